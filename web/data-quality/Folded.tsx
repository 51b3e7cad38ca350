import type { ReactNode } from "react";
import classes from "./Folded.module.css";

/** What was settled and may be looked at again. */
export function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={classes.folded}>
      <summary className={classes.label}>{label}</summary>
      {children}
    </details>
  );
}
