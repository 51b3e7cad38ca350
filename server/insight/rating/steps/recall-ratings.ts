import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";

type Policy = { version: number; changes: { comeBack: number } };

/**
 * What the last run said under the same version of the policy, of those for whom it matters: coming back from a lower
 * class, or below a limit that counted. In `recalled`, a table of the run.
 * @param policy a new version judges everybody afresh, as its preview showed; null remembers nobody
 * @param who a table of whom, by golden_id; null: everybody
 */
export async function recallRatings(
  tx: Tx,
  policy: Policy | null,
  who: RawBuilder<unknown> | null = null,
): Promise<void> {
  await tx.sql`create unlogged table recalled as ${kept(policy, who)}`;
  await tx.sql`create unique index on recalled (golden_id)`;
  await tx.sql`analyze recalled`;
}

/** The same of those of `rated_again`, beside those recalled before. */
export async function recallMore(tx: Tx, policy: Policy): Promise<void> {
  await tx.sql`insert into recalled ${kept(policy, sql`rated_again`)} on conflict do nothing`;
}

function kept(policy: Policy | null, who: RawBuilder<unknown> | null): RawBuilder<unknown> {
  return sql`
    select golden_id, rating_base as base, rating_signals as signals
    from party_value
    where ${(policy?.changes.comeBack ?? 0) > 0}::boolean
      and (rating_inputs ->> 'policyVersion')::integer = ${policy?.version ?? 0}::integer
      and rating_base <> 'N'
      and (rating_base <> 'A' or rating_signals <> '{}')
      ${who === null ? sql`` : sql`and golden_id in (select golden_id from ${who} as those)`}`;
}
