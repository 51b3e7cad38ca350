import type { ReactNode } from "react";
import classes from "./Facts.module.css";

/** Name and value pairs in two columns: the data of a record. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

/** One pair. `state` stands after the value: verified, old, missing. */
export function Fact({ name, children, state }: { name: string; children: ReactNode; state?: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>
        {children}
        {state === undefined ? null : <span className={classes.state}>{state}</span>}
      </dd>
    </div>
  );
}
