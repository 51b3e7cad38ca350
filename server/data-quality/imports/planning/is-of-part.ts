import { type RawBuilder, sql } from "kysely";
import { partsMost } from "../staging/parts-most.ts";

/** Whether the staged row is of this part, whichever of several records in a cell it is. */
export function isOfPart(row: string, { part }: { part: number }): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${row}.part`)} % ${partsMost} = ${part}`;
}
