import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import { signOf } from "../format.ts";
import type { AmountOptions, Figure as FigureValue } from "../format-settings.ts";
import classes from "./Amount.module.css";
import { type FigureSource, SourceTip } from "./SourceTip.tsx";

type AmountProps = AmountOptions & {
  /** `undefined` = withheld from this role, `null` = not known. */
  value: FigureValue | null | undefined;
  as?: "amount" | "money" | "percent" | "multiple" | "short";
  currency?: string;
  /** Ink by meaning: a loss in cost ink. Off where the row says it already. */
  tone?: "sign" | "plain";
  tip?: FigureSource | string | undefined;
  className?: string;
};

/** One figure in tabular ink. A loss has a minus, cost ink and, on hover, the word. */
export function Amount({
  value,
  as = "amount",
  tone = "sign",
  tip,
  className,
  currency,
  ...options
}: AmountProps) {
  const format = useFormat();
  const { figure } = useTexts();
  if (value === undefined || value === null) {
    const words = value === null ? figure.unknown : figure.withheld;
    return (
      <span className={classNames(classes.absent, className)} title={words}>
        <span aria-hidden>–</span>
        <span className="unseen">{words}</span>
      </span>
    );
  }
  const isLoss = tone === "sign" && signOf(value) < 0;
  const text = written();
  const said = tip ?? (isLoss ? figure.loss : undefined);
  return (
    <SourceTip tip={said}>
      <span className={classNames(classes.amount, isLoss && classes.loss, className)}>{text}</span>
    </SourceTip>
  );

  function written(): string {
    if (value === undefined || value === null) return "";
    if (as === "money")
      return format.money(value, currency === undefined ? options : { ...options, currency });
    if (as === "percent") return format.percent(value, options);
    if (as === "multiple") return format.multiple(value);
    if (as === "short") return format.short(value, options.sign);
    return format.amount(value, options);
  }
}
