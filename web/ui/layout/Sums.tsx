import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./Sums.module.css";

/** Amounts below each other as one adds them up by hand: their digits in columns, a line above each sum. */
export function Sums({ children }: { children: ReactNode }) {
  return <dl className={classes.sums}>{children}</dl>;
}

type SumProps = { name: string; children: ReactNode; note?: ReactNode; isTotal?: boolean };

/** One amount, or the sum of those above it. `note` stands between name and amount: by what means, why. */
export function Sum({ name, children, note, isTotal = false }: SumProps) {
  return (
    <div className={classNames(classes.sum, isTotal && classes.total)}>
      <dt className={classes.name}>{name}</dt>
      {note === undefined || note === null ? null : <dd className={classes.note}>{note}</dd>}
      <dd className={classes.figure}>{children}</dd>
    </div>
  );
}
