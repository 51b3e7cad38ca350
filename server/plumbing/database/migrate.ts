import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { refuse } from "../refuse.ts";

const folder = new URL("../../../db/migrations/", import.meta.url);
// Any constant will do: it keeps two starting processes from migrating at once.
const lockKey = 4_207_311;

/**
 * Brings a database to the newest schema: plain SQL files in order of their names, forward only, one transaction each.
 * A file that was changed after it ran is refused, because two databases would then differ with the same history; so is
 * a database that a newer Vitalfew has already moved on.
 */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query("set client_min_messages = warning");
    await client.query(`create table if not exists applied_migration (
      name text constraint applied_migration_pkey primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`);
    const done = await client.query<{ name: string; sha256: string }>(
      "select name, sha256 from applied_migration",
    );
    const applied = await applyMissing(client, new Map(done.rows.map((row) => [row.name, row.sha256])));
    await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => undefined) });
    return { applied };
  } finally {
    await client.end();
  }
}

/** Empties a database to before its first migration, for whoever has made sure that nothing in it is needed. */
export async function dropEverything(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set client_min_messages = warning");
    await client.query("drop schema if exists graphile_worker cascade");
    await client.query("drop schema public cascade");
    await client.query("create schema public");
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client, done: ReadonlyMap<string, string>): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const unknown = [...done.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) refuse("database_newer", { name: unknown });
  const applied: string[] = [];
  for (const name of names) {
    const text = await readFile(new URL(name, folder), "utf8");
    const sha256 = createHash("sha256").update(text).digest("hex");
    const known = done.get(name);
    if (known === sha256) continue;
    if (known !== undefined) refuse("migration_changed", { name });
    await applyOne(client, name, text, sha256);
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into applied_migration (name, sha256) values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    refuse("migration_failed", { name, reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
