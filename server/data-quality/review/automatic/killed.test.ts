import { afterAll, beforeAll, expect, test } from "vitest";
import { aPair, aParty } from "../../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import {
  deathsOver,
  deathsTimeout,
  dieAt,
  untilTakenUp,
  workApart,
} from "../../../../test/harness/work-apart.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { askForMergeSure, workOnMergeSure } from "./merge-sure-run.ts";

const actor = systemActor("command");
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

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

test(
  "killed at any statement, merging leaves whole merges alone, and goes on to the same end",
  async () => {
    const ask = () => db.write((tx) => askForMergeSure(tx, actor, "organisation"));
    await surePairs();
    const [{ pairs = 0 } = {}] = await db.sql<{
      pairs: number;
    }>`select count(*) as pairs from duplicate_pair`;
    const first = await ask();
    const all = await workApart(db.url, "merge_sure", first);
    const whole = { merged: pairs, ofRun: pairs, kept: pairs, open: 0, said: pairs, astray: 0 };
    expect(await whatStands(first)).toEqual(whole);

    expect(all?.state).toBe("done");
    for (const at of deathsOver(all?.sent ?? 0, 4)) {
      await surePairs();
      const runId = await ask();
      await dieAt(db.url, "merge_sure", runId, at);
      await untilTakenUp(db);
      const left = await whatStands(runId);
      expect(left).toMatchObject({ kept: left?.merged, ofRun: left?.merged, said: left?.merged, astray: 0 });
      expect(left?.open).toBe(pairs - (left?.merged ?? 0));
      expect(await workOnMergeSure(db, runId)).toBe("done");
      expect(await whatStands(runId)).toEqual(whole);
    }
  },
  deathsTimeout,
);
