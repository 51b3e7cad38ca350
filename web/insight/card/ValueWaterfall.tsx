import type { ReactNode } from "react";
import { shownRows } from "../../../contract/insight/sums-of-parts.ts";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Delta } from "../../ui/figures/Delta.tsx";
import { Sparkline } from "../../ui/figures/Sparkline.tsx";
import { Waterfall, type WaterfallRow } from "../../ui/figures/Waterfall.tsx";
import type { LedgerFilter } from "./LedgerPeek.tsx";
import type { PartyValue } from "./party-value.ts";
import { servingNote } from "./serving-note.ts";

type Row = NonNullable<PartyValue["waterfall"]>[number];

/** Lines that stand there even when nothing was booked on them: without them the sum would not read. */
const always = new Set<Row["line"]>([
  "list_sales",
  "revenue",
  "cost_of_goods",
  "gross_margin",
  "serving",
  "profit",
]);

/** What was invoiced says something only between deductions and what came back; else it repeats the line beside it. */
function isShown(row: Row, rows: readonly Row[]): boolean {
  if (row.line !== "invoiced") return always.has(row.line) || Number(row.amount) !== 0;
  const at = rows.indexOf(row);
  const isMoved = (part: Row) => part.kind === "step" && Number(part.amount) !== 0;
  const until = rows.findIndex(({ line }) => line === "revenue");
  return rows.slice(0, at).some(isMoved) && rows.slice(at, until).some(isMoved);
}

/** From list price to profit over twelve months; each row has its months beside it and opens to its rows of the ledger. */
export function ValueWaterfall({
  value,
  rows,
  onOpen,
}: {
  value: PartyValue;
  rows: readonly Row[];
  onOpen: (filter: LedgerFilter) => void;
}) {
  const t = useValueTexts().value;
  const format = useFormat();
  const coverage = value.coverage?.margin ?? null;
  const window = `${format.date(value.window.from)} – ${format.date(value.window.until)}`;
  const yearBefore = value.before && `${format.date(value.before.from)} – ${format.date(value.before.until)}`;
  const shown = rows.filter((row) => isShown(row, rows));
  // Whole units, so that what stands here can be added up by hand; the rows behind a figure have the cents.
  const amounts = shownRows(shown, 0);
  return (
    <Waterfall
      label={t.waterfallLabel}
      rows={shown.map((row, at) => asWaterfallRow(row, amounts[at] ?? row.amount))}
    />
  );

  function asWaterfallRow(row: Row, amount: string): WaterfallRow {
    const name = t.lines[row.line];
    const formula = row.kind === "total" ? t.formulas[row.line as keyof typeof t.formulas] : t.sums;
    const note = noteOf(row);
    const isMarginUnknown = row.line === "cost_of_goods" && coverage === 0;
    return {
      id: row.line,
      label: name,
      kind: row.kind,
      amount: isMarginUnknown ? null : amount,
      ...(note && { note }),
      beside: <Sparkline values={row.months.map(Number)} label={t.months(name)} />,
      tip: {
        formula,
        window,
        ...(row.before !== null &&
          yearBefore !== null && { source: t.yearBefore(yearBefore, format.amount(row.before)) }),
        ...(coverage !== null &&
          row.line !== "list_sales" && { coverage: t.covered(format.percent(coverage, { decimals: 0 })) }),
      },
      ...(isMarginUnknown ? {} : { onOpen: () => onOpen({ title: name, category: row.categories }) }),
    };
  }

  function noteOf(row: Row): ReactNode {
    // A share of something that wasn't above zero says nothing.
    if (row.kind === "total" && row.before !== null && Number(row.before) > 0)
      return (
        <Delta
          value={(Number(row.amount) - Number(row.before)) / Number(row.before)}
          {...(row.line === "profit" && { against: t.beforeNote })}
        />
      );
    if (row.line === "discount" && value.discountShare != null && value.discountUsual != null)
      return t.discountNote(format.percent(value.discountShare), format.percent(value.discountUsual));
    if (row.line !== "serving") return undefined;
    const share = servingNote(value);
    if (share === null) return undefined;
    return share === "exceeds" ? t.servingExceeds : t.servingNote(format.percent(share));
  }
}
