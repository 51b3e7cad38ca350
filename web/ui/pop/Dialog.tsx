import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./Dialog.module.css";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  width?: number;
  children: ReactNode;
};

/**
 * A question or a sheet of facts over the page: the browser's own dialog, so focus stays inside and returns, and Escape
 * or a press beside it closes it. `data-autofocus` marks what has the focus first. For forms with a SelectField take
 * Mantine's Modal: its lists open outside, where they would stand behind this one.
 */
export function Dialog({ isOpen, onClose, title, width = 460, children }: DialogProps) {
  const { shell } = useTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

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

  function press(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === dialog.current) onClose();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by keyboard
    <dialog
      ref={dialog}
      className={classes.dialog}
      style={{ width }}
      aria-labelledby={id}
      onClose={onClose}
      onClick={press}
    >
      {isOpen ? (
        <div className={classes.sheet}>
          <div className={classes.head}>
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
            <ActionIcon aria-label={shell.close} onClick={onClose}>
              <IconX size={17} stroke={1.8} />
            </ActionIcon>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
