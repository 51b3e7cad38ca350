import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { fold } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnFor, isFree } from "../writing/loose-map.ts";

// Customer, supplier or vendor, lead or prospect; Kunde, Lieferant, Interessent; Debitor, Kreditor; client, fournisseur, prospect; cliente, proveedor or fornitore.
const alphabets: readonly Readonly<Record<string, "customer" | "supplier" | "prospect">>[] = [
  { c: "customer", s: "supplier", l: "prospect", p: "prospect" },
  { c: "customer", v: "supplier", l: "prospect", p: "prospect" },
  { k: "customer", l: "supplier", i: "prospect" },
  { d: "customer", k: "supplier" },
  { c: "customer", f: "supplier", p: "prospect" },
];

/**
 * What parties are to us where a column of a type says it in one letter each, and nothing else stands in it: some are customers and some
 * suppliers.
 */
export function rolesByLetters(
  kind: ImportKind,
  { sketch, columnWords }: TableAtHand,
  columns: Columns,
): void {
  const isTold = ["role", "stage"].some((field) => columnFor(columns, field) !== undefined);
  if ((kind !== "organisation" && kind !== "person") || isTold) return;
  for (const [at, { column, frequent, distinct, empty }] of sketch.columns.entries()) {
    const isOfType = columnWords[at]?.some(
      ({ notions }) => notions.includes("type") || notions.includes("role"),
    );
    if (!isOfType || !isFree(columns, column) || empty > 0 || distinct < 2 || distinct > frequent.length)
      continue;
    const letters = frequent.map(({ value }) => fold(value.trim()));
    const alphabet = alphabets.find((one) => letters.every((letter) => Object.hasOwn(one, letter)));
    const roles = letters.map((letter) => alphabet?.[letter]);
    if (!roles.includes("customer") || !roles.includes("supplier")) continue;
    const valuesOf = (of: (role: string) => string) =>
      Object.fromEntries(frequent.map(({ value }, nth) => [value, of(roles[nth] ?? "")]));
    columns[column] = [
      { field: "role", values: valuesOf((role) => role) },
      { field: "stage", values: valuesOf((role) => (role === "supplier" ? "none" : role)) },
    ];
    return;
  }
}
