import type { Actor } from "./actor.ts";
import type { Tx } from "./database/db.ts";
import { newId } from "./ids.ts";

/** What changed of one field. */
export type Difference = { from: unknown; to: unknown };

/** Our own company is a party too; what concerns no customer is written to it. */
export const ownCompanyId = "00000000-0000-7000-8000-000000000001";

/**
 * Writes down what happened, in the same transaction as the change: the audit trail, the timeline and
 * automation all read this table.
 * @param event name in the past tense (`party.created`), what it is about, whose customer it concerns, and the
 *   differences by field
 */
export async function record(
  tx: Tx,
  actor: Actor,
  event: {
    name: string;
    subjectKind: string;
    subjectId: string;
    partyId?: string;
    differences?: Record<string, Difference>;
    runId?: string;
  },
): Promise<void> {
  await tx.prepared`
    insert into event (party_id, event_id, name, subject_kind, subject_id, actor_user_id, actor_name, door, differences, run_id, happened_at)
    values (
      ${event.partyId ?? ownCompanyId}, ${newId(tx.now.getTime())}, ${event.name}, ${event.subjectKind}, ${event.subjectId},
      ${actor.userId}, ${actor.name}, ${actor.door}, ${JSON.stringify(event.differences ?? {})}, ${event.runId ?? null}, ${tx.now}
    )`;
}

/** The same for many events of one name at once, as a run leaves them. */
export async function recordMany(
  tx: Tx,
  actor: Actor,
  event: { name: string; subjectKind: string; runId?: string },
  about: readonly { subjectId: string; partyId: string; differences: Record<string, Difference> }[],
): Promise<void> {
  if (about.length === 0) return;
  const rows = about.map((one) => ({ ...one, eventId: newId(tx.now.getTime()) }));
  await tx.prepared`
    insert into event (party_id, event_id, name, subject_kind, subject_id, actor_user_id, actor_name, door, differences, run_id, happened_at)
    select
      "partyId", "eventId", ${event.name}, ${event.subjectKind}, "subjectId",
      ${actor.userId}::uuid, ${actor.name}, ${actor.door}, differences, ${event.runId ?? null}::uuid, ${tx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as ("partyId" uuid, "eventId" uuid, "subjectId" text, differences jsonb)`;
}

/** The fields whose values differ between two states of a record, as differences from old to new. */
export function differencesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, Difference> {
  const differences: Record<string, Difference> = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[field] ?? null;
    const to = after[field] ?? null;
    if (JSON.stringify(from) !== JSON.stringify(to)) differences[field] = { from, to };
  }
  return differences;
}
