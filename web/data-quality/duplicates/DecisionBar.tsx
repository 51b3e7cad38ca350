import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";
import { KeyHint } from "../../ui/marks/KeyHint.tsx";
import classes from "./DecisionBar.module.css";

/** One thing that can be done, with its key on it. */
export type Act = {
  id: string;
  keys: string;
  label: string;
  run: () => void;
  /** Why it can't be done now. */
  reason?: string | undefined;
};

type DecisionBarProps = {
  label: string;
  acts: readonly Act[];
  /** Away from the decisions. */
  aside?: readonly Act[];
  /** What the last step came to. */
  said?: ReactNode;
  question?: string | undefined;
  /** Why, where somebody says it: a line to type in, or what was typed. */
  reason?: ReactNode;
};

/** Always in sight: what can be decided, each with its key, and what the last decision came to. */
export function DecisionBar({ label, acts, aside = [], said, question, reason }: DecisionBarProps) {
  return (
    <section className={classes.bar} aria-label={label}>
      {question === undefined ? null : <p className={classes.question}>{question}</p>}
      {reason}
      <div className={classes.line}>
        <div className={classNames(classes.acts, question !== undefined && classes.sentences)}>
          {acts.map((act) => (
            <ActButton key={act.id} act={act} />
          ))}
        </div>
        <p className={classes.said} role="status">
          {said}
        </p>
        <div className={classes.asides}>
          {aside.map((act) => (
            <ActButton key={act.id} act={act} isQuiet />
          ))}
        </div>
      </div>
    </section>
  );
}

function ActButton({ act, isQuiet = false }: { act: Act; isQuiet?: boolean }) {
  return (
    <Button
      variant={isQuiet ? "subtle" : "default"}
      disabled={act.reason !== undefined}
      title={act.reason}
      aria-keyshortcuts={act.keys.toUpperCase()}
      onClick={act.run}
      rightSection={<KeyHint keys={act.keys} />}
    >
      {act.label}
    </Button>
  );
}
