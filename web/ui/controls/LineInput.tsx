import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";
import classes from "./LineInput.module.css";

/** A line to type into beside a list: to search, to narrow down. The browser's own, because lists have no form and Mantine's input would bring them 7 kB; in a form take TextField. */
export function LineInput({
  className,
  ...rest
}: ComponentProps<"input"> & { "data-autofocus"?: boolean | undefined }) {
  return <input type="text" {...rest} className={classNames(classes.input, className)} />;
}
