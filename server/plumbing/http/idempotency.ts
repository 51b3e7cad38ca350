import { createHash } from "node:crypto";
import type { Tx } from "../database/db.ts";
import { refuse } from "../refuse.ts";

export type StoredReply = { status: number; reply: unknown };

/**
 * Claims an Idempotency-Key in the write's own transaction. A second request with the same key waits for the first
 * one's commit here, and then gets its stored reply.
 * @returns the stored reply of an earlier request, or null when this one is the first
 */
export async function claimIdempotencyKey(
  tx: Tx,
  claim: { actorKey: string; key: string; route: string; input: unknown },
): Promise<StoredReply | null> {
  const fingerprint = createHash("sha256").update(claim.route).update(JSON.stringify(claim.input)).digest();
  const claimed = await tx.prepared`
    insert into idempotency_key (actor_key, idempotency_key, request_sha256, status)
    values (${claim.actorKey}, ${claim.key}, ${fingerprint}, 0)
    on conflict do nothing
    returning 1`;
  if (claimed.length > 0) return null;

  const [earlier] = await tx.prepared<StoredReply & { request_sha256: Buffer }>`
    select request_sha256, status, reply
    from idempotency_key
    where actor_key = ${claim.actorKey} and idempotency_key = ${claim.key}`;
  if (earlier === undefined || !earlier.request_sha256.equals(fingerprint)) refuse("idempotency_key_reused");
  return { status: earlier.status, reply: earlier.reply };
}

/** Keeps the reply under the claimed key, in the same transaction. */
export async function keepReply(
  tx: Tx,
  claim: { actorKey: string; key: string },
  stored: StoredReply,
): Promise<void> {
  await tx.prepared`
    update idempotency_key
    set status = ${stored.status}, reply = ${JSON.stringify(stored.reply ?? null)}
    where actor_key = ${claim.actorKey} and idempotency_key = ${claim.key}`;
}

/** Throws away keys older than a day: later repeats are new requests. */
export async function forgetOldIdempotencyKeys(tx: Tx): Promise<void> {
  await tx.sql`delete from idempotency_key where created_at < now() - interval '1 day'`;
}
