import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import classes from "./ShareBar.module.css";
import { SourceTip } from "./SourceTip.tsx";

type ShareBarProps = {
  /** 0 to 1 (more is drawn as full, the figure stays true). */
  share: number;
  /** A mark on the track: the limit, the usual. */
  mark?: number;
  tone?: "neutral" | "gain" | "cost" | "attention" | "accent";
  tip?: string;
  /** Writes the share beside the bar. */
  withFigure?: boolean;
};

/** A part of a whole as a thin bar, with an optional mark for the limit. */
export function ShareBar({ share, mark, tone = "neutral", tip, withFigure = false }: ShareBarProps) {
  const format = useFormat();
  const { figure } = useTexts();
  const percent = format.percent(share);
  return (
    <SourceTip tip={tip ?? figure.shareOf(percent)}>
      <span className={classNames(classes.cell, withFigure && classes.with)}>
        <span className={classes.track} aria-hidden>
          <span
            className={classNames(classes.part, classes[tone])}
            style={{ width: `${clamp(share) * 100}%` }}
          />
          {mark === undefined ? null : (
            <span className={classes.mark} style={{ left: `${clamp(mark) * 100}%` }} />
          )}
        </span>
        <span className={withFigure ? classes.figure : "unseen"}>{percent}</span>
      </span>
    </SourceTip>
  );
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
