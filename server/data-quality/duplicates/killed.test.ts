import { afterAll, beforeAll, expect, test } from "vitest";
import { aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import {
  deathsOver,
  deathsTimeout,
  dieAt,
  untilTakenUp,
  workApart,
} from "../../../test/harness/work-apart.ts";
import { fillMatchKeys, startFillingMatchKeys } from "../../customers/duplicates/keys/fill-keys.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { askForSearch, searchNow, workOnSearch } from "./search-run.ts";

const actor = systemActor("command");
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const found = () => db.sql`
  select p.party_id, p.other_party_id, p.outcome, p.weight, p.model_version, p.is_open, p.found_at, m.cluster_id
  from duplicate_pair p left join duplicate_member m on m.party_id = p.party_id
  order by 1, 2`;
const ask = () => db.write((tx) => askForSearch(tx, actor));

test(
  "killed at any statement, a search leaves what was found before, and is taken up again to its end",
  async () => {
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
    const whole = await workApart(db.url, "duplicates", await ask());
    const after = await found();
    expect(after).toHaveLength(before.length + 1);
    expect(whole?.state).toBe("done");

    for (const at of deathsOver(whole?.sent ?? 0, 5)) {
      await db.sql`delete from duplicate_pair where found_at > ${before[0]?.found_at as string}::timestamptz`;
      const start = await found();
      const runId = await ask();
      await dieAt(db.url, "duplicates", runId, at);
      // It may have died between laying all down and saying so.
      const left = await found();
      if (left.length === start.length) expect(left).toEqual(start);
      else expect(left).toHaveLength(after.length);
      await untilTakenUp(db);
      expect(await workOnSearch(db, runId)).toBe("done");
      expect((await found()).map(({ party_id }) => party_id)).toEqual(after.map(({ party_id }) => party_id));
    }
  },
  deathsTimeout,
);
