import type { OutputOf } from "../../../../contract/endpoint.ts";
import { readMonth } from "../../../../contract/insight.ts";
import { useRead } from "../../../api.ts";
import { links } from "../../../links.ts";
import { useCostsTexts } from "../../../texts/useCostsTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Amount } from "../../../ui/figures/Amount.tsx";
import { Peek } from "../../../ui/frame/Peek.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Section } from "../../../ui/layout/Section.tsx";
import { ErrorNote } from "../../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../../ui/states/Skeleton.tsx";
import { FigureTable } from "../../../ui/table/FigureTable.tsx";
import classes from "../costs.module.css";

type Read = OutputOf<typeof readMonth>;
type Sums = NonNullable<Read["now"]>;
type Line = [name: string, line: keyof Sums];

/** A month's sums at the closing and now, whose figures moved, and every closing of it. */
export function MonthPeek({ month, onClose }: { month: string; onClose: () => void }) {
  const { month: t } = useCostsTexts();
  const format = useFormat();
  const { data, error, refetch } = useRead(readMonth, { month });
  return (
    <Peek label={format.month(month)} onClose={onClose}>
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <SumTable read={data} />
          {data.movers && data.movers.length > 0 ? (
            <Section title={t.movers}>
              <ul className={classes.list}>
                {data.movers.map((row) => (
                  <li key={row.partyId} className={classes.example}>
                    <Link href={links.party(row.partyId)}>{row.name}</Link>
                    <span className={classes.was}>{format.amount(row.profitThen, { decimals: 2 })}</span>
                    <Amount value={row.profitNow} decimals={2} />
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {data.closings.length > 0 ? <Closings read={data} /> : null}
        </>
      ) : (
        <SkeletonLines lines={10} lineHeight={30} />
      )}
    </Peek>
  );
}

function SumTable({ read }: { read: Read }) {
  const { month: t, value } = useCostsTexts();
  const lines: Line[] = [
    [value.lines.revenue, "revenue"],
    [value.lines.cost_of_goods, "costOfGoods"],
    [value.lines.direct_cost, "directCost"],
    [value.lines.serving, "costToServe"],
    [value.lines.redress, "redress"],
    [value.lines.finance, "finance"],
    [value.lines.marketing, "marketing"],
    [value.lines.adjustment, "adjustment"],
    [value.lines.profit, "profit"],
  ];
  const { now, atClosing } = read;
  return (
    <FigureTable
      label={t.month}
      columns={[
        { id: "line", heading: t.month, cell: ([name]) => name },
        ...(atClosing
          ? [
              {
                id: "closing",
                heading: t.atClosing,
                cell: ([, line]: Line) => <Amount value={atClosing[line]} decimals={2} />,
              },
            ]
          : []),
        { id: "now", heading: t.now, cell: ([, line]) => <Amount value={now?.[line]} decimals={2} /> },
      ]}
      rows={lines}
      keyOf={([, line]) => line}
    />
  );
}

function Closings({ read }: { read: Read }) {
  const { month: t } = useCostsTexts();
  const format = useFormat();
  return (
    <Section title={t.closings}>
      <ul className={classes.list}>
        {read.closings.map((one) => (
          <li key={one.closingNo} className={classes.example}>
            <span>{t.closedBy(one.closedBy, format.instant(one.closedAt))}</span>
            <span />
            <Amount value={one.sums?.profit} decimals={2} />
            <span className={classes.paragraph} style={{ gridColumn: "1 / -1" }}>
              {one.note}{" "}
              {one.reopenedBy && one.reopenedAt
                ? t.reopenedBy(one.reopenedBy, format.instant(one.reopenedAt), one.reopenReason ?? "")
                : null}{" "}
              <span className={classes.quiet}>
                {t.versions(
                  `v${one.ratingPolicyVersion ?? "–"}`,
                  Object.entries(one.costVersions)
                    .map(([what, version]) => `${what} v${version}`)
                    .join(", "),
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
