import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { columnsAs, isFree, type LooseMap, type Part } from "../writing/loose-map.ts";

type Loose = LooseMap & { kind: ImportKind };

const givenUp =
  /(?<!\p{L})(write[ -]?offs?|written off|bad debts?|ausbuchung(en)?|ausgebucht|abschreibung(en)?|forderungsverlust(e)?|irrecouvrable|incobrables?|insoluti|afschrijving|afgeboekt|odpis)(?!\p{L})/iu;
const granted = /(?<!\p{L})(allowances?|short payments?|rebates?|bonus|kurzung(en)?|abzug|abzuge)(?!\p{L})/iu;
const fees =
  /(?<!\p{L})((bank|transaction|processing|payment|card)? ?(fees?|charges?)|gebuhr(en)?|bankspesen|spesen|frais( bancaires)?|comision(es)?|commission[ei]?)(?!\p{L})/iu;

/**
 * What stands beside a payment and settles the document with it: a discount for paying early, or what is given up. Each is a credit
 * note on that document, on the day of the payment, with the document's share of tax; what the bank kept is the payment's fee.
 */
export function grantedWithPayments(
  { sketch, columnWords }: TableAtHand,
  loose: Loose,
  id: readonly string[],
): void {
  const { kind, columns, links, parts } = loose;
  if (kind !== "payment") return;
  const says = (at: number, notion: string) =>
    columnWords[at]?.some(({ notions }) => (notions as readonly string[]).includes(notion)) ?? false;
  const beside = sketch.columns.flatMap((column, at) =>
    isMoney(column) && isFree(columns, column.column) && !says(at, "percentage") && !says(at, "after")
      ? [{ column, at }]
      : [],
  );
  const taken = beside.filter(
    ({ column, at }) =>
      says(at, "discount") || granted.test(fold(column.column)) || givenUp.test(fold(column.column)),
  );
  for (const { column, at } of taken) {
    asPaid(loose, sketch, at);
    const isGivenUp = links.document !== undefined && givenUp.test(fold(column.column));
    parts[`${sketch.name}, ${column.column}`] = {
      id: [...id],
      unless: [{ column: column.column, is: noughtsOf(column) }],
      ...(isGivenUp ? asGivenUp(loose, column) : asCredited(loose, column)),
    };
    delete columns[column.column];
  }
  const isFilled = Object.values(columns)
    .flat()
    .some((target) => fieldOf(target) === "fee_amount");
  const fee = isFilled ? undefined : beside.find(({ column }) => fees.test(fold(column.column)));
  if (fee !== undefined) columns[fee.column.column] = { field: "fee_amount" };
}

/** Nobody will pay it: sales stay as they are, and the loss is one of its own. */
function asGivenUp({ columns, links }: Loose, { column }: ColumnSketch): Part {
  return {
    kind: "write_off",
    columns: { ...columnsAs(columns, { received_on: "written_off_on" }), [column]: "amount" },
    links: { ...(links.document && { document: links.document }) },
    always: { is_with_tax: "true", reason: column },
  };
}

function asCredited({ columns, links }: Loose, { column }: ColumnSketch): Part {
  return {
    kind: "document",
    columns: {
      ...columnsAs(columns, { received_on: "issued_at", currency: "currency" }),
      [column]: { field: "gross_total", isNegative: true },
    },
    links: {
      ...Object.fromEntries(Object.entries(links).filter(([name]) => name !== "document")),
      ...(links.document && { order: links.document }),
    },
    always: { document_kind: "credit_note", recognised: "true", title: column },
    party: ["account", "person"].filter((link) => links[link] !== undefined),
  };
}

function isMoney({ shares, filled }: ColumnSketch): boolean {
  return filled > 0 && (shares.figure ?? 0) > 0.9 && (shares.percent ?? 0) < 0.5;
}

/** Where the amount is what was paid and what was granted in one, what was paid is the column beside it. */
function asPaid({ columns }: Loose, { columns: all, sums }: TableAtHand["sketch"], at: number): void {
  const amount = all.findIndex(({ column }) => fieldOf(columns[column] ?? "") === "amount");
  const sum = sums.find(({ total, parts }) => total === amount && parts.includes(at));
  const paid = sum?.parts.find((part) => part !== at);
  const [whole, own] = [all[amount]?.column, paid === undefined ? undefined : all[paid]?.column];
  if (whole === undefined || own === undefined || fieldOf(columns[own] ?? "custom") !== "custom") return;
  columns[own] = columns[whole] ?? "amount";
  delete columns[whole];
}
