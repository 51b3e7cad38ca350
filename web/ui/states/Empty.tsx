import type { ReactNode } from "react";
import classes from "./Empty.module.css";

type EmptyProps = {
  /** What will stand here: "Your customers will stand here". */
  title: string;
  sentence?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
};

/** Nothing here yet: what will stand here, and the one next step. */
export function Empty({ title, sentence, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.lines} aria-hidden>
        <span />
        <span />
        <span />
      </span>
      <h2 className={classes.title}>{title}</h2>
      {sentence === undefined ? null : <p className={classes.sentence}>{sentence}</p>}
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
