import { fieldsOf, type ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { choiceValues } from "./evidence/choice-values.ts";
import type { ColumnSketch } from "./proposal.ts";

const choiceLeast = 0.2;

/**
 * A field, and where it is a choice what the words of a column mean for it; null where too few of them mean anything. That something was
 * called off is told however few rows say it: all the others are what claims nothing.
 */
export function wordsAs(kind: ImportKind, field: string, column: ColumnSketch) {
  if (fieldsOf(kind)[field] !== "choice") return field;
  const { values, otherwise, share } = choiceValues(kind, field, column);
  const isCalledOff = otherwise !== undefined && Object.values(values).includes("cancelled");
  return share < choiceLeast && !isCalledOff
    ? null
    : { field, values, ...(otherwise !== undefined && { otherwise }) };
}
