import { Button } from "@mantine/core";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { listMovers } from "../../../contract/insight.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";
import { nameColumn, ratingColumn } from "../customer-in-list.tsx";
import { shownChange } from "./bridge-rows.ts";

type Row = OutputOf<typeof listMovers>["rows"][number];
export type MovementSearch = {
  now?: string | undefined;
  before?: string | undefined;
  group?: Row["group"] | undefined;
  dir?: "asc" | "desc" | undefined;
};

/** Who moved, the largest fall first unless asked otherwise, each with what moved. */
export function MoversList({
  search,
  onSearch,
}: {
  search: MovementSearch;
  onSearch: (next: MovementSearch) => void;
}) {
  const { movement: t } = useProfitTexts();
  const format = useFormat();
  const { now, before, group, dir } = search;
  const list = useReadPages(
    listMovers,
    { now, before, group, direction: dir ?? "asc", limit: 50 },
    { keepsFormer: true },
  );
  const title = group ? t.groupNames[group] : t.list;
  return (
    <Section
      title={title}
      actions={
        group ? (
          <Button variant="subtle" size="xs" onClick={() => onSearch({ ...search, group: undefined })}>
            {t.clear}
          </Button>
        ) : null
      }
    >
      <DataTable
        {...list}
        label={title}
        columns={columns()}
        rowKey={(row) => row.partyId}
        rowName={(row) => row.name}
        sort={{ by: "change", direction: dir ?? "asc" }}
        onSort={({ direction }) => onSearch({ ...search, dir: direction })}
        empty={<Empty title={t.emptyList} sentence={t.emptyListSentence} />}
        rowHref={(row) => links.party(row.partyId)}
        renderPhoneRow={(row) => (
          <PhoneRow
            title={row.name}
            figure={<Amount value={shownChange(row)} sign="always" />}
            detail={moved(row)}
          />
        )}
      />
    </Section>
  );

  /** `serving −80, discounts −20`, or that somebody came or left. */
  function moved(row: Row): string {
    if (row.causes.length === 0) return t.groupNames[row.group];
    return row.causes
      .map(
        ({ cause, amount }) =>
          `${t.causes[cause].toLowerCase()} ${format.amount(amount, { sign: "always" })}`,
      )
      .join(", ");
  }

  function columns(): Column<Row>[] {
    const amount = (id: "before" | "now" | "change", leaves?: number): Column<Row> => ({
      id,
      header: t.columns[id],
      unit: format.currencySign(),
      width: 104,
      align: "right",
      isSortable: id === "change",
      ...(leaves === undefined ? {} : { leaves }),
      cell: (row) =>
        id === "change" ? <Amount value={shownChange(row)} sign="always" /> : <Amount value={row[id]} />,
    });
    return [
      nameColumn(t.columns.name, { width: 190, grow: 1 }),
      ratingColumn(t.columns.rating, 1),
      amount("before", 3),
      amount("now", 2),
      amount("change"),
      {
        id: "moved",
        header: t.columns.moved,
        width: 260,
        grow: 2,
        leaves: 4,
        title: moved,
        cell: moved,
      },
    ];
  }
}
