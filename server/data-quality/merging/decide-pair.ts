import type * as dataQuality from "../../../contract/data-quality.ts";
import { markDue } from "../../customers/duplicates-due.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record, recordMany } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { settlePairs } from "../duplicates/settle-pairs.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/**
 * Writes down what somebody decided about two records, as they are and not as what they are kept as: it holds whatever
 * either is merged into later.
 */
export async function decidePair({ tx, actor, input }: Call<typeof dataQuality.decidePair>) {
  const { otherPartyId, decision, reason = null } = input;
  await oneAtATime(tx);
  const one = await findParty(tx, actor, input.partyId);
  const other = await seekParty(tx, actor, otherPartyId);
  if (other === undefined) refuse("party_unknown");
  if (input.partyId.toLowerCase() === otherPartyId.toLowerCase()) refuse("pair_of_one");
  if (one.partyId === other.partyId && decision !== "same") refuse("pair_kept_as_one");
  const decisionId = newId(tx.now.getTime());
  const [decided] = await tx.sql<{ partyId: string }>`
    insert into pair_decision (
      party_id, decision_id, other_party_id, decision, reason, decided_at, decided_by, decided_by_name
    )
    values (
      least(${input.partyId}::uuid, ${otherPartyId}::uuid), ${decisionId},
      greatest(${input.partyId}::uuid, ${otherPartyId}::uuid),
      ${decision}, ${reason}, ${tx.now}, ${actor.userId}, ${actor.name}
    )
    on conflict (party_id, other_party_id) where taken_back_at is null do nothing
    returning party_id as "partyId"`;
  if (decided === undefined) {
    const [before] = await tx.sql<{ byName: string; decision: string }>`
      select decided_by_name as "byName", decision
      from pair_decision
      where party_id = least(${input.partyId}::uuid, ${otherPartyId}::uuid)
        and other_party_id = greatest(${input.partyId}::uuid, ${otherPartyId}::uuid)
        and taken_back_at is null`;
    refuse("pair_decided", before);
  }
  await settlePairs(tx, [input.partyId, otherPartyId]);
  // Their clusters keep to it.
  await markDue(tx, [input.partyId, otherPartyId]);
  for (const partyId of [input.partyId, otherPartyId])
    await record(tx, actor, {
      name: "pair.decided",
      subjectKind: "pair_decision",
      subjectId: decisionId,
      partyId,
      differences: { decision: { from: null, to: decision } },
    });
  return { decisionId };
}

type Decided = { decisionId: string; partyId: string; otherPartyId: string };

/**
 * The same for several pairs in one go, which are undone in one go, by whoever has asked `oneAtATime` and sees all of them. What was
 * decided on just these two records stays as it is.
 * @returns those written, in the order given
 */
export async function decidePairs(
  tx: Tx,
  actor: Actor,
  {
    pairs,
    decision,
    reason,
  }: {
    pairs: readonly { partyId: string; otherPartyId: string }[];
    decision: "same" | "related" | "different";
    reason: string | undefined;
  },
): Promise<Decided[]> {
  const asked = pairs.map(({ partyId, otherPartyId }) => ({
    decisionId: newId(tx.now.getTime()),
    partyId: partyId < otherPartyId ? partyId : otherPartyId,
    otherPartyId: partyId < otherPartyId ? otherPartyId : partyId,
  }));
  const written = await tx.sql<{ decisionId: string }>`
    insert into pair_decision (
      party_id, decision_id, other_party_id, decision, reason, decided_at, decided_by, decided_by_name
    )
    select "partyId", "decisionId", "otherPartyId", ${decision}, ${reason ?? null}::text, ${tx.now}::timestamptz,
      ${actor.userId}::uuid, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as asked ("partyId" uuid, "decisionId" uuid, "otherPartyId" uuid)
    on conflict (party_id, other_party_id) where taken_back_at is null do nothing
    returning decision_id as "decisionId"`;
  const ids = new Set(written.map((one) => one.decisionId));
  const decided = asked.filter(({ decisionId }) => ids.has(decisionId));
  const sides = [...new Set(decided.flatMap(({ partyId, otherPartyId }) => [partyId, otherPartyId]))];
  await tx.sql`
    update pair_decision set group_id = ${decided[0]?.decisionId ?? null} where decision_id = any(${[...ids]}::uuid[])`;
  await settlePairs(tx, sides);
  await markDue(tx, sides);
  await recordMany(
    tx,
    actor,
    { name: "pair.decided", subjectKind: "pair_decision" },
    decided.flatMap(({ decisionId, partyId, otherPartyId }) =>
      [partyId, otherPartyId].map((whose) => ({
        subjectId: decisionId,
        partyId: whose,
        differences: { decision: { from: null, to: decision } },
      })),
    ),
  );
  return decided;
}
