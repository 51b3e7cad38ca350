import type { OutputOf } from "../../contract/endpoint.ts";
import type { listDocuments } from "../../contract/sales.ts";
import { links } from "../links.ts";
import type { DocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { Amount } from "../ui/figures/Amount.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { Link } from "../ui/Link.tsx";
import { KindMark } from "../ui/marks/KindMark.tsx";
import type { Column } from "../ui/table/column.ts";
import { DocumentState } from "./DocumentState.tsx";
import classes from "./sales.module.css";

export type DocumentRow = OutputOf<typeof listDocuments>["rows"][number];

/** Columns of a list of documents; without the customer's where all are one customer's. */
export function documentColumns(
  { documents: t }: DocumentTexts,
  given: { withCustomer: boolean; mayMoney: boolean },
): Column<DocumentRow>[] {
  return [
    {
      id: "number",
      header: t.number,
      width: 130,
      grow: given.withCustomer ? 0 : 1,
      title: (row) => row.title ?? row.number ?? "",
      cell: (row) => (
        <Link className={classes.number} href={links.document(row.partyId, row.documentId)} tabIndex={-1}>
          {row.number ?? t.withoutNumber}
        </Link>
      ),
    },
    { id: "kind", header: t.kind, width: 112, cell: (row) => t.kinds[row.kind] },
    ...(given.withCustomer
      ? [
          {
            id: "customer",
            header: t.customer,
            width: 200,
            grow: 3,
            title: (row: DocumentRow) => row.party?.name ?? t.nobodys,
            cell: (row: DocumentRow) =>
              row.party === null ? (
                <span className={classes.quiet}>{t.nobodys}</span>
              ) : (
                <span className={classes.name}>
                  <KindMark kind={row.party.kind} />
                  <Link className={classes.link} href={links.party(row.party.partyId)} tabIndex={-1}>
                    {row.party.name}
                  </Link>
                </span>
              ),
          },
        ]
      : []),
    {
      id: "state",
      header: t.state,
      width: 112,
      leaves: 2,
      cell: (row) => <DocumentState state={row.state} />,
    },
    {
      id: "issued",
      header: t.issued,
      width: 112,
      align: "right",
      cell: (row) => <DateText value={row.issuedOn} />,
    },
    {
      id: "due",
      header: t.due,
      width: 112,
      align: "right",
      leaves: 3,
      cell: (row) => (row.dueOn === null ? null : <DateText value={row.dueOn} />),
    },
    ...(given.mayMoney ? moneyColumns(t) : []),
  ];
}

function moneyColumns(t: DocumentTexts["documents"]): Column<DocumentRow>[] {
  return [
    {
      id: "net",
      header: t.net,
      width: 116,
      align: "right",
      leaves: 4,
      cell: (row) => <Amount value={row.netTotal} decimals={2} />,
    },
    {
      id: "gross",
      header: t.gross,
      width: 116,
      align: "right",
      cell: (row) => <Amount value={row.grossTotal} decimals={2} />,
    },
    { id: "currency", header: t.currency, width: 84, leaves: 5, cell: (row) => row.currency },
  ];
}
