import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { readAmount } from "../../reading/values/amounts.ts";
import type { Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";

type Columns = ModuleMap["columns"];

/** The two columns of a ledger in which an amount stands on one side or on the other, and none on both. */
export type TwoSides = { debit: ColumnSketch; credit: ColumnSketch };

const apart = 0.1;

/** `Soll` and `Haben`: what customers owe, and what they paid or needn't pay any more. Null where a table has no such columns. */
export function twoSidesOf({ sketch, columnWords }: TableAtHand): TwoSides | null {
  const side = (...notions: Notion[]) =>
    sketch.columns.find(({ shares }, at) => {
      const words = columnWords[at] ?? [];
      const isIt = words.some((word) => word.notions.some((notion) => notions.includes(notion)));
      const isAlone = words.every((word) =>
        word.notions.some((one) => [...notions, ...beside].includes(one)),
      );
      return isIt && isAlone && (shares.figure ?? 0) > 0.9;
    });
  const [debit, credit] = [side("debit"), side("creditside", "credit")];
  if (debit === undefined || credit === undefined || debit === credit) return null;
  const filled = said(debit) + said(credit);
  return Math.abs(filled - sketch.rows) <= sketch.rows * apart ? { debit, credit } : null;
}

const beside: readonly Notion[] = ["amount", "currency"];

/** How many cells say more than nought. */
function said({ filled, frequent }: ColumnSketch): number {
  return filled - noughts(frequent).reduce((sum, { count }) => sum + count, 0);
}

function noughts(frequent: ColumnSketch["frequent"]): ColumnSketch["frequent"] {
  return frequent.filter(({ value }) => Number(readAmount(value) ?? Number.NaN) === 0);
}

const totals = ["gross_total", "net_total", "tax_total"];

/** Documents of a ledger on two sides: on the credit side what is taken back, and with it the totals beside it. */
export function asDocuments(map: ModuleMap, { debit, credit }: TwoSides): ModuleMap {
  const columns: Columns = {};
  for (const [column, target] of Object.entries(map.columns)) {
    const field = fieldOf(target);
    if (column === debit.column || column === credit.column) continue;
    columns[column] =
      totals.includes(field) && field !== "gross_total" ? bySide(field, { debit, credit }) : target;
  }
  return {
    ...withoutNoughts(map, { debit, credit }),
    columns: {
      ...columns,
      [debit.column]: "gross_total",
      [credit.column]: { field: "gross_total", isNegative: true },
    },
  };
}

/** Money in such a ledger comes in on the credit side and goes back on the other. */
export function asMoney({ debit, credit }: TwoSides): Columns {
  return { [credit.column]: "amount", [debit.column]: { field: "amount", isNegative: true } };
}

function bySide(field: string, { debit, credit }: TwoSides): Columns[string] {
  return [
    { field, unless: [{ column: credit.column, is: ["*"] }] },
    { field, isNegative: true, unless: [{ column: debit.column, is: ["*"] }] },
  ];
}

/** A nought on the other side is no amount. */
function withoutNoughts(map: ModuleMap, sides: TwoSides): ModuleMap {
  const rules = [sides.debit, sides.credit].flatMap(({ column, frequent }) => {
    const words = noughts(frequent).map(({ value }) => [value, ""]);
    return words.length === 0 ? [] : [{ column, replace: Object.fromEntries(words) }];
  });
  return { ...map, mend: [...map.mend, ...rules] };
}
