import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import { signOf } from "../format.ts";
import type { Figure } from "../format-settings.ts";
import { Amount } from "./Amount.tsx";
import classes from "./BarFromZero.module.css";
import { type FigureSource, SourceTip } from "./SourceTip.tsx";

type BarFromZeroProps = {
  value: Figure | null | undefined;
  /** The largest gain and the largest loss (as a positive figure) of the column: one scale for all rows. */
  gainMax: number;
  lossMax: number;
  tip?: Omit<FigureSource, "words">;
};

/** A figure with its bar: left of zero for a loss, right for a gain, all rows on one honest scale. */
export function BarFromZero({ value, gainMax, lossMax, tip }: BarFromZeroProps) {
  const { figure } = useTexts();
  const format = useFormat();
  if (value === null || value === undefined) return <Amount value={value} />;
  const sign = signOf(value);
  const span = gainMax + lossMax || 1;
  const zero = (lossMax / span) * 100;
  const reach = Math.min(Math.abs(Number(value)), sign < 0 ? lossMax : gainMax);
  const width = (reach / span) * 100;
  const word = sign < 0 ? figure.loss : sign > 0 ? figure.gain : figure.nothing;
  return (
    <SourceTip tip={{ words: `${word} ${format.money(value, { decimals: 2 })}`, ...tip }}>
      <span className={classes.cell}>
        <span className={classes.track} aria-hidden>
          <span className={classes.zero} style={{ left: `${zero}%` }} />
          <span
            className={sign < 0 ? classes.loss : classes.gain}
            style={{ left: `${sign < 0 ? zero - width : zero}%`, width: `${width}%` }}
          />
        </span>
        <Amount value={value} tip="" className={classes.amount ?? ""} />
      </span>
    </SourceTip>
  );
}
