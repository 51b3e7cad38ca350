import type { OutputOf } from "../../../contract/endpoint.ts";
import { listAlike } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./compared.module.css";

type Alike = OutputOf<typeof listAlike>;
type Figures = NonNullable<Alike["itself"]>;

/** The customers most like this one, by which measures, and what they bring and cost beside it. */
export function AlikeCustomers({ partyId }: { partyId: string }) {
  const { alike: t } = useProfitTexts();
  const { data, error, refetch } = useRead(listAlike, { partyId });
  return (
    <Section title={t.title} note={t.note}>
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} isInline /> : null}
      {data === undefined && !error ? <SkeletonLines lines={6} /> : null}
      {data?.itself === null ? <p className={classes.note}>{t.nothingBought}</p> : null}
      {data?.itself && data.rows.length === 0 ? <p className={classes.note}>{t.none}</p> : null}
      {data?.itself && data.rows.length > 0 ? <Table itself={data.itself} rows={data.rows} /> : null}
    </Section>
  );
}

function Table({ itself, rows }: { itself: Figures; rows: Alike["rows"] }) {
  const { alike: t } = useProfitTexts();
  const format = useFormat();
  const hasAmounts = itself.profit !== undefined;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col" data-words data-wide>
            {t.columns.by}
          </th>
          <th scope="col">{t.columns.rating}</th>
          {hasAmounts ? (
            <>
              <th scope="col">
                {t.columns.revenue} {format.currencySign()}
              </th>
              <th scope="col" data-wide>
                {t.columns.discount}
              </th>
              <th scope="col" data-wide>
                {t.columns.serving}
              </th>
              <th scope="col" data-wide>
                {t.columns.servingShare}
              </th>
              <th scope="col">{t.columns.profit}</th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        <tr className={classes.itself}>
          <th scope="row">{itself.name}</th>
          <td data-words data-wide>
            {t.itself}
          </td>
          <Cells figures={itself} />
        </tr>
        {rows.map((row) => (
          <tr key={row.partyId}>
            <th scope="row">
              <Link href={links.party(row.partyId)}>{row.name}</Link>
            </th>
            <td data-words data-wide>
              {format.and(row.alike.map((measure) => t.measures[measure]))}
            </td>
            <Cells figures={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ figures }: { figures: Figures }) {
  return (
    <>
      <td>
        <RatingMark letter={figures.rating} />
      </td>
      {figures.profit === undefined ? null : (
        <>
          <td>
            <Amount value={figures.revenue} />
          </td>
          <td data-wide>
            <Amount value={figures.discountShare} as="percent" />
          </td>
          <td data-wide>
            <Amount value={figures.serving} />
          </td>
          <td data-wide>
            <Amount value={figures.servingShare} as="percent" />
          </td>
          <td>
            <Amount value={figures.profit} />
          </td>
        </>
      )}
    </>
  );
}
