import { useState } from "react";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import classes from "./DecisionBar.module.css";
import type { Act } from "./DecisionBar.tsx";

/** A reason that goes with the next decision: nothing asks for one, a key opens the line to type it. */
export function useReason() {
  const { duplicates: t } = useDuplicatesTexts();
  const [reason, setReason] = useState("");
  const [isOpen, setOpen] = useState(false);
  const given = reason.trim();
  const act: Act = { id: "reason", keys: "w", label: t.act.reason, run: () => setOpen(true) };
  return {
    act,
    /** As a decision takes it. */
    given: given === "" ? {} : { reason: given },
    clear: () => {
      setReason("");
      setOpen(false);
    },
    line: isOpen ? (
      <form
        className={classes.reason}
        onSubmit={(event) => {
          event.preventDefault();
          setOpen(false);
        }}
      >
        <LineInput
          aria-label={t.act.reasonLabel}
          placeholder={t.act.reasonHint}
          maxLength={500}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
        />
      </form>
    ) : given === "" ? undefined : (
      <p className={classes.reasonGiven}>{t.act.reasonGiven(given)}</p>
    ),
  };
}
