import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./PageHeader.module.css";

type PageHeaderProps = {
  title: ReactNode;
  /** Before the title: a RatingMark or KindMark. */
  mark?: ReactNode;
  /** Right after the title in small ink: state, age, owner. */
  facts?: ReactNode;
  /** What this page says in one sentence. */
  sentence?: ReactNode;
  actions?: ReactNode;
};

/** Title, facts, one sentence, and what can be done here. */
export function PageHeader({ title, mark, facts, sentence, actions }: PageHeaderProps) {
  const isPlain = mark === undefined && facts === undefined;
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <div className={classNames(classes.top, isPlain && classes.plain)}>
          {mark}
          <h1 className={classes.title}>{title}</h1>
          {facts === undefined ? null : <div className={classes.facts}>{facts}</div>}
        </div>
        {sentence === undefined ? null : <div className={classes.sentence}>{sentence}</div>}
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
