import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeDataFolder, temporaryDataFolder } from "../../../test/harness/cluster.ts";
import { postgresProcessesIn } from "./processes.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres.ts";

let dataDir: string;
let open: EmbeddedPostgres[] = [];

beforeEach(() => {
  dataDir = temporaryDataFolder();
});

afterEach(async () => {
  for (const database of open) await database.stop();
  open = [];
  removeDataFolder(dataDir);
});

async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  const settings = { shared_buffers: "32MB" };
  const database = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined, settings });
  open.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const cluster = () => realpathSync(join(dataDir, "postgres"));

test("what was written is there after a stop and a start, and in between nothing runs", async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  await ask(first.url, "create table kept as select 'Grüße' as word");
  await first.stop();
  expect(postgresProcessesIn(cluster())).toEqual([]);

  const second = await start();
  expect(await ask(second.url, "select word from kept")).toEqual([{ word: "Grüße" }]);
  expect(statSync(join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
});

test("text compares by code point and folds beyond ASCII, and times are UTC, on every machine", async () => {
  const { url } = await start();
  const [row] = await ask(
    url,
    "select lower('ÄÖ') = 'äö' as folds, 'Z' < 'a' as bytewise, current_setting('TimeZone') as zone",
  );
  expect(row).toEqual({ folds: true, bytewise: true, zone: "UTC" });
});

test("two that start at once share one database, and the last to leave stops it", async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
  await one.stop();
  expect(await ask(other.url, "select 1 as still_there")).toEqual([{ still_there: 1 }]);
  await other.stop();
  expect(postgresProcessesIn(cluster())).toEqual([]);
});

test("a lock file with a foreign process or garbage in it does not stop the start", async () => {
  await (await start()).stop();
  const foreign = `${process.pid}\n${cluster()}\n1\n5432\n\n\n0\nready\n`;
  for (const text of [foreign, "", "garbage\n", "-1\nx\n"]) {
    writeFileSync(join(cluster(), "postmaster.pid"), text);
    const { url, stop } = await start();
    expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await stop();
  }
});

test("a path too long for a socket is reached by TCP on this machine alone", async () => {
  const deep = join(dataDir, "a-folder-with-a-name-that-is-long".repeat(4));
  const { url } = await start(deep);
  expect(new URL(url).hostname).toBe("127.0.0.1");
  expect(new URL(url).searchParams.get("host")).toBeNull();
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a lost password is replaced by a new one, and the data stays", async () => {
  const first = await start();
  await ask(first.url, "create table kept as select 7 as number");
  await first.stop();
  rmSync(join(dataDir, "postgres.password"));
  const { url } = await start();
  expect(url).not.toBe(first.url);
  expect(await ask(url, "select number from kept")).toEqual([{ number: 7 }]);
});

test("what an interrupted first start left behind is cleared away", async () => {
  mkdirSync(join(dataDir, "postgres.draft"));
  writeFileSync(join(dataDir, "postgres.draft", "PG_VERSION"), "18\n");
  writeFileSync(join(dataDir, "postgres.draft-password"), "secret");
  writeFileSync(join(dataDir, "postgres.password"), "of the interrupted start");
  const { url } = await start();
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(readdirSync(dataDir).filter((name) => name.includes("draft"))).toEqual([]);
});

test("a folder with other files in it is refused, not emptied", async () => {
  mkdirSync(join(dataDir, "postgres"));
  writeFileSync(join(dataDir, "postgres", "letter.txt"), "Dear Ada");
  await expect(start()).rejects.toMatchObject({ code: "data_folder_not_ours" });
  expect(readFileSync(join(dataDir, "postgres", "letter.txt"), "utf8")).toBe("Dear Ada");
});

test("a database of another major version is refused with both numbers", async () => {
  mkdirSync(join(dataDir, "postgres"));
  writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toMatchObject({
    code: "database_version_other",
    details: { found: "17", wanted: "18" },
  });
});

test("a link to files that are gone is refused instead of beginning with an empty database", async () => {
  symlinkSync(join(dataDir, "gone"), join(dataDir, "postgres"));
  await expect(start()).rejects.toMatchObject({ code: "data_folder_incomplete" });
});

test.runIf(process.getuid?.() === 0)(
  "below a folder only root may enter, the files go where the database user can",
  async () => {
    const closed = join(dataDir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const folder = join(closed, "data");
    const { url, stop } = await start(folder);
    expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
    await stop();
    const elsewhere = realpathSync(join(folder, "postgres"));
    expect(elsewhere.startsWith(realpathSync(dataDir))).toBe(false);
    removeDataFolder(folder);
    expect(existsSync(elsewhere)).toBe(false);
    open = [];
  },
);

test.runIf(process.getuid?.() === 0)("a copy that root made is given back to the database user", async () => {
  await (await start()).stop();
  const { uid } = statSync(cluster());
  for (const name of readdirSync(cluster(), { recursive: true }))
    chownSync(join(cluster(), String(name)), 0, 0);
  chownSync(cluster(), 0, 0);
  const { url } = await start();
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(statSync(cluster()).uid).toBe(uid);
});
