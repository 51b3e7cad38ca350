import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import type { PartyValue } from "./party-value.ts";
import classes from "./ServingCosts.module.css";

/** What the figures above leave out, so that missing is not taken for zero. */
export function ValueGaps({ value }: { value: PartyValue }) {
  const t = useValueTexts().value;
  const format = useFormat();
  const maySeeCosts = useMay("cost.read");
  const sentences = [coverage(), missing(), issues(), value.rating === null ? t.notYet : ""].filter(Boolean);
  const withoutRate = value.waterfall === undefined ? [] : value.activitiesWithoutRate;
  return (
    <>
      {sentences.length === 0 ? null : <p className={classes.note}>{sentences.join(" ")}</p>}
      {withoutRate.length === 0 ? null : (
        <p className={classes.note}>
          {t.withoutRate(format.and(withoutRate.map((name) => name.toLowerCase())))}{" "}
          {maySeeCosts ? <Link href={links.costs({ tab: "activities" })}>{t.seeRates}</Link> : null}
        </p>
      )}
    </>
  );

  function coverage(): string {
    const { margin, assumed } = value.coverage ?? { margin: null, assumed: null };
    if (margin === null) return "";
    const parts = [
      ...(margin < 1 ? [t.covered(format.percent(margin, { decimals: 0 }))] : []),
      ...(assumed ? [t.assumed(format.percent(assumed, { decimals: 0 }))] : []),
    ];
    if (parts.length === 0) return "";
    const isRated = margin < 1 && value.rating !== null && value.servingShare != null;
    const said = `${parts.join(", ")}${isRated ? `; ${t.ratedOnKnown}` : ""}.`;
    return margin < 0.95 ? `${upperFirst(said)} ${t.unknownMargin}` : upperFirst(said);
  }

  function missing(): string {
    const others = value.notCounted.filter(
      (gap) => gap.reason !== "no_cost_of_goods" || value.coverage === undefined,
    );
    if (others.length === 0) return "";
    return `${t.notCountedTitle} ${format.and(others.map((gap) => format.count(gap.count, t.notCounted[gap.reason])))}.`;
  }

  function issues(): string {
    if (value.issues.length === 0) return "";
    return `${t.issuesTitle} ${format.and(value.issues.map(({ issue, count }) => format.count(count, t.issues[issue])))}.`;
  }
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
