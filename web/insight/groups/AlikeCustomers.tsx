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
import { type FigureColumn, FigureTable } from "../../ui/table/FigureTable.tsx";
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
  return (
    <FigureTable
      columns={useColumns(itself.profit !== undefined)}
      rows={[itself, ...rows]}
      keyOf={(row) => row.partyId}
      toneOf={(row) => (row === itself ? "itself" : undefined)}
    />
  );
}

function useColumns(hasAmounts: boolean): FigureColumn<Figures | Alike["rows"][number]>[] {
  const { alike: t } = useProfitTexts();
  const format = useFormat();
  return [
    {
      id: "name",
      heading: t.columns.name,
      cell: (row) => ("alike" in row ? <Link href={links.party(row.partyId)}>{row.name}</Link> : row.name),
    },
    {
      id: "by",
      heading: t.columns.by,
      isWords: true,
      isWide: true,
      cell: (row) =>
        "alike" in row ? format.and(row.alike.map((measure) => t.measures[measure])) : t.itself,
    },
    { id: "rating", heading: t.columns.rating, cell: (row) => <RatingMark letter={row.rating} /> },
    ...(hasAmounts ? amounts(t.columns, format.currencySign()) : []),
  ];
}

function amounts(
  words: Record<"revenue" | "discount" | "serving" | "servingShare" | "profit", string>,
  sign: string,
): FigureColumn<Figures>[] {
  return [
    {
      id: "revenue",
      heading: `${words.revenue} ${sign}`,
      cell: (row) => <Amount value={row.revenue} />,
    },
    {
      id: "discount",
      heading: words.discount,
      isWide: true,
      cell: (row) => <Amount value={row.discountShare} as="percent" />,
    },
    { id: "serving", heading: words.serving, isWide: true, cell: (row) => <Amount value={row.serving} /> },
    {
      id: "servingShare",
      heading: words.servingShare,
      isWide: true,
      cell: (row) => <Amount value={row.servingShare} as="percent" />,
    },
    { id: "profit", heading: words.profit, cell: (row) => <Amount value={row.profit} /> },
  ];
}
