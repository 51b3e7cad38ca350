import { Button } from "@mantine/core";
import { useState } from "react";
import { listMonths } from "../../../../contract/insight.ts";
import { useRead } from "../../../api.ts";
import { useMay } from "../../../shell/MeContext.tsx";
import { useCostsTexts } from "../../../texts/useCostsTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Amount } from "../../../ui/figures/Amount.tsx";
import { Section } from "../../../ui/layout/Section.tsx";
import { StateMark } from "../../../ui/marks/StateMark.tsx";
import { Empty } from "../../../ui/states/Empty.tsx";
import { ErrorNote } from "../../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../../ui/states/Skeleton.tsx";
import classes from "../costs.module.css";
import { DecideMonth, type Month } from "./DecideMonth.tsx";
import { MonthPeek } from "./MonthPeek.tsx";

const tones = {
  open: { tone: "active", shape: "hollow" },
  closed: { tone: "gain", shape: "full" },
  reopened: { tone: "attention", shape: "half" },
  running: { tone: "quiet", shape: "hollow" },
} as const;

/** Months with their sums: which are closed, and whether anything moved since. */
export function MonthsTab() {
  const { month: t } = useCostsTexts();
  const format = useFormat();
  const { data, error, refetch } = useRead(listMonths, {});
  const mayClose = useMay("cost.approve");
  const [decided, setDecided] = useState<Month>();
  const [opened, setOpened] = useState<string>();
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={12} lineHeight={36} />;
  if (data.rows.length === 0) return <Empty title={t.none} sentence={t.noneSentence} />;
  const sign = format.currencySign();
  return (
    <Section title={t.title} note={t.note} isFirst>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t.title}>
          <thead>
            <tr>
              <th scope="col">{t.month}</th>
              <th scope="col" className={classes.left}>
                {t.state}
              </th>
              <th scope="col" className={classes.wide}>
                {t.revenue} {sign}
              </th>
              <th scope="col" className={classes.wide}>
                {t.serving} {sign}
              </th>
              <th scope="col">
                {t.profit} {sign}
              </th>
              <th scope="col" className={classes.wide}>
                {t.sinceClosing} {sign}
              </th>
              <th scope="col">
                <span className="unseen">{t.close}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <MonthLine
                key={row.month}
                row={row}
                isStale={data.isStale}
                onOpen={() => setOpened(row.month)}
                onDecide={mayClose ? () => setDecided(row) : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      {decided === undefined ? null : <DecideMonth row={decided} onClose={() => setDecided(undefined)} />}
      {opened === undefined ? null : <MonthPeek month={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}

type MonthLineProps = {
  row: Month;
  isStale: boolean;
  onOpen: () => void;
  onDecide: (() => void) | undefined;
};

function MonthLine({ row, isStale, onOpen, onDecide }: MonthLineProps) {
  const { month: t } = useCostsTexts();
  const format = useFormat();
  const name = format.month(row.month);
  const isClosed = row.state === "closed";
  const difference = row.now && row.atClosing ? Number(row.now.profit) - Number(row.atClosing.profit) : null;
  return (
    <tr>
      <td>
        <button type="button" className={classes.rowButton} onClick={onOpen} aria-label={t.opens(name)}>
          {name}
        </button>
      </td>
      <td className={classes.left}>
        <StateMark {...tones[row.state]}>{t.states[row.state]}</StateMark>
      </td>
      <td className={classes.wide}>
        <Amount value={row.now?.revenue} />
      </td>
      <td className={classes.wide}>
        <Amount value={row.now?.costToServe} />
      </td>
      <td>
        <Amount value={row.now?.profit} />
      </td>
      <td className={classes.wide}>{isClosed ? since() : null}</td>
      <td>{row.state === "running" || onDecide === undefined ? null : action(onDecide)}</td>
    </tr>
  );

  function since() {
    if (row.moved === 0) return <span className={classes.quiet}>{t.same}</span>;
    return (
      <>
        <Amount value={difference} decimals={2} sign="always" />{" "}
        <span className={classes.quiet}>{format.count(row.moved ?? 0, t.moved)}</span>
      </>
    );
  }

  function action(decide: () => void) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={decide}
        disabled={!isClosed && isStale}
        title={!isClosed && isStale ? t.staleClose : undefined}
        aria-label={isClosed ? t.reopenNamed(name) : t.closeNamed(name)}
      >
        {isClosed ? t.reopen : t.close}
      </Button>
    );
  }
}
