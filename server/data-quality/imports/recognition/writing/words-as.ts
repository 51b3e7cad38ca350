import type { z } from "zod";
import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import { fieldsOf, type ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { choiceValues, isRefunded } from "../evidence/choice-values.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { neutralChoices } from "../vocabulary/choice-words.ts";
import type { Columns, Parts } from "./loose-map.ts";

type Given = z.input<typeof ModuleMap>;
type Described = Pick<Given, "kind" | "columns" | "always">;
type Target = Exclude<Columns[string], readonly unknown[]>;

const choiceLeast = 0.2;
const statesMost = 12;

/**
 * A field, and where it is a choice what the words of a column mean for it; null where too few of them mean anything. That something was
 * called off is told however few rows say it: all the others are what claims nothing. What a document's state is in words that nobody
 * knows stays open, to be asked: the money of its rows hangs on it.
 */
export function wordsAs(kind: ImportKind, field: string, column: ColumnSketch) {
  if (fieldsOf(kind)[field] !== "choice") return field;
  const { values, otherwise, share } = choiceValues(kind, field, column);
  const isCalledOff = otherwise !== undefined && Object.values(values).includes("cancelled");
  const isState = kind === "document" && field === "state";
  if (share < choiceLeast && !isCalledOff && !(isState && areStates(column))) return null;
  return { field, values, ...(otherwise !== undefined && !isState && { otherwise }) };
}

/** A few words that come again and again, and no figures or days. */
function areStates({ distinct, filled, shares }: ColumnSketch): boolean {
  const { day = 0, instant = 0, money = 0, fraction = 0, sentence = 0, nested = 0 } = shares;
  const isWritten = day + instant + money + fraction + sentence + nested < 0.5;
  return isWritten && distinct <= statesMost && (distinct < filled || distinct <= 3);
}

/** Where no document brings anything, its state is no question of money: words that nobody knows claim nothing. */
export function withoutQuestions(own: Described, parts: Parts): void {
  for (const { kind, columns = {}, always = {} } of [own, ...Object.values(parts)]) {
    const targets = Object.entries(columns).map(([column, given]) => ({ column, targets: [given].flat() }));
    const isCounted =
      always.recognised === "true" ||
      targets.some((one) => one.targets.some((target) => fieldOf(target) === "recognised"));
    if (kind !== "document" || isCounted) continue;
    for (const { column, targets: given } of targets)
      if (given.some(isOpenState))
        columns[column] = given.map((target) =>
          isOpenState(target) ? { ...target, otherwise: neutralChoices["document.state"] } : target,
        );
  }
}

function isOpenState(target: Target): target is Exclude<Target, string> {
  return (
    typeof target !== "string" &&
    target.field === "state" &&
    target.values !== undefined &&
    target.otherwise === undefined
  );
}

/** What was refunded counts as far as the money stayed, which a column says, or nobody does: then its word is to be asked. */
export function askWhatWasRefunded({ columnWords }: TableAtHand, columns: Columns): void {
  const isTold = columnWords.some((words) => words.some(({ notions }) => notions.includes("refund")));
  if (isTold) return;
  for (const [column, given] of Object.entries(columns))
    if ([given].flat().some(isOpenState))
      columns[column] = [given].flat().map((target) => {
        if (!isOpenState(target)) return target;
        const kept = Object.entries(target.values ?? {}).filter(([word]) => !isRefunded(word));
        return { ...target, values: Object.fromEntries(kept) };
      });
}
