import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readParty } from "../../../contract/customers.ts";
import {
  decideDuplicate,
  listDuplicateDecisions,
  mergeParties,
  nextDuplicates,
  readGoldenRecord,
  readMergeHistory,
  splitDuplicates,
  undoDuplicateDecision,
  unmergeParty,
} from "../../../contract/data-quality.ts";
import { aCluster, aContact, anInvoice, aPair, aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

let [one, two, three, far, away] = ["", "", "", "", ""];
beforeEach(async () => {
  const { database } = server;
  await database.sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  one = await aParty(database, { name: "Werft Nord" });
  two = await aParty(database, { name: "Werft Nord GmbH" });
  three = await aParty(database, { name: "Werft-Nord" });
  far = await aParty(database, { name: "Kontor Süd" });
  away = await aParty(database, { name: "Kontor Sued" });
});

const as = (who: Who) => asPerson(server, who);
const steward = () => as("steward");
const next = (who: Who = "steward", filter: object = {}) => as(who).call(nextDuplicates, filter);
const decide = (
  pair: readonly [string, string],
  decision: "same" | "related" | "different" | "skip",
  more: object = {},
  who: Who = "steward",
) => as(who).call(decideDuplicate, { partyId: pair[0], otherPartyId: pair[1], decision, ...more });
const pairsOf = (pairs: readonly { partyId: string; otherPartyId: string }[]) =>
  pairs.map(({ partyId, otherPartyId }) => [partyId, otherPartyId]);
const sorted = (...ids: string[]) => [...ids].sort();
const keptAs = async (id: string) => (await as("owner").call(readParty, { partyId: id })).body.partyId;

describe("what is asked next", () => {
  test("comes by rank, one of each cluster, each in full", async () => {
    await aCluster(server.database, one, two, three);
    await aPair(server.database, one, two, { rank: 9, band: "sure" });
    await aPair(server.database, two, three, { rank: 8 });
    await aPair(server.database, far, away, { rank: 1, band: "possible", outcome: "unsure" });
    const { status, body } = await next();
    expect(status).toBe(200);
    expect(pairsOf(body.pairs)).toEqual([sorted(one, two), sorted(far, away)]);
    expect(body).toMatchObject({ left: 3, heldBy: [], decidedToday: 0 });
    const [first] = body.pairs;
    expect(first).toMatchObject({ kind: "organisation", band: "sure", isOpen: true });
    expect(first?.cluster.members.map(({ partyId }) => partyId)).toEqual(sorted(one, two, three));
    expect(pairsOf(first?.cluster.pairs ?? [])).toEqual([sorted(one, two), sorted(two, three)]);
    expect((await next("steward", { bands: ["possible"] })).body.pairs).toHaveLength(1);
    expect((await next("steward", { near: three })).body).toMatchObject({
      left: 2,
      pairs: [{ isOpen: true }],
    });
    expect((await next("steward", { kinds: ["person"] })).body).toMatchObject({ pairs: [], left: 0 });
  });

  test("says field by field what is the same, and who has more under it, with money for who may see it", async () => {
    const { database } = server;
    await database.sql`
      insert into contact_point (party_id, contact_point_id, kind, raw, normalised, city, country)
      values
        (${one}, gen_random_uuid(), 'phone', '040 / 12 34 56', '+4940123456', null, null),
        (${two}, gen_random_uuid(), 'phone', '+49 40 123456', '+4940123456', null, null),
        (${two}, gen_random_uuid(), 'phone', '+49 40 99', '+494099', null, null),
        (${one}, gen_random_uuid(), 'address', 'Kiel', null, 'Kiel', 'DE')`;
    await database.sql`
      insert into lookup (kind, value, party_id)
      values ('phone', '+4940123456', ${one}), ('phone', '+4940123456', ${two}), ('phone', '+4940123456', ${far})`;
    await database.sql`update party set tax_number = 'DE 811 193 231' where party_id = ${one}`;
    await database.sql`update party set tax_number = 'de811193231' where party_id = ${two}`;
    await anInvoice(database, two, "2025-03-03", [{ list: 100 }]);
    await aContact(database, two, "2025-03-06");
    await aValue(database, two, { revenue: 4321 });
    await database.sql`
      insert into crosswalk (source, kind, source_id, party_id, record_id, row_hash, run_id)
      values ('zoho', 'Contacts', '2273', ${one}, ${one}, gen_random_uuid(), gen_random_uuid())`;
    await aPair(database, one, two);
    const [pair] = (await next("manager")).body.pairs;
    const fields = new Map(pair?.fields.map((field) => [field.field, field]));
    const [mine, theirs] = pair?.partyId === one ? (["one", "other"] as const) : (["other", "one"] as const);
    expect([...fields].map(([name, { finding }]) => [name, finding])).toEqual([
      ["name", "different"],
      ["taxNumber", "same"],
      ["phone", "partly"],
      ["address", "one_only"],
    ]);
    expect(fields.get("phone")?.[mine]).toEqual([{ value: "040 / 12 34 56", isShared: true, holders: 3 }]);
    expect(fields.get("phone")?.[theirs].map((value) => [value.value, value.isShared])).toEqual([
      ["+49 40 123456", true],
      ["+49 40 99", false],
    ]);
    expect(pair?.keepId).toBe(two);
    expect(pair?.[theirs]).toMatchObject({
      documents: 1,
      contacts: 1,
      lastContactOn: "2025-03-06",
      lastSaleOn: "2025-03-03",
      revenue: "4321.000000",
    });
    expect(pair?.[mine]).toMatchObject({
      place: "Kiel, DE",
      documents: 0,
      lastSaleOn: null,
      sources: [{ source: "zoho", kind: "Contacts", id: "2273" }],
    });
    const [plain] = (await next("owner")).body.pairs;
    expect(plain).toBeUndefined();
    await next("manager", { count: 0 });
    const [withoutMoney] = (await next()).body.pairs;
    expect(withoutMoney?.[theirs]).toMatchObject({ documents: 1 });
    expect("revenue" in (withoutMoney?.[theirs] ?? {})).toBe(false);
  });

  test("compares whole names where one of two people has its name in one field", async () => {
    const { database } = server;
    const person = (fields: { name: string; given_name?: string; family_name?: string }) =>
      aParty(database, { kind: "person", ...fields });
    const fieldsOf = async (mine: string, theirs: string) => {
      await database.sql`truncate duplicate_pair, duplicate_claim`;
      await aPair(database, mine, theirs, { kind: "person" });
      const [pair] = (await next()).body.pairs;
      return pair?.fields.map(({ field, finding }) => [field, finding]);
    };
    const inParts = await person({ name: "Maria Yu", given_name: "Maria", family_name: "Yu" });
    const inOne = await person({ name: "maria yu" });
    const turned = await person({ name: "Yu, Marie" });
    const otherParts = await person({ name: "Marie Yu", given_name: "Marie", family_name: "Yu" });
    expect(await fieldsOf(inParts, inOne)).toEqual([["name", "same"]]);
    expect(await fieldsOf(inOne, turned)).toEqual([["name", "different"]]);
    const familyFirst = await person({ name: "Yu Maria", given_name: "Maria", family_name: "Yu" });
    expect(await fieldsOf(inParts, familyFirst)).toEqual([
      ["givenName", "same"],
      ["familyName", "same"],
    ]);
    expect(await fieldsOf(inParts, otherParts)).toEqual([
      ["givenName", "different"],
      ["familyName", "same"],
    ]);
  });

  test("says whose values would count if the two were one, and so it is once they are", async () => {
    const { database } = server;
    await steward().call(mergeParties, { partyId: two, memberIds: [three] });
    await database.sql`
      update party
      set updated_at = case party_id when ${one}::uuid then '2025-01-01' when ${two}::uuid then '2025-06-01' else '2025-03-01' end::timestamptz,
        website = case when party_id = ${three}::uuid then 'werft.example' end,
        tax_number = case when party_id = ${one}::uuid then 'DE811193231' end
      where party_id in (${one}, ${two}, ${three})`;
    await aPair(database, one, three);
    const [pair] = (await next()).body.pairs;
    expect(pair?.survivors.map(({ group, from, rule }) => [group, from.partyId, rule])).toEqual([
      ["name", two, "newest"],
      ["registration", one, "only"],
      ["website", three, "only"],
    ]);
    await decide([one, three], "same", { keepId: one });
    const { body } = await as("steward").call(readGoldenRecord, { partyId: one });
    expect(body.groups.map(({ group, values, from, rule }) => ({ group, values, from, rule }))).toEqual(
      pair?.survivors,
    );
  });

  test("is nobody else's, nor its neighbours, until its time is over or it is let go", async () => {
    await aCluster(server.database, one, two, three);
    await aPair(server.database, one, two, { rank: 9 });
    await aPair(server.database, two, three, { rank: 8 });
    await aPair(server.database, far, away, { rank: 1 });
    expect(pairsOf((await next("steward", { count: 1 })).body.pairs)).toEqual([sorted(one, two)]);
    expect(pairsOf((await next("manager")).body.pairs)).toEqual([sorted(far, away)]);
    expect((await next("owner")).body).toMatchObject({
      pairs: [],
      left: 3,
      heldBy: [people.manager.name, people.steward.name].sort(),
    });
    await server.database.sql`
      update duplicate_claim set claimed_until = now() - interval '1 second' where claimed_by = ${people.steward.userId}`;
    expect(pairsOf((await next("owner")).body.pairs)).toEqual([sorted(one, two)]);
    await next("owner", { count: 0 });
    expect(pairsOf((await next("steward", { count: 1 })).body.pairs)).toEqual([sorted(one, two)]);
  });

  test("is only of customers the reviewer sees", async () => {
    const { database } = server;
    await database.sql`update user_account set record_scope = 'own' where user_id = ${people.steward.userId}`;
    await database.sql`update party set owner_id = ${people.steward.userId} where party_id in (${one}, ${two}, ${far})`;
    await aPair(database, one, two, { rank: 1 });
    await aPair(database, far, away, { rank: 9 });
    expect((await next()).body).toMatchObject({ left: 1, pairs: [{ otherPartyId: sorted(one, two)[1] }] });
    expect((await decide([far, away], "same")).problem?.code).toBe("party_unknown");
    await database.sql`update user_account set record_scope = null where user_id = ${people.steward.userId}`;
  });
});

describe("a decision", () => {
  test("keeps two as one with the evidence, goes on in the cluster, and is undone to the row", async () => {
    await aCluster(server.database, one, two, three);
    const evidence = [{ comparison: "phone", finding: "same", bits: 12.5 }];
    await aPair(server.database, one, two, { rank: 9, evidence: JSON.stringify(evidence) });
    await aPair(server.database, two, three, { rank: 8 });
    await aPair(server.database, one, three, { rank: 7 });
    const { status, body } = await decide([two, one], "same", { keepId: two });
    expect(status).toBe(201);
    expect(body.keptAsId).toBe(two);
    expect(pairsOf([body.next].flatMap((pair) => pair ?? []))).toEqual([sorted(two, three)]);
    expect(await keptAs(one)).toBe(two);
    expect((await steward().call(readMergeHistory, { partyId: one })).body).toMatchObject({
      merges: [{ evidence, mergedByName: people.steward.name }],
      decisions: [{ decision: "same" }],
    });
    expect((await next()).body).toMatchObject({ left: 1, decidedToday: 1 });

    const undone = await steward().call(undoDuplicateDecision, { decisionId: body.decisionId });
    expect(undone.body).toMatchObject({ undone: 1, pair: { isOpen: true, partyId: sorted(one, two)[0] } });
    expect(await keptAs(one)).toBe(one);
    expect((await next()).body).toMatchObject({ left: 3, decidedToday: 0 });
    expect((await steward().call(undoDuplicateDecision, { decisionId: body.decisionId })).problem?.code).toBe(
      "decision_taken_back",
    );
  });

  test("keeps who has more under it unless somebody says otherwise", async () => {
    await aContact(server.database, one, "2025-03-06");
    await aPair(server.database, one, two);
    expect((await decide([one, two], "same")).body.keptAsId).toBe(one);
    expect((await decide([one, three], "same", { keepId: far })).problem?.code).toBe("party_unknown");
  });

  test("notes how they are related on both, once, and takes just that back", async () => {
    await aPair(server.database, one, two, { relation: "group", outcome: "related" });
    const relationship = { type: "subsidiary_of", direction: "from" };
    const { body } = await decide([two, one], "related", { relationship });
    const noted = async () =>
      (await steward().call(readParty, { partyId: one })).body.relationships.map(({ type, other }) => [
        type,
        other.partyId,
      ]);
    expect(await noted()).toEqual([["subsidiary_of", two]]);
    expect((await steward().call(listDuplicateDecisions, {})).body.rows).toMatchObject([
      { decision: "related", relationship },
    ]);
    await steward().call(undoDuplicateDecision, { decisionId: body.decisionId });
    expect(await noted()).toEqual([]);
    await decide([one, two], "related");
    expect(await noted()).toEqual([]);
  });

  test("of different ends the asking, whatever either is merged into", async () => {
    await aPair(server.database, one, two, { rank: 9 });
    await aPair(server.database, two, three, { rank: 8 });
    await decide([one, two], "different");
    await decide([two, three], "same");
    expect((await next()).body.left).toBe(0);
    const again = await decide([one, three], "same", {}, "manager");
    expect(again.problem).toMatchObject({ code: "duplicate_decided" });
    expect(again.problem?.detail).toContain(people.steward.name);
    const known = await decide([two, three], "different", {}, "manager");
    expect(known.problem?.detail).toContain(people.steward.name);
  });

  test("that was put off comes after everything else, and only for who put it off", async () => {
    await aPair(server.database, one, two, { rank: 9 });
    await aPair(server.database, far, away, { rank: 1 });
    const { body } = await decide([one, two], "skip");
    const order = async (who: Who) => pairsOf((await next(who)).body.pairs);
    expect(await order("steward")).toEqual([sorted(far, away), sorted(one, two)]);
    await next("steward", { count: 0 });
    expect(await order("manager")).toEqual([sorted(one, two), sorted(far, away)]);
    await next("manager", { count: 0 });
    await steward().call(undoDuplicateDecision, { decisionId: body.decisionId });
    expect(await order("steward")).toEqual([sorted(one, two), sorted(far, away)]);
  });

  test("is taken back with its merge, whoever takes that apart, so that it is asked again", async () => {
    await aPair(server.database, one, two);
    await decide([one, two], "same", { keepId: one });
    expect((await next()).body.left).toBe(0);
    await as("owner").call(unmergeParty, { partyId: two });
    expect((await next()).body.left).toBe(1);
    expect((await steward().call(listDuplicateDecisions, {})).body.rows).toMatchObject([
      { decision: "same", takenBackByName: people.owner.name },
    ]);
  });

  test("sent twice with one key is made once", async () => {
    await aPair(server.database, one, two);
    const input = { partyId: one, otherPartyId: two, decision: "same" } as const;
    const options = { headers: { "idempotency-key": "the same press" } };
    const [first, second] = await Promise.all([
      steward().call(decideDuplicate, input, options),
      steward().call(decideDuplicate, input, options),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.decisionId).toBe(second.body.decisionId);
    expect((await steward().call(listDuplicateDecisions, { mine: "true" })).body.rows).toHaveLength(1);
  });
});

describe("splitting a cluster", () => {
  test("keeps some apart from the rest in one go, and is undone in one go", async () => {
    await aCluster(server.database, one, two, three, far);
    await aPair(server.database, one, two, { rank: 9 });
    await aPair(server.database, two, three, { rank: 8 });
    await aPair(server.database, three, far, { rank: 7 });
    const split = () => steward().call(splitDuplicates, { apartIds: [three, far], fromIds: [one, two] });
    const { body } = await split();
    expect(body.decided).toBe(4);
    expect((await next()).body.left).toBe(2);
    expect((await split()).problem?.code).toBe("duplicate_decided");
    const listed = (await steward().call(listDuplicateDecisions, {})).body.rows;
    expect(listed.map(({ decision, together, records }) => [decision, together, records])).toEqual([
      ["different", 4, 4],
    ]);
    const undone = await steward().call(undoDuplicateDecision, { decisionId: body.decisionId });
    expect(undone.body.undone).toBe(4);
    expect((await next()).body.left).toBe(3);
  });
});

test("what was decided is listed page by page, the newest first, of everybody or of oneself", async () => {
  await aPair(server.database, one, two);
  await decide([one, two], "same", { keepId: one, reason: "One yard" });
  await decide([one, three], "different", {}, "manager");
  await decide([far, away], "different");
  const pages = [];
  let cursor: string | undefined;
  do {
    const { body } = await steward().call(listDuplicateDecisions, { limit: 2, ...(cursor && { cursor }) });
    pages.push(body.rows.map((row) => row.decision));
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  expect(pages).toEqual([["different", "different"], ["same"]]);
  const mine = (await steward().call(listDuplicateDecisions, { mine: "true" })).body.rows;
  expect(mine).toHaveLength(2);
  expect(mine[1]).toMatchObject({ reason: "One yard", keptAs: { partyId: one } });
});
