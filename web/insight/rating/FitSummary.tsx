import type { OutputOf } from "../../../contract/endpoint.ts";
import { readFitSummary } from "../../../contract/insight/rating.ts";
import { useRead } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { FigureTable } from "../../ui/table/FigureTable.tsx";
import classes from "./rating.module.css";

type Row = OutputOf<typeof readFitSummary>["rows"][number];

/** How many customers are of each fit type, what they bring together, and what is done for them. */
export function FitSummary() {
  const { rating, value } = useRatingTexts();
  const t = rating.fit;
  const format = useFormat();
  const { data, error, refetch } = useRead(readFitSummary, {});
  const hasMoney = data?.rows.some((row) => row.revenue !== undefined) ?? false;
  return (
    <Section title={t.title} note={t.note}>
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonLines lines={5} /> : null}
      {data?.rows.length === 0 ? <Empty title={t.none} /> : null}
      {data && data.rows.length > 0 ? (
        <FigureTable
          columns={[
            {
              id: "type",
              heading: t.typeHead,
              cell: (row) => (
                <>
                  {value.fitTypes[row.type]}
                  <div className={classes.quiet}>{t.meaning[row.type]}</div>
                </>
              ),
            },
            { id: "customers", heading: t.customers, cell: (row) => format.amount(row.customers) },
            ...(hasMoney
              ? (["revenue", "profit"] as const).map((id) => ({
                  id,
                  heading: rating.form[id],
                  cell: (row: Row) => <Amount value={row[id]} />,
                }))
              : []),
            { id: "treatment", heading: t.treatment, isLong: true, cell: (row) => row.treatment },
          ]}
          rows={data.rows}
          keyOf={(row) => row.type}
        />
      ) : null}
    </Section>
  );
}
