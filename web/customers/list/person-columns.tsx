import type { listPeople } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { links } from "../../links.ts";
import type { Texts } from "../../texts/TextsContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import type { Column } from "../../ui/table/column.ts";
import classes from "../customers.module.css";

type PersonRow = OutputOf<typeof listPeople>["rows"][number];

/** The columns of the list of people. */
export function personColumns({ people: t, customers }: Texts): Column<PersonRow>[] {
  return [
    {
      id: "name",
      header: t.name,
      width: 200,
      grow: 2,
      title: (row) => row.name,
      cell: (row) => (
        <span className={classes.name}>
          <KindMark kind="person" />
          <Link className={classes.nameLink} href={links.party(row.partyId)} tabIndex={-1}>
            {row.name}
          </Link>
        </span>
      ),
    },
    {
      id: "at",
      header: t.at,
      width: 190,
      grow: 2,
      title: (row) => row.organisation?.name ?? "",
      cell: (row) =>
        row.organisation ? (
          <Link className={classes.words} href={links.party(row.organisation.partyId)} tabIndex={-1}>
            {row.organisation.name}
          </Link>
        ) : null,
    },
    {
      id: "title",
      header: t.function,
      width: 140,
      leaves: 3,
      title: (row) => row.title ?? "",
      cell: (row) => row.title,
    },
    {
      id: "mail",
      header: t.mail,
      width: 210,
      grow: 3,
      leaves: 2,
      title: (row) => row.mail ?? "",
      cell: (row) =>
        row.mail === null ? null : (
          <a className={classes.words} href={`mailto:${row.mail}`} tabIndex={-1}>
            {row.mail}
          </a>
        ),
    },
    { id: "phone", header: t.phone, width: 140, leaves: 1, cell: (row) => row.phone },
    {
      id: "owner",
      header: t.owner,
      width: 116,
      leaves: 4,
      cell: (row) => row.owner?.name ?? <span className={classes.quiet}>{customers.nobody}</span>,
    },
  ];
}
