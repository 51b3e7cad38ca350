import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeDataFolder, temporaryDataFolder } from "../../../test/harness/cluster.ts";
import { isAlive, postgresProcessesIn } from "./processes.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres.ts";

const writer = join(import.meta.dirname, "../../../test/harness/insert-until-killed.ts");

let dataDir: string;
let database: EmbeddedPostgres | undefined;

beforeEach(() => {
  dataDir = temporaryDataFolder();
});

afterEach(async () => {
  await database?.stop();
  database = undefined;
  removeDataFolder(dataDir);
});

async function start(): Promise<EmbeddedPostgres> {
  const settings = { shared_buffers: "32MB" };
  database = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings });
  return database;
}

/** An app that writes; resolves when 200 rows have been acknowledged. */
async function startWriter(): Promise<{ app: ChildProcess; lastAcknowledged(): number }> {
  const app = spawn(process.execPath, [writer, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  let last = 0;
  const enough = Promise.withResolvers<void>();
  createInterface({ input: app.stdout }).on("line", (line) => {
    last = Number(line);
    if (last === 200) enough.resolve();
  });
  await enough.promise;
  return { app, lastAcknowledged: () => last };
}

async function killHard(app: ChildProcess): Promise<void> {
  const closed = once(app, "close");
  app.kill("SIGKILL");
  await closed;
}

async function rowsIn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>("select count(*) from acknowledged");
  await client.end();
  return Number(rows[0]?.count);
}

async function untilActive(url: string, backend: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const sql = "select from pg_stat_activity where pid = $1 and state = 'active' and query like 'do %'";
  while ((await client.query(sql, [backend])).rowCount === 0);
  await client.end();
}

const cluster = () => realpathSync(join(dataDir, "postgres"));
const postmaster = () => Number(readFileSync(join(cluster(), "postmaster.pid"), "utf8").split("\n")[0]);

test("the app is killed: the database still runs, is joined, and is stopped by whoever joined it", async () => {
  const { app, lastAcknowledged } = await startWriter();
  await killHard(app);
  const pid = postmaster();

  const { url, adopted, stop } = await start();
  expect(adopted).toBe(true);
  expect(postmaster()).toBe(pid);
  expect(await rowsIn(url)).toBeGreaterThanOrEqual(lastAcknowledged());

  await stop();
  expect(isAlive(pid)).toBe(false);
});

test("everything is killed: the next start recovers every acknowledged row", async () => {
  const { app, lastAcknowledged } = await startWriter();
  const all = postgresProcessesIn(cluster());
  expect(all.length).toBeGreaterThan(3);
  for (const pid of all) process.kill(pid, "SIGKILL");
  await killHard(app);

  const { url, adopted } = await start();
  expect(adopted).toBe(false);
  expect(await rowsIn(url)).toBeGreaterThanOrEqual(lastAcknowledged());
});

test("only the postmaster is killed: a backend in a long statement is ended, not waited for", async () => {
  const { app, lastAcknowledged } = await startWriter();
  await killHard(app);
  const { url } = await start();
  const busy = new pg.Client({ connectionString: url });
  busy.on("error", () => undefined);
  await busy.connect();
  const { rows } = await busy.query<{ pid: number }>("select pg_backend_pid() as pid");
  const backend = rows[0]?.pid ?? 0;
  // It never ends by itself and never looks up: if the start waited for it, this test would fail.
  const endless = "do $$ begin loop perform 1; end loop; end $$";
  const statement = busy.query(endless).catch(() => "ended");
  await untilActive(url, backend);

  process.kill(postmaster(), "SIGKILL");
  expect(isAlive(backend)).toBe(true);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(isAlive(backend)).toBe(false);
  expect(await statement).toBe("ended");
  expect(await rowsIn(second.url)).toBeGreaterThanOrEqual(lastAcknowledged());
});
