import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Link } from "../Link.tsx";
import classes from "./Opens.module.css";

type OpensProps = {
  href?: string | undefined;
  onOpen?: (() => void) | undefined;
  /** Read out in place of the bare figure: "45,088, show what profit is made of". */
  label?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A figure that opens to its rows: a link, a button, or (when there is nothing to open) plain ink. */
export function Opens({ href, onOpen, label, className, children, ...rest }: OpensProps) {
  if (href !== undefined) {
    return (
      <Link {...rest} href={href} aria-label={label} className={classNames(classes.opens, className)}>
        {children}
      </Link>
    );
  }
  if (onOpen) {
    return (
      <button
        {...rest}
        type="button"
        aria-label={label}
        onClick={onOpen}
        className={classNames(classes.opens, className)}
      >
        {children}
      </button>
    );
  }
  return (
    <span {...rest} className={className}>
      {children}
    </span>
  );
}
