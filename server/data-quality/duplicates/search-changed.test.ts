import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dice } from "../../../test/dice.ts";
import { type EnteredParty, enterParties, steadyIds } from "../../../test/enter-parties.ts";
import { copiedDatabase, type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { untilOneWaits } from "../../../test/harness/until-one-waits.ts";
import { fillMatchKeys, startFillingMatchKeys } from "../../customers/duplicates/keys/fill-keys.ts";
import { readRecords } from "../../customers/duplicates/known-records.ts";
import { lookForDuplicates } from "../../customers/duplicates/look-for-duplicates.ts";
import { keepMatchKeys } from "../../customers/load-match-keys.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { decidePair } from "../merging/decide-pair.ts";
import { mergeParties } from "../merging/merge-parties.ts";
import type { FoundOfSet } from "./finding/compare-changed.ts";
import { compareHere, compareInThreads } from "./finding/compare-in-threads.ts";
import { modelsForChanged } from "./finding/models-for-changed.ts";
import { askWhenNobodySearches, type SearchAskedFor, searchNow } from "./search-run.ts";

const actor = systemActor("command");
let db: TestDatabase;
const roll = dice(7);
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const given =
  "Anna Boris Carla Dimitri Elena Farid Greta Hamid Ines Jonas Katya Lars Mira Nils Olga Pavel Rosa Sven".split(
    " ",
  );
const family =
  "Abbott Brandt Castillo Dubois Eriksson Ferrari Grabowski Hoffmann Ivanenko Janssen Kowalski Lindqvist Moreau Novak Okafor Petrov Quill Rossi Santos Tanaka Ueda Varga Weber Yilmaz Zeman".split(
    " ",
  );
const trades = "Marine Optik Tartak Verlag Foods Textil Metall Energie Logistik Papier Glas Chemie".split(
  " ",
);
const towns = "Leeds Lyon Bremen Gdynia Malmo Porto Turin Ghent".split(" ");
const streets = "Mill Lane,Station Road,Rue Pasteur,Hafenweg,Via Roma,Kungsgatan,Parkallee".split(",");

type Made = Omit<EnteredParty, "id">;

const pick = (list: readonly string[]) => list[roll(list.length)] ?? "";
const made = (): Made => {
  const isPerson = roll(3) > 0;
  const [first, last] = [pick(given), `${pick(family)}${roll(3) === 0 ? pick(["berg", "son", "i"]) : ""}`];
  const name = isPerson
    ? `${first} ${last}`
    : `${last} ${pick(trades)} ${pick(["GmbH", "AB", "Ltd", ""])}`.trim();
  return {
    kind: isPerson ? "person" : "organisation",
    name,
    given: isPerson ? first : null,
    family: isPerson ? last : null,
    mail: isPerson
      ? `${first}.${last}${roll(400)}@mail${roll(40)}.example`.toLowerCase()
      : `info@${last}-${roll(900)}.example`.toLowerCase(),
    phone: `+49421${1_000_000 + roll(8_999_999)}`,
    line1: `${pick(streets)} ${1 + roll(90)}`,
    city: pick(towns),
    postcode: `${10_000 + roll(300)}`,
  };
};

/** The same again, with a letter less, another phone or another mail address. */
function again(one: Made): Made {
  const slip = (text: string) => {
    const at = 2 + roll(Math.max(1, text.length - 3));
    return text.slice(0, at) + text.slice(at + 1);
  };
  const other = { ...one };
  if (roll(2) === 0) {
    other.name = slip(one.name);
    if (one.family !== null) other.family = slip(one.family);
  }
  if (roll(2) === 0) other.phone = made().phone;
  if (roll(3) === 0) other.mail = made().mail;
  if (roll(4) === 0) other.line1 = made().line1;
  return other;
}

// Who is merged and who decided apart goes by the order of ids: with others each time, the pairs would be others.
const steadyId = steadyIds(roll);

async function enter(all: readonly Made[]): Promise<string[]> {
  const rows = all.map((one) => ({ ...one, id: steadyId() }));
  await enterParties(db.sql, rows);
  return rows.map(({ id }) => id);
}

const search = (asked: SearchAskedFor = {}) => searchNow(db, actor, asked);
const resultOf = async (runId: string, place = db) => {
  const [run] = await place.sql<{
    result: Record<string, unknown>;
  }>`select result from run where run_id = ${runId}`;
  return run?.result ?? {};
};

type Pair = { pair: string; outcome: string; weight: number };
const openPairs = async (place = db) =>
  place.sql<Pair>`
    select concat(party_id, ' ', other_party_id) as pair, outcome, weight
    from duplicate_pair where is_open order by 1`;
const clusters = async (place = db) => {
  const rows = await place.sql<{ members: string }>`
    select string_agg(party_id::text, ' ' order by party_id) as members
    from duplicate_member group by cluster_id order by 1`;
  return rows.map(({ members }) => members);
};

describe("a search among what changed", () => {
  const people: Made[] = [];
  let ids: string[] = [];

  test("searches all where nobody searched yet", async () => {
    for (let at = 0; at < 2400; at++) people.push(made());
    for (let at = 0; at < 240; at++) people.push(again(people[roll(2400)] as Made));
    ids = await enter(people);
    await db.write(startFillingMatchKeys);
    await fillMatchKeys(db);
    await db.sql`analyze`;
    expect(await db.write((tx) => askWhenNobodySearches(tx, actor))).not.toBeNull();
    expect(await db.write((tx) => askWhenNobodySearches(tx, actor))).toBeNull();
    await db.sql`delete from run`;
    const { runId, state } = await search({ changed: true });
    expect(state).toBe("done");
    expect(await resultOf(runId)).toMatchObject({ isFull: true });
    expect(await db.sql`select * from duplicate_due`).toEqual([]);
    expect(await db.write((tx) => askWhenNobodySearches(tx, actor))).toBeNull();
    expect((await openPairs()).length).toBeGreaterThan(100);
  });

  test("comes to what a search over all by the same model comes to", async () => {
    const id = (at: number) => ids[at] ?? "";
    // As the search over a base so large that people are asked about the surest pairs only.
    await db.sql`update match_model set document = document || '{"asksFrom": -1}'`;
    await search({ keepsModel: true });
    expect(
      await db.sql`select from duplicate_pair where kind = 'person' and outcome = 'unsure' and weight <= -1`,
    ).toEqual([]);
    // New ones, most of whom repeat somebody; some renamed, some gone, some merged, some decided apart.
    const fresh = [];
    for (let at = 0; at < 60; at++) fresh.push(roll(4) === 0 ? made() : again(people[roll(2400)] as Made));
    const changed = await enter(fresh);
    for (let at = 0; at < 30; at++) {
      const one = id(2400 + at * 3);
      await db.sql`update party set name = ${made().name}, given_name = null, family_name = null where party_id = ${one}`;
      changed.push(one);
    }
    for (let at = 0; at < 10; at++) {
      const one = id(at * 11);
      await db.sql`delete from contact_point where party_id = ${one}`;
      await db.sql`delete from party where party_id = ${one}`;
      changed.push(one);
    }
    const open = await openPairs();
    for (const { pair } of open.slice(0, 20)) {
      const [one = "", other = ""] = pair.split(" ");
      const input = { partyId: one, memberIds: [other] };
      await db.write((tx) => mergeParties({ tx, actor, input })).catch(() => undefined);
    }
    for (const { pair } of open.slice(20, 40)) {
      const [one = "", other = ""] = pair.split(" ");
      const input = { partyId: one, otherPartyId: other, decision: "different" as const };
      await db.write((tx) => decidePair({ tx, actor, input })).catch(() => undefined);
    }
    const whole = await copiedDatabase(db);
    try {
      const all = await searchNow(whole, actor, { keepsModel: true });
      expect(await resultOf(all.runId, whole)).toMatchObject({ isFull: true });
      // How many have a value is as a search over all counted it last: by counts of before, weights would be others.
      const counts = await whole.sql`select * from match_value`;
      await db.sql`delete from match_value`;
      await db.sql`
        insert into match_value select * from jsonb_populate_recordset(null::match_value, ${JSON.stringify(counts)}::jsonb)`;
      await db.write((tx) => keepMatchKeys(tx, changed));
      const { runId } = await search({ changed: true });
      expect(await resultOf(runId)).toMatchObject({ isFull: false });
      expect(await db.sql`select * from duplicate_due`).toEqual([]);
      const allPairs = await openPairs(whole);
      const pairs = await openPairs();
      expect(allPairs.filter(({ pair }) => changed.some((one) => pair.includes(one))).length).toBeGreaterThan(
        50,
      );
      // Not all who meet in one of them meet in the other, under other keys and as one of the nearest; nor all who hold a value.
      const apart = [...differing(pairs, allPairs), ...differing(allPairs, pairs)];
      expect(apart.length).toBeLessThan(allPairs.length / 100);
      const ofApart = apart.flatMap(({ pair }) => pair.split(" "));
      const isBeside = (members: string) => ofApart.some((one) => members.includes(one));
      const groups = (await clusters()).filter((members) => !isBeside(members));
      expect(groups).toEqual((await clusters(whole)).filter((members) => !isBeside(members)));
      expect(groups.length).toBeGreaterThan(100);
    } finally {
      await whole.drop();
    }
  });

  test("shares many out among threads, and finds the same", async () => {
    const models = await db.read(modelsForChanged);
    const rows = await db.sql<{ partyId: string }>`
      select party_id as "partyId" from party where kind = 'person' order by party_id limit 1200`;
    const sets = [0, 300, 600, 900].map((from) => ({
      kind: "person" as const,
      partyIds: rows.slice(from, from + 300).map(({ partyId }) => partyId),
      alsoWith: new Map<string, string[]>(),
    }));
    if (models === null) throw new Error("Nothing was learnt.");
    const begun: number[] = [];
    const shared = await compareInThreads(db, models, sets, async (records) => {
      begun.push(records);
    });
    const here = await compareHere(db, models, sets, async () => undefined);
    const pairsIn = (found: readonly FoundOfSet[]) =>
      found.flatMap(({ pairs }) => pairs.map((pair) => JSON.stringify(pair))).sort();
    expect(pairsIn(shared)).toEqual(pairsIn(here));
    expect(pairsIn(here).length).toBeGreaterThan(50);
    expect(begun).toEqual([0, 300, 600, 900]);
    // A run that somebody stopped goes no further.
    const stopped = compareInThreads(db, models, sets, () => Promise.reject(new Error("Stopped.")));
    await expect(stopped).rejects.toThrow("Stopped.");
  });

  test("has taught the door, which weighs as it does", async () => {
    type Found = { one: string; other: string; evidence: { comparison: string; bits: number }[] };
    const [pair] = await db.sql<Found>`
      select party_id as one, other_party_id as other, evidence
      from duplicate_pair where outcome = 'same' and is_open order by weight, party_id offset 60 limit 1`;
    if (pair === undefined) throw new Error("No pair was found.");
    const found = await db.read(async (tx) => {
      const [entry] = await readRecords(tx, [pair.one]);
      return entry === undefined ? [] : lookForDuplicates(tx, actor, entry, { without: pair.one });
    });
    const bits = found.find(({ partyId }) => partyId === pair.other)?.evidence ?? [];
    expect(bits.map(({ comparison }) => comparison)).toEqual(
      pair.evidence.map(({ comparison }) => comparison),
    );
    for (const [at, { bits: expected }] of pair.evidence.entries())
      expect(Math.abs((bits[at]?.bits ?? 0) - expected)).toBeLessThan(0.7);
    // What is believed before any data says something else of these made-up people.
    await db.sql`update match_model set document = jsonb_set(document, '{isLearnt}', 'false')`;
    const before = await db.read(async (tx) => {
      const [entry] = await readRecords(tx, [pair.one]);
      return entry === undefined ? [] : lookForDuplicates(tx, actor, entry, { without: pair.one });
    });
    expect(before.find(({ partyId }) => partyId === pair.other)?.evidence).not.toEqual(bits);
    await db.sql`update match_model set document = jsonb_set(document, '{isLearnt}', 'true')`;
  });

  test("leaves what changes while it searches for the next one", async () => {
    const [one = "", other = ""] = ids;
    await db.write((tx) => keepMatchKeys(tx, [one, other]));
    const entering = await db.pool.connect();
    await entering.query("begin");
    // Changed before the search begins, and committed after it has read what was there before.
    await entering.query(
      "insert into duplicate_due (party_id) values ($1) on conflict (party_id) do update set changed_in = excluded.changed_in",
      [other],
    );
    const searching = search({ changed: true });
    await untilOneWaits(db);
    await entering.query("commit");
    entering.release();
    await searching;
    expect(await db.sql`select party_id as id from duplicate_due`).toEqual([{ id: other }]);
    await search({ changed: true });
    expect(await db.sql`select * from duplicate_due`).toEqual([]);
  });
});

/** Pairs that the other search doesn't have, or says something else of. */
function differing(pairs: readonly Pair[], others: readonly Pair[]): Pair[] {
  const known = new Map(others.map((one) => [one.pair, one]));
  return pairs.filter(({ pair, outcome }) => known.get(pair)?.outcome !== outcome);
}
