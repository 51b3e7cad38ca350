import type * as dataQuality from "../../../contract/data-quality.ts";
import { movePeopleTo } from "../../customers/move-people.ts";
import type { Call } from "../../plumbing/action.ts";
import { newId } from "../../plumbing/ids.ts";
import { noteDecisions } from "./note-decisions.ts";
import { takeFindings } from "./take-findings.ts";

/** Notes people where the evidence points, or only ends where they are noted: all of them, or none. */
export async function movePeople({ tx, actor, input }: Call<typeof dataQuality.movePeople>) {
  const taken = await takeFindings(tx, actor, input.people);
  const toOf = new Map(input.people.map((one) => [one.relationshipId.toLowerCase(), one.toId]));
  const moved = await movePeopleTo(
    tx,
    actor,
    taken.map(({ partyId, relationshipId, thereId }) => ({
      partyId,
      relationshipId,
      toId: toOf.get(relationshipId) ? thereId : null,
    })),
  );
  const byId = new Map(moved.map((one) => [one.relationshipId, one]));
  const decided = taken.flatMap((finding) => {
    const done = byId.get(finding.relationshipId);
    if (done === undefined) return [];
    const decision = done.toId === null ? ("left" as const) : ("moved" as const);
    const { formerUntil, endedOn, madeRelationshipId } = done;
    return [{ ...finding, decision, formerUntil, endedOn, madeRelationshipId }];
  });
  const decisionId = newId(tx.now.getTime());
  await noteDecisions(tx, actor, decisionId, decided);
  const count = decided.filter((one) => one.decision === "moved").length;
  return { decisionId, moved: count, left: decided.length - count };
}
