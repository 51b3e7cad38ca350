import type { ReactNode } from "react";
import classes from "./Split.module.css";

/** Main matter left, what belongs beside it right; stacked on a phone, main first. */
export function Split({
  children,
  aside,
  asideWidth = 320,
  asideLabel,
}: {
  children: ReactNode;
  aside: ReactNode;
  asideWidth?: number;
  asideLabel: string;
}) {
  return (
    <div className={classes.split} style={{ gridTemplateColumns: `minmax(0, 1fr) ${asideWidth}px` }}>
      <div className={classes.main}>{children}</div>
      <section className={classes.aside} aria-label={asideLabel}>
        {aside}
      </section>
    </div>
  );
}
