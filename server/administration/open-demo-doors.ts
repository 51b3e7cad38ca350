import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Role } from "../../contract/permissions.ts";
import { openDatabase, type Tx } from "../plumbing/database/db.ts";
import { refuse } from "../plumbing/refuse.ts";
import { newToken, sha256 } from "./sign-on/token.ts";

/** A demo that was left running over night has doors no longer. */
const hoursValid = 12;

export type DemoDoor = { role: Role; name: string; path: string };

/**
 * Makes a link for the first person of each role of the example company; those of earlier demos are void. They work until
 * `close` or the end of this process, because each asks for a lock that only this connection holds. No endpoint makes one.
 */
export async function openDemoDoors(
  databaseUrl: string,
): Promise<{ doors: DemoDoor[]; close(): Promise<void> }> {
  const doorKey = randomBytes(8).readBigInt64BE().toString();
  const holder = new pg.Client({ connectionString: databaseUrl });
  // When the database goes away the lock goes with it, and the links are void: nothing else is to be done.
  holder.on("error", () => undefined);
  await holder.connect();
  await holder.query("select pg_advisory_lock($1::bigint)", [doorKey]);
  const db = openDatabase(databaseUrl, 1);
  try {
    return {
      doors: await db.write((tx) => makeDoors(tx, doorKey)),
      close: () => holder.end().catch(() => undefined),
    };
  } catch (error) {
    await holder.end();
    throw error;
  } finally {
    await db.close();
  }
}

async function makeDoors(tx: Tx, doorKey: string): Promise<DemoDoor[]> {
  const [demo] = await tx.sql`
    select from example_company where made_by = 'demo' and loaded_at is not null`;
  if (demo === undefined) refuse("example_missing");
  await tx.sql`delete from demo_link`;
  const people = await tx.sql<{ user_id: string; role: Role; name: string }>`
    select distinct on (role) user_id, role, name
    from user_account
    where is_example and state = 'active' and password_hash is null
    order by role, created_at, user_id`;
  const endsAt = new Date(tx.now.getTime() + hoursValid * 3_600_000);
  const doors: DemoDoor[] = [];
  for (const { user_id, role, name } of people) {
    const token = newToken();
    await tx.sql`
      insert into demo_link (token_sha256, user_id, door_key, created_at, ends_at)
      values (${sha256(token)}, ${user_id}, ${doorKey}::bigint, ${tx.now}, ${endsAt})`;
    doors.push({ role, name, path: `/demo#${token}` });
  }
  return doors;
}
