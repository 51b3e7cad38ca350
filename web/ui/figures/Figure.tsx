import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import type { Figure as FigureValue } from "../format-settings.ts";
import { Amount } from "./Amount.tsx";
import classes from "./Figure.module.css";
import { Opens } from "./Opens.tsx";
import type { FigureSource } from "./SourceTip.tsx";

type FigureProps = {
  label: string;
  value: FigureValue | null | undefined;
  as?: "amount" | "money" | "percent" | "multiple";
  decimals?: number;
  /** Said after the figure in small ink: "of 842", "days". */
  unit?: string;
  /** The reason beside the figure: always there on screens that matter. */
  reason?: ReactNode;
  /** Delta or Sparkline, on the figure's own line. */
  beside?: ReactNode;
  tip?: FigureSource | string;
  href?: string;
  onOpen?: () => void;
  size?: "large" | "normal";
};

/** A figure and its reason, side by side; opens to the rows that it is made of. */
export function Figure({
  label,
  value,
  as = "amount",
  decimals = 0,
  unit,
  reason,
  beside,
  tip,
  size = "normal",
  href,
  onOpen,
}: FigureProps) {
  const { figure } = useTexts();
  const format = useFormat();
  const isKnown = value !== null && value !== undefined;
  // Who hears the name of the link hears the figure as it is written.
  const written = {
    amount: (of: FigureValue) => format.amount(of, { decimals }),
    money: (of: FigureValue) => format.money(of, { decimals }),
    percent: (of: FigureValue) => format.percent(of, { decimals }),
    multiple: format.multiple,
  };
  const said = isKnown ? `${written[as](value)}, ${figure.opens(label)}` : "";
  return (
    <div className={classNames(classes.figure, size === "large" && classes.large)}>
      <div className={classes.label}>{label}</div>
      <div className={classes.line}>
        <Opens
          href={isKnown ? href : undefined}
          onOpen={isKnown ? onOpen : undefined}
          label={isKnown && (href !== undefined || onOpen) ? said : undefined}
          className={classes.value}
        >
          <Amount value={value} as={as} decimals={decimals} tip={tip} />
        </Opens>
        {unit === undefined ? null : <span className={classes.unit}>{unit}</span>}
        {beside}
      </div>
      {reason === undefined ? null : <div className={classes.reason}>{reason}</div>}
    </div>
  );
}

/** Figures in one row with hairlines between; two columns on a phone. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
