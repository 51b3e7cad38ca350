import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import type { Visit } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";

/** Writes down that the revenue of these customers was read, by whoever may see it. */
export function noteShownPairs(visit: Visit, actor: Actor, pairs: readonly (DuplicatePair | null)[]): void {
  const seen = pairs.flatMap((pair) => (pair === null ? [] : [pair.one, pair.other]));
  if (seen.length === 0 || !actor.may.has("money.read")) return;
  visit.shown = { partyId: null, count: new Set(seen.map((side) => side.keptAs.partyId)).size, asked: "" };
}
