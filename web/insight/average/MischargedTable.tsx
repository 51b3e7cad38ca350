import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readAverageMethod } from "../../../contract/insight.ts";
import { links } from "../../links.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";

type Row = OutputOf<typeof readAverageMethod>["undercharged"][number];

/** Those whom the average charges most otherwise than what serving them took, one direction of it. */
export function MischargedTable({
  title,
  note,
  rows,
}: {
  title: string;
  note: string;
  rows: readonly Row[];
}) {
  const { average: t } = useProfitTexts();
  const format = useFormat();
  if (rows.length === 0)
    return (
      <Section title={title} note={note}>
        <p>{t.none}</p>
      </Section>
    );
  return (
    <Section title={title} note={`${format.currencySign()}, ${note}`}>
      <DataTable
        label={title}
        columns={columns()}
        rows={rows}
        rowKey={(row) => row.partyId}
        rowName={(row) => row.name}
        state="ready"
        rowHref={(row) => links.party(row.partyId)}
        renderPhoneRow={(row) => (
          <PhoneRow
            title={row.name}
            figure={<Amount value={row.serving} />}
            detail={`${t.columns.average} ${format.amount(row.average)}${changesSide(row) ? ` · ${t.changesSide}` : ""}`}
          />
        )}
      />
    </Section>
  );

  function columns(): Column<Row>[] {
    return [
      {
        id: "name",
        header: t.columns.name,
        width: 150,
        grow: 2,
        title: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: "rating",
        header: t.columns.rating,
        width: 66,
        align: "center",
        leaves: 4,
        cell: (row) => <RatingMark letter={row.rating} />,
      },
      {
        id: "serving",
        header: t.columns.serving,
        width: 84,
        align: "right",
        cell: (row) => <Amount value={row.serving} />,
      },
      {
        id: "average",
        header: t.columns.average,
        width: 92,
        align: "right",
        cell: (row) => <Amount value={row.average} />,
      },
      {
        id: "profit",
        header: t.columns.profit,
        width: 84,
        align: "right",
        leaves: 2,
        cell: (row) => <Amount value={row.profit} />,
      },
      {
        id: "profitAverage",
        header: t.columns.profitAverage,
        width: 128,
        align: "right",
        leaves: 1,
        cell: (row) => (
          <span {...(changesSide(row) && { title: t.changesSide })}>
            <Amount value={row.profitAverage} />
            {changesSide(row) ? " ⇄" : ""}
          </span>
        ),
      },
    ];
  }
}

function changesSide(row: Row): boolean {
  return Number(row.profit) < 0 !== Number(row.profitAverage) < 0;
}
