import {
  type AriaRole,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { classNames } from "../class-names.ts";
import classes from "./Pop.module.css";
import { type Align, placeBeside, type Side } from "./place-beside.ts";

type ButtonProps = { popoverTarget?: string; "aria-expanded"?: boolean; "aria-haspopup"?: "dialog" | "menu" };

type PopProps = {
  /** Read out as the name of what pops up. */
  label: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** The button that opens it; gets what it needs by itself. */
  button: ReactElement<ButtonProps>;
  children: ReactNode;
  side?: Side;
  align?: Align;
  role?: Extract<AriaRole, "dialog" | "menu">;
  className?: string | undefined;
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
};

/**
 * Something small beside its button, in the browser's own popover: above everything, closed by Escape and by a click
 * elsewhere, focus back on the button.
 */
export function Pop({
  label,
  isOpen,
  onOpen,
  button,
  children,
  side = "bottom",
  align = "start",
  role = "dialog",
  className,
  onKeyDown,
}: PopProps) {
  const id = useId();
  const pop = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = pop.current;
    if (!element) return;
    // Opened from outside (a key) rather than by its button, which the browser does by itself.
    if (element.matches(":popover-open") !== isOpen) element.togglePopover(isOpen);
    if (!isOpen) return;
    const place = () => standBeside(element, id, side, align);
    place();
    focusFirst(element);
    // What is inside may grow (a list being filtered), and the page may scroll away beneath.
    const watcher = new ResizeObserver(place);
    watcher.observe(element);
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
    return () => {
      watcher.disconnect();
      removeEventListener("scroll", place, { capture: true });
      removeEventListener("resize", place);
    };
  }, [isOpen, id, side, align]);

  return (
    <>
      {cloneElement(button, { popoverTarget: id, "aria-expanded": isOpen, "aria-haspopup": role })}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is given, dialog or menu */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its role is given, dialog or menu */}
      <div
        ref={pop}
        id={id}
        popover="auto"
        role={role}
        aria-label={label}
        className={classNames(classes.pop, className)}
        onToggle={(event) => onOpen(event.newState === "open")}
        onKeyDown={onKeyDown}
      >
        {isOpen ? children : null}
      </div>
    </>
  );
}

function standBeside(element: HTMLElement, id: string, side: Side, align: Align): void {
  const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  if (!anchor) return;
  const size = { width: element.offsetWidth, height: element.offsetHeight };
  const { left, top } = placeBeside(anchor, size, { width: innerWidth, height: innerHeight }, side, align);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}

function focusFirst(element: HTMLElement): void {
  const first =
    element.querySelector<HTMLElement>("[data-autofocus]") ??
    element.querySelector<HTMLElement>("input,select,textarea,button,a,[tabindex='-1']");
  first?.focus({ preventScroll: true });
}
