import type { Tx } from "../../../plumbing/db.ts";

/**
 * What the last run said under the same version of the policy, of those for whom it matters: coming back from a lower
 * class, or below a limit that counted. In `recalled`, a table of the run.
 * @param policy a new version judges everybody afresh, as its preview showed; null remembers nobody
 */
export async function recallRatings(
  tx: Tx,
  policy: { version: number; changes: { comeBack: number } } | null,
): Promise<void> {
  await tx.sql`
    create unlogged table recalled as
    select golden_id, rating_base as base, rating_signals as signals
    from party_value
    where ${(policy?.changes.comeBack ?? 0) > 0}::boolean
      and (rating_inputs ->> 'policyVersion')::integer = ${policy?.version ?? 0}::integer
      and rating_base <> 'N'
      and (rating_base <> 'A' or rating_signals <> '{}')`;
  await tx.sql`create unique index on recalled (golden_id)`;
  await tx.sql`analyze recalled`;
}
