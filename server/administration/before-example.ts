import type { Tx } from "../plumbing/database/db.ts";

/** Who works for the example company: whether anybody of it is here says whether its load was committed. */
export async function hasExamplePeople(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ found: boolean }>`
    select exists (select from user_account where is_example) as found`;
  return row?.found === true;
}

/** Whether nobody has an account yet. */
export async function hasNobody(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ found: boolean }>`select exists (select from user_account) as found`;
  return row?.found !== true;
}

/** The workspace and its exchange rates as they stand; its row stays locked, so that two who ask come one by one. */
export async function keepWorkspace(tx: Tx): Promise<unknown> {
  const [row] = await tx.sql<{ kept: unknown }>`
    select jsonb_build_object(
      'workspace', to_jsonb(workspace),
      'exchange_rate', coalesce((select jsonb_agg(to_jsonb(exchange_rate)) from exchange_rate), '[]')
    ) as kept
    from workspace
    for update`;
  return row?.kept;
}

/**
 * In a workspace that is somebody's own, the example keeps its hands off the name, the zone and the language, and its
 * people are only named: nobody can sign in as one of them. The base currency stays the example's, in which its amounts are.
 */
export async function keepExampleApart(tx: Tx, kept: unknown): Promise<void> {
  await tx.sql`
    update workspace
    set name = before.name, time_zone = before.time_zone, country = before.country, locale = before.locale
    from jsonb_populate_record(null::workspace, ${JSON.stringify(kept)}::jsonb -> 'workspace') as before`;
  await tx.sql`update user_account set state = 'named' where is_example`;
}

/** Puts currency and exchange rates back as they stood, and removes the example's people and teams. */
export async function removeExamplePeople(tx: Tx, kept: unknown): Promise<void> {
  const document = JSON.stringify(kept);
  await tx.sql`
    update workspace
    set base_currency = before.base_currency, version = workspace.version + 1
    from jsonb_populate_record(null::workspace, ${document}::jsonb -> 'workspace') as before`;
  await tx.sql`truncate exchange_rate`;
  await tx.sql`
    insert into exchange_rate
    select * from jsonb_populate_recordset(null::exchange_rate, ${document}::jsonb -> 'exchange_rate')`;
  // What its people decided holds for nobody else.
  await tx.sql`
    delete from policy
    where drafted_by in (select user_id from user_account where is_example and password_hash is null)`;
  // Whom an owner has invited since, under an example's name, is a person now and stays.
  await tx.sql`delete from one_time_link where user_id in (select user_id from user_account where is_example and password_hash is null)`;
  await tx.sql`delete from user_account where is_example and password_hash is null`;
  await tx.sql`update user_account set is_example = false where is_example`;
  await tx.sql`
    update user_account set team_id = null
    where team_id in (select team_id from team where is_example)`;
  await tx.sql`delete from team where is_example`;
}
