import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./Page.module.css";

type PageProps = {
  children: ReactNode;
  /** `fill` gives the last child the rest of the height (lists), `read` keeps lines short (forms, texts). */
  shape?: "flow" | "fill" | "read";
};

/** The room a page stands in. */
export function Page({ children, shape = "flow" }: PageProps) {
  return <div className={classNames(classes.page, classes[shape])}>{children}</div>;
}
