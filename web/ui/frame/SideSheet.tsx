import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import classes from "./SideSheet.module.css";

type SideSheetProps = { label: string; isOpen: boolean; onClose: () => void; children: ReactNode };

/** A sheet from the left edge, the browser's own dialog: focus stays inside, Escape and a touch beside it close it, and so does following a link. */
export function SideSheet({ label, isOpen, onClose, children }: SideSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  function click(event: MouseEvent<HTMLDialogElement>) {
    const isBeside = event.target === dialog.current;
    const isLink = event.target instanceof Element && event.target.closest("a");
    if (isBeside || isLink) onClose();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, and links answer to Enter by themselves
    <dialog ref={dialog} className={classes.sheet} aria-label={label} onClose={onClose} onClick={click}>
      {isOpen ? <div className={classes.body}>{children}</div> : null}
    </dialog>
  );
}
