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
import { type FigureColumn, FigureTable } from "../../../ui/table/FigureTable.tsx";
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
  const { data, error, refetch } = useRead(listMonths, {});
  const mayClose = useMay("cost.approve");
  const [decided, setDecided] = useState<Month>();
  const [opened, setOpened] = useState<string>();
  const columns = useColumns({
    isStale: data?.isStale ?? false,
    onOpen: (row) => setOpened(row.month),
    onDecide: mayClose ? setDecided : undefined,
  });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={12} lineHeight={36} />;
  if (data.rows.length === 0) return <Empty title={t.none} sentence={t.noneSentence} />;
  return (
    <Section title={t.title} note={t.note} isFirst>
      <FigureTable label={t.title} columns={columns} rows={data.rows} keyOf={(row) => row.month} />
      {decided === undefined ? null : <DecideMonth row={decided} onClose={() => setDecided(undefined)} />}
      {opened === undefined ? null : <MonthPeek month={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}

type OnMonth = (row: Month) => void;

type ColumnsOptions = {
  /** The figures are older than the facts. */
  isStale: boolean;
  onOpen: OnMonth;
  /** Only for who may close. */
  onDecide: OnMonth | undefined;
};

function useColumns({ isStale, onOpen, onDecide }: ColumnsOptions) {
  const { month: t } = useCostsTexts();
  const format = useFormat();
  const sign = format.currencySign();
  const columns: FigureColumn<Month>[] = [
    {
      id: "month",
      heading: t.month,
      cell: (row) => {
        const name = format.month(row.month);
        return (
          <button
            type="button"
            className={classes.rowButton}
            onClick={() => onOpen(row)}
            aria-label={t.opens(name)}
          >
            {name}
          </button>
        );
      },
    },
    {
      id: "state",
      heading: t.state,
      isWords: true,
      cell: (row) => <StateMark {...tones[row.state]}>{t.states[row.state]}</StateMark>,
    },
    {
      id: "revenue",
      heading: `${t.revenue} ${sign}`,
      isWide: true,
      cell: (row) => <Amount value={row.now?.revenue} />,
    },
    {
      id: "serving",
      heading: `${t.serving} ${sign}`,
      isWide: true,
      cell: (row) => <Amount value={row.now?.costToServe} />,
    },
    { id: "profit", heading: `${t.profit} ${sign}`, cell: (row) => <Amount value={row.now?.profit} /> },
    {
      id: "since",
      heading: `${t.sinceClosing} ${sign}`,
      isWide: true,
      cell: (row) => (row.state === "closed" ? <SinceClosing row={row} /> : null),
    },
    {
      id: "decide",
      heading: <span className="unseen">{t.close}</span>,
      cell: (row) =>
        row.state === "running" || onDecide === undefined ? null : (
          <Decide row={row} isStale={isStale} onDecide={onDecide} />
        ),
    },
  ];
  return columns;
}

/** By how much its profit differs from what was closed, and of how many customers. */
function SinceClosing({ row }: { row: Month }) {
  const { month: t } = useCostsTexts();
  const format = useFormat();
  if (row.moved === 0) return <span className={classes.quiet}>{t.same}</span>;
  const difference = row.now && row.atClosing ? Number(row.now.profit) - Number(row.atClosing.profit) : null;
  return (
    <>
      <Amount value={difference} decimals={2} sign="always" />{" "}
      <span className={classes.quiet}>{format.count(row.moved ?? 0, t.moved)}</span>
    </>
  );
}

/** Closes a month or opens it again; one whose figures are older than its facts can't be closed. */
function Decide({ row, isStale, onDecide }: { row: Month; isStale: boolean; onDecide: OnMonth }) {
  const { month: t } = useCostsTexts();
  const name = useFormat().month(row.month);
  if (row.state === "closed")
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => onDecide(row)}
        aria-label={t.reopenNamed(name)}
      >
        {t.reopen}
      </Button>
    );
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => onDecide(row)}
      disabled={isStale}
      title={isStale ? t.staleClose : undefined}
      aria-label={t.closeNamed(name)}
    >
      {t.close}
    </Button>
  );
}
