import type { Icon } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from "react";
import { classNames } from "../class-names.ts";
import { useNavigation } from "../Link.tsx";
import { KeyHint } from "../marks/KeyHint.tsx";
import classes from "./MenuButton.module.css";
import { Pop } from "./Pop.tsx";
import type { Align, Side } from "./place-beside.ts";

export type MenuItem = {
  id: string;
  label: string;
  icon?: Icon;
  /** At the right in small ink. */
  detail?: ReactNode;
  keys?: string;
  run?: () => void;
  href?: string;
  /** Why it can't be chosen now: it stays in sight and says so. */
  reason?: string | undefined;
  isGrave?: boolean;
  /** A line above: another kind of thing begins. */
  begins?: boolean;
};

type MenuButtonProps = {
  label: string;
  button: ReactElement<{ popoverTarget?: string }>;
  items: readonly MenuItem[];
  side?: Side;
  align?: Align;
  /** Governed from outside, when a key opens it too. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
  /** Below the items: switches, while the menu stays open. */
  children?: ReactNode;
};

/** A button and its menu: arrows move, a letter jumps, Enter chooses, Escape closes. */
export function MenuButton({
  label,
  button,
  items,
  side = "bottom",
  align = "start",
  children,
  ...given
}: MenuButtonProps) {
  const [own, setOwn] = useState(false);
  const isOpen = given.isOpen ?? own;
  const onOpen = given.onOpen ?? setOwn;
  const { go } = useNavigation();

  function choose(item: MenuItem) {
    if (item.reason !== undefined) return;
    onOpen(false);
    item.run?.();
    if (item.href !== undefined) go(item.href);
  }

  const list = items.map((item) => <Item key={item.id} item={item} onChoose={choose} />);
  return (
    <Pop
      label={label}
      isOpen={isOpen}
      onOpen={onOpen}
      button={button}
      side={side}
      align={align}
      // With switches below, the whole is no menu any more: a menu may hold nothing but its items.
      role={children === undefined ? "menu" : "dialog"}
      className={classes.menu}
      onKeyDown={move}
    >
      {children === undefined ? (
        list
      ) : (
        <>
          <div role="menu" aria-label={label}>
            {list}
          </div>
          {children}
        </>
      )}
    </Pop>
  );
}

function Item({ item, onChoose }: { item: MenuItem; onChoose: (item: MenuItem) => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={item.reason !== undefined}
      title={item.reason}
      className={classNames(classes.item, item.begins && classes.begins, item.isGrave && classes.grave)}
      onClick={() => onChoose(item)}
    >
      {item.icon ? <item.icon className={classes.icon} size={16} stroke={1.6} aria-hidden /> : null}
      <span className={classes.label}>{item.label}</span>
      {item.detail === undefined ? null : <span className={classes.detail}>{item.detail}</span>}
      {item.keys === undefined ? null : <KeyHint keys={item.keys} />}
    </button>
  );
}

function move(event: KeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const at = items.findIndex((item) => item.matches(":focus"));
  if (at < 0) return;
  const next = nextIndex(event.key, at, items);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  items[next]?.focus();
}

function nextIndex(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  if (key === "ArrowDown") return (at + 1) % items.length;
  if (key === "ArrowUp") return (at - 1 + items.length) % items.length;
  if (key === "Home") return 0;
  if (key === "End") return items.length - 1;
  if (key.length !== 1 || key === " ") return undefined;
  const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  const after = items.findIndex((item, index) => index > at && begins(item));
  const found = after >= 0 ? after : items.findIndex(begins);
  return found >= 0 ? found : undefined;
}
