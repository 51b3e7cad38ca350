import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./Tag.module.css";

/** A short word in a hairline: a tag, a count, a key. */
export function Tag({
  children,
  tone = "quiet",
  title,
}: {
  children: ReactNode;
  tone?: "quiet" | "accent" | "attention" | "cost" | "gain";
  title?: string;
}) {
  return (
    <span className={classNames(classes.tag, classes[tone])} title={title}>
      {children}
    </span>
  );
}
