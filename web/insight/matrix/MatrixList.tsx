import { Button } from "@mantine/core";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { listMatrixParties } from "../../../contract/insight.ts";
import { useRead, useReadPages } from "../../api.ts";
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
import { filterOf, type MatrixSearch } from "./matrix-search.ts";

type Row = OutputOf<typeof listMatrixParties>["rows"][number];
type MatrixListProps = { search: MatrixSearch; onSearch: (next: MatrixSearch) => void };

/** The customers of what was drawn around, of a place, or all: what they come to in a sentence, then each of them. */
export function MatrixList({ search, onSearch }: MatrixListProps) {
  const { matrix: t } = useProfitTexts();
  const format = useFormat();
  const list = useReadPages(listMatrixParties, { ...filterOf(search), limit: 50 }, { keepsFormer: true });
  // The sums come with each page; asked for once by themselves, they stay when the list is turned.
  const { data } = useRead(listMatrixParties, { ...filterOf(search), limit: 1 }, { keepsFormer: true });
  const sum = data?.sum;
  const isChosen = search.lasso !== undefined || search.region !== undefined;
  const title =
    search.lasso !== undefined ? t.listLasso : search.region ? t.regionNames[search.region] : t.listAll;
  const said =
    sum &&
    t.chosen(format.count(sum.customers, t.customers), format.money(sum.revenue), format.money(sum.profit));
  return (
    <Section
      title={title}
      {...(said && { note: said })}
      actions={
        isChosen ? (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => onSearch({ ...search, lasso: undefined, region: undefined })}
          >
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
        sort={{ by: search.sort ?? "profit", direction: search.dir ?? "asc" }}
        onSort={({ by, direction }) =>
          onSearch({ ...search, sort: by as MatrixSearch["sort"], dir: direction })
        }
        empty={<Empty title={t.emptyList} sentence={t.emptyListSentence} />}
        rowHref={(row) => links.party(row.partyId)}
        renderPhoneRow={(row) => (
          <PhoneRow
            title={row.name}
            figure={<Amount value={row.profit} />}
            detail={`${row.rating} · ${t.hover(format.amount(row.margin), format.amount(row.serving))}`}
          />
        )}
      />
    </Section>
  );

  function columns(): Column<Row>[] {
    const amount = (id: "revenue" | "margin" | "serving" | "profit", leaves?: number): Column<Row> => ({
      id,
      header: t.columns[id],
      unit: format.currencySign(),
      width: id === "margin" ? 150 : 110,
      align: "right",
      isSortable: true,
      ...(leaves === undefined ? {} : { leaves }),
      cell: (row) => <Amount value={row[id]} />,
    });
    return [
      nameColumn(t.columns.name, { width: 200, grow: 2 }),
      ratingColumn(t.columns.rating, 1),
      amount("revenue", 2),
      amount("margin", 3),
      amount("serving"),
      amount("profit"),
    ];
  }
}
