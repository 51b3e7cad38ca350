import { ActionIcon } from "@mantine/core";
import { IconArrowsDiagonal, IconX } from "@tabler/icons-react";
import { type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useKeys } from "../keys/KeysContext.tsx";
import { Link } from "../Link.tsx";
import { Tip } from "../pop/Tip.tsx";
import { FrameContext } from "./FrameContext.ts";
import classes from "./Peek.module.css";

type PeekProps = {
  /** What is looked at: the record's name. */
  label: string;
  /** Where the whole record is. */
  href?: string;
  onClose: () => void;
  children: ReactNode;
};

/** The record without leaving the list: a panel at the right edge, over the whole screen on a phone. Escape closes it. */
export function Peek({ label, href, onClose, children }: PeekProps) {
  const { peek } = useContext(FrameContext);
  const { shell, keys, table } = useTexts();
  useKeys(keys.list, [{ keys: "Escape", words: keys.closePeek, run: onClose }]);
  if (!peek) return null;
  return createPortal(
    <aside className={classes.panel} aria-label={table.peek(label)}>
      <div className={classes.head}>
        <span className={classes.title} title={label}>
          {label}
        </span>
        {href === undefined ? null : (
          <Tip label={keys.open}>
            <Link className={classes.open} href={href} aria-label={`${keys.open}: ${label}`}>
              <IconArrowsDiagonal size={16} stroke={1.8} aria-hidden />
            </Link>
          </Tip>
        )}
        <ActionIcon aria-label={shell.close} onClick={onClose}>
          <IconX size={17} stroke={1.8} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.body} tabIndex={0} aria-label={label} data-scroll>
        {children}
      </section>
    </aside>,
    peek,
  );
}
