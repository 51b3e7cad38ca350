import { Button } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { shownParts } from "../../../contract/insight/sums-of-parts.ts";
import { readCostModel, readReconciliation } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { PartsBar } from "../../ui/figures/PartsBar.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Tip } from "../../ui/pop/Tip.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { type FigureColumn, FigureTable } from "../../ui/table/FigureTable.tsx";
import classes from "./costs.module.css";
import { type Pool, PoolForm } from "./PoolForm.tsx";
import bars from "./PoolsTab.module.css";

type PoolMonth = OutputOf<typeof readReconciliation>["rows"][number];

/** Each pool: what it supplied by month, who used it, what nobody used, and that this adds up. */
export function PoolsTab() {
  const { pool: t, costs } = useCostsTexts();
  const model = useRead(readCostModel, {});
  const months = useRead(readReconciliation, {});
  const mayDraft = useMay("cost.write");
  const [edited, setEdited] = useState<Pool | "new">();
  const problem = model.error ?? months.error;
  if (problem) return <ErrorNote problem={problem} />;
  if (!model.data || !months.data) return <SkeletonLines lines={12} lineHeight={36} />;
  const { pools } = model.data.document;
  return (
    <>
      {model.data.isAssumed ? <Notice tone="attention">{costs.assumed}</Notice> : null}
      {pools.map((pool, at) => (
        <PoolSection
          key={pool.code}
          pool={pool}
          isFirst={at === 0}
          months={months.data.rows.filter((row) => row.pool === pool.code)}
          onChange={mayDraft ? () => setEdited(pool) : undefined}
        />
      ))}
      <div className={classes.actions}>
        {mayDraft ? (
          <Button onClick={() => setEdited("new")}>{t.add}</Button>
        ) : (
          <span className={classes.quiet}>{costs.mayNotDraft}</span>
        )}
      </div>
      {edited === undefined ? null : (
        <PoolForm
          pool={edited === "new" ? undefined : edited}
          taken={pools.map((pool) => pool.code)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

type PoolSectionProps = {
  pool: Pool;
  months: readonly PoolMonth[];
  isFirst: boolean;
  onChange: (() => void) | undefined;
};

function PoolSection({ pool, months, isFirst, onChange }: PoolSectionProps) {
  const { pool: t } = useCostsTexts();
  const format = useFormat();
  const said = t.said(
    format.money(pool.cost),
    t.minutesOf(format.amount(pool.capacityMinutes)),
    format.count(pool.months, t.months),
    t.bases[pool.basis],
  );
  const price = t.perMinute(format.money(pool.cost / pool.capacityMinutes, { decimals: 4 }));
  return (
    <Section
      title={pool.name}
      isFirst={isFirst}
      actions={
        onChange ? (
          <Button variant="subtle" onClick={onChange} aria-label={t.changeNamed(pool.name)}>
            {t.change}
          </Button>
        ) : null
      }
    >
      <p className={classes.quiet}>
        {price} · {said}
      </p>
      {months.length === 0 ? (
        <Empty title={t.none} sentence={t.noneSentence} />
      ) : (
        <PoolTable name={pool.name} months={months} />
      )}
    </Section>
  );
}

// Who was charged for the minutes of a pool; with what nobody used they are all it supplied.
const charging = ["customers", "prospects", "unattributed"] as const;
const parts = [...charging, "unused"] as const;

function PoolTable({ name, months }: { name: string; months: readonly PoolMonth[] }) {
  const { pool: t, costs } = useCostsTexts();
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? months : months.slice(0, 12);
  const most = Math.max(...shown.map((row) => Math.max(row.capacityMinutes, row.usedMinutes)), 1);
  const columns = useColumns(most);
  return (
    <>
      <ul className={bars.legend}>
        <li>
          <i className={bars.customers} /> {t.customers}
        </li>
        <li>
          <i className={bars.prospects} /> {t.prospects}
        </li>
        <li>
          <i className={bars.unattributed} /> {t.unattributed}
        </li>
        <li>
          <i className={bars.track} /> {t.unused}
        </li>
        <li>
          <i className={bars.over} /> {t.overload}
        </li>
      </ul>
      <FigureTable label={name} columns={columns} rows={shown} keyOf={(row) => row.month} />
      <p className={classes.quiet}>{t.note}</p>
      {months.length > shown.length ? (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {costs.more} ({format.amount(months.length - shown.length)})
        </Button>
      ) : null}
    </>
  );
}

/** @param most the largest capacity or use of all months, in minutes: the length of a whole bar */
function useColumns(most: number): FigureColumn<PoolMonth>[] {
  const { pool: t } = useCostsTexts();
  const format = useFormat();
  const sign = format.currencySign();
  return [
    { id: "month", heading: t.month, cell: (row) => format.month(row.month) },
    {
      id: "use",
      heading: t.use,
      isWords: true,
      cell: (row) => {
        const words = t.usedOf(format.amount(row.usedMinutes), format.amount(row.capacityMinutes));
        return (
          <div className={bars.use}>
            <Tip label={words}>
              <PoolBar row={row} most={most} words={words} />
            </Tip>
          </div>
        );
      },
    },
    {
      id: "used",
      heading: t.used,
      cell: (row) =>
        row.capacityMinutes === 0
          ? "–"
          : format.percent(row.usedMinutes / row.capacityMinutes, { decimals: 0 }),
    },
    ...parts.map((part, at) => ({
      id: part,
      heading: `${at === 0 ? "" : "+ "}${t[part]} ${sign}`,
      isWide: true,
      cell: (row: PoolMonth) => (
        <Amount value={row[part] === undefined ? undefined : (shownOf(row).parts[at] ?? 0)} />
      ),
    })),
    {
      id: "overload",
      heading: `− ${t.overload} ${sign}`,
      isWide: true,
      cell: (row) => (
        <Amount
          value={row.overAbsorbed === undefined ? undefined : Math.abs(shownOf(row).parts.at(-1) ?? 0)}
          tone="plain"
        />
      ),
    },
    {
      id: "supplied",
      heading: `= ${t.supplied} ${sign}`,
      cell: (row) => <Amount value={row.supplied === undefined ? undefined : shownOf(row).total} />,
    },
  ];
}

/** Rounded so that what is shown adds up to what is shown: the parts, then the overload as less. */
function shownOf(row: PoolMonth): { parts: number[]; total: number } {
  const exact = [...parts.map((part) => row[part] ?? "0"), `-${row.overAbsorbed ?? "0"}`];
  const shown = shownParts(row.supplied ?? "0", exact, 0).map(Number);
  return { parts: shown, total: shown.reduce((sum, part) => sum + part, 0) };
}

/** One scale for all months of a pool: the pale track is the capacity, what reaches beyond it is overload. */
function PoolBar({ row, most, words, ...rest }: { row: PoolMonth; most: number; words: string }) {
  const { capacityMinutes: capacity, usedMinutes: used } = row;
  const charged = charging.reduce((sum, part) => sum + Number(row[part] ?? 0), 0);
  const filled = capacity === 0 ? 0 : Math.min(used, capacity) / capacity;
  const shareOf = (part: string | undefined) => (charged === 0 ? 0 : (Number(part ?? 0) / charged) * filled);
  return (
    <span {...rest} role="img" aria-label={words} className={bars.bars}>
      <PartsBar
        length={capacity / most}
        parts={charging.map((part) => ({ id: part, share: shareOf(row[part]), tone: bars[part] }))}
      />
      {used > capacity ? (
        <PartsBar length={(used - capacity) / most} parts={[{ id: "over", share: 1, tone: bars.over }]} />
      ) : null}
    </span>
  );
}
