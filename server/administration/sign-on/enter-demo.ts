import type * as administration from "../../../contract/administration.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { type Account, actorOf } from "../actor-of.ts";
import { describeMe } from "./describe-me.ts";
import { startSession } from "./session.ts";
import { sha256 } from "./token.ts";

/**
 * Signs in with a link of a demo. Everything is asked again here, whoever wrote the row: the database must be a demo's and
 * nobody's own, the account one of the example's and without a password, and the process that made the link must still run.
 */
export async function enterDemo({
  tx,
  input,
  visit,
}: Call<typeof administration.enterDemo> & { visit: Visit }) {
  const [account] = await tx.sql<Account & { door_key: string }>`
    select user_id, name, role, record_scope, team_id, door_key::text
    from demo_link
    join user_account using (user_id)
    where token_sha256 = ${sha256(input.token)} and ends_at > ${tx.now}
      and is_example and state = 'active' and password_hash is null
      and exists (select from example_company where made_by = 'demo' and loaded_at is not null)`;
  if (account === undefined || !(await isHeld(tx, account.door_key))) refuse("demo_link_void");
  const actor = actorOf(account, "screen");
  await startSession(tx, actor, visit);
  return await describeMe(tx, actor);
}

/** A lock of the database goes with the process that holds it, however that ends. Shared tries never hold each other up. */
async function isHeld(tx: Call<typeof administration.enterDemo>["tx"], doorKey: string): Promise<boolean> {
  const [lock] = await tx.sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock_shared(${doorKey}::bigint) as free`;
  return lock?.free === false;
}
