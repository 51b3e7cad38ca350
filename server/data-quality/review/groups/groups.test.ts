import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readParty } from "../../../../contract/customers.ts";
import {
  decideDuplicate,
  decideDuplicateGroup,
  listDuplicateClusters,
  listDuplicateDecisions,
  nextDuplicates,
  readGoldenRecord,
  readMergeHistory,
  splitDuplicates,
  undoDuplicateDecision,
  unmergeParty,
} from "../../../../contract/data-quality.ts";
import { aCluster, aContact, aPair, aParty } from "../../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../../test/world.ts";
import { serve } from "../../../serve.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

let [a, b, c, d] = ["", "", "", ""];
beforeEach(async () => {
  const { database } = server;
  await database.sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  [a, b, c, d] = (await Promise.all(
    ["Werft Nord", "Werft Nord GmbH", "Werft-Nord", "Werft Nord Süd"].map((name) =>
      aParty(database, { name }),
    ),
  )) as [string, string, string, string];
});

const steward = () => asPerson(server, "steward");
const as = (who: Who) => asPerson(server, who);
const decideAll = (partyIds: string[], decision: "same" | "different", more: object = {}) =>
  steward().call(decideDuplicateGroup, { partyIds, decision, ...more });
const keptAs = async (id: string) => (await steward().call(readParty, { partyId: id })).body.partyId;
const open = async () => (await steward().call(nextDuplicates, {})).body.left;
const listed = async () => (await steward().call(listDuplicateDecisions, {})).body.rows;

async function aChain(): Promise<void> {
  const { database } = server;
  await aCluster(database, a, b, c, d);
  const said = (comparison: string) => JSON.stringify([{ comparison, finding: "same", bits: 9 }]);
  await aPair(database, a, b, { rank: 9, evidence: said("phone") });
  await aPair(database, b, c, { rank: 8, evidence: said("mail address") });
  await aPair(database, c, d, { rank: 7, evidence: said("domain") });
}

describe("a whole group", () => {
  test("is kept as one in one go, each by whom it looks like, and is undone in one go", async () => {
    await aChain();
    const { status, body } = await decideAll([d, c, b, a], "same", { keepId: a, reason: "One yard" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ decided: 3, keptAsId: a, next: null });
    expect(await Promise.all([a, b, c, d].map(keptAs))).toEqual([a, a, a, a]);
    expect(await open()).toBe(0);
    const history = (await steward().call(readMergeHistory, { partyId: a })).body;
    expect(history.merges.map(({ evidence }) => evidence[0]?.comparison).sort()).toEqual([
      "domain",
      "mail address",
      "phone",
    ]);
    expect(await listed()).toMatchObject([
      { decision: "same", together: 3, records: 4, reason: "One yard", keptAs: { partyId: a } },
    ]);
    const undone = await steward().call(undoDuplicateDecision, { decisionId: body.decisionId });
    expect(undone.body.undone).toBe(3);
    expect(await Promise.all([a, b, c, d].map(keptAs))).toEqual([a, b, c, d]);
    expect(await open()).toBe(3);
    expect(await listed()).toMatchObject([{ together: 3, takenBackByName: people.steward.name }]);
  });

  test("keeps who has most under it, and one that is taken apart later takes its decision back alone", async () => {
    await aChain();
    await aContact(server.database, c, "2025-03-06");
    expect((await decideAll([a, b, c, d], "same")).body.keptAsId).toBe(c);
    await as("owner").call(unmergeParty, { partyId: a });
    expect(await Promise.all([a, b, c, d].map(keptAs))).toEqual([a, c, c, c]);
    expect(await open()).toBe(1);
    expect(await listed()).toMatchObject([{ together: 2, records: 3, takenBackAt: null }]);
  });

  test("is kept apart, each from every other, and told once", async () => {
    await aChain();
    const { body } = await decideAll([a, b, c, d], "different", { reason: "Four yards" });
    expect(body).toMatchObject({ decided: 6, keptAsId: null, next: null });
    expect(await open()).toBe(0);
    expect(await listed()).toMatchObject([{ decision: "different", together: 6, records: 4 }]);
    const merged = await steward().call(decideDuplicate, { partyId: a, otherPartyId: d, decision: "same" });
    expect(merged.problem?.code).toBe("duplicate_decided");
    expect((await steward().call(undoDuplicateDecision, { decisionId: body.decisionId })).body.undone).toBe(
      6,
    );
    expect(await open()).toBe(3);
    // What was taken back is no decision.
    expect((await decideAll([a, b, c, d], "different")).body.decided).toBe(6);
  });

  test("is kept apart wherever two of it are not yet, whatever was decided on records of the same customers", async () => {
    await aChain();
    await as("manager").call(decideDuplicate, { partyId: a, otherPartyId: b, decision: "same", keepId: a });
    const { database } = server;
    await database.sql`delete from duplicate_pair where party_id = ${a} or other_party_id = ${a}`;
    await aPair(database, a, c, { rank: 3 });
    // Of the two ways to say that c is another one than a and b it is said of those that look most alike.
    expect((await decideAll([a, b, c], "different")).body.decided).toBe(1);
    expect(
      await database.sql`select party_id, other_party_id from pair_decision where decision = 'different'`,
    ).toEqual([{ party_id: [b, c].sort()[0], other_party_id: [b, c].sort()[1] }]);
    const again = await decideAll([a, b, c], "different");
    expect(again.problem).toMatchObject({ code: "duplicate_decided", byName: people.steward.name });
    // Somebody has said it of the two that look less alike: it holds for all of both customers.
    await as("manager").call(decideDuplicate, { partyId: a, otherPartyId: d, decision: "different" });
    await aPair(database, b, d, { rank: 9 });
    expect((await decideAll([a, b, d], "different")).problem).toMatchObject({
      ...{ code: "duplicate_decided", byName: people.manager.name },
    });
    expect((await decideAll([a, b, c, d], "different")).body.decided).toBe(1);
  });

  test("that others have decided on meanwhile is refused with who did, what, and on whom", async () => {
    await aChain();
    const first = await as("manager").call(decideDuplicateGroup, {
      partyIds: [a, b],
      decision: "same",
      keepId: a,
    });
    expect(first.status).toBe(201);
    const told = {
      byName: people.manager.name,
      decision: "same",
      name: "Werft Nord GmbH",
      other: "Werft Nord",
    };
    const sentence =
      "Bruno Hale has decided on Werft Nord GmbH and Werft Nord already (same). Go on with the next ones, or undo that under Decided.";
    for (const decision of ["same", "different"] as const) {
      const { problem } = await decideAll([a, b], decision);
      expect(problem).toMatchObject({ code: "duplicate_decided", status: 409, ...told, detail: sentence });
    }
    const split = await steward().call(splitDuplicates, { apartIds: [b], fromIds: [a] });
    expect(split.problem).toMatchObject({ code: "duplicate_decided", ...told });
  });

  test("is of records that one sees, and the one to keep is among them", async () => {
    await aChain();
    expect((await decideAll([a, b], "same", { keepId: c })).problem?.code).toBe("party_unknown");
    const { database } = server;
    await database.sql`update party set owner_id = ${people.owner.userId} where party_id = ${b}`;
    await database.sql`update user_account set record_scope = 'own' where user_id = ${people.steward.userId}`;
    expect((await decideAll([a, b], "different")).problem?.code).toBe("party_unknown");
    await database.sql`update user_account set record_scope = null where user_id = ${people.steward.userId}`;
    expect(await database.sql`select from pair_decision`).toEqual([]);
  });

  test("leaves the next pair beside it with who decided: nobody else is shown it", async () => {
    await aChain();
    const { body } = await decideAll([a, b], "same", { keepId: a });
    expect(body.next).not.toBeNull();
    const others = (await as("manager").call(nextDuplicates, {})).body;
    expect(others.pairs).toEqual([]);
    expect(others.heldBy).toEqual([people.steward.name]);
  });

  test("is refused whole with the name of who decided otherwise, or did it before", async () => {
    await aChain();
    await as("manager").call(decideDuplicate, { partyId: c, otherPartyId: d, decision: "different" });
    const refused = await decideAll([a, b, c, d], "same");
    expect(refused.problem?.code).toBe("merge_decided_apart");
    expect(refused.problem?.detail).toContain(people.manager.name);
    expect(await keptAs(b)).toBe(b);
    await decideAll([a, b, c], "same", { keepId: a });
    const again = await decideAll([a, b, c], "same");
    expect(again.problem).toMatchObject({ code: "duplicate_decided" });
    expect((await decideAll([a, b, c], "different")).problem?.code).toBe("duplicate_decided");
    expect((await decideAll([a, b], "same", { keepId: d })).problem?.code).toBe("duplicate_decided");
  });

  test("goes on with what is left beside it, and says who was decided to be another one", async () => {
    await aChain();
    const { body } = await decideAll([a, b], "same", { keepId: a });
    expect([body.next?.partyId, body.next?.otherPartyId].sort()).toEqual([b, c].sort());
    await steward().call(decideDuplicate, { partyId: b, otherPartyId: c, decision: "different" });
    const [pair] = (await steward().call(nextDuplicates, {})).body.pairs;
    expect(pair?.cluster.members.filter(({ isApart }) => isApart).map(({ keptAsId }) => keptAsId)).toEqual([
      a,
      a,
    ]);
  });

  test("beside the clusters is all that touch a pair: five of one name are one group", async () => {
    const { database } = server;
    const possible = { band: "possible", outcome: "unsure" };
    await aPair(database, a, b, { ...possible, rank: 5 });
    await aPair(database, b, c, { ...possible, rank: 4 });
    await aPair(database, a, c, { ...possible, rank: 3 });
    const far = await aParty(database, { name: "Kontor" });
    await aPair(database, d, far, { ...possible, rank: 2 });
    const groups = (await steward().call(listDuplicateClusters, {})).body.rows;
    expect(
      groups.map(({ members, pairs }) => [members.map(({ partyId }) => partyId).sort(), pairs.length]),
    ).toEqual([
      [[a, b, c].sort(), 3],
      [[d, far].sort(), 1],
    ]);
    const [pair] = (await steward().call(nextDuplicates, { count: 1 })).body.pairs;
    expect(pair?.cluster).toMatchObject({ clusterId: null, records: 3 });
    expect(pair?.cluster.pairs).toHaveLength(3);
    expect((await steward().call(listDuplicateClusters, { band: "sure" })).body.rows).toEqual([]);
  });

  test("a group says whose values would count, and those are the ones that do once it is merged", async () => {
    const { database } = server;
    await aPair(database, a, b, { band: "possible", outcome: "unsure" });
    await aPair(database, b, c, { band: "possible", outcome: "unsure" });
    await database.sql`update party set website = 'werft.example' where party_id = ${c}`;
    await database.sql`update party set tax_number = 'DE1' where party_id in (${a}, ${b})`;
    const [group] = (await steward().call(listDuplicateClusters, {})).body.rows;
    const would = group?.survivors.map(({ group: fields, from, rule }) => [fields, from.partyId, rule]);
    expect(would).toContainEqual(["website", c, "only"]);
    expect(would?.map(([fields]) => fields)).toEqual(expect.arrayContaining(["name", "registration"]));
    expect((await decideAll([a, b, c], "same")).status).toBe(201);
    const { groups } = (await steward().call(readGoldenRecord, { partyId: a })).body;
    expect(groups.map(({ group: fields, from, rule }) => [fields, from.partyId, rule])).toEqual(would);
  });
});

test("whoever decides on groups and may see money is noted to have seen the revenue of what comes next", async () => {
  await aChain();
  const own = await serve({
    ...{ databaseUrl: server.database.url, dataDir: server.dataDir, port: 0, host: "127.0.0.1" },
  });
  for (const who of ["steward", "owner"] as const)
    await asPerson(own, who).call(decideDuplicateGroup, {
      ...{ partyIds: who === "steward" ? [a, b] : [c, d], decision: "different" },
    });
  // What was seen is written down when the server stops at the latest.
  await own.close();
  expect(
    await server.database.sql`
      select user_name as name, customers_count as customers from viewing
      where kind = 'decideDuplicateGroup' and user_id in (${people.steward.userId}, ${people.owner.userId})`,
  ).toEqual([{ name: people.owner.name, customers: 2 }]);
});

test("a filter finds the same whichever way it is asked, and reads only what it finds", async () => {
  const { database } = server;
  await aPair(database, a, b, { rank: 5, band: "sure" });
  await aPair(database, b, c, { rank: 4, band: "possible", outcome: "related", relation: "group" });
  await aPair(database, c, d, { rank: 3, kind: "person" });
  await aPair(database, a, d, {
    rank: 2,
    is_open: false,
    band: "possible",
    outcome: "related",
    relation: "household",
  });
  const left = async (filter: object) =>
    (await steward().call(nextDuplicates, { ...filter, count: 0 })).body.left;
  expect(await left({})).toBe(3);
  expect(await left({ kinds: ["organisation"] })).toBe(2);
  expect(await left({ bands: ["sure", "likely"] })).toBe(2);
  expect(await left({ relations: ["group", "household"] })).toBe(1);
  expect(await left({ relations: ["household"] })).toBe(0);
  expect(await left({ kinds: ["person"], near: a })).toBe(0);
  expect(await left({ bands: ["possible"], near: b })).toBe(1);
  const [pair] = (await steward().call(nextDuplicates, { outcomes: ["related"] })).body.pairs;
  expect(pair).toMatchObject({ relation: "group" });
});
