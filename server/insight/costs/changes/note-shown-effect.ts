import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as insight from "../../../../contract/insight.ts";
import type { Visit } from "../../../plumbing/action.ts";
import type { Actor } from "../../../plumbing/actor.ts";

/** Writes down that the figures of the customers whom a change moves were read, by whoever may see them. */
export function noteShownEffect(
  visit: Visit,
  actor: Actor,
  { preview: { effect } }: OutputOf<typeof insight.readCostChange>,
): void {
  if (effect === null || !actor.may.has("money.read")) return;
  const moved = [...effect.ratings, ...effect.largest];
  visit.shown = { partyId: null, count: new Set(moved.map(({ partyId }) => partyId)).size, asked: "" };
}
