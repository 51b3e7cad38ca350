import type { ReactNode } from "react";
import { listDocuments } from "../../contract/sales.ts";
import { type Given, useReadPages } from "../api.ts";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCompactRows } from "../shell/useSetting.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { DataTable } from "../ui/table/DataTable.tsx";
import { PhoneRow } from "../ui/table/PhoneRow.tsx";
import { documentColumns } from "./document-columns.tsx";

type DocumentsTableProps = {
  filter: Given<typeof listDocuments>;
  height: "fill" | "natural";
  empty: ReactNode;
  memory: string;
};

/** Documents, the newest first: of all customers, or of the one the filter names. */
export function DocumentsTable({ filter, height, empty, memory }: DocumentsTableProps) {
  const texts = useDocumentTexts();
  const { documents: t } = texts;
  const format = useFormat();
  const mayMoney = useMay("money.read");
  const [isCompact] = useCompactRows();
  const withCustomer = filter.partyId === undefined;
  const list = useReadPages(listDocuments, { ...filter, limit: 100 }, { keepsFormer: true });
  return (
    <DataTable
      {...list}
      label={t.title}
      columns={documentColumns(texts, { withCustomer, mayMoney })}
      rowKey={(row) => row.documentId}
      rowName={(row) => `${t.kinds[row.kind]} ${row.number ?? ""}`}
      rowHref={(row) => links.document(row.partyId, row.documentId)}
      isCompact={isCompact}
      height={height}
      empty={empty}
      memory={memory}
      renderPhoneRow={(row) => (
        <PhoneRow
          title={withCustomer ? (row.party?.name ?? t.nobodys) : `${t.kinds[row.kind]} ${row.number ?? ""}`}
          figure={
            row.grossTotal == null
              ? null
              : format.money(row.grossTotal, { currency: row.currency, decimals: 2 })
          }
          detail={
            withCustomer
              ? `${t.kinds[row.kind]} ${row.number ?? ""} · ${t.states[row.state]}`
              : t.states[row.state]
          }
          aside={format.date(row.issuedOn)}
        />
      )}
    />
  );
}
