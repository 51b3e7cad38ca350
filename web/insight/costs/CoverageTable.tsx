import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readCoverage } from "../../../contract/insight.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { PartsBar } from "../../ui/figures/PartsBar.tsx";
import { CoverageFacts, type Part } from "./CoverageFacts.tsx";
import classes from "./CoverageTable.module.css";

type Row = OutputOf<typeof readCoverage>["rows"][number];
type Piece = { part: Part; value: number; tone: string | undefined; words: string };

/** Each month as bars of what its figures rest on; every part opens to its facts. */
export function CoverageTable({ rows }: { rows: readonly Row[] }) {
  const { coverage: t } = useCostsTexts();
  const format = useFormat();
  const [opened, setOpened] = useState<{ part: Part; month: string }>();
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t.title}>
          <thead>
            <tr>
              <th scope="col">{t.month}</th>
              <th scope="col">{t.revenue(format.currencySign())}</th>
              <th scope="col">{t.minutes}</th>
              <th scope="col">{t.missing}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.month}>
                <td>{format.month(row.month)}</td>
                <td className={classes.barCell} data-label={t.revenue(format.currencySign())}>
                  {cell(row, revenueOf(row))}
                </td>
                <td className={classes.barCell} data-label={t.minutes}>
                  {cell(row, minutesOf(row))}
                </td>
                <td data-label={t.missing}>{cell(row, missingOf(row), { withBar: false })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened === undefined ? null : <CoverageFacts {...opened} onClose={() => setOpened(undefined)} />}
    </>
  );

  function cell({ month }: Row, pieces: readonly Piece[], { withBar = true } = {}) {
    const whole = pieces.reduce((sum, piece) => sum + Math.max(0, piece.value), 0);
    const there = pieces.filter((piece) => piece.value !== 0);
    return (
      <>
        {withBar ? (
          <PartsBar
            parts={there.map(({ part, value, tone }) => ({
              id: part,
              share: Math.max(0, value) / (whole || 1),
              tone,
            }))}
          />
        ) : null}
        <span className={classes.parts}>
          {there.map((piece) => (
            <button
              key={piece.part}
              type="button"
              className={classes.part}
              onClick={() => setOpened({ part: piece.part, month })}
            >
              {piece.tone === undefined ? null : <i className={piece.tone} aria-hidden />}
              {piece.words} {t.parts[piece.part]}
            </button>
          ))}
          {there.length === 0 ? <span className={classes.none}>–</span> : null}
        </span>
      </>
    );
  }

  function revenueOf({ revenue }: Row): Piece[] {
    if (revenue === undefined) return [];
    const piece = (part: Part, amount: string, tone: string | undefined): Piece => ({
      part,
      value: Number(amount),
      tone,
      words: format.short(amount),
    });
    return [
      piece("revenue_delivered", revenue.delivered, classes.known),
      piece("revenue_rate", revenue.rate, classes.byRate),
      piece("revenue_assumed", revenue.assumed, classes.assumed),
      piece("revenue_unknown", revenue.unknown, classes.unknown),
    ];
  }

  function minutesOf({ minutes, serving }: Row): Piece[] {
    return [
      {
        part: "minutes_measured",
        value: minutes.measured,
        tone: classes.known,
        words: format.amount(minutes.measured),
      },
      {
        part: "minutes_estimated",
        value: minutes.estimated,
        tone: classes.assumed,
        words: format.amount(minutes.estimated),
      },
      // No minutes: it has its words below the bar, and no part of it.
      ...(serving === undefined || Number(serving.rate) === 0
        ? []
        : [
            {
              part: "serving_rate" as const,
              value: Number.MIN_VALUE,
              tone: undefined,
              words: format.money(serving.rate),
            },
          ]),
    ];
  }

  function missingOf(row: Row): Piece[] {
    const piece = (part: Part, value: number): Piece => ({
      part,
      value,
      tone: undefined,
      words: format.amount(value),
    });
    return [
      piece("without_customer", row.withoutCustomer),
      piece("no_exchange_rate", row.noExchangeRate),
      piece("no_cost_of_goods", row.noCostOfGoods),
      piece("no_rate", row.noRate),
    ];
  }
}
