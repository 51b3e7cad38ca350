import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDuplicates } from "../../../contract/customers.ts";
import {
  decideDuplicate,
  listDuplicateClusters,
  undoDuplicateDecision,
} from "../../../contract/data-quality.ts";
import { dice } from "../../../test/dice.ts";
import { type EnteredParty, enterParties, steadyIds } from "../../../test/enter-parties.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";
import { keepMatchKeys } from "../../customers/load-match-keys.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { type SearchAskedFor, searchNow } from "./search-run.ts";

const roll = dice(11);
const nextId = steadyIds(roll);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const sql: TestServer["database"]["sql"] = (...asked) => server.database.sql(...asked);
const search = (asked: SearchAskedFor = {}) => searchNow(server.database, systemActor("command"), asked);
const steward = () => asPerson(server, "steward");

const petra = {
  kind: "person" as const,
  name: "Petra Oswin",
  given: "Petra",
  family: "Oswin",
  mail: "petra.oswin@home.example",
  phone: "+49407654321",
  line1: "Deichstr. 12",
  city: "Hamburg",
  postcode: "20459",
};
const movedPetra = { ...petra, line1: "Alsterufer 3", postcode: "20354" };
const workshop = {
  ...petra,
  kind: "organisation" as const,
  name: "Werkstatt Nord",
  given: null,
  family: null,
  mail: null,
};
const nobody = {
  ...petra,
  name: "Unknown",
  given: null,
  family: "Unknown",
  mail: null,
  phone: null,
  line1: null,
};

async function enter(count: number, of: (at: number) => Omit<EnteredParty, "id">): Promise<string[]> {
  const parties = Array.from({ length: count }, (_, at) => ({ ...of(at), id: nextId() }));
  await enterParties(sql, parties);
  const ids = parties.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
  await server.database.write((tx) => keepMatchKeys(tx, ids));
  return ids;
}

const somebody = (at: number): Omit<EnteredParty, "id"> => ({
  ...petra,
  name: `Ada${at} Lind${at % 97}`,
  given: `Ada${at}`,
  family: `Lind${at % 97}`,
  mail: `ada${at}@mail${at}.example`,
  phone: `+4930${5_000_000 + at * 37}`,
  line1: `Parkallee ${at}`,
  city: "Berlin",
  postcode: `${10_000 + (at % 90)}`,
});

/** How many of these stand in each cluster, the largest first; of those that stand in none nothing. */
async function clustersOf(ids: readonly string[]): Promise<number[]> {
  const rows = await sql<{ count: number }>`
    select count(*)::int as count from duplicate_member
    where party_id = any(${[...ids]}::uuid[]) group by cluster_id order by 1 desc`;
  return rows.map(({ count }) => count);
}

const openPairsOf = (partyId: string) => sql<{
  partyId: string;
  otherPartyId: string;
  evidence: { comparison: string }[];
}>`
  select party_id as "partyId", other_party_id as "otherPartyId", evidence
  from duplicate_pair
  where is_open and ${partyId}::uuid in (party_id, other_party_id)`;

describe("records that stand in the base a hundred times", () => {
  let first: string[] = [];
  let moved: string[] = [];
  let unknown: string[] = [];
  let numbered: string[] = [];

  test("are one in a search over all, with those that differ a little; who is nobody stays apart", async () => {
    await enter(900, somebody);
    first = await enter(100, () => petra);
    moved = await enter(100, () => movedPetra);
    unknown = await enter(100, () => nobody);
    numbered = await enter(100, () => workshop);
    for (const [at, partyId] of numbered.entries())
      await sql`update party set tax_number = ${`DE${811_000_000 + at * 7919}`} where party_id = ${partyId}`;
    await sql`analyze`;
    await search();
    expect(await clustersOf([...first, ...moved])).toEqual([200]);
    expect(await clustersOf(unknown)).toEqual([]);
    expect(await clustersOf(numbered)).toEqual([]);
    const [asked] = await sql<{ pairs: number; sure: number }>`
      select count(*)::int as pairs, (count(*) filter (where band = 'sure' and outcome = 'same'))::int as sure
      from duplicate_pair where is_open and kind = 'person'`;
    // Beyond the dozen that are compared with one another each copy asks once.
    expect(asked?.sure).toBeGreaterThanOrEqual(199);
    expect(asked?.pairs).toBeLessThan(1000);
  });

  test("are shown as a group that holds what there is to decide", async () => {
    const { body } = await steward().call(listDuplicateClusters, { kind: "person" });
    const [group] = body.rows;
    expect(group?.members).toHaveLength(60);
    const shown = group?.members.map(({ partyId }) => partyId).toSorted();
    const named = group?.pairs.flatMap(({ partyId, otherPartyId }) => [partyId, otherPartyId]);
    expect([...new Set(named)].toSorted()).toEqual(shown);
  });

  test("are decided and undone like any others, each with its own evidence", async () => {
    const last = first.at(-1) ?? "";
    const [pair] = await openPairsOf(last);
    expect(pair?.evidence.map(({ comparison }) => comparison)).toEqual(
      expect.arrayContaining(["given name", "family name", "mail address", "phone"]),
    );
    const { partyId = "", otherPartyId = "" } = pair ?? {};
    const { body } = await steward().call(decideDuplicate, { partyId, otherPartyId, decision: "same" });
    expect(await openPairsOf(last)).toEqual([]);
    await steward().call(undoDuplicateDecision, { decisionId: body.decisionId });
    expect(await openPairsOf(last)).toHaveLength(1);
  });

  test("are found at the door, typed by their name and mail address alone", async () => {
    const { body } = await steward().call(findDuplicates, {
      kind: "person",
      givenName: "Petra",
      familyName: "Oswin",
      contactPoints: [{ kind: "mail", raw: petra.mail }],
    });
    expect(body.duplicates[0]).toMatchObject({ name: "Petra Oswin", outcome: "same" });
    expect([...first, ...moved]).toEqual(
      expect.arrayContaining(body.duplicates.map(({ partyId }) => partyId)),
    );
  });

  test("come together in a search among what changed as in one over all", async () => {
    const again = await enter(30, () => petra);
    const other = await enter(100, (at) => ({
      ...somebody(5),
      line1: at < 50 ? "Parkallee 5" : "Parkallee 5a",
    }));
    await search({ changed: true });
    const all = [...first, ...moved, ...again];
    expect(await clustersOf(all)).toEqual([230]);
    expect(await clustersOf(other)).toEqual([100]);
    await search({ keepsModel: true });
    expect(await clustersOf(all)).toEqual([230]);
    expect(await clustersOf(other)).toEqual([100]);
  });

  test("of whom one was decided to be another one stand without it", async () => {
    const [one = "", other = ""] = first.slice(-2);
    await steward().call(decideDuplicate, { partyId: one, otherPartyId: other, decision: "different" });
    for (const asked of [{ changed: true }, { keepsModel: true }]) {
      await search(asked);
      const together = await sql`
        select from duplicate_member as m join duplicate_member as n using (cluster_id)
        where m.party_id = ${one} and n.party_id = ${other}`;
      expect(together).toEqual([]);
      expect((await clustersOf([...first, ...moved]))[0]).toBe(199);
    }
  });
});
