import {
  beginningOf,
  type ImportKind,
  requiredOf,
} from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { isOfOneWord } from "../rows/full-name.ts";
import type { Slot } from "../slots.ts";
import type { TableAtHand, Weight } from "../table-at-hand.ts";
import { customPoints } from "./custom-points.ts";

/** What columns are beside each other: of names which is which, and of days which one counts. */
export function settleNames(
  kind: ImportKind,
  table: TableAtHand,
  slots: readonly Slot[],
  weights: Weight[][],
): void {
  settleFamilyName(slots, weights);
  settleGivenName(table, slots, weights);
  settleLegalName(kind, slots, weights);
  settleDays(kind, slots, weights);
  settleOnlyDay(kind, table, slots, weights);
}

const dated: Readonly<Partial<Record<ImportKind, string>>> = {
  document: "issued_at",
  payment: "received_on",
};
const otherDays = new Set(["birth", "due", "modified", "end", "closed"]);
const onlyPoints = 3;

/** The only day in a row of a document or payment is when it was, whatever it is called. */
function settleOnlyDay(
  kind: ImportKind,
  { sketch, columnWords }: TableAtHand,
  slots: readonly Slot[],
  weights: Weight[][],
): void {
  const needed = dated[kind];
  if (needed === undefined) return;
  const own = weights[slots.findIndex(({ part, field }) => part === null && field === needed)];
  if (own === undefined || own.some(({ points }) => points > customPoints)) return;
  const days = [...sketch.columns.entries()].filter(
    ([, { shares }]) => (shares.day ?? 0) + (shares.instant ?? 0) > 0.9,
  );
  const [[at] = [-1], ...more] = days;
  const isOther = columnWords[at]?.some(({ notions }) => notions.some((notion) => otherDays.has(notion)));
  if (at === -1 || more.length > 0 || isOther) return;
  own[at] = { points: onlyPoints, reasons: ["no other column has days"] };
}

/** Where nothing else says when it was, it was when it was noted. */
function settleDays(kind: ImportKind, slots: readonly Slot[], weights: Weight[][]): void {
  const rowOf = (field: string) => slots.findIndex((slot) => slot.part === null && slot.field === field);
  const created = weights[rowOf("created_at")];
  const field = beginningOf(kind) ?? requiredOf(kind).fields.find((name) => name.endsWith("_at"));
  const needed = field === undefined ? undefined : weights[rowOf(field)];
  if (created === undefined || needed === undefined) return;
  const best = Math.max(...needed.map(({ points }) => points));
  const at = needed.findIndex(({ points }) => points === best);
  if (best > customPoints) created[at] = { points: -9, reasons: [] };
}

/** `Name` beside `First name` is the family name. */
function settleFamilyName(slots: readonly Slot[], weights: Weight[][]): void {
  const rowOf = (field: string) => slots.findIndex((slot) => slot.part === null && slot.field === field);
  const best = (row: number) => Math.max(...(weights[row] ?? []).map(({ points }) => points), -9);
  const [given, family, full] = [rowOf("given_name"), rowOf("family_name"), rowOf("name")];
  if (given === -1 || best(given) < 3 || best(family) >= 4) return;
  const at = (weights[full] ?? []).findIndex(({ points }) => points === best(full));
  const [whole, rest] = [weights[full]?.[at], weights[family]?.[at]];
  if (whole === undefined || rest === undefined || whole.points < 3) return;
  const [fullRow, familyRow] = [weights[full] ?? [], weights[family] ?? []];
  fullRow[at] = rest;
  familyRow[at] = { ...whole, reasons: [...whole.reasons, "stands beside the given name"] };
}

const besidePoints = 4;

/**
 * Beside a family name the column that is called *Name* (*Nombre*, *Nome*) and holds one word is the given name; so is one beside it whose
 * name nobody knows, where names stand in it.
 */
function settleGivenName(table: TableAtHand, slots: readonly Slot[], weights: Weight[][]): void {
  const rowOf = (field: string) => slots.findIndex((slot) => slot.part === null && slot.field === field);
  const best = (row: number) => Math.max(...(weights[row] ?? []).map(({ points }) => points), -9);
  const [given, family, full] = [rowOf("given_name"), rowOf("family_name"), rowOf("name")];
  if (given === -1 || best(family) < 3 || best(given) > customPoints) return;
  const [row, fullRow] = [weights[given], weights[full]];
  const named = fullRow?.findIndex(({ points }) => points === best(full)) ?? -1;
  const whole = fullRow?.[named];
  if (best(full) > customPoints) {
    const isFamily = (weights[family]?.[named]?.points ?? -9) === best(family);
    if (row === undefined || fullRow === undefined || whole === undefined || isFamily) return;
    if (!isOfOneWord(table.sketch.columns[named])) return;
    row[named] = { ...whole, reasons: [...whole.reasons, "stands beside the family name"] };
    fullRow[named] = { points: -9, reasons: [] };
    return;
  }
  const at = (weights[family] ?? []).findIndex(({ points }) => points === best(family));
  const beside = [at - 1, at + 1].find((place) => {
    const column = table.sketch.columns[place];
    const isNameless = !(table.columnWords[place] ?? []).some(({ notions }) => notions.length > 0);
    return column !== undefined && isNameless && (column.shares.words ?? 0) > 0.95 && column.distinct > 1;
  });
  if (beside === undefined || row === undefined) return;
  row[beside] = { points: besidePoints, reasons: ["stands beside the family name"] };
}

/** What somebody is registered as (raison sociale, razón social) is a company's name where no other column is one; people have none. */
function settleLegalName(kind: ImportKind, slots: readonly Slot[], weights: Weight[][]): void {
  const rowOf = (field: string) => slots.findIndex((slot) => slot.part === null && slot.field === field);
  const [names, legalNames] = [weights[rowOf("name")], weights[rowOf("legal_name")]];
  if (names === undefined || legalNames === undefined) return;
  const at = legalNames.findIndex(
    ({ points }) => points === Math.max(...legalNames.map((one) => one.points)),
  );
  const legal = legalNames[at];
  if (legal === undefined || legal.points < 3) return;
  if (kind === "person") legalNames[at] = { points: -9, reasons: [] };
  else if (names.every(({ points }, other) => other === at || points <= customPoints)) {
    names[at] = legal;
    legalNames[at] = { points: -9, reasons: [] };
  }
}
