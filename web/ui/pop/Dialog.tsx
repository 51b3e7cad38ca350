import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./Dialog.module.css";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  width?: number;
  /** What it shows is gone with it: only its own button closes it. */
  isShownOnce?: boolean;
  children: ReactNode;
};

/**
 * A question, a form or a sheet of facts over the page: the browser's own dialog, so focus stays inside and returns, and
 * Escape or a press beside it closes it. `data-autofocus` marks what has the focus first.
 */
export function Dialog({ isOpen, onClose, title, width = 460, isShownOnce = false, children }: DialogProps) {
  const { shell } = useTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (!isOpen) {
      element.close();
      return;
    }
    if (!element.open) element.showModal();
    element.querySelector<HTMLElement>("[data-autofocus]")?.focus();
  }, [isOpen]);

  // Only one that is closed, not one that is taken out of the page, gives the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => element?.close();
  }, []);

  /** Words that are marked with the mouse may end beside the dialog; where the press began decides. */
  function press(event: MouseEvent<HTMLDialogElement>) {
    const isBeside = event.target === dialog.current;
    if (event.type === "click" && isBeside && isPressedBeside.current && !isShownOnce) onClose();
    isPressedBeside.current = isBeside;
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard
    <dialog
      ref={dialog}
      className={classes.dialog}
      style={{ width }}
      aria-labelledby={id}
      onClose={() => {
        if (!dialog.current?.open) onClose();
      }}
      onCancel={(event) => {
        if (isShownOnce) event.preventDefault();
      }}
      onPointerDown={press}
      onClick={press}
    >
      {isOpen ? (
        <div className={classes.sheet}>
          <div className={classes.head}>
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
            {isShownOnce ? null : (
              <ActionIcon aria-label={shell.close} onClick={onClose}>
                <IconX size={17} stroke={1.8} />
              </ActionIcon>
            )}
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
