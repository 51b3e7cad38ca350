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
    <span className={classNames(classes.state, classes[tone])}>
      <svg className={classes.dot} width="10" height="10" viewBox="0 0 10 10" aria-hidden>
        <circle
          cx="5"
          cy="5"
          r="3.8"
          fill={shape === "full" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.4"
        />
        {shape === "half" ? <path d="M5 1.200a3.8 3.8 0 0 1 0 7.600Z" fill="currentColor" /> : null}
      </svg>
      <span className={classes.word}>{children}</span>
    </span>
  );
}
