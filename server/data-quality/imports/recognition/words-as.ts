import { fieldsOf, type ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { choiceValues } from "./evidence/choice-values.ts";
import type { ColumnSketch } from "./proposal.ts";

const choiceLeast = 0.2;

/** A field, and where it is a choice what the words of a column mean for it; null where too few of them mean anything. */
export function wordsAs(kind: ImportKind, field: string, column: ColumnSketch) {
  if (fieldsOf(kind)[field] !== "choice") return field;
  const { values, otherwise, share } = choiceValues(kind, field, column);
  return share < choiceLeast ? null : { field, values, ...(otherwise !== undefined && { otherwise }) };
}
