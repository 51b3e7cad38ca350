import type { RawBuilder } from "kysely";
import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { record } from "../plumbing/events.ts";
import { refuse } from "../plumbing/refuse.ts";

export type PolicyKind = "rating" | "fit" | "duplicate";

export type PolicyVersion = {
  version: number;
  validFrom: string;
  document: unknown;
  reason: string;
  draftedBy: string | null;
  draftedById: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  writtenAt: string;
  isDraft: boolean;
};

/** The version of a policy that holds on a day. */
export async function policyInForce(
  tx: Tx,
  kind: PolicyKind,
  onDay: string | RawBuilder<unknown>,
): Promise<{ version: number; document: unknown }> {
  const [row] = await tx.prepared<{ version: number; document: unknown }>`
    select version, document
    from policy
    where kind = ${kind} and valid_from <= (${onDay})::date and (approved_at is not null or drafted_by is null)
    order by valid_from desc, version desc
    limit 1`;
  if (row === undefined) throw new Error(`There is no ${kind} policy in force.`);
  return row;
}

/** All versions of a policy, the newest first, with the names of those who wrote and approved them. */
export function versionsOfPolicy(tx: Tx, kind: PolicyKind): Promise<PolicyVersion[]> {
  return tx.sql<PolicyVersion>`
    select
      policy.version, policy.valid_from as "validFrom", policy.document, policy.reason,
      drafter.name as "draftedBy", policy.drafted_by as "draftedById", approver.name as "approvedBy", policy.approved_at as "approvedAt",
      policy.created_at as "writtenAt", policy.approved_at is null and policy.drafted_by is not null as "isDraft"
    from policy
    left join user_account as drafter on drafter.user_id = policy.drafted_by
    left join user_account as approver on approver.user_id = policy.approved_by
    where policy.kind = ${kind}
    order by policy.version desc
    limit 1000`;
}

/**
 * Writes a draft, or the draft that is here anew.
 * @param seenAt when the draft was written that the person had before them; refuses when somebody has written since
 */
export async function writePolicyDraft(
  tx: Tx,
  actor: Actor,
  kind: PolicyKind,
  { document, reason, seenAt }: { document: unknown; reason: string; seenAt: string | null },
): Promise<{ version: number; writtenAt: string }> {
  const draft = await lockedDraft(tx, kind);
  if ((draft?.writtenAt ?? null) !== seenAt) refuse("policy_draft_changed");
  const [written] = draft
    ? await tx.sql<{ version: number; writtenAt: string }>`
        update policy
        set document = ${JSON.stringify(document)}, reason = ${reason}, drafted_by = ${actor.userId}, created_at = ${tx.now}
        where kind = ${kind} and version = ${draft.version}
        returning version, created_at as "writtenAt"`
    : await tx.sql<{ version: number; writtenAt: string }>`
        insert into policy (kind, version, valid_from, document, reason, drafted_by, created_at)
        select ${kind}, max(version) + 1, ${tx.now}::date, ${JSON.stringify(document)}::jsonb, ${reason}, ${actor.userId}::uuid, ${tx.now}::timestamptz
        from policy where kind = ${kind}
        returning version, created_at as "writtenAt"`;
  if (written === undefined) throw new Error("The draft was not written.");
  await recordPolicy(tx, actor, "policy.drafted", kind, written.version, {
    reason: { from: null, to: reason },
  });
  return written;
}

/** Throws the draft away. */
export async function dropPolicyDraft(tx: Tx, actor: Actor, kind: PolicyKind): Promise<void> {
  const draft = await lockedDraft(tx, kind);
  if (draft === undefined) refuse("policy_no_draft");
  await tx.sql`delete from policy where kind = ${kind} and version = ${draft.version}`;
  await recordPolicy(tx, actor, "policy.draft_dropped", kind, draft.version, {});
}

/** Puts the draft in force from a day on. Refuses when it is not the draft that was looked at. */
export async function approvePolicyDraft(
  tx: Tx,
  actor: Actor,
  kind: PolicyKind,
  { validFrom, seenAt, reason }: { validFrom: string; seenAt: string; reason: string },
): Promise<{ version: number }> {
  const draft = await lockedDraft(tx, kind);
  if (draft === undefined) refuse("policy_no_draft");
  if (draft.writtenAt !== seenAt) refuse("policy_draft_changed");
  await tx.sql`
    update policy
    set valid_from = ${validFrom}::date, reason = ${reason}, approved_by = ${actor.userId}, approved_at = ${tx.now}
    where kind = ${kind} and version = ${draft.version}`;
  await recordPolicy(tx, actor, "policy.approved", kind, draft.version, {
    valid_from: { from: null, to: validFrom },
    reason: { from: null, to: reason },
  });
  return { version: draft.version };
}

async function lockedDraft(tx: Tx, kind: PolicyKind) {
  // Two who begin a draft at once come one by one.
  await tx.sql`select pg_advisory_xact_lock(hashtext(${`policy.${kind}`}))`;
  const [draft] = await tx.sql<{ version: number; writtenAt: string }>`
    select version, created_at as "writtenAt"
    from policy
    where kind = ${kind} and approved_at is null and drafted_by is not null
    for update`;
  return draft;
}

function recordPolicy(
  tx: Tx,
  actor: Actor,
  name: string,
  kind: PolicyKind,
  version: number,
  differences: Record<string, { from: unknown; to: unknown }>,
): Promise<void> {
  return record(tx, actor, { name, subjectKind: "policy", subjectId: `${kind}/${version}`, differences });
}
