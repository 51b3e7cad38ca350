import { readFitSummary } from "../../../contract/insight/rating.ts";
import { useRead } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./rating.module.css";

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
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t.typeHead}</th>
                <th scope="col" className={classes.right}>
                  {t.customers}
                </th>
                {hasMoney ? (
                  <>
                    <th scope="col" className={classes.right}>
                      {rating.form.revenue}
                    </th>
                    <th scope="col" className={classes.right}>
                      {rating.form.profit}
                    </th>
                  </>
                ) : null}
                <th scope="col">{t.treatment}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.type}>
                  <td>
                    {value.fitTypes[row.type]}
                    <div className={classes.quiet}>{t.meaning[row.type]}</div>
                  </td>
                  <td className={classes.right}>{format.amount(row.customers)}</td>
                  {hasMoney ? (
                    <>
                      <td className={classes.right}>
                        <Amount value={row.revenue} />
                      </td>
                      <td className={classes.right}>
                        <Amount value={row.profit} />
                      </td>
                    </>
                  ) : null}
                  <td>{row.treatment}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Section>
  );
}
