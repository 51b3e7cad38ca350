import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { whoseName } from "../../../../matching/whose-name.ts";
import type { Delivery } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { LooseMap } from "../writing/loose-map.ts";

type Loose = Pick<LooseMap, "links" | "parts">;

const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment"]);

/**
 * A workbook with a sheet for each customer: the sheets have the same columns, none of which names anybody, and are called after whom
 * they are about. That most of their names are plainly somebody's says it of all.
 */
export function sheetsOfCustomers(
  kind: ImportKind,
  { tables }: Delivery,
  table: TableAtHand,
  { links, parts }: Loose,
): void {
  if (!ofBuyers.has(kind) || links.account !== undefined || links.person !== undefined) return;
  const header = ({ sketch: { columns } }: TableAtHand) => columns.map(({ column }) => column).join("\u001f");
  const names = tables.filter((one) => header(one) === header(table)).map((one) => nameOf(one.sketch.name));
  const told = names.filter((one) => whoseName(one) !== null).length;
  // A year or a month among them: they are called after when it was.
  if (names.length < 2 || told < names.length / 2 || names.some((one) => /^\W*\d/.test(one))) return;
  const name = nameOf(table.sketch.name);
  const isPerson = whoseName(name) === "person";
  // The same as those whom other tables name, unless a table is called so.
  const module = isPerson ? "private customers" : "customers";
  const isTaken = tables.some((other) => other.sketch.name.toLowerCase() === module);
  const to = isTaken ? `${name}, customer` : module;
  parts[to] = {
    kind: isPerson ? "person" : "organisation",
    constantId: name,
    always: { name, stage: "none" },
  };
  links.account = { value: name, to };
}

/** The name of the sheet, without the workbook's. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
