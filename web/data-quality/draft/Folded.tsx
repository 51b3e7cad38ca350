import type { ReactNode } from "react";
import classes from "./Folded.module.css";

type FoldedProps = {
  label: string;
  children: ReactNode;
  /** Governed from outside; by itself it begins closed. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
};

/** What was settled and may be looked at again. */
export function Folded({ label, children, isOpen, onOpen }: FoldedProps) {
  return (
    <details
      className={classes.folded}
      open={isOpen}
      onToggle={(event) => event.currentTarget.open !== isOpen && onOpen?.(event.currentTarget.open)}
    >
      <summary className={classes.label}>{label}</summary>
      {isOpen === false ? null : children}
    </details>
  );
}
