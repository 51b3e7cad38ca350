import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { recordMany } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { noteDecisions } from "./note-decisions.ts";
import { takeFindings } from "./take-findings.ts";

/** Writes down that people are noted right, so that the same is never asked of them again. */
export async function keepWorkplaces({ tx, actor, input }: Call<typeof dataQuality.keepWorkplaces>) {
  const taken = await takeFindings(tx, actor, input.people);
  const decisionId = newId(tx.now.getTime());
  await noteDecisions(
    tx,
    actor,
    decisionId,
    taken.map((finding) => ({ ...finding, decision: "right" as const })),
  );
  await recordMany(
    tx,
    actor,
    { name: "workplace.kept", subjectKind: "relationship" },
    taken.map(({ partyId, relationshipId, suggestedId }) => ({
      subjectId: relationshipId,
      partyId,
      differences: { suggested: { from: suggestedId, to: null } },
    })),
  );
  return { decisionId, kept: taken.length };
}
