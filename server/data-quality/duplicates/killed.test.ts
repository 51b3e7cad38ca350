import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { fillMatchKeys, startFillingMatchKeys } from "../../customers/duplicates/fill-keys.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { resumeInterruptedRuns } from "../../plumbing/runs.ts";
import { askForSearch, searchNow, workOnSearch } from "./search-run.ts";

// VITALFEW_LONG=1: a death at every statement.
const deathsMost = process.env.VITALFEW_LONG === "1" ? Number.POSITIVE_INFINITY : 5;

const actor = systemActor("command");
const script = join(import.meta.dirname, "../../../test/harness/work-until-killed.ts");
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

/** Works on a run in a process of its own. @returns how many statements it sent, or null when it was killed at `dieAt` */
async function workApart(runId: string, dieAt: number): Promise<number | null> {
  const args = ["--disable-warning=ExperimentalWarning", script, db.url, "duplicates", runId, String(dieAt)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout).sent;
  } catch (error) {
    expect(error).toMatchObject({ signal: "SIGKILL" });
    return null;
  }
}

const found = () => db.sql`
  select p.party_id, p.other_party_id, p.outcome, p.weight, p.model_version, p.is_open, p.found_at, m.cluster_id
  from duplicate_pair p left join duplicate_member m on m.party_id = p.party_id
  order by 1, 2`;
const ask = () => db.write((tx) => askForSearch(tx, actor));

test("killed at any statement, a search leaves what was found before, and is taken up again to its end", async () => {
  for (let at = 0; at < 8; at++)
    for (const name of [`Werft ${"abcdefgh"[at]}norrland AB`, `Werft ${"abcdefgh"[at]}norrland Aktiebolag`])
      await aParty(db, { name, website: `werft-${"abcdefgh"[at]}norrland.example` });
  await db.write(startFillingMatchKeys);
  await fillMatchKeys(db);
  await searchNow(db, actor);
  const before = await found();
  expect(before.length).toBeGreaterThanOrEqual(8);
  // Something that the next search finds.
  await aParty(db, { name: "Grabowski Tartak", website: "tartak.example" });
  await aParty(db, { name: "Tartak Grabowski", website: "tartak.example" });
  const all = await workApart(await ask(), 0);
  const after = await found();
  expect(after).toHaveLength(before.length + 1);
  expect(all).not.toBeNull();

  for (let death = 1; death <= Math.min(deathsMost, (all ?? 1) - 1); death++) {
    await db.sql`delete from duplicate_pair where found_at > ${before[0]?.found_at as string}::timestamptz`;
    const start = await found();
    const step = deathsMost === Number.POSITIVE_INFINITY ? 1 : (all ?? 1) / (deathsMost + 1);
    const runId = await ask();
    expect(await workApart(runId, Math.max(1, Math.floor(death * step)))).toBeNull();
    // It may have died between laying all down and saying so.
    const left = await found();
    if (left.length === start.length) expect(left).toEqual(start);
    else expect(left).toHaveLength(after.length);
    // The database takes a moment to see that a process is gone.
    await vi.waitUntil(async () => (await resumeInterruptedRuns(db)) === 1, { timeout: 15_000 });
    expect(await workOnSearch(db, runId)).toBe("done");
    expect((await found()).map(({ party_id }) => party_id)).toEqual(after.map(({ party_id }) => party_id));
  }
}, 300_000);
