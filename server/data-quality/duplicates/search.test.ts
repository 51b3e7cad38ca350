import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  decidePair,
  listDuplicateClusters,
  listPartyDuplicates,
  mergeParties,
  searchDuplicates,
  summariseDuplicates,
  unmergeParty,
} from "../../../contract/data-quality.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { resumeInterruptedRuns } from "../../plumbing/runs/runs.ts";
import { type SearchAskedFor, searchNow, workOnSearch } from "./search-run.ts";

let server: TestServer;
let [werft, twin, branch, seller] = ["", "", "", ""];
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  werft = await aParty(server.database, {
    name: "Lindqvist Marine AB",
    website: "lindqvist-marine.example",
    owner_id: people.seller.userId,
  });
  twin = await aParty(server.database, {
    name: "Lindqvist Marine Aktiebolag",
    website: "https://www.lindqvist-marine.example/",
    owner_id: people.otherSeller.userId,
  });
  branch = await aParty(server.database, { name: "Grabowski Tartak", tax_number: "PL5260001246" });
  seller = await aParty(server.database, {
    name: "Tartak Grabowski Sp. z o.o.",
    tax_number: "PL 526-000-12-46",
  });
  await aParty(server.database, { name: "Ferrari Colori" });
  await aValue(server.database, werft, { revenue: 5000 });
  await aValue(server.database, twin, { revenue: 800 });
});
afterAll(() => server.close());

const steward = () => asPerson(server, "steward");
const search = (asked: SearchAskedFor = {}) => searchNow(server.database, systemActor("command"), asked);
const summary = async () => (await steward().call(summariseDuplicates, {})).body;
const sorted = (...ids: string[]) => [...ids].sort((a, b) => (a < b ? -1 : 1));
const openPairs = async () => {
  const rows = await server.database.sql<{ one: string; other: string }>`
    select party_id as one, other_party_id as other from duplicate_pair where is_open order by rank desc`;
  return rows.map(({ one, other }) => [one, other]);
};
const clusterOf = async (partyId: string) => {
  const [row] = await server.database.sql<{ clusterId: string }>`
    select cluster_id as "clusterId" from duplicate_member where party_id = ${partyId}`;
  return row?.clusterId;
};

describe("a search among all records", () => {
  test("finds who is one, weighs the largest first, and balances", async () => {
    expect((await summary()).last).toBeNull();
    const { runId, state } = await search();
    expect(state).toBe("done");
    const [run] = await server.database.sql`
      select read_count as read, created_count as gained, updated_count as changed, unchanged_count as unchanged
      from run where run_id = ${runId}`;
    expect(run).toEqual({ read: 5, gained: 4, changed: 0, unchanged: 1 });
    expect(await openPairs()).toEqual([sorted(werft, twin), sorted(branch, seller)]);
    const [first] = await server.database.sql<{ stake: string; outcome: string; evidence: object[] }>`
      select stake, outcome, evidence from duplicate_pair order by rank desc limit 1`;
    expect(first).toMatchObject({ outcome: "same" });
    expect(Number(first?.stake)).toBe(800);
    expect(first?.evidence).toContainEqual(
      expect.objectContaining({ comparison: "domain", finding: "same", bits: expect.any(Number) }),
    );
    expect(await clusterOf(werft)).toBe(await clusterOf(twin));
    expect(await clusterOf(werft)).not.toBe(await clusterOf(branch));
  });

  test("a second one leaves all as it was, ids of clusters and the day of finding too", async () => {
    const state = () => server.database.sql`
      select p.party_id, p.other_party_id, p.found_at, p.is_open, p.rank, m.cluster_id
      from duplicate_pair p join duplicate_member m on m.party_id = p.party_id order by 1, 2`;
    const before = await state();
    const { runId } = await search();
    expect(await state()).toEqual(before);
    const [run] = await server.database.sql`
      select created_count as gained, updated_count as changed, unchanged_count as unchanged from run where run_id = ${runId}`;
    expect(run).toEqual({ gained: 0, changed: 0, unchanged: 5 });
  });

  test("a pair of which the same is said stays as it was weighed, and is weighed anew once its odds or a finding moved", async () => {
    const { sql } = server.database;
    const kept = async () => {
      await search();
      return (await sql`select from duplicate_pair where model_version = 0`).length;
    };
    await sql`update duplicate_pair set model_version = 0, weight = weight + 0.4`;
    expect(await kept()).toBe(2);
    await sql`update duplicate_pair set weight = weight + 0.2 where party_id = ${sorted(werft, twin)[0]}`;
    expect(await kept()).toBe(1);
    await sql`update duplicate_pair set evidence = jsonb_set(evidence, '{0,finding}', '"another"')`;
    expect(await kept()).toBe(0);
    await sql`update duplicate_pair set model_version = 0, band = 'possible'`;
    expect(await kept()).toBe(0);
  });

  test("what was merged is asked no more, and again once it is taken apart", async () => {
    await steward().call(mergeParties, { partyId: werft, memberIds: [twin] });
    await search();
    expect(await openPairs()).toEqual([sorted(branch, seller)]);
    expect(await clusterOf(werft)).toBe(await clusterOf(twin));
    await steward().call(unmergeParty, { partyId: twin });
    expect(await openPairs()).toHaveLength(2);
  });

  test("what was decided apart stands in no cluster together, and is asked no more", async () => {
    await steward().call(decidePair, { partyId: branch, otherPartyId: seller, decision: "different" });
    await search();
    expect(await openPairs()).toEqual([sorted(werft, twin)]);
    expect(await clusterOf(branch)).toBeUndefined();
    expect((await summary()).decided).toEqual({ same: 0, related: 0, different: 1, merged: 0 });
  });

  test("is resumed after a kill, and what was found before stands until its end", async () => {
    const before = await openPairs();
    const { body } = await steward().call(searchDuplicates, { full: true });
    await server.database.sql`update run set state = 'working' where run_id = ${body.runId}`;
    expect((await summary()).running).toMatchObject({ runId: body.runId });
    // Beside it the value run that merges before have asked for may be waiting.
    expect(await resumeInterruptedRuns(server.database)).toBeGreaterThanOrEqual(1);
    expect(await openPairs()).toEqual(before);
    expect(await workOnSearch(server.database, body.runId)).toBe("done");
    expect((await summary()).last).toMatchObject({ runId: body.runId, isFull: true, records: 5 });
    expect((await summary()).running).toBeNull();
  });

  test("stopped by a person it leaves what was found before", async () => {
    const before = await server.database.sql`select * from duplicate_pair order by 1, 2`;
    const { body } = await steward().call(searchDuplicates, { full: true });
    await server.database.sql`update run set cancel_asked_at = now() where run_id = ${body.runId}`;
    expect(await workOnSearch(server.database, body.runId)).toBe("cancelled");
    expect(await server.database.sql`select * from duplicate_pair order by 1, 2`).toEqual(before);
  });
});

test("two houses of one name are looked at, whatever else speaks against it, unless it is a chain's", async () => {
  const db = server.database;
  const named = async (name: string, count: number) => {
    const ids = [];
    for (let at = 0; at < count; at++)
      ids.push(
        await aParty(db, { name, website: `${name.slice(0, 3)}-${"abcdefghijkl"[at]}xyz${at}.example` }),
      );
    return ids;
  };
  const two = await named("Great Western", 2);
  const chain = await named("Kebab Palace", 11);
  await search();
  const found = await db.sql<{ outcome: string; band: string }>`
    select outcome, band from duplicate_pair where party_id = any(${two}::uuid[])`;
  expect(found).toEqual([{ outcome: "unsure", band: "possible" }]);
  expect(await db.sql`select from duplicate_pair where party_id = any(${chain}::uuid[])`).toEqual([]);
  await db.sql`delete from party where party_id = any(${[...two, ...chain]}::uuid[])`;
  await search();
});

describe("what was found", () => {
  test("is summed up, listed by cluster and on the card, each for those who see both records", async () => {
    expect((await summary()).open).toEqual([
      { kind: "organisation", band: "likely", outcome: "same", count: 1 },
    ]);
    const { body } = await steward().call(listDuplicateClusters, {});
    expect(body.rows).toEqual([
      {
        clusterId: await clusterOf(werft),
        kind: "organisation",
        members: [
          expect.objectContaining({
            partyId: werft,
            owner: { userId: people.seller.userId, name: people.seller.name },
          }),
          expect.objectContaining({ partyId: twin, goldenId: twin }),
        ],
        pairs: [expect.objectContaining({ outcome: "same", band: "likely" })],
        survivors: ["name", "website"].map((group) => ({
          group,
          from: { partyId: werft, name: "Lindqvist Marine AB", kind: "organisation" },
          rule: "lowest_id",
        })),
      },
    ]);
    const manager = await asPerson(server, "manager").call(listDuplicateClusters, {});
    expect(Number(manager.body.rows[0]?.stake)).toBe(800);
    const card = await asPerson(server, "operator").call(listPartyDuplicates, { partyId: twin });
    expect(card.body.rows).toMatchObject([{ other: { partyId: werft, name: "Lindqvist Marine AB" } }]);
    // The other one is another team's.
    const own = await asPerson(server, "seller").call(listPartyDuplicates, { partyId: werft });
    expect(own.body.rows).toEqual([]);
  });

  test("is narrowed by kind, band, outcome and name, and comes page by page", async () => {
    await server.database.sql`update pair_decision set taken_back_at = now(), taken_back_by_name = 'Ada'`;
    await search();
    const rows = async (asked: object) => {
      const { body } = await steward().call(listDuplicateClusters, asked);
      return body.rows.map(({ members }) => members[0]?.name);
    };
    expect(await rows({})).toEqual(["Lindqvist Marine AB", "Grabowski Tartak"]);
    expect(await rows({ text: "grabowski" })).toEqual(["Grabowski Tartak"]);
    expect(await rows({ kind: "person" })).toEqual([]);
    expect(await rows({ outcome: "unsure,related" })).toEqual([]);
    const { body } = await steward().call(listDuplicateClusters, { limit: 1 });
    expect(body.rows).toHaveLength(1);
    const next = await steward().call(listDuplicateClusters, { limit: 1, cursor: body.next ?? "" });
    expect(next.body.rows[0]?.members[0]?.name).toBe("Grabowski Tartak");
    expect(next.body.next).toBeNull();
  });
});
