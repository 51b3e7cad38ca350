import { afterAll, beforeAll, expect, test } from "vitest";
import * as conversations from "../../../contract/conversations.ts";
import { listLedger } from "../../../contract/insight.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

let server: TestServer;
let [home, alfreds, berglund]: [string, string, string] = ["", "", ""];
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const customer = async (name: string, owner_id: string | null = null) => {
    const partyId = await aParty(server.database, { name, owner_id });
    await anInvoice(server.database, partyId, "2020-01-01", [{ list: 10, cost: 5 }]);
    return partyId;
  };
  home = await customer("Home AG", people.ownSeller.userId);
  alfreds = await customer("Alfreds");
  berglund = await customer("Berglund");
});
afterAll(() => server.close());

const manager = () => asPerson(server, "manager");

async function log(more: Partial<Parameters<typeof bodyOf>[0]> = {}) {
  const { status, body, problem } = await manager().call(conversations.logContact, bodyOf(more));
  return { status, body, problem };
}

function bodyOf(more: { sharedWith?: { partyId: string; weight?: number }[]; ownWeight?: number }) {
  return {
    partyId: home,
    channel: "event" as const,
    subject: "Trade fair",
    minutes: 60,
    startedAt: "2024-05-02T09:00:00Z",
    ...more,
  };
}

test("a contact is shared equally unless weights are said, and costs each its part", async () => {
  const equal = await log({ sharedWith: [{ partyId: alfreds }, { partyId: berglund }] });
  expect(equal.status).toBe(201);
  expect(equal.body).toMatchObject({
    ownWeight: 1,
    sharedWith: [
      { party: { name: "Alfreds" }, weight: 1, share: 0.333333333 },
      { party: { name: "Berglund" }, weight: 1, share: 0.333333333 },
    ],
  });
  expect(equal.body.share).toBe(0.333333334);

  const { body } = await log({ ownWeight: 2, sharedWith: [{ partyId: alfreds, weight: 6 }] });
  expect(body).toMatchObject({ share: 0.25, sharedWith: [{ weight: 6, share: 0.75 }] });
  const read = (partyId: string) =>
    manager().call(conversations.readContact, { partyId, contactId: body.contactId });
  expect((await read(home)).body.amount).toBe("-12.000000");
  expect((await read(alfreds)).body).toMatchObject({ amount: "-36.000000", partyId: home });
  expect((await read(berglund)).status).toBe(404);

  const ledger = await manager().call(listLedger, { partyId: alfreds, source: "contact" });
  expect(ledger.body.rows).toContainEqual(
    expect.objectContaining({ amount: "-36.000000", minutes: 45, source: "Event: Trade fair, 75 % of it" }),
  );
});

test("the timeline of each shows it with those it is shared with, and with its part", async () => {
  const { body } = await log({ ownWeight: 3, sharedWith: [{ partyId: alfreds }] });
  const entryOf = async (partyId: string) => {
    const timeline = await manager().call(conversations.listTimeline, { partyId, kinds: "contact" });
    return timeline.body.rows.find((row) => row.entryId === body.contactId);
  };
  expect(await entryOf(home)).toMatchObject({
    share: 0.75,
    amount: "-36.00",
    sharedWith: [{ partyId: alfreds, name: "Alfreds" }],
  });
  expect(await entryOf(alfreds)).toMatchObject({
    share: 0.25,
    amount: "-12.00",
    sharedWith: [{ partyId: home, name: "Home AG" }],
  });
  const matters = await manager().call(conversations.readOpenMatters, { partyId: berglund });
  const before = matters.body.contactsLast12Months;
  await log({ sharedWith: [{ partyId: berglund }] });
  await server.database.sql`update contact set on_day = now()::date where subject = 'Trade fair'`;
  const after = await manager().call(conversations.readOpenMatters, { partyId: berglund });
  expect(after.body.contactsLast12Months).toBeGreaterThan(before);
});

test("who took part is corrected from either side, with what it was before, and taken back to one", async () => {
  const { body } = await log({ sharedWith: [{ partyId: alfreds }] });
  const changed = await manager().call(conversations.changeContact, {
    partyId: alfreds,
    contactId: body.contactId,
    version: 1,
    sharedWith: [{ partyId: alfreds, weight: 2 }, { partyId: berglund }],
    reason: "Berglund came along",
  });
  expect(changed.body).toMatchObject({
    version: 2,
    sharedWith: [{ share: 0.5 }, { share: 0.25 }],
    share: 0.25,
  });
  const [event] = await server.database.sql`
    select differences from event where subject_id = ${body.contactId} and name = 'contact.changed'`;
  expect(event).toEqual({
    differences: {
      shared_with: { from: "Alfreds", to: "Alfreds (2), Berglund (1)" },
      reason: { from: null, to: "Berglund came along" },
    },
  });
  const alone = await manager().call(conversations.changeContact, {
    partyId: home,
    contactId: body.contactId,
    version: 2,
    sharedWith: [],
  });
  expect(alone.body).toMatchObject({ share: 1, ownWeight: null, sharedWith: [], version: 3 });
});

test("whom one may not see is neither named nor taken out", async () => {
  const { body } = await log({ sharedWith: [{ partyId: alfreds }, { partyId: berglund, weight: 2 }] });
  const seller = asPerson(server, "ownSeller");
  const seen = await seller.call(conversations.readContact, { partyId: home, contactId: body.contactId });
  expect(seen.body.sharedWith).toEqual([
    { party: null, weight: 2, share: 0.5 },
    { party: null, weight: 1, share: 0.25 },
  ]);
  const timeline = await seller.call(conversations.listTimeline, { partyId: home });
  expect(timeline.body.rows.find((row) => row.entryId === body.contactId)).toMatchObject({
    share: 0.25,
    sharedWith: [],
  });
  const changed = await seller.call(conversations.changeContact, {
    partyId: home,
    contactId: body.contactId,
    version: 1,
    ownWeight: 1,
    sharedWith: [],
  });
  expect(changed.body.sharedWith).toHaveLength(2);
});

test("nobody is named twice, and only who is there", async () => {
  const twice = await log({ sharedWith: [{ partyId: alfreds }, { partyId: alfreds }] });
  expect(twice.problem).toMatchObject({ code: "shared_twice", status: 400 });
  expect((await log({ sharedWith: [{ partyId: home }] })).problem?.code).toBe("shared_twice");
  const unknown = await log({ sharedWith: [{ partyId: "00000000-0000-7000-8000-00000000dead" }] });
  expect(unknown.problem).toMatchObject({ code: "party_unknown" });
  const weightless = await log({ sharedWith: [{ partyId: alfreds, weight: 0 }] });
  expect(weightless.problem?.code).toBe("input_invalid");
  const [left] = await server.database.sql`
    select count(*)::int as count from contact where subject = 'Trade fair' and note is not null`;
  expect(left).toEqual({ count: 0 });
});
