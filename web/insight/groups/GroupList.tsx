import type { OutputOf } from "../../../contract/endpoint.ts";
import { listCurveParties } from "../../../contract/insight.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";

type Row = OutputOf<typeof listCurveParties>["rows"][number];
export type GroupOrder = "profit" | "revenue";
type GroupListProps = { order: GroupOrder; onOrder: (order: GroupOrder) => void };

/** Every group of companies once, and who belongs to none, with what its customers bring and take together. */
export function GroupList({ order, onOrder }: GroupListProps) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const list = useReadPages(
    listCurveParties,
    { measure: order, by: "group", limit: 100 },
    { keepsFormer: true },
  );
  const sign = format.currencySign();
  const amount = (id: "revenue" | "serving" | "profit", isSortable: boolean): Column<Row> => ({
    id,
    header: t.columns[id],
    unit: sign,
    width: 120,
    align: "right",
    isSortable,
    cell: (row) => <Amount value={row[id]} />,
  });
  const columns: Column<Row>[] = [
    {
      id: "name",
      header: t.columns.group,
      width: 220,
      grow: 2,
      title: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: "members",
      header: t.columns.members,
      width: 100,
      align: "right",
      leaves: 1,
      cell: (row) => format.amount(row.members),
    },
    amount("revenue", true),
    { ...amount("serving", false), leaves: 2 },
    amount("profit", true),
  ];
  return (
    <DataTable
      {...list}
      label={t.lists.group}
      columns={columns}
      rowKey={(row) => row.partyId}
      rowName={(row) => row.name}
      sort={{ by: order, direction: "desc" }}
      onSort={(next) => onOrder(next.by === "revenue" ? "revenue" : "profit")}
      rowHref={(row) => links.party(row.partyId, { tab: "value" })}
      height="fill"
      renderPhoneRow={(row) => (
        <PhoneRow
          title={row.name}
          figure={<Amount value={row[order]} />}
          detail={`${t.columns.members}: ${format.amount(row.members)}`}
        />
      )}
    />
  );
}
