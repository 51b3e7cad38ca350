import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import classes from "./Steps.module.css";

export type Step = {
  id: string;
  title: string;
  /** What it came to, in one line, once done: "3 files, 12,408 rows". */
  outcome?: ReactNode;
  state: "done" | "current" | "next" | "failed";
  content?: ReactNode;
};

/** Steps of one piece of work on one page: what is done folds to a line, what comes is already in sight. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { state } = useTexts();
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={classNames(classes.step, classes[step.state])}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className={classes.mark} aria-hidden>
            {step.state === "done" ? (
              <IconCheck size={14} stroke={2.4} />
            ) : step.state === "failed" ? (
              <IconAlertTriangle size={13} />
            ) : (
              index + 1
            )}
          </span>
          <div className={classes.words}>
            <div className={classes.head}>
              <h2 className={classes.title}>{step.title}</h2>
              <span className="unseen">{state[step.state]}</span>
              {step.outcome === undefined ? null : <span className={classes.outcome}>{step.outcome}</span>}
            </div>
            {step.content === undefined ? null : <div className={classes.content}>{step.content}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
