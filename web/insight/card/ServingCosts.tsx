import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { FigureLine, FigureLines } from "../../ui/figures/FigureLine.tsx";
import type { LedgerFilter } from "./LedgerPeek.tsx";
import type { PartyValue } from "./party-value.ts";
import classes from "./ServingCosts.module.css";

type Served = PartyValue["serving"][number];

/** How a customer was served: by activity, largest first, against the one in the middle of those who bring alike. */
export function ServingCosts({
  value,
  onOpen,
}: {
  value: PartyValue;
  onOpen: (filter: LedgerFilter) => void;
}) {
  const t = useValueTexts().value;
  const format = useFormat();
  if (value.serving.length === 0) return <p className={classes.note}>{t.nothingServed}</p>;
  const most = Math.max(...value.serving.map((row) => Number(row.amount ?? row.eventsCount)));
  return (
    <>
      <FigureLines note={comparison()}>{value.serving.map(line)}</FigureLines>
      {value.causedByUsCount > 0 ? (
        <p className={classes.note}>{format.count(value.causedByUsCount, t.ours)}</p>
      ) : null}
    </>
  );

  function line(row: Served) {
    const words = [events(row), minutes(row), measured(row)].filter(Boolean).join(", ");
    // Without amounts the line still says how often.
    const figure = row.amount ?? row.eventsCount;
    return (
      <FigureLine
        key={`${row.activityCode} ${row.category}`}
        label={row.name}
        value={figure}
        bar={Number(figure) / (most || 1)}
        tip={{ words, ...(row.usual && { source: t.usual(format.amount(row.usual)) }) }}
        {...(row.times != null && { multiple: row.times })}
        {...(row.amount !== undefined && {
          onOpen: () => onOpen({ title: row.name, activity: row.activityCode, category: [row.category] }),
        })}
      />
    );
  }

  function events(row: Served): string {
    return format.count(row.eventsCount, t.events);
  }

  function minutes(row: Served): string {
    return row.minutes === null ? "" : `${format.duration(row.minutes * 60)} ${t.minutes}`;
  }

  function measured({ measuredShare }: Served): string {
    if (measuredShare === null) return "";
    if (measuredShare === 1) return t.allMeasured;
    return measuredShare === 0 ? t.allEstimated : t.measured(format.percent(measuredShare, { decimals: 0 }));
  }

  function comparison(): string | undefined {
    const with_ = value.comparedWith;
    if (with_ === null || value.serving.every((row) => row.times == null)) return undefined;
    const count = format.amount(with_.customersCount);
    return with_.base === "all" ? t.comparedAll(count) : t.comparedClass(count, with_.base);
  }
}
