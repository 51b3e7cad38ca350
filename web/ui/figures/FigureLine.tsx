import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import type { Figure } from "../format-settings.ts";
import { Amount } from "./Amount.tsx";
import classes from "./FigureLine.module.css";
import { Opens } from "./Opens.tsx";
import { type FigureSource, SourceTip } from "./SourceTip.tsx";

type FigureLineProps = {
  label: ReactNode;
  value: Figure | null | undefined;
  /** 0 to 1: the line's bar on the scale its list shares. */
  bar?: number;
  tone?: "neutral" | "gain" | "cost";
  /** How many times the usual; at 1.5 and more it is written in attention ink, with the sign. */
  multiple?: number;
  tip?: FigureSource | string;
  href?: string;
  onOpen?: () => void;
};

/** Label, bar, amount, multiple: one line of "how it is served". Lines in a FigureLines list share their columns. */
export function FigureLine({
  label,
  value,
  bar,
  tone = "neutral",
  multiple,
  tip,
  href,
  onOpen,
}: FigureLineProps) {
  const { figure } = useTexts();
  const format = useFormat();
  return (
    <li className={classes.line}>
      <span className={classes.label} title={typeof label === "string" ? label : undefined}>
        {label}
      </span>
      <span className={classes.bar} aria-hidden>
        {bar === undefined ? null : (
          <span className={classes[tone]} style={{ width: `${Math.min(1, bar) * 100}%` }} />
        )}
      </span>
      <Opens href={href} onOpen={onOpen} className={classes.amount}>
        <Amount value={value} tip={tip} />
      </Opens>
      <span className={classes.multiple}>
        {multiple === undefined ? null : (
          <SourceTip tip={figure.against(format.multiple(multiple))}>
            <span className={multiple >= 1.5 ? classes.high : classes.usual}>
              {format.multiple(multiple)}
            </span>
          </SourceTip>
        )}
      </span>
    </li>
  );
}

/** The list that FigureLine stands in; `note` says once what the multiples compare with. */
export function FigureLines({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <>
      <ul className={classes.lines}>{children}</ul>
      {note === undefined ? null : <p className={classes.note}>{note}</p>}
    </>
  );
}
