import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./StateMark.module.css";

export type StateTone = "quiet" | "active" | "gain" | "cost" | "attention";

type StateMarkProps = {
  tone?: StateTone;
  /** The shape says it too: hollow = not begun, half = under way, full = so it is. */
  shape?: "full" | "half" | "hollow";
  children: ReactNode;
};

/** A dot and a word. The word carries the meaning; the dot lets the eye find it. */
export function StateMark({ tone = "quiet", shape = "full", children }: StateMarkProps) {
  return (
    <span className={classNames(classes.state, classes[tone], classes[shape])}>
      <span className={classes.word}>{children}</span>
    </span>
  );
}
