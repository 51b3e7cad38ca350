import type { Measures } from "../../matching/kept-model.ts";
import { type KnownRecord, kindOf } from "../../matching/known-record.ts";
import type { AskedValue } from "../../matching/value-counts.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { holdersOfValues, modelInForce } from "../match-model.ts";

/** What a search over all records has taught, and how many it counted under these values. */
export type MeasuresAtDoor = { measures: Measures; holders: (column: string, text: string) => number };

/**
 * By what the door weighs a record of a kind; null where nobody searched, or the base was too small to learn from: then it
 * weighs by what is believed before any data.
 */
export async function measuresAtDoor(
  tx: Tx,
  kind: KnownRecord["kind"],
  values: readonly AskedValue[],
): Promise<MeasuresAtDoor | null> {
  const measures = await modelInForce(tx, kindOf({ kind }));
  if (measures === null || !measures.isLearnt) return null;
  return { measures, holders: await holdersOfValues(tx, kind, values) };
}
