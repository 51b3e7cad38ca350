import { type Kind, KindMark } from "../ui/marks/KindMark.tsx";
import { type Letter, RatingMark } from "../ui/marks/RatingMark.tsx";
import type { Column } from "../ui/table/column.ts";
import classes from "./customer-in-list.module.css";

type Named = { name: string; kind: Kind };

/** Who it is: the first column of a list of customers, as wide as what stands beside it leaves room for. */
export function nameColumn<Row extends Named>(
  header: string,
  room: Pick<Column<Row>, "width" | "grow">,
): Column<Row> {
  return {
    id: "name",
    header,
    ...room,
    title: (row) => row.name,
    cell: (row) => (
      <span className={classes.name}>
        <KindMark kind={row.kind} />
        {row.name}
      </span>
    ),
  };
}

/** The letter; N where there is none yet. */
export function ratingColumn<Row extends { rating: Letter | null }>(
  header: string,
  leaves: number,
): Column<Row> {
  return {
    id: "rating",
    header,
    width: 70,
    align: "center",
    leaves,
    cell: (row) => <RatingMark letter={row.rating ?? "N"} />,
  };
}
