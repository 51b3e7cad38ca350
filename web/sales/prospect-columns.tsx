import type { OutputOf } from "../../contract/endpoint.ts";
import type { listProspects } from "../../contract/sales.ts";
import { links } from "../links.ts";
import type { ListTexts } from "../texts/lists/useListTexts.ts";
import { DateText } from "../ui/figures/DateText.tsx";
import { Link } from "../ui/Link.tsx";
import { KindMark } from "../ui/marks/KindMark.tsx";
import type { Column } from "../ui/table/column.ts";
import { ProspectState } from "./ProspectState.tsx";
import classes from "./sales.module.css";

type ProspectRow = OutputOf<typeof listProspects>["rows"][number];

/** The columns of the list of prospects. */
export function prospectColumns({ prospects: t, customers }: ListTexts): Column<ProspectRow>[] {
  return [
    {
      id: "name",
      header: t.name,
      width: 190,
      grow: 2,
      title: (row) => row.party.name,
      cell: (row) => (
        <span className={classes.name}>
          <KindMark kind={row.party.kind} />
          <Link className={classes.link} href={links.party(row.party.partyId)} tabIndex={-1}>
            {row.party.name}
          </Link>
        </span>
      ),
    },
    {
      id: "company",
      header: t.company,
      width: 170,
      grow: 2,
      leaves: 2,
      title: (row) => companyOf(row) ?? "",
      cell: companyOf,
    },
    { id: "state", header: t.state, width: 150, cell: (row) => <ProspectState state={row.state} /> },
    {
      id: "source",
      header: t.source,
      width: 150,
      leaves: 3,
      title: (row) => row.source ?? "",
      cell: (row) => row.source,
    },
    {
      id: "industry",
      header: t.industry,
      width: 160,
      leaves: 4,
      title: (row) => row.industry ?? "",
      cell: (row) => row.industry,
    },
    {
      id: "arrived",
      header: t.arrived,
      width: 120,
      align: "right",
      leaves: 1,
      cell: (row) => <DateText value={row.arrivedAt} />,
    },
    {
      id: "owner",
      header: t.owner,
      width: 130,
      leaves: 5,
      cell: (row) => row.owner?.name ?? <span className={classes.quiet}>{customers.nobody}</span>,
    },
  ];
}

/** The company a person came from; a company that is the prospect itself is not said twice. */
export function companyOf({ party, companyName }: ProspectRow): string | null {
  return companyName === party.name ? null : companyName;
}
