import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../actor.ts";
import {
  askForRun,
  type Counts,
  noteProblems,
  RunCancelled,
  resumeInterruptedRuns,
  workOnRun,
} from "./runs.ts";

const db = await testDatabase();
afterAll(() => db.drop());

const ask = () =>
  db.write((tx) =>
    askForRun(tx, systemActor("command"), { kind: "count", title: "Count", input: { upTo: 3 } }),
  );
const counts = (patch: Partial<Counts> = {}): Counts => ({
  read: 3,
  created: 3,
  updated: 0,
  unchanged: 0,
  refused: 0,
  ...patch,
});
const runRow = async (runId: string) => {
  const [row] = await db.sql<{
    state: string;
    cursor: unknown;
    failure: string | null;
    read_count: number;
    created_count: number;
  }>`
    select state, cursor, failure, read_count, created_count from run where run_id = ${runId}`;
  return row;
};

test("a run that accounts for every row is done", async () => {
  const runId = await ask();
  expect(await workOnRun(db, runId, async (run) => ({ counts: counts(), result: { seen: run.input } }))).toBe(
    "done",
  );
  expect(await runRow(runId)).toMatchObject({ state: "done", read_count: 3, created_count: 3 });
});

test("a run that does not account for every row says so", async () => {
  const runId = await ask();
  expect(await workOnRun(db, runId, async () => ({ counts: counts({ created: 2 }) }))).toBe("unbalanced");
});

test("a failing run keeps its sentence and lets the failure fly", async () => {
  const runId = await ask();
  await expect(
    workOnRun(db, runId, async () => {
      throw new Error("The disk is full.");
    }),
  ).rejects.toThrow("The disk is full.");
  expect(await runRow(runId)).toMatchObject({ state: "failed", failure: "The disk is full." });
});

test("a run whose connection is lost stays at work, and is taken up again where it was", async () => {
  const runId = await ask();
  // The server takes the connection away; others still reach it and could say that the run failed.
  const lost = workOnRun(db, runId, async (run) => {
    await run.progress({ cursor: { row: 2 } });
    await run.db.write((tx) => tx.sql`select pg_terminate_backend(pg_backend_pid())`);
    return { counts: counts() };
  });
  await expect(lost).rejects.toThrow(/terminat/);
  expect(await runRow(runId)).toMatchObject({ state: "working", cursor: { row: 2 }, failure: null });
  expect(await resumeInterruptedRuns(db)).toBe(1);
  expect(await workOnRun(db, runId, async () => ({ counts: counts() }))).toBe("done");
});

test.each([
  ...["08006", "57P02", "57P03", "ECONNRESET", "ECONNREFUSED", "EPIPE"].map((code) => ({ code })),
  { message: "Client has encountered a connection error and is not queryable" },
  { message: "Client was closed and is not queryable" },
])("%o says that the connection is lost, not that the run failed", async (how) => {
  const runId = await ask();
  const gone = Object.assign(new Error("Gone."), how);
  await expect(workOnRun(db, runId, () => Promise.reject(gone))).rejects.toBe(gone);
  expect(await runRow(runId)).toMatchObject({ state: "working", failure: null });
  await db.sql`update run set state = 'cancelled' where run_id = ${runId}`;
});

test.each(["57014", "22012"])("%s is an answer of the database, and the run failed", async (code) => {
  const runId = await ask();
  const refused = Object.assign(new Error("Refused."), { code });
  await expect(workOnRun(db, runId, () => Promise.reject(refused))).rejects.toBe(refused);
  expect(await runRow(runId)).toMatchObject({ state: "failed", failure: "Refused." });
});

test("a second worker is kept away while one works", async () => {
  const runId = await ask();
  let second: unknown;
  await workOnRun(db, runId, async () => {
    second = await workOnRun(db, runId, async () => ({ counts: counts() }));
    return { counts: counts() };
  });
  expect(second).toBeNull();
});

test("an interrupted run goes on where its cursor stands", async () => {
  const runId = await ask();
  await db.sql`update run set state = 'working', cursor = '{"row": 2}' where run_id = ${runId}`;
  expect(await resumeInterruptedRuns(db)).toBeGreaterThan(0);
  const [queued] = await db.sql`select 1 from graphile_worker.jobs where key = ${runId}`;
  expect(queued).toBeDefined();
  let cursor: unknown;
  await workOnRun(db, runId, async (run) => {
    cursor = run.cursor;
    return { counts: counts() };
  });
  expect(cursor).toEqual({ row: 2 });
});

test("a run that nobody is in a hurry for is taken up once no other of its kind is at work or just over, and it has waited for more", async () => {
  await db.sql`delete from run`;
  const [other, runId] = [await ask(), await ask()];
  const asked = (ago: string) => db.sql`
    update run
    set input = '{"rest": {"times": 4, "most": "5 minutes", "gather": "2 minutes"}}', created_at = now() - ${ago}::interval
    where run_id = ${runId}`;
  await asked("1 hour");
  const isTakenUp = async () => {
    await db.sql`delete from graphile_worker._private_jobs`;
    await resumeInterruptedRuns(db);
    return (await db.sql`select from graphile_worker.jobs where key = ${runId}`).length > 0;
  };
  const otherTook = (length: string, ago: string) => db.sql`
    update run
    set state = 'done', started_at = now() - ${ago}::interval - ${length}::interval, finished_at = now() - ${ago}::interval
    where run_id = ${other}`;
  await db.sql`update run set state = 'working', started_at = now() where run_id = ${other}`;
  expect(await isTakenUp()).toBe(false);
  await otherTook("10 seconds", "30 seconds");
  expect(await isTakenUp()).toBe(false);
  await otherTook("10 seconds", "50 seconds");
  expect(await isTakenUp()).toBe(true);
  await otherTook("10 minutes", "4 minutes");
  expect(await isTakenUp()).toBe(false);
  await otherTook("10 minutes", "6 minutes");
  expect(await isTakenUp()).toBe(true);
  await asked("110 seconds");
  expect(await isTakenUp()).toBe(false);
  await asked("130 seconds");
  expect(await isTakenUp()).toBe(true);
  await asked("30 seconds");
  await otherTook("10 seconds", "6 minutes");
  expect(await isTakenUp()).toBe(false);
  await asked("50 seconds");
  expect(await isTakenUp()).toBe(true);
  // Whoever began it began it for a reason.
  await otherTook("10 seconds", "30 seconds");
  await db.sql`update run set state = 'working' where run_id = ${runId}`;
  expect(await isTakenUp()).toBe(true);
});

test("a run that is being worked on is not put into the queue again", async () => {
  const runId = await ask();
  await db.sql`delete from graphile_worker._private_jobs`;
  await workOnRun(db, runId, async () => {
    await resumeInterruptedRuns(db);
    const [queued] = await db.sql`select 1 from graphile_worker.jobs where key = ${runId}`;
    expect(queued).toBeUndefined();
    return { counts: counts() };
  });
});

test("a run stops when a person asks, and a finished one is not begun again", async () => {
  const runId = await ask();
  await db.sql`update run set cancel_asked_at = now() where run_id = ${runId}`;
  const state = await workOnRun(db, runId, async (run) => {
    await run.stopIfCancelled();
    return { counts: counts() };
  });
  expect(state).toBe("cancelled");
  expect(await workOnRun(db, runId, () => Promise.reject(new RunCancelled()))).toBe("cancelled");
});

test("problems are numbered within their run and long values are cut", async () => {
  const runId = await ask();
  await db.write((tx) =>
    noteProblems(tx, runId, 5, [
      {
        code: "amount_unreadable",
        severity: "refused",
        path: "a.csv",
        rowNo: 2,
        field: "Total",
        value: "x".repeat(600),
        message: "Not an amount.",
      },
      { code: "file_unknown", severity: "note", message: "Left aside." },
    ]),
  );
  const rows = await db.sql<{ problem_no: number; row_no: number | null; value: string | null }>`
    select problem_no, row_no, value from run_problem where run_id = ${runId} order by problem_no`;
  expect(rows).toMatchObject([
    { problem_no: 5, row_no: 2 },
    { problem_no: 6, row_no: null, value: null },
  ]);
  expect(rows[0]?.value).toHaveLength(500);
});
