import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readParty, summariseCustomers } from "../../../contract/customers.ts";
import {
  decidePair,
  mergeParties,
  pinGoldenValue,
  previewMerge,
  readGoldenRecord,
  readMergeHistory,
  takeBackDecision,
  unmergeParty,
} from "../../../contract/data-quality.ts";
import { aCase, aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { recomputeNow, workOnRecompute } from "../../insight/recompute.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

let [golden, twin, third] = ["", "", ""];
beforeEach(async () => {
  golden = await aParty(server.database, { name: "Werft Nord", owner_id: people.seller.userId });
  twin = await aParty(server.database, { name: "Werft Nord GmbH" });
  third = await aParty(server.database, { name: "Werft-Nord" });
});

const steward = () => asPerson(server, "steward");
const manager = () => asPerson(server, "manager");
const merge = (partyId: string, ...memberIds: string[]) =>
  steward().call(mergeParties, { partyId, memberIds });
const unmerge = (partyId: string) => steward().call(unmergeParty, { partyId });
const keptAs = async (...ids: string[]) => {
  const rows = await server.database.sql<{ id: string; goldenId: string }>`
    select party_id as id, golden_id as "goldenId" from party where party_id = any(${ids}::uuid[])`;
  return ids.map((id) => rows.find((row) => row.id === id)?.goldenId);
};

describe("merging", () => {
  test("keeps all as one, one hop; an old id answers with the record it is kept as, and says so", async () => {
    expect((await merge(twin, third)).body).toMatchObject({ goldenId: twin, moved: [third] });
    const { status, body } = await merge(golden, third);
    expect(status).toBe(201);
    expect([...body.moved].sort()).toEqual([twin, third].sort());
    expect(await keptAs(golden, twin, third)).toEqual([golden, golden, golden]);
    const old = await steward().call(readParty, { partyId: third });
    expect(old.body).toMatchObject({
      partyId: golden,
      askedId: third,
      mergedInto: { partyId: golden, name: "Werft Nord" },
      recordsCount: 3,
    });
    expect((await steward().call(readParty, { partyId: golden })).body.mergedInto).toBeNull();
  });

  test("writes down who, why and what moved, and so does taking it apart", async () => {
    await merge(twin, third);
    const evidence = [{ comparison: "name", finding: "same", bits: 6.5 }];
    await steward().call(mergeParties, { partyId: golden, memberIds: [twin], reason: "One yard", evidence });
    await steward().call(unmergeParty, { partyId: third, reason: "The other yard" });
    const { body } = await steward().call(readMergeHistory, { partyId: twin });
    expect(body.partyId).toBe(golden);
    const [last, first] = body.merges;
    expect(last).toMatchObject({
      party: { partyId: twin },
      into: { partyId: golden },
      reason: "One yard",
      evidence,
      mergedByName: "Hugo Tamm",
      undoneAt: null,
    });
    expect(
      [...(last?.moved ?? [])].sort((a, b) => (a.partyId === twin ? -1 : b.partyId === twin ? 1 : 0)),
    ).toEqual([
      { partyId: twin, goldenId: twin },
      { partyId: third, goldenId: twin },
    ]);
    expect(first).toMatchObject({
      party: { partyId: third },
      undoneByName: "Hugo Tamm",
      undoneReason: "The other yard",
    });
    const names = await server.database.sql<{ name: string; partyId: string }>`
      select name, party_id as "partyId" from event where subject_id = ${third} order by event_id, name`;
    expect(names.map((event) => event.name).sort()).toEqual([
      "party.merged",
      "party.merged",
      "party.unmerged",
      "party.unmerged",
    ]);
    expect(new Set(names.map((event) => event.partyId))).toEqual(new Set([third, twin, golden]));
  });

  test("a record leaves with what had been merged into it, whatever was merged in between", async () => {
    await merge(twin, third);
    await merge(golden, twin);
    expect((await unmerge(twin)).body).toMatchObject({ partyId: twin, formerGoldenId: golden });
    expect(await keptAs(golden, twin, third)).toEqual([golden, twin, twin]);
    await merge(golden, twin);
    await unmerge(third);
    expect(await keptAs(golden, twin, third)).toEqual([golden, golden, third]);
    expect((await unmerge(third)).problem?.code).toBe("party_not_merged");
    expect((await unmerge(golden)).problem?.code).toBe("party_not_merged");
  });

  test("refuses what must not be one, and changes nothing then", async () => {
    const person = await aParty(server.database, { kind: "person", name: "Maria Ito" });
    expect((await merge(golden, person)).problem?.code).toBe("merge_kinds_differ");
    expect((await merge(golden, ownCompanyId)).problem?.code).toBe("merge_own_company");
    expect((await merge(ownCompanyId, golden)).problem?.code).toBe("merge_own_company");
    expect((await merge(golden, golden)).problem?.code).toBe("merge_already_one");
    await merge(golden, twin);
    expect((await merge(twin, golden)).problem?.code).toBe("merge_already_one");
    expect((await merge(golden, third, person)).problem?.code).toBe("merge_kinds_differ");
    expect(await keptAs(golden, twin, third, person)).toEqual([golden, golden, third, person]);
  });

  test("is for those who may change records, and of records they see", async () => {
    const call = { partyId: golden, memberIds: [twin] };
    expect((await asPerson(server, "auditor").call(mergeParties, call)).status).toBe(403);
    expect((await asPerson(server, "otherSeller").call(mergeParties, call)).problem?.code).toBe("not_found");
    const theirs = await aParty(server.database, { owner_id: people.otherSeller.userId });
    const hidden = await asPerson(server, "seller").call(mergeParties, {
      partyId: golden,
      memberIds: [theirs],
    });
    expect(hidden.problem?.code).toBe("party_unknown");
    await steward().call(decidePair, { partyId: golden, otherPartyId: theirs, decision: "related" });
    const seen = await asPerson(server, "seller").call(readMergeHistory, { partyId: golden });
    expect(seen.body.decisions).toEqual([]);
  });

  test("two desks at once end in one merge and one refusal", async () => {
    const answers = await Promise.all([merge(golden, twin), merge(twin, golden)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(new Set(await keptAs(golden, twin)).size).toBe(1);
  });
});

describe("a decision on a pair", () => {
  const decide = (partyId: string, otherPartyId: string, decision: "same" | "related" | "different") =>
    steward().call(decidePair, { partyId, otherPartyId, decision, reason: "Two yards" });

  test.each(["different", "related"] as const)(
    "%s bars every merge that would join the two",
    async (decision) => {
      const { body } = await decide(third, golden, decision);
      await merge(twin, third);
      const { problem } = await merge(golden, twin);
      expect(problem).toMatchObject({ code: "merge_decided_apart" });
      expect(problem?.detail).toContain(decision);
      // Nor may a third record take in both.
      const fourth = await aParty(server.database, { name: "Werft" });
      expect((await merge(fourth, golden, third)).problem?.code).toBe("merge_decided_apart");
      expect(await keptAs(golden, twin, third)).toEqual([golden, twin, twin]);

      const back = await steward().call(takeBackDecision, { partyId: golden, decisionId: body.decisionId });
      expect(back.status).toBe(200);
      expect((await merge(golden, twin)).status).toBe(201);
      const again = await steward().call(takeBackDecision, { partyId: golden, decisionId: body.decisionId });
      expect(again.problem?.code).toBe("decision_taken_back");
    },
  );

  test("is one at a time, of two records, and not against what is kept as one", async () => {
    await decide(golden, twin, "same");
    expect((await decide(twin, golden, "different")).problem?.code).toBe("pair_decided");
    expect((await decide(golden, golden, "different")).problem?.code).toBe("pair_of_one");
    await merge(golden, twin, third);
    expect((await decide(golden, third, "different")).problem?.code).toBe("pair_kept_as_one");
    const { body } = await steward().call(readMergeHistory, { partyId: golden });
    expect(body.decisions).toMatchObject([
      { decision: "same", decidedByName: "Hugo Tamm", takenBackAt: null },
    ]);
  });
});

describe("what stands under the record", () => {
  const facts = async () => {
    await anInvoice(server.database, golden, "2025-03-03", [{ list: 100.1, discount: 10, cost: 60.07 }]);
    await anInvoice(server.database, twin, "2025-03-04", [{ list: 50.05, cost: 20.03 }]);
    await anInvoice(server.database, third, "2025-03-05", [{ list: 10.01, cost: 20 }]);
    await aContact(server.database, twin, "2025-03-06");
    await aCase(server.database, third, "2025-03-07");
  };
  const ledgerOf = async (goldenId: string) => {
    const [sum] = await server.database.sql<{ amount: string }>`
      select sum(amount)::numeric(20, 6)::text as amount from ledger
      where party_id in (select party_id from party where golden_id = ${goldenId})`;
    return sum?.amount;
  };

  test("is said before it is merged, with the money to the cent for those who may see it", async () => {
    await facts();
    const call = { partyId: golden, memberIds: `${twin},${third}` };
    const { body } = await manager().call(previewMerge, call);
    expect(
      body.before.map((one) => [one.party.partyId, one.records, one.documents, one.contacts, one.cases]),
    ).toEqual([
      [golden, 1, 1, 0, 0],
      [twin, 1, 1, 1, 0],
      [third, 1, 1, 0, 1],
    ]);
    expect(body.after).toMatchObject({ records: 3, documents: 3, contacts: 1, cases: 1 });
    expect(await Promise.all([golden, twin, third].map(ledgerOf))).toEqual(
      body.before.map((one) => one.profit),
    );

    await merge(golden, twin, third);
    expect(await ledgerOf(golden)).toBe(body.after.profit);
    await unmerge(twin);
    await unmerge(third);
    expect(await Promise.all([golden, twin, third].map(ledgerOf))).toEqual(
      body.before.map((one) => one.profit),
    );

    const withoutMoney = await steward().call(previewMerge, call);
    expect(withoutMoney.body.after).toMatchObject({ documents: 3 });
    expect("profit" in withoutMoney.body.after).toBe(false);
    expect((await steward().call(previewMerge, { ...call, memberIds: golden })).problem?.code).toBe(
      "merge_already_one",
    );
  });

  test("is what the next value run adds up, and what it added up before once it is taken apart", async () => {
    await facts();
    const figures = () => server.database.sql`
      select golden_id, profit_all, revenue_all, entries_count_all, contacts_count from party_value
      where golden_id in (${golden}, ${twin}, ${third}) order by golden_id`;
    const run = () => recomputeNow(server.database, systemActor("command"));
    // Asked for by who merged or took apart: one run for all of them, in no hurry.
    const runAskedFor = async () => {
      const asked = await server.database.sql<{ runId: string }>`
        select run_id as "runId" from run where kind = 'recompute' and state = 'waiting'`;
      expect(asked).toHaveLength(1);
      expect(await workOnRecompute(server.database, asked[0]?.runId ?? "")).toBe("done");
    };
    const counted = async () => (await manager().call(summariseCustomers, {})).body.countAll;
    await run();
    const customers = await counted();
    const before = await figures();
    expect(before).toHaveLength(3);
    await merge(twin, third);
    await merge(golden, twin);
    expect(await counted()).toBe(customers - 2);
    await runAskedFor();
    const sum = before.reduce((total, one) => total + Math.round(Number(one.profit_all) * 100), 0);
    const merged = await figures();
    expect(merged).toMatchObject([{ golden_id: golden }]);
    expect(Math.round(Number(merged[0]?.profit_all) * 100)).toBe(sum);
    await unmerge(third);
    await unmerge(twin);
    await runAskedFor();
    expect(await counted()).toBe(customers);
    expect(await figures()).toEqual(before);
  });
});

describe("the golden record", () => {
  test("says of each group which record it comes from and why, keeps every mail, and follows a pin", async () => {
    const at = (id: string, day: string) =>
      server.database
        .sql`update party set updated_at = ${`${day}T08:00:00Z`}::timestamptz where party_id = ${id}`;
    await server.database.sql`update party set tax_number = 'DE811193231' where party_id = ${third}`;
    await server.database.sql`
      insert into contact_point (party_id, contact_point_id, kind, raw, normalised, line1, city, postcode, state, checked_on)
      values
        (${golden}, gen_random_uuid(), 'address', 'Kai 1, Kiel', null, 'Kai 1', 'Kiel', '24103', 'valid', '2025-01-02'),
        (${twin}, gen_random_uuid(), 'address', 'Am Wall 1', null, 'Am Wall 1', null, null, 'unverified', null),
        (${golden}, gen_random_uuid(), 'mail', 'Post@werft.example', 'post@werft.example', null, null, null, 'unverified', null),
        (${twin}, gen_random_uuid(), 'mail', 'post@werft.example', 'post@werft.example', null, null, null, 'unverified', null),
        (${third}, gen_random_uuid(), 'mail', 'kai@werft.example', 'kai@werft.example', null, null, null, 'unverified', null)`;
    await at(golden, "2025-01-01");
    await at(twin, "2025-06-01");
    await at(third, "2025-03-01");
    const preview = await steward().call(previewMerge, { partyId: golden, memberIds: `${twin},${third}` });
    await merge(golden, twin, third);
    const groups = async () => {
      const { body } = await steward().call(readGoldenRecord, { partyId: twin });
      return { ...body, groups: Object.fromEntries(body.groups.map((one) => [one.group, one])) };
    };
    const read = await groups();
    expect(read.partyId).toBe(golden);
    expect(read.groups.name).toMatchObject({
      values: { name: "Werft Nord GmbH" },
      from: { partyId: twin },
      rule: "newest",
    });
    expect(read.groups.address).toMatchObject({
      values: { line1: "Kai 1", city: "Kiel", postcode: "24103" },
      from: { partyId: golden },
      rule: "verified",
    });
    expect(read.groups.registration).toMatchObject({ from: { partyId: third }, rule: "only" });
    // What was said before the merge is what counts after it, and what every record says stands beside it.
    expect(preview.body).toMatchObject({ mails: read.mails, phones: [] });
    expect(preview.body.groups).toEqual(Object.values(read.groups).map(({ pinned: _, ...one }) => one));
    expect(read.groups.name?.said.map(({ record, values }) => [record.partyId, values.name])).toEqual(
      [
        [golden, "Werft Nord"],
        [twin, "Werft Nord GmbH"],
        [third, "Werft-Nord"],
      ].toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    );
    expect(read.groups.registration?.said).toMatchObject([
      { record: { partyId: third, name: "Werft-Nord" }, changedAt: "2025-03-01T08:00:00.000000Z" },
    ]);
    expect(read.mails.map(({ value, from }) => [value, from])).toEqual([
      ["post@werft.example", [golden, twin].sort()],
      ["kai@werft.example", [third]],
    ]);

    const pin = (recordId: string | null) =>
      steward().call(pinGoldenValue, { partyId: golden, group: "name", recordId });
    await pin(third);
    expect((await groups()).groups.name).toMatchObject({
      values: { name: "Werft-Nord" },
      rule: "pinned",
      pinned: { byName: "Hugo Tamm" },
    });
    await unmerge(third);
    expect((await groups()).groups.name).toMatchObject({ from: { partyId: twin }, rule: "newest" });
    expect((await pin(third)).problem?.code).toBe("party_unknown");
    await pin(golden);
    expect((await groups()).groups.name).toMatchObject({ from: { partyId: golden }, rule: "pinned" });
    await pin(null);
    expect((await groups()).groups.name).toMatchObject({ from: { partyId: twin }, rule: "newest" });
  });
});
