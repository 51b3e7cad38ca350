import type { CSSProperties, ReactNode } from "react";
import classes from "./Columns.module.css";

type ColumnsProps = {
  /** Widths as in CSS grid, `["1.2fr", "1fr", "280px"]`; below 1,100 px two columns, on a phone one. */
  widths: readonly string[];
  children: ReactNode;
};

/** Panels side by side, parted by hairlines and not by boxes. */
export function Columns({ widths, children }: ColumnsProps) {
  const style: CSSProperties & Record<"--widths", string> = {
    "--widths": widths.map((width) => (width.endsWith("fr") ? `minmax(0, ${width})` : width)).join(" "),
  };
  return (
    <div className={classes.columns} style={style}>
      {children}
    </div>
  );
}
