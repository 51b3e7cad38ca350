import type { ReactNode } from "react";
import classes from "./PhoneRow.module.css";

type PhoneRowProps = {
  mark?: ReactNode;
  title: ReactNode;
  /** Right on the first line: the figure that matters. */
  figure?: ReactNode;
  /** The second line, left and right. */
  detail?: ReactNode;
  aside?: ReactNode;
};

/** The two-line row of a phone: name and figure, then the rest in small ink. */
export function PhoneRow({ mark, title, figure, detail, aside }: PhoneRowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.line}>
        {mark}
        <span className={classes.title}>{title}</span>
        <span className={classes.figure}>{figure}</span>
      </div>
      <div className={classes.second}>
        <span className={classes.detail}>{detail}</span>
        <span className={classes.aside}>{aside}</span>
      </div>
    </div>
  );
}
