import type * as conversations from "../../../contract/conversations.ts";
import { findParty } from "../../customers/find-party.ts";
import { today } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { requireProduct } from "../contacts/require-references.ts";
import { readCase } from "./read-case.ts";

/** Opens a support case or a complaint; whoever opens it works on it unless somebody else is named. */
export async function openCase({ tx, actor, input }: Call<typeof conversations.openCase>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  await requireProduct(tx, input.productId);
  if (input.ownerId !== undefined) {
    const known =
      await tx.sql`select from user_account where user_id = ${input.ownerId} and state <> 'locked'`;
    if (known.length === 0) refuse("owner_unknown");
  }
  const caseId = newId(tx.now.getTime());
  await tx.sql`
    insert into case_file (
      party_id, case_id, number, subject, kind, channel, state, priority, product_id, owner_id, opened_at, opened_on, finding
    )
    values (
      ${partyId}, ${caseId}, ${input.number ?? null}, ${input.subject}, ${input.kind}, ${input.channel}, 'open',
      ${input.priority ?? null}, ${input.productId ?? null}, ${input.ownerId ?? actor.userId}, ${tx.now}, ${today(tx)},
      ${input.kind === "complaint" ? "open" : null}
    )`;
  await record(tx, actor, {
    name: "case.opened",
    subjectKind: "case",
    subjectId: caseId,
    partyId,
    differences: { subject: { from: null, to: input.subject } },
  });
  return readCase({ tx, actor, input: { partyId, caseId } });
}
