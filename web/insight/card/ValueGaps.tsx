import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { PartyValue } from "./party-value.ts";
import classes from "./ServingCosts.module.css";

/** What the figures above leave out, so that missing is not taken for zero. */
export function ValueGaps({ value }: { value: PartyValue }) {
  const t = useValueTexts().value;
  const format = useFormat();
  const sentences = [
    coverage(),
    missing(),
    issues(),
    withoutRate(),
    value.rating === null ? t.notYet : "",
  ].filter(Boolean);
  if (sentences.length === 0) return null;
  return <p className={classes.note}>{sentences.join(" ")}</p>;

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

  function withoutRate(): string {
    if (value.waterfall === undefined || value.activitiesWithoutRate.length === 0) return "";
    return t.withoutRate(format.and(value.activitiesWithoutRate.map((name) => name.toLowerCase())));
  }
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
