import type { z } from "zod";
import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns } from "../writing/loose-map.ts";

type Given = z.input<typeof ModuleMap>;
type Statement = {
  mend: NonNullable<Given["mend"]>;
  unless: NonNullable<Given["unless"]>;
  passedOver: string;
};

const minusInFront = /^[-(]?[\d.,'\s]+$/;

/**
 * What moved on a bank account: what came in is what customers paid. What went out paid suppliers, wages and the bank itself; where it
 * is given back to a customer a person says so. Null where the payments are no statement of an account, or all of them came in.
 */
export function bankStatement(kind: ImportKind, { sketch }: TableAtHand, columns: Columns): Statement | null {
  const isOfAccount = sketch.columns.some(({ shares }) => (shares.iban ?? 0) > 0.3);
  const [column, target] = Object.entries(columns).find(([, one]) => fieldOf(one) === "amount") ?? [];
  const amounts = sketch.columns.find((one) => one.column === column);
  if (kind !== "payment" || !isOfAccount || !column || !target || amounts === undefined) return null;
  const words = amounts.frequent.map(({ value }) => value);
  const isOut = (word: string) => word.startsWith("-");
  if (!words.some(isOut) || words.every(isOut) || !words.every((word) => minusInFront.test(word)))
    return null;
  const [cameIn, wentOut] = [`${column}: came in`, `${column}: went out`];
  delete columns[column];
  columns[cameIn] = target;
  return {
    mend: [{ column, split: "-", into: [cameIn, wentOut] }],
    unless: [{ column: cameIn, is: [""] }],
    passedOver:
      "This went out of the account, to a supplier or the bank as a rule. If it was given back to a customer, bring it in as a payment with a minus in a file of its own.",
  };
}
