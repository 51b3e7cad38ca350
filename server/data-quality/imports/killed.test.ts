import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeDataFolder, temporaryDataFolder } from "../../../test/harness/cluster.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { workApart } from "../../../test/harness/work-apart.ts";
import { digestOf } from "../../../test/reference/bring-in.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { type Database, openDatabase } from "../../plumbing/database/db.ts";
import { migrate } from "../../plumbing/database/migrate.ts";
import { startEmbeddedPostgres } from "../../plumbing/embedded-postgres/start-embedded-postgres.ts";
import { resumeInterruptedRuns } from "../../plumbing/runs/runs.ts";
import { askForUndo } from "../undo/work-on-undo.ts";
import { findFiles } from "./reading/find-files.ts";
import { askForImport, workOnImport } from "./run-import.ts";

// VITALFEW_LONG=1: 200,000 rows, thirty deaths of the load and thirty of its undo. It takes forty minutes.
const isLong = process.env.VITALFEW_LONG === "1";
const rows = isLong ? 200_000 : 2_000;
const deaths = isLong ? 30 : 2;
const timeout = isLong ? 7_200_000 : 120_000;

const actor = systemActor("command");
let folder: string;
let calm: TestDatabase;
let killed: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-killed-"));
  writeDelivery(folder, rows);
  [calm, killed] = [await testDatabase(), await testDatabase()];
});
afterAll(async () => {
  await Promise.all([calm.drop(), killed.drop()]);
  rmSync(folder, { recursive: true });
});

/** A tenth of the rows are customers, each with some calls that name them. */
function writeDelivery(into: string, count: number): void {
  const accounts = ["ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website"];
  const calls = [
    "TASKID,Call Start Time,Call Duration (in seconds),Subject,Call Type,ACCOUNTID,CONTACTID,LEADID",
  ];
  for (let at = 0; at < count / 10; at++)
    accounts.push(`${at},Customer ${at},1011,Customer,Retail,shop-${at}.example`);
  for (let at = 0; at < count * 0.9; at++)
    calls.push(`${at},2021-04-${10 + (at % 20)} 23:03:00,${at},Call ${at},Inbound,${at % (count / 10)},,`);
  writeFileSync(join(into, "Accounts.csv"), accounts.join("\n"));
  writeFileSync(join(into, "Calls.csv"), calls.join("\n"));
  writeFileSync(
    join(into, "Users.csv"),
    "USER_ID,First Name,Last Name,Email\n1011,,Tina,tina@shop.example\n",
  );
}

/** The database notices by and by that nobody is there any more; whoever takes the run up again waits for that. */
async function waitUntilFree(db: Database, runId: string): Promise<void> {
  const client = await db.pool.connect();
  await client.query("select pg_advisory_lock(hashtextextended($1, 7))", [runId]);
  await client.query("select pg_advisory_unlock_all()");
  client.release();
}

type Dying = {
  kind: "import" | "undo";
  /** How many statements the whole of it takes. */
  statements: number;
  /** Asks for the work, from where it begins. */
  begin: () => Promise<string>;
  /** What must hold when it came to its end. */
  holds: () => Promise<void>;
};

/**
 * Lets the work die again and again, at whichever statement, each time taken up again where it was left. What comes to its
 * end before it dies is looked at, and begun anew, until it has died as often as it should.
 */
async function workThroughDeaths({ kind, statements, begin, holds }: Dying): Promise<string> {
  let runId = await begin();
  // Taken up again it has less to do than its whole: how much is known once it came to its end that way. Drawn from the
  // whole, more than half of all attempts would outlive their death, and each of them costs a load and an undo more.
  let left = statements;
  let isFresh = true;
  for (let died = 0; died < deaths; ) {
    // The last statements matter as much as the first: each time is in another part of the work.
    const at = Math.max(3, Math.floor(((died + Math.random()) / deaths) * (isFresh ? statements : left)));
    const afterMs = Math.random() < 0.5 ? 0 : Math.random() * (isLong ? 5_000 : 40);
    const end = await workApart(killed.url, kind, runId, { at, afterMs });
    await waitUntilFree(killed, runId);
    if (end === null) {
      died += 1;
      isFresh = false;
      expect(await resumeInterruptedRuns(killed), `at ${at} of ${statements}`).toBeGreaterThan(0);
      continue;
    }
    expect(end.state).toBe("done");
    await holds();
    if (!isFresh) left = Math.max(end.sent, Math.ceil(statements / 5));
    isFresh = true;
    runId = await begin();
  }
  const end = await workApart(killed.url, kind, runId);
  expect(end?.state).toBe("done");
  await holds();
  return runId;
}

const askFor = (db: Database) =>
  db.write((tx) => askForImport(tx, actor, { files: findFiles([folder]), dryRun: false }, false));

test(
  "a load and its undo that die on the way, again and again, end as if nothing had happened",
  async () => {
    const before = await digestOf(killed);
    const calmRun = await askFor(calm);
    const whole = await workApart(calm.url, "import", calmRun);
    expect(whole?.state).toBe("done");
    const after = await digestOf(calm);
    expect(after.contact?.rows).toBe(rows * 0.9);

    const ask = (db: Database, undoes: string) => db.write((tx) => askForUndo(tx, actor, { undoes }, false));
    const brought: string[] = [];
    const takeBack = async () => {
      const last = brought.pop();
      if (last === undefined) return;
      const undone = await workApart(killed.url, "undo", await ask(killed, last));
      expect(undone?.state).toBe("done");
    };
    const runId = await workThroughDeaths({
      kind: "import",
      statements: whole?.sent ?? 0,
      begin: async () => {
        await takeBack();
        brought.push(await askFor(killed));
        return brought.at(-1) ?? "";
      },
      holds: async () => expect(await digestOf(killed)).toEqual(after),
    });
    const counted = (db: TestDatabase, run: string) =>
      db.sql`select state, read_count, created_count, refused_count,
        (select count(*) from run_problem p where p.run_id = run.run_id) as problems from run where run_id = ${run}`;
    expect(await counted(killed, runId)).toEqual(await counted(calm, calmRun));

    const wholeUndo = await workApart(calm.url, "undo", await ask(calm, calmRun));
    expect(await digestOf(calm)).toEqual(before);
    let loaded: string | undefined = runId;
    await workThroughDeaths({
      kind: "undo",
      statements: wholeUndo?.sent ?? 0,
      begin: async () => {
        const undoes = loaded ?? (await askFor(killed));
        if (loaded === undefined) await workApart(killed.url, "import", undoes);
        loaded = undefined;
        return ask(killed, undoes);
      },
      holds: async () => expect(await digestOf(killed)).toEqual(before),
    });
  },
  timeout,
);

test(
  "what an attempt that died left of a file is laid out anew",
  async () => {
    const db = await testDatabase();
    const runId = await askFor(db);
    await db.sql`
    insert into staged_row (run_id, file_no, part, row_no, source, module, kind, source_id, row_hash, new_id, data, custom, refs, action)
    values (${runId}, 1, 0, 2, 'zoho', 'Accounts', 'organisation', 'left over', ${runId}, ${runId}, '{}', '{}', '{}', 'create')`;
    expect(await workOnImport(db, runId)).toBe("done");
    expect(await db.sql`select from crosswalk where source_id = 'left over'`).toEqual([]);
    await db.drop();
  },
  timeout,
);

test(
  "a load whose database dies is taken up again and ends as it should",
  async () => {
    const dataDir = temporaryDataFolder();
    const start = () =>
      startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { shared_buffers: "32MB" } });
    let { url } = await start();
    await migrate(url);
    let db = openDatabase(url);
    const runId = await askFor(db);
    await db.close();
    const [pid = ""] = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
    // Well behind the reading: rows that were laid out are gone with the database, and read anew.
    expect(await workApart(url, "import", runId, { at: 60, afterMs: 5, pid })).toBeNull();

    const again = await start();
    ({ url } = again);
    db = openDatabase(url);
    try {
      expect(await workOnImport(db, runId)).toBe("done");
      const [counts] = await db.read((tx) => tx.sql`select count(*) as calls from contact`);
      expect(counts).toEqual({ calls: rows * 0.9 });
      const [run] = await db.read(
        (tx) => tx.sql`select read_count = created_count as whole from run where run_id = ${runId}`,
      );
      expect(run).toEqual({ whole: true });
    } finally {
      await db.close();
      await again.stop();
      removeDataFolder(dataDir);
    }
  },
  timeout,
);
