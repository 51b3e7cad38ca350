import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { KeyHint } from "../marks/KeyHint.tsx";
import classes from "./Submit.module.css";

type SubmitProps = {
  /** The verb and its object: "Create the organisation". */
  verb?: string;
  isBusy?: boolean;
  onCancel?: (() => void) | undefined;
  /** Why it can't be sent; the button is then off and says so. */
  reason?: string | undefined;
  /** Ctrl-Enter sends (long forms, the desk). */
  withKey?: boolean;
  children?: ReactNode;
};

/** The foot of a form: send, cancel, and why it can't be sent yet. */
export function Submit({ verb, isBusy = false, onCancel, reason, withKey = false, children }: SubmitProps) {
  const { form } = useTexts();
  return (
    <div className={classes.foot}>
      <Button
        type="submit"
        variant="filled"
        loading={isBusy}
        disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : "submit-reason"}
      >
        {verb ?? form.save}
      </Button>
      {onCancel ? (
        <Button variant="subtle" onClick={onCancel}>
          {form.cancel}
        </Button>
      ) : null}
      {withKey ? <KeyHint keys="mod+Enter" /> : null}
      {reason === undefined ? null : (
        <span id="submit-reason" className={classes.reason}>
          {reason}
        </span>
      )}
      {children}
    </div>
  );
}
