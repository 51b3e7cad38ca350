import { readdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { holderOf } from "../server/plumbing/embedded-postgres/claim.ts";
import { nearestExisting } from "../server/plumbing/embedded-postgres/place.ts";
import { ourName } from "../server/plumbing/embedded-postgres/run-as.ts";
import { usableMemory } from "../server/plumbing/embedded-postgres/server-settings.ts";
import type { Io } from "./command.ts";
import { serverLock } from "./running/claim-server.ts";
import { dataFolder } from "./running/data-folder.ts";
import { withDatabase } from "./running/with-database.ts";

export const usage = `vitalfew doctor

Looks at Node, memory, disk, the data folder, the database and the server, says what it finds, and ends with 1 when
something is not as it should be.`;

type Finding = { name: string; ok: boolean; detail: string };

const GiB = 1024 ** 3;

/** Answers `{ ok, findings: [{ name, ok, detail }] }`. */
export async function run(args: string[], io: Io): Promise<number> {
  parseArgs({ args, options: {} });
  const findings = [node(), memory(), disk(), server(), ...(await database())];
  for (const { name, ok, detail } of findings)
    io.say(`${ok ? "ok     " : "LOOK   "}${name.padEnd(10)}${detail}`);
  const ok = findings.every((finding) => finding.ok);
  io.answer({ ok, findings });
  return ok ? 0 : 1;
}

function node(): Finding {
  const detail = `Node ${process.versions.node} on ${process.platform}-${process.arch}, as ${ourName()}`;
  return { name: "Node", ok: Number(process.versions.node.split(".")[0]) >= 24, detail };
}

function memory(): Finding {
  const bytes = usableMemory();
  return { name: "Memory", ok: bytes >= GiB, detail: `${(bytes / GiB).toFixed(1)} GiB (1 GiB is the least)` };
}

function disk(): Finding {
  const folder = dataFolder();
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  const free = bavail * bsize;
  return { name: "Disk", ok: free >= GiB, detail: `${(free / GiB).toFixed(1)} GiB free for ${folder}` };
}

function server(): Finding {
  const holder = holderOf(serverLock(dataFolder()));
  const detail = holder
    ? `runs at ${holder.note || "…, just starting"} (process ${holder.pid})`
    : "does not run";
  return { name: "Server", ok: true, detail };
}

/** Which PostgreSQL, and whether its schema is the newest. Nothing is changed. */
async function database(): Promise<Finding[]> {
  try {
    return await withDatabase(async ({ url }) => [await version(url), await schema(url)], {
      migrateFirst: false,
    });
  } catch (error) {
    return [{ name: "Database", ok: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}

async function version(url: string): Promise<Finding> {
  const [row] = await query<{ version: string }>(url, "select current_setting('server_version') as version");
  const which = process.env.DATABASE_URL ? "of DATABASE_URL" : "built in";
  return { name: "Database", ok: true, detail: `PostgreSQL ${row?.version}, ${which}` };
}

async function schema(url: string): Promise<Finding> {
  const files = readdirSync(join(import.meta.dirname, "../db/migrations")).filter((name) =>
    name.endsWith(".sql"),
  );
  const [table] = await query<{ found: boolean }>(
    url,
    "select to_regclass('applied_migration') is not null as found",
  );
  const applied = table?.found
    ? await query<{ name: string }>(url, "select name from applied_migration")
    : [];
  const missing = files.filter((file) => !applied.some(({ name }) => name === file));
  // A database that is only now being made has none of them; vitalfew start applies them.
  const detail =
    missing.length === 0
      ? `newest (${files.length} migrations)`
      : `waits for ${missing.length} of ${files.length} migrations; vitalfew start applies them`;
  return { name: "Schema", ok: missing.length === 0 || applied.length === 0, detail };
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
