import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { Notion } from "../header-words.ts";
import type { Delivery } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { LooseMap } from "../writing/loose-map.ts";

const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment", "asset"]);
const parties: readonly ImportKind[] = ["organisation", "person", "household", "prospect"];
const ofWhomever: ReadonlySet<Notion> = new Set<Notion>([
  ...["mail", "address", "customer", "member", "account", "contact", "person", "billing", "payment", "order"],
] as Notion[]);
const mailsLeast = 0.8;

/**
 * An order, a payment or a subscription that says of its buyer no more than a mail address is that of whoever has it: somebody who is here or comes along, and
 * else a person known by it. It would be nobody's.
 */
export function buyersByMail(
  kind: ImportKind,
  { kinds, earlier }: Delivery,
  { sketch, columnWords }: TableAtHand,
  { columns, links, parts }: LooseMap,
): void {
  const isNamed = ["account", "person", "lead", "party", "order", "document", "asset"].some(
    (link) => links[link],
  );
  if (!ofBuyers.has(kind) || isNamed) return;
  const found = sketch.columns.find(
    ({ column, filled, distinct, shares }, at) =>
      (shares.mail ?? 0) > mailsLeast &&
      (columns[column] === undefined || fieldOf(columns[column]) === "custom") &&
      // One address in all rows is our own.
      (distinct > 1 || filled <= 2) &&
      columnWords[at]?.every(({ notions }) => notions.some((notion) => ofWhomever.has(notion))),
  );
  if (found === undefined) return;
  const { column } = found;
  const isSomebodyHere = parties.some((one) => earlier.has(one) || kinds.includes(one));
  if (isSomebodyHere) {
    links.person = { column: [column], to: "anybody", by: "reach" };
    return;
  }
  delete columns[column];
  const name = "private customers";
  parts[name] = { kind: "person", id: [column], columns: { [column]: "mail" }, always: { stage: "none" } };
  links.person = { column, to: name };
}
