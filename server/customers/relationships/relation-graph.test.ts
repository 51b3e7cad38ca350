import { afterAll, beforeAll, expect, test } from "vitest";
import { readRelationGraph } from "../../../contract/customers.ts";
import { decidePair } from "../../../contract/data-quality.ts";
import { aPair, aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { newId } from "../../plumbing/ids.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const party = (name: string, fields: Parameters<typeof aParty>[1] = {}) =>
  aParty(server.database, { name, ...fields });
const human = (name: string) => party(name, { kind: "person", stage: "none" });

async function relate(
  from: string,
  to: string,
  type: string,
  dates: { since?: string; until?: string } = {},
) {
  const relationship_id = newId();
  const common = { relationship_id, type, since: dates.since ?? null, until: dates.until ?? null };
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { ...common, party_id: from, direction: "from", other_party_id: to },
      { ...common, party_id: to, direction: "to", other_party_id: from },
    ])
    .execute();
}

type Asked = { depth?: number; limit?: number };
const graph = async (
  partyId: string,
  asked: Asked = {},
  who: "manager" | "ownSeller" | "operator" = "manager",
) => (await asPerson(server, who).call(readRelationGraph, { partyId, ...asked })).body;

test("everybody around stands once at the fewest steps, organisations before people, with the relations that hold today", async () => {
  const root = await party("Root");
  const parent = await party("Parent");
  const sister = await party("Sister");
  const far = await party("Far");
  const anna = await human("Anna");
  await relate(root, parent, "subsidiary_of");
  await relate(sister, parent, "subsidiary_of");
  await relate(far, sister, "supplies");
  await relate(anna, root, "works_for");
  await relate(anna, sister, "works_for");
  await relate(await human("Left"), root, "works_for", { until: "2024-01-01" });
  await relate(await human("Not Yet"), root, "works_for", { since: "2099-01-01" });
  const twin = await party("Merged", { golden_id: root });
  await relate(await human("At The Twin"), twin, "works_for");

  const { nodes, edges, isCut } = await graph(root, { depth: 3 });
  expect(nodes.map(({ name, depth, relationsCount }) => [name, depth, relationsCount])).toEqual([
    ["Root", 0, 3],
    ["Parent", 1, 2],
    ["Anna", 1, 2],
    ["At The Twin", 1, 1],
    ["Sister", 2, 3],
    ["Far", 3, 1],
  ]);
  const nameOf = new Map(nodes.map((node) => [node.partyId, node.name]));
  expect(
    edges
      .map(({ type, fromId, toId }) => [nameOf.get(fromId), type, nameOf.get(toId)].join(" "))
      .toSorted((a, b) => a.localeCompare(b)),
  ).toEqual([
    "Anna works_for Root",
    "Anna works_for Sister",
    "At The Twin works_for Root",
    "Far supplies Sister",
    "Root subsidiary_of Parent",
    "Sister subsidiary_of Parent",
  ]);
  expect(isCut).toBe(false);
  expect((await graph(root, { depth: 1 })).nodes).toHaveLength(4);
  expect((await graph(twin, { depth: 1 })).partyId).toBe(root);
});

test("three hundred are shown at most, and the answer says that there are more", async () => {
  const root = await party("Hub");
  await relate(await party("Zentrale"), root, "partner_of");
  for (let no = 0; no < 320; no++)
    await relate(await human(`Worker ${String(no).padStart(3, "0")}`), root, "works_for");
  const { nodes, isCut } = await graph(root);
  expect(nodes).toHaveLength(300);
  expect(isCut).toBe(true);
  expect(nodes.slice(0, 3).map((node) => node.name)).toEqual(["Hub", "Zentrale", "Worker 000"]);
  expect(nodes[0]?.relationsCount).toBe(321);
  const few = await graph(root, { limit: 2 });
  expect(few.nodes).toHaveLength(2);
  expect(few.isCut).toBe(true);
});

test("whom one may not see is no node and no way on; amounts are for those who may see money", async () => {
  const mine = await party("Mine", { owner_id: people.ownSeller.userId });
  const hidden = await party("Hidden", { owner_id: people.otherSeller.userId });
  const beyond = await party("Beyond", { owner_id: people.ownSeller.userId });
  await relate(mine, hidden, "partner_of");
  await relate(hidden, beyond, "partner_of");
  await aValue(server.database, beyond, { profit: 250 });
  const seen = await graph(mine, {}, "ownSeller");
  expect(seen.nodes.map(({ name, relationsCount }) => [name, relationsCount])).toEqual([["Mine", 0]]);
  const all = await graph(mine);
  expect(all.nodes.at(-1)).toMatchObject({ name: "Beyond", rating: "B", profit: "250.000000" });
  const words = await graph(mine, {}, "operator");
  expect(words.nodes.at(-1)).toMatchObject({ name: "Beyond", rating: "B" });
  expect(words.nodes.at(-1)).not.toHaveProperty("profit");
  const strange = await asPerson(server, "ownSeller").call(readRelationGraph, { partyId: hidden });
  expect(strange.status).toBe(404);
});

test("pairs that look related are proposed until somebody decides", async () => {
  const home = await party("Familie Lund", { kind: "household" });
  const other = await party("Lund family", { kind: "household" });
  await aPair(server.database, home, other, { kind: "household", outcome: "related", relation: "household" });
  await aPair(server.database, home, await party("Same", { kind: "household" }), {
    kind: "household",
    outcome: "same",
  });
  const { proposals } = await graph(home, { depth: 1 });
  expect(proposals).toMatchObject([{ relation: "household" }]);
  expect(
    [proposals[0]?.party.name, proposals[0]?.other.name].toSorted((a, b) =>
      String(a).localeCompare(String(b)),
    ),
  ).toEqual(["Familie Lund", "Lund family"]);
  await asPerson(server, "steward").call(decidePair, {
    partyId: home,
    otherPartyId: other,
    decision: "different",
  });
  expect((await graph(home, { depth: 1 })).proposals).toEqual([]);
});
