import type { z } from "zod";
import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnFor, isFree } from "../writing/loose-map.ts";

type Given = z.input<typeof ModuleMap>;

const words = (list: string) => new RegExp(`(?<![a-z])(${list})(?![a-z])`);
const atHome = words(
  "lcy|local(?: currency)?|home(?: currency)?|base(?: currency)?|functional(?: currency)?|hauswahrung|hw|hauswaehrung|landeswahrung|eigenwahrung|moneda local|ml|devise locale|valuta locale",
);
const abroad = words(
  "fc|fcy|foreign(?: currency)?|document currency|transaction currency|fremdwahrung|fw|belegwahrung|moneda extranjera|me|devise etrangere|valuta estera|orig(?:inal)?",
);

/**
 * Where a document names its currency, what it comes to in that currency counts, and not what the books make of it at home. Systems write
 * both beside each other: `DocTotal` and `DocTotalFC`, `Amount` and `Amount (LCY)`; the one in the document's currency may be nought where that
 * is the one at home. Where only the amounts at home are there, the currency is none of theirs, and stays a field.
 */
export function inItsCurrency(
  kind: ImportKind,
  { sketch }: TableAtHand,
  columns: Columns,
): Given["mend"] & object {
  const currency = columnFor(columns, "currency");
  if (currency === undefined || !(kind === "document" || kind === "document_line" || kind === "payment"))
    return [];
  const mend: Given["mend"] & object = [];
  const amounts = Object.keys(columns).filter((column) => amountFields.has(fieldOf(columns[column] ?? "")));
  for (const column of amounts) {
    const foreign = sketch.columns.find(
      (other) =>
        other.column !== column &&
        isFigures(other) &&
        isPair(column, other.column) &&
        isFree(columns, other.column),
    );
    const own = sketch.columns.find((one) => one.column === column);
    if (foreign === undefined || own === undefined) continue;
    columns[foreign.column] = columns[column] ?? [];
    columns[column] = { field: "custom", type: "number" };
    mend.push(
      {
        column: foreign.column,
        replace: Object.fromEntries(
          noughtsOf(foreign)
            .filter(Boolean)
            .map((nought) => [nought, ""]),
        ),
      },
      { column: foreign.column, orColumn: column },
    );
  }
  const left = Object.keys(columns).filter((column) => amountFields.has(fieldOf(columns[column] ?? "")));
  if (left.length > 0 && left.every((column) => atHome.test(spelled(column))))
    columns[currency] = { field: "custom", type: "text" };
  return mend;
}

const amountFields = new Set([
  "list_total",
  "discount_total",
  "net_total",
  "tax_total",
  "gross_total",
  "net_amount",
  "list_amount",
  "tax_amount",
  "amount",
]);

/** Whether two names differ in saying that the one is in the document's currency, or the other at home. */
function isPair(home: string, foreign: string): boolean {
  const [one, other] = [spelled(home), spelled(foreign)];
  if (!atHome.test(one) && !abroad.test(other)) return false;
  if (atHome.test(other) || abroad.test(one)) return false;
  return bare(one) === bare(other);
}

function bare(name: string): string {
  return name
    .replace(atHome, " ")
    .replace(abroad, " ")
    .replace(/[^a-z0-9]+/g, "");
}

/** `DocTotalFC` is doc, total and FC. */
function spelled(name: string): string {
  return fold(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function isFigures({ shares, filled }: ColumnSketch): boolean {
  return filled > 0 && (shares.figure ?? 0) > 0.9;
}
