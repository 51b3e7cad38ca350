import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aPair, aParty } from "../../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { resumeInterruptedRuns } from "../../../plumbing/runs.ts";
import { askForMergeSure, workOnMergeSure } from "./merge-sure-run.ts";

// VITALFEW_LONG=1: a death at every statement.
const deathsMost = process.env.VITALFEW_LONG === "1" ? Number.POSITIVE_INFINITY : 4;

const actor = systemActor("command");
const script = join(import.meta.dirname, "../../../../test/harness/work-until-killed.ts");
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

/** Works on a run in a process of its own. @returns how many statements it sent, or null when it was killed at `dieAt` */
async function workApart(runId: string, dieAt: number): Promise<number | null> {
  const args = ["--disable-warning=ExperimentalWarning", script, db.url, "merge_sure", runId, String(dieAt)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout).sent;
  } catch (error) {
    expect(error).toMatchObject({ signal: "SIGKILL" });
    return null;
  }
}

// More than two transactions take.
const recordsCount = 44;

/** Sure pairs, three of them in a chain, of which each merge closes none of the others; as nobody has merged them. */
async function surePairs(): Promise<void> {
  await db.sql`truncate duplicate_pair, merge_event, merge_check`;
  await db.sql`update party set golden_id = party_id where golden_id <> party_id`;
  await db.sql`delete from party where name like 'Werft %'`;
  const sure = { band: "sure", outcome: "same", probability: 0.9999 };
  const ids: string[] = [];
  for (let no = 0; no < recordsCount; no++) ids.push(await aParty(db, { name: `Werft ${no}` }));
  const [a = "", b = "", c = "", d = "", ...rest] = ids;
  for (const [one, other] of [
    [a, b],
    [b, c],
    [c, d],
  ] as const)
    await aPair(db, one, other, sure);
  for (let at = 0; at + 1 < rest.length; at += 2) await aPair(db, rest[at] ?? "", rest[at + 1] ?? "", sure);
}

/** What stands: edges and the golden ids that follow of them, how many are open, and what the run says of it. */
async function whatStands(runId: string) {
  const [state] = await db.sql<{
    merged: number;
    ofRun: number;
    kept: number;
    open: number;
    said: number;
    astray: number;
  }>`
    select
      (select count(*) from merge_event where undone_at is null) as merged,
      (select count(*) from merge_event where run_id = ${runId}) as "ofRun",
      (select count(*) from party where golden_id <> party_id) as kept,
      (select count(*) from duplicate_pair where is_open) as open,
      (select updated_count from run where run_id = ${runId}) as said,
      (
        select count(*) from duplicate_pair as pair
        join party as one on one.party_id = pair.party_id
        join party as other on other.party_id = pair.other_party_id
        where is_open = (one.golden_id = other.golden_id)
      ) as astray`;
  return state;
}

test("killed at any statement, merging leaves whole merges alone, and goes on to the same end", async () => {
  const ask = () => db.write((tx) => askForMergeSure(tx, actor, "organisation"));
  await surePairs();
  const [{ pairs = 0 } = {}] = await db.sql<{ pairs: number }>`select count(*) as pairs from duplicate_pair`;
  const first = await ask();
  const all = (await workApart(first, 0)) ?? 0;
  const whole = { merged: pairs, ofRun: pairs, kept: pairs, open: 0, said: pairs, astray: 0 };
  expect(await whatStands(first)).toEqual(whole);

  for (let death = 1; death <= Math.min(deathsMost, all - 1); death++) {
    await surePairs();
    const step = deathsMost === Number.POSITIVE_INFINITY ? 1 : all / (deathsMost + 1);
    const runId = await ask();
    expect(await workApart(runId, Math.max(1, Math.floor(death * step)))).toBeNull();
    // The database takes a moment to see that a process is gone.
    await vi.waitUntil(async () => (await resumeInterruptedRuns(db)) === 1, { timeout: 60_000 });
    const left = await whatStands(runId);
    expect(left).toMatchObject({ kept: left?.merged, ofRun: left?.merged, said: left?.merged, astray: 0 });
    expect(left?.open).toBe(pairs - (left?.merged ?? 0));
    expect(await workOnMergeSure(db, runId)).toBe("done");
    expect(await whatStands(runId)).toEqual(whole);
  }
}, 300_000);
