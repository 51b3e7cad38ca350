import { type ReactNode, useId } from "react";
import { classNames } from "../class-names.ts";
import classes from "./Section.module.css";

type SectionProps = {
  title?: string;
  /** After the title in small ink: unit, period, count. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** No hairline above: the first section of a page. */
  isFirst?: boolean;
};

/** A part of a page: a hairline, a quiet title, its content. */
export function Section({ title, note, actions, children, isFirst = false }: SectionProps) {
  const id = useId();
  return (
    <section
      className={classNames(classes.section, isFirst && classes.first)}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title === undefined ? null : (
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {note === undefined ? null : <span className={classes.note}>{note}</span>}
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
