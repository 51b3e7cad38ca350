import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { isFree, type LooseMap } from "../writing/loose-map.ts";
import { type WhetherItCame, whetherItCame } from "./whether-it-came.ts";

type Loose = LooseMap & { kind: ImportKind };

const allLeast = 0.98;

/**
 * Of a list of payments those that came: one that failed or is still to be paid is none, and says so; what was given back of one,
 * in a column of its own, went back.
 */
export function moneyThatCame(
  table: TableAtHand,
  { kind, columns, links, parts }: Loose,
  id: readonly string[],
): void {
  if (kind !== "payment") return;
  const { sketch, columnWords, words } = table;
  const told = whetherItCame(table);
  const state = told?.column;
  const gone = told?.givenBack ?? [];
  const back = sketch.columns.find(
    (column, at) =>
      (column.shares.figure ?? 0) > 0.9 &&
      columnWords[at]?.some(({ notions }) => notions.includes("refund")) &&
      isFree(columns, column.column),
  );
  const amount = Object.keys(columns).find((column) => fieldOf(columns[column]) === "amount");
  const whole = amount === undefined ? undefined : sketch.columns.find(({ column }) => column === amount);
  // In books of what is owed each payment stands with a minus; of refunds alone the table says so itself.
  const meantAs = amount === undefined ? undefined : columns[amount];
  if (
    amount !== undefined &&
    (whole?.shares.negative ?? 0) > allLeast &&
    !words.some(({ notions }) => notions.includes("refund")) &&
    [meantAs ?? []].flat().every((one) => typeof one === "string")
  )
    columns[amount] = { field: "amount", isOpposite: true };
  const paidBack = back ?? (gone.length > 0 ? whole : undefined);
  if (paidBack !== undefined && amount !== undefined) {
    const others = Object.entries(columns).filter(
      ([column, target]) =>
        column !== amount && fieldOf(target) !== "custom" && fieldOf(target) !== "fee_amount",
    );
    const meant = [columns[amount] ?? []]
      .flat()
      .flatMap((target) => (typeof target === "string" ? [] : target))[0];
    parts[`${sketch.name}, paid back`] = {
      kind: "payment",
      id: [...id],
      unless: [{ column: paidBack.column, is: noughtsOf(paidBack) }],
      ...(back === undefined && state !== undefined && { when: { column: state.column, is: gone } }),
      columns: {
        ...Object.fromEntries(others),
        [paidBack.column]: {
          ...(back === undefined && meant),
          field: "amount",
          isNegative: true,
        },
      },
      links: { ...links },
      party: ["account", "person"].filter((link) => links[link] !== undefined),
    };
    if (back !== undefined) delete columns[back.column];
  }
  if (told !== null) sayWhetherItCame(columns, told);
}

/** The words of the column stay with the payment as well. */
function sayWhetherItCame(columns: Loose["columns"], { column: { column }, values }: WhetherItCame): void {
  columns[column] = [columns[column] ?? "custom", { field: "payment_state", values }].flat();
}
