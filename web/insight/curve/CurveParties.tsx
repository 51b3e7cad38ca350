import type { OutputOf } from "../../../contract/endpoint.ts";
import type { CurveWindow } from "../../../contract/insight/value-windows.ts";
import { listCurveParties } from "../../../contract/insight.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";
import { nameColumn, ratingColumn } from "../customer-in-list.tsx";

type Row = OutputOf<typeof listCurveParties>["rows"][number];
type CurvePartiesProps = {
  measure: "profit" | "revenue";
  window: CurveWindow;
  by: "customer" | "group";
  fromRank: number;
};

/** The customers of the curve in its order, from the place that was clicked. */
export function CurveParties({ measure, window, by, fromRank }: CurvePartiesProps) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const list = useReadPages(
    listCurveParties,
    { measure, window, by, fromRank, limit: 50 },
    { keepsFormer: true },
  );
  return (
    <DataTable
      {...list}
      label={t.lists[by]}
      columns={columns()}
      rowKey={(row) => row.partyId}
      rowName={(row) => row.name}
      rowHref={(row) => links.party(row.partyId, by === "group" ? { tab: "value" } : {})}
      renderPhoneRow={phoneRow}
    />
  );

  function columns(): Column<Row>[] {
    const sign = format.currencySign();
    return [
      nameColumn(by === "group" ? t.columns.group : t.columns.name, { width: 200, grow: 2 }),
      {
        id: "rank",
        header: t.columns.rank,
        width: 64,
        align: "right",
        leaves: 1,
        cell: (row) => format.amount(row.rank),
      },
      by === "group"
        ? {
            id: "members",
            header: t.columns.members,
            width: 90,
            align: "right",
            leaves: 2,
            cell: (row) => format.amount(row.members),
          }
        : ratingColumn(t.columns.rating, 2),
      {
        id: "revenue",
        header: t.columns.revenue,
        unit: sign,
        width: 110,
        align: "right",
        leaves: 3,
        cell: (row) => <Amount value={row.revenue} />,
      },
      {
        id: "profit",
        header: t.columns.profit,
        unit: sign,
        width: 110,
        align: "right",
        cell: (row) => <Amount value={row.profit} />,
      },
      {
        id: "cumulated",
        header: t.columns.cumulated,
        unit: sign,
        width: 120,
        align: "right",
        leaves: 4,
        cell: (row) => <Amount value={row.cumulated} />,
      },
    ];
  }

  function phoneRow(row: Row) {
    return (
      <PhoneRow
        title={row.name}
        figure={<Amount value={measure === "profit" ? row.profit : row.revenue} />}
        detail={`${t.columns.rank} ${format.amount(row.rank)}`}
      />
    );
  }
}
