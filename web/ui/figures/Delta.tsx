import { IconArrowDownRight, IconArrowUpRight, IconMinus } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import { signOf } from "../format.ts";
import type { Figure } from "../format-settings.ts";
import classes from "./Delta.module.css";
import { type FigureSource, SourceTip } from "./SourceTip.tsx";

type DeltaProps = {
  value: Figure;
  as?: "amount" | "percent";
  /** Which way is good; costs are good when they fall. */
  good?: "up" | "down" | "neither";
  /** "against the year before" */
  against?: string;
  tip?: FigureSource | string;
};

/** From here on a change in percent is read as so many times what it was: ×34.7, and not +3,373.8 %. */
const timesFrom = 9;

/** A change: arrow, sign and word; colour only where the change is good or bad news. */
export function Delta({ value, as = "percent", good = "up", against, tip }: DeltaProps) {
  const format = useFormat();
  const { figure } = useTexts();
  const sign = signOf(value);
  const Arrow = sign > 0 ? IconArrowUpRight : sign < 0 ? IconArrowDownRight : IconMinus;
  const isGood = good !== "neither" && sign !== 0 && sign > 0 === (good === "up");
  const tone = good === "neither" || sign === 0 ? classes.even : isGood ? classes.gain : classes.cost;
  const text = as === "amount" ? format.amount(value, { sign: "always" }) : shareText(Number(value));
  function shareText(share: number): string {
    return share >= timesFrom ? format.multiple(share + 1) : format.percent(share, { sign: "always" });
  }
  const word = sign > 0 ? figure.up : sign < 0 ? figure.down : figure.same;
  return (
    <SourceTip tip={tip ?? [word, against].filter(Boolean).join(" ")}>
      <span className={classNames(classes.delta, tone)}>
        <Arrow size={14} stroke={2} role="img" aria-label={word} />
        {text}
        {against === undefined ? null : <span className={classes.against}>{against}</span>}
      </span>
    </SourceTip>
  );
}
