import type * as conversations from "../../../contract/conversations.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { readCase } from "./read-case.ts";

/** Closes a case. A complaint is closed with what it came to: serial complaining and good reason are told apart by that. */
export async function closeCase({ tx, actor, input }: Call<typeof conversations.closeCase>) {
  const { caseId } = input;
  const { partyId } = await findParty(tx, actor, input.partyId);
  const [file] = await tx.sql<{
    homeId: string;
    kind: string;
    state: string;
    finding: string | null;
    redress: string | null;
    version: number;
  }>`
    select party_id as "homeId", kind, state, finding, trim_scale(redress_amount)::text as redress, version
    from case_file
    where party_id in ${membersOf(partyId)} and case_id = ${caseId}
    for update`;
  if (file === undefined) refuse("not_found");
  if (file.version !== input.version) refuse("version_stale");
  if (file.state === "closed") refuse("case_closed");
  if (file.kind === "complaint" && input.finding === undefined) refuse("finding_missing");

  const after = {
    state: "closed",
    finding: input.finding ?? file.finding,
    redress_amount: input.redressAmount ?? file.redress,
  };
  await tx.sql`
    update case_file
    set state = 'closed', closed_at = ${tx.now}, finding = ${after.finding}, redress_amount = ${after.redress_amount},
      version = version + 1
    where party_id = ${file.homeId} and case_id = ${caseId}`;
  await record(tx, actor, {
    name: "case.closed",
    subjectKind: "case",
    subjectId: caseId,
    partyId,
    differences: differencesBetween(
      { state: file.state, finding: file.finding, redress_amount: file.redress },
      after,
    ),
  });
  return readCase({ tx, actor, input: { partyId, caseId } });
}
