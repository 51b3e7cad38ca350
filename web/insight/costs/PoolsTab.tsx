import { Button } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { readCostModel, readReconciliation } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { addUp } from "../../ui/figures/add-up.ts";
import { Section } from "../../ui/layout/Section.tsx";
import { Tip } from "../../ui/pop/Tip.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./costs.module.css";
import { type Pool, PoolForm } from "./PoolForm.tsx";

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

const parts = ["customers", "prospects", "unattributed", "unused"] as const;

function PoolTable({ name, months }: { name: string; months: readonly PoolMonth[] }) {
  const { pool: t, costs } = useCostsTexts();
  const format = useFormat();
  const sign = format.currencySign();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? months : months.slice(0, 12);
  const most = Math.max(...shown.map((row) => Math.max(row.capacityMinutes, row.usedMinutes)), 1);
  return (
    <>
      <ul className={classes.legend}>
        <li>
          <i className={classes.customers} /> {t.customers}
        </li>
        <li>
          <i className={classes.prospects} /> {t.prospects}
        </li>
        <li>
          <i className={classes.unattributed} /> {t.unattributed}
        </li>
        <li>
          <i className={classes.track} /> {t.unused}
        </li>
        <li>
          <i className={classes.over} /> {t.overload}
        </li>
      </ul>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{t.month}</th>
              <th scope="col" className={classes.left}>
                {t.use}
              </th>
              <th scope="col">{t.used}</th>
              {parts.map((part) => (
                <th key={part} scope="col" className={classes.wide}>
                  {part === "customers" ? "" : "+ "}
                  {t[part]} {sign}
                </th>
              ))}
              <th scope="col" className={classes.wide}>
                − {t.overload} {sign}
              </th>
              <th scope="col">
                = {t.supplied} {sign}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <MonthRow key={row.month} row={row} most={most} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.quiet}>{t.note}</p>
      {months.length > shown.length ? (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {costs.more} ({format.amount(months.length - shown.length)})
        </Button>
      ) : null}
    </>
  );
}

function MonthRow({ row, most }: { row: PoolMonth; most: number }) {
  const { pool: t } = useCostsTexts();
  const format = useFormat();
  const amounts = [...parts.map((part) => Number(row[part] ?? 0)), -Number(row.overAbsorbed ?? 0)];
  const { parts: shown, total } = addUp(amounts);
  const words = t.usedOf(format.amount(row.usedMinutes), format.amount(row.capacityMinutes));
  return (
    <tr>
      <td>{format.month(row.month)}</td>
      <td className={`${classes.left} ${classes.barCell}`}>
        <Tip label={words}>
          <PoolBar row={row} most={most} words={words} />
        </Tip>
      </td>
      <td>
        {row.capacityMinutes === 0
          ? "–"
          : format.percent(row.usedMinutes / row.capacityMinutes, { decimals: 0 })}
      </td>
      {parts.map((part, at) => (
        <td key={part} className={classes.wide}>
          <Amount value={row[part] === undefined ? undefined : (shown[at] ?? 0)} />
        </td>
      ))}
      <td className={classes.wide}>
        <Amount value={row.overAbsorbed === undefined ? undefined : Math.abs(shown[4] ?? 0)} tone="plain" />
      </td>
      <td>
        <Amount value={row.supplied === undefined ? undefined : total} />
      </td>
    </tr>
  );
}

/** One scale for all months of a pool: the pale track is the capacity, what reaches beyond it is overload. */
function PoolBar({ row, most, words, ...rest }: { row: PoolMonth; most: number; words: string }) {
  const { capacityMinutes: capacity, usedMinutes: used } = row;
  const charged = Number(row.customers ?? 0) + Number(row.prospects ?? 0) + Number(row.unattributed ?? 0);
  const filled = capacity === 0 ? 0 : Math.min(used, capacity) / capacity;
  const width = (part: string | undefined) =>
    `${charged === 0 ? 0 : (Number(part ?? 0) / charged) * filled * 100}%`;
  return (
    <span {...rest} role="img" aria-label={words} className={classes.bars}>
      <span className={classes.bar} style={{ width: `${(capacity / most) * 100}%` }}>
        <span className={classes.customers} style={{ width: width(row.customers) }} />
        <span className={classes.prospects} style={{ width: width(row.prospects) }} />
        <span className={classes.unattributed} style={{ width: width(row.unattributed) }} />
      </span>
      {used > capacity ? (
        <span
          className={`${classes.bar} ${classes.over}`}
          style={{ width: `${((used - capacity) / most) * 100}%` }}
        />
      ) : null}
    </span>
  );
}
