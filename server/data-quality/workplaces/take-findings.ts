import { sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { openFindings } from "./open-findings.ts";

export type Taken = {
  partyId: string;
  relationshipId: string;
  organisationId: string;
  suggestedId: string | null;
  /** The record that the suggested organisation is kept as now. */
  thereId: string | null;
  evidence: unknown;
};

type Asked = { partyId: string; relationshipId: string; toId?: string | null };

/**
 * The findings that somebody decides on, locked until they have: each still waits and still points where they were shown
 * that it points, or the whole is refused. Two at once take turns, and the second is told.
 */
export async function takeFindings(tx: Tx, actor: Actor, asked: readonly Asked[]): Promise<Taken[]> {
  const ids = [...new Set(asked.map((one) => one.relationshipId))];
  await tx.sql`
    select from misplaced_person
    where (party_id, relationship_id) in (
      select * from unnest(${asked.map((one) => one.partyId)}::uuid[], ${asked.map((one) => one.relationshipId)}::uuid[])
    )
    order by party_id, relationship_id
    for update`;
  const found = await tx.sql<Taken>`
    select party_id as "partyId", relationship_id as "relationshipId", organisation_id as "organisationId",
      suggested_id as "suggestedId", there_id as "thereId", evidence
    from (${openFindings(tx, actor, sql<boolean>`finding.relationship_id = any(${ids}::uuid[])`)}) as waiting`;
  const byId = new Map(found.map((one) => [one.relationshipId, one]));
  const taken = [...new Map(asked.map((one) => [one.relationshipId, one])).values()].flatMap((one) => {
    const finding = byId.get(one.relationshipId);
    const fits = finding !== undefined && finding.partyId === one.partyId.toLowerCase();
    const pointsThere = !one.toId || finding?.thereId === one.toId.toLowerCase();
    return fits && pointsThere ? [finding] : [];
  });
  if (taken.length < ids.length) refuse("misplaced_settled", { count: ids.length - taken.length });
  return taken;
}
