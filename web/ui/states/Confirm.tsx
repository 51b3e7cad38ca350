import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Dialog } from "../pop/Dialog.tsx";
import classes from "./Confirm.module.css";
import { ErrorNote, type Problem } from "./ErrorNote.tsx";

type ConfirmProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb and its object: "Undo this load". */
  verb: string;
  onConfirm: () => Promise<unknown>;
  isGrave?: boolean;
  problem?: Problem | undefined;
};

/** Asks before what is hard to undo. The safe answer has the focus. */
export function Confirm({
  isOpen,
  onClose,
  title,
  children,
  verb,
  onConfirm,
  isGrave = false,
  problem,
}: ConfirmProps) {
  const { confirm } = useTexts();
  const [isBusy, setBusy] = useState(false);

  async function go() {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      <div className={classes.body}>
        <div className={classes.words}>{children}</div>
        {problem ? <ErrorNote problem={problem} isInline /> : null}
        <div className={classes.actions}>
          <Button onClick={onClose} data-autofocus>
            {confirm.cancel}
          </Button>
          <Button
            variant="filled"
            {...(isGrave ? { color: "red" } : {})}
            loading={isBusy}
            onClick={() => void go()}
          >
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
