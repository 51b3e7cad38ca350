import type { ComponentProps, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./Rows.module.css";

type RowsProps = {
  label?: string;
  isOrdered?: boolean;
  /** What ends a row stays near what it says, however wide the screen. */
  isNarrow?: boolean;
  children: ReactNode;
};

/** Short entries one below the other, parted by lines. */
export function Rows({ label, isOrdered, isNarrow, children }: RowsProps) {
  const List = isOrdered ? "ol" : "ul";
  return (
    <List aria-label={label} className={classNames(classes.rows, isNarrow && classes.narrow)}>
      {children}
    </List>
  );
}

export function Row({ className, ...rest }: ComponentProps<"li">) {
  return <li {...rest} className={classNames(classes.row, className)} />;
}

/** What a row says; it takes the room that the others leave, and breaks. */
export function RowMain({ children }: { children: ReactNode }) {
  return <span className={classes.main}>{children}</span>;
}

/** What is said beside it, in small. */
export function RowAside({ children }: { children: ReactNode }) {
  return <span className={classes.aside}>{children}</span>;
}
