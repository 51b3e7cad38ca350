import { afterAll, beforeAll, expect, test } from "vitest";
import { aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { aRecord } from "../../../test/known-records.ts";
import { entryKeys } from "../../matching/entry-keys.ts";
import { keepMatchKeys } from "../load-match-keys.ts";
import { meetingsOf } from "./meet-candidates.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test("whom a crowded key alone brings together is left out where only the near are asked for", async () => {
  const trades =
    "Kajak Tundra Optik Verlag Textil Metall Papier Glas Chemie Energie Tartak Foods Marine".split(" ");
  const crowd = await Promise.all(trades.map((trade) => aParty(db, { name: `Granbergska ${trade}` })));
  const near = await aParty(db, { name: "Granbergska Zylindra" });
  await db.write((tx) => keepMatchKeys(tx, [...crowd, near]));
  const keys = entryKeys(aRecord({ kind: "organisation", name: "Granbergska Zylindra Norr" }));
  const meet = async (nearFrom?: number) => {
    const options = { without: new Set<string>(), most: 60, ...(nearFrom === undefined ? {} : { nearFrom }) };
    const [meeting] = await db.read((tx) => meetingsOf(tx, [keys], options));
    return meeting?.partyIds ?? [];
  };
  const all = await meet();
  expect(all[0]).toBe(near);
  expect(new Set(all)).toEqual(new Set([near, ...crowd]));
  expect(await meet(1 / 12)).toEqual([near]);
});

test("a crowd that was met is what it was for the rest of the same work, and anew for the next", async () => {
  const name = "Ostrzolek Wiadukt";
  const enter = () => Promise.all([1, 2, 3].map(() => aParty(db, { name })));
  const first = await enter();
  await db.write((tx) => keepMatchKeys(tx, first));
  const keys = entryKeys(aRecord({ kind: "organisation", name })).map((key) => ({ ...key, most: 2 }));
  const crowds = new Map();
  const meet = async (known?: typeof crowds) => {
    const options = {
      without: new Set<string>(),
      most: 60,
      ...(known === undefined ? {} : { crowds: known }),
    };
    const [meeting] = await db.read((tx) => meetingsOf(tx, [keys], options));
    return meeting;
  };
  const met = await meet(crowds);
  expect(met?.partyIds).toEqual(first.toSorted().slice(0, 2));
  expect(crowds.size).toBeGreaterThan(0);
  await db.sql`delete from match_key`;
  expect(await meet(crowds)).toEqual(met);
  expect((await meet())?.partyIds).toEqual([]);
});
