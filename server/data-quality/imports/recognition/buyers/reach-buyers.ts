import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import type { Notion } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { fieldNames } from "../vocabulary/field-names.ts";
import type { LooseMap } from "../writing/loose-map.ts";

const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment", "asset"]);
const ways = [
  { field: "mail", look: "mail" },
  { field: "mobile", look: "phone" },
  { field: "phone", look: "phone" },
] as const;
const plain: ReadonlySet<Notion> = new Set([
  "mail",
  "address",
  "phone",
  "mobile",
  "number",
  "customer",
  "call",
]);

// Somebody may have changed theirs, and two of one name are two.
const fewOff = 0.05;

/**
 * A mail address or number that stands in the row under its plain name is the buyer's, where the row says who that is and nothing of how
 * they are reached: each of them has one. Else it would be kept with the order, and nobody could write to them, nor hear that they don't want it.
 */
export function reachBuyers(kind: ImportKind, { sketch, columnWords }: TableAtHand, loose: LooseMap): void {
  const { columns, links, parts } = loose;
  if (!ofBuyers.has(kind) || (links.account && links.person)) return;
  const part = parts[(links.account ?? links.person)?.to ?? ""];
  const [key, ...more] = part?.id ?? [];
  const at = sketch.columns.findIndex(({ column }) => column === key);
  const of = sketch.columns[at];
  if (part === undefined || of === undefined || more.length > 0 || of.several !== undefined) return;
  const told = new Set(
    Object.values(part.columns ?? {})
      .flat()
      .map(fieldOf),
  );
  for (const { field, look } of ways) {
    if (told.has(field)) continue;
    const found = sketch.columns.find(
      ({ column, shares, filled, distinct }, place) =>
        filled > 0 &&
        (shares[look] ?? 0) > 0.8 &&
        (columns[column] === undefined || fieldOf(columns[column]) === "custom") &&
        columnWords[place]?.every(({ notions }) => notions.some((notion) => plain.has(notion))) &&
        nameFit(columnWords[place] ?? [], fieldNames[field] ?? "", new Set(["customer"])) > 0.7 &&
        (of.isUnique ||
          Math.abs(distinct - of.distinct) <= of.distinct * fewOff ||
          sketch.follows.some(([one, other]) => one === at && other === place)),
    );
    if (found === undefined) continue;
    part.columns = { ...part.columns, [found.column]: field };
    delete columns[found.column];
  }
}
