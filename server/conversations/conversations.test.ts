import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as campaigns from "../../contract/campaigns.ts";
import * as conversations from "../../contract/conversations.ts";
import { aCase, aContact, anInvoice, aParty } from "../../test/builders.ts";
import { startTestServer, type TestServer } from "../../test/harness/server.ts";
import { asPerson, people, world } from "../../test/world.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { newId } from "../plumbing/ids.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const operator = () => asPerson(server, "operator");
const manager = () => asPerson(server, "manager");
const eventsOf = (partyId: string) =>
  server.database.sql`select name, differences from event where party_id = ${partyId} order by event_id`;

describe("the timeline", () => {
  test("holds everything of a customer and the records merged into it, newest first, with amounts in the ledger", async () => {
    const place = server.database;
    const kept = await aParty(place);
    const merged = await aParty(place, { golden_id: kept });
    await anInvoice(place, kept, "2024-01-10", [{ list: 100, discount: 10, cost: 60 }], { number: "R-1" });
    await aContact(place, merged, "2024-02-01", { minutes: 10, user_id: people.operator.userId });
    await aCase(place, kept, "2024-02-02");
    const campaignId = newId();
    await place.sql`insert into campaign (campaign_id, name, starts_on) values (${campaignId}, 'Spring', '2024-02-20')`;
    await place.sql`insert into campaign_touch (party_id, touch_id, campaign_id, status, touched_at, on_day)
      values (${kept}, ${newId()}, ${campaignId}, 'Opened', '2024-03-01T10:00:00Z', '2024-03-01')`;
    await place.sql`insert into event (party_id, event_id, name, subject_kind, subject_id, actor_name, door, differences, happened_at)
      values (${kept}, ${newId()}, 'rating.changed', 'party', ${kept}, 'Vitalfew', 'job', ${JSON.stringify({ rating: { from: "B", to: "A" } })}, '2024-04-01T00:00:00Z')`;

    const { body } = await manager().call(conversations.listTimeline, { partyId: merged });
    expect(body.rows).toMatchObject([
      { kind: "rating", title: "B → A", amount: null },
      { kind: "campaign", title: "Spring", state: "Opened" },
      { kind: "case", title: "The ladder arrived with eleven rungs", amount: "-24.00" },
      { kind: "contact", what: "phone", by: "Cora Lind", minutes: 10, amount: "-8.00", partyId: merged },
      { kind: "document", number: "R-1", amount: "30.00" },
    ]);

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await manager().call(conversations.listTimeline, {
        partyId: kept,
        limit: 2,
        ...(cursor && { cursor }),
      });
      seen.push(...page.body.rows.map((row) => row.kind));
      cursor = page.body.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(body.rows.map((row) => row.kind));

    const some = await manager().call(conversations.listTimeline, { partyId: kept, kinds: "case,contact" });
    expect(some.body.rows.map((row) => row.kind)).toEqual(["case", "contact"]);
    expect(
      (await operator().call(conversations.listTimeline, { partyId: kept })).body.rows[0],
    ).not.toHaveProperty("amount");
    const marketer = await asPerson(server, "marketer").call(conversations.listTimeline, { partyId: kept });
    expect(marketer.body.rows.map((row) => row.kind)).not.toContain("document");
  });

  test("of another team's customer doesn't exist", async () => {
    const theirs = await aParty(server.database, { owner_id: people.otherSeller.userId });
    expect(
      (await asPerson(server, "seller").call(conversations.listTimeline, { partyId: theirs })).status,
    ).toBe(404);
  });
});

describe("a contact", () => {
  test("is noted with its business day, measured minutes and a history", async () => {
    await server.database.sql`update workspace set time_zone = 'Pacific/Auckland'`;
    const partyId = await aParty(server.database);
    const { status, body } = await operator().call(conversations.logContact, {
      partyId,
      channel: "phone",
      direction: "in",
      subject: "Where is my order",
      minutes: 7,
      feeling: "annoyed",
      startedAt: "2024-03-10T13:00:00Z",
    });
    await server.database.sql`update workspace set time_zone = 'UTC'`;
    expect(status).toBe(201);
    expect(body).toMatchObject({
      onDay: "2024-03-11",
      minutesBasis: "measured",
      state: "done",
      causedBy: "unknown",
      user: { name: "Cora Lind" },
    });
    expect(await eventsOf(partyId)).toMatchObject([{ name: "contact.logged" }]);
  });

  test("is corrected with its differences, and not with an old version", async () => {
    const partyId = await aParty(server.database);
    const contactId = await aContact(server.database, partyId, "2024-03-01");
    const { body } = await operator().call(conversations.changeContact, {
      partyId,
      contactId,
      version: 1,
      minutes: 9,
      causedBy: "us",
    });
    expect(body).toMatchObject({ minutes: 9, causedBy: "us", version: 2 });
    expect(await eventsOf(partyId)).toMatchObject([
      {
        name: "contact.changed",
        differences: { minutes: { from: 6, to: 9 }, caused_by: { from: "unknown", to: "us" } },
      },
    ]);
    const late = await operator().call(conversations.changeContact, {
      partyId,
      contactId,
      version: 1,
      minutes: 1,
    });
    expect(late.problem?.code).toBe("version_stale");
  });

  test("whose minutes are corrected costs by the new ones at once, and says who corrected them and why", async () => {
    const partyId = await aParty(server.database);
    const contactId = await aContact(server.database, partyId, "2024-03-01", { minutes: 90 });
    const change = {
      partyId,
      contactId,
      version: 1,
      minutes: 9,
      reason: "The receiver lay beside the phone",
    };
    expect((await operator().call(conversations.changeContact, change)).status).toBe(200);
    const read = await asPerson(server, "manager").call(conversations.readContact, { partyId, contactId });
    expect(read.body).toMatchObject({
      minutes: 9,
      minutesBasis: "measured",
      amount: "-7.200000",
      version: 2,
      corrections: [{ by: "Cora Lind", from: 90, to: 9, reason: "The receiver lay beside the phone" }],
    });
    const withoutMoney = await operator().call(conversations.readContact, { partyId, contactId });
    expect(withoutMoney.body).not.toHaveProperty("amount");
    const elsewhere = { partyId: await aParty(server.database), contactId };
    expect((await operator().call(conversations.readContact, elsewhere)).problem?.code).toBe("not_found");
  });

  test("belongs to a case of the same customer, on the record the case lies with", async () => {
    const kept = await aParty(server.database);
    const merged = await aParty(server.database, { golden_id: kept });
    const caseId = await aCase(server.database, merged, "2024-01-01");
    const { body } = await operator().call(conversations.logContact, {
      partyId: kept,
      channel: "mail",
      caseId,
      minutes: 5,
    });
    expect(body).toMatchObject({ partyId: merged, caseId });
    const read = await operator().call(conversations.readCase, { partyId: kept, caseId });
    expect(read.body).toMatchObject({ minutes: 5, contacts: [{ contactId: body.contactId }] });
    const other = await aParty(server.database);
    const wrong = await operator().call(conversations.logContact, {
      partyId: other,
      channel: "mail",
      caseId,
    });
    expect(wrong.problem?.code).toBe("case_unknown");
  });

  test.each([
    [{ personPartyId: "00000000-0000-7000-8000-00000000dead" }, "party_unknown"],
    [{ productId: "00000000-0000-7000-8000-00000000dead" }, "product_unknown"],
  ])("is refused with %o", async (fields, code) => {
    const partyId = await aParty(server.database);
    const answer = await operator().call(conversations.logContact, { partyId, channel: "mail", ...fields });
    expect(answer.problem?.code).toBe(code);
  });
});

test("tasks come by the day they are due, mine or everybody's", async () => {
  const partyId = await aParty(server.database);
  const task = (subject: string, dueOn: string | null, who: keyof typeof people) =>
    aContact(server.database, partyId, "2024-01-01", {
      channel: "task",
      state: "planned",
      subject,
      due_on: dueOn,
      user_id: people[who].userId,
    });
  await task("Some day", null, "operator");
  await task("Second", "2024-02-02", "operator");
  await task("First", "2024-02-01", "operator");
  await task("Not mine", "2024-01-01", "seller");
  const seen: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await operator().call(conversations.listTasks, { limit: 1, ...(cursor && { cursor }) });
    seen.push(...body.rows.map((row) => row.subject));
    cursor = body.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(["First", "Second", "Some day"]);
  const all = await operator().call(conversations.listTasks, { whose: "all", partyId });
  expect(all.body.rows[0]).toMatchObject({ subject: "Not mine", overdueDays: expect.any(Number) });
});

describe("a case", () => {
  test("is opened, read and closed; a complaint only with what it came to", async () => {
    const partyId = await aParty(server.database);
    const opened = await operator().call(conversations.openCase, {
      partyId,
      subject: "Wrong colour",
      kind: "complaint",
      channel: "phone",
    });
    expect(opened.body).toMatchObject({
      state: "open",
      finding: "open",
      openDays: 0,
      owner: { name: "Cora Lind" },
    });
    const { caseId } = opened.body;
    const close = (fields: object) =>
      operator().call(conversations.closeCase, { partyId, caseId, version: 1, ...fields });
    expect((await close({})).problem?.code).toBe("finding_missing");
    const closed = await close({ finding: "our_fault", redressAmount: "25" });
    expect(closed.body).toMatchObject({ state: "closed", finding: "our_fault", openDays: null });
    expect(closed.body).not.toHaveProperty("redressAmount");
    expect((await close({ finding: "open" })).problem?.code).toBe("version_stale");
    expect((await close({ finding: "open", version: 2 })).problem?.code).toBe("case_closed");
    expect((await eventsOf(partyId)).map((event) => event.name)).toEqual(["case.opened", "case.closed"]);
  });
});

test("what is open with a customer is counted on one screen", async () => {
  const place = server.database;
  const partyId = await aParty(place);
  await aCase(place, partyId, "2024-01-01");
  await aContact(place, partyId, "2024-01-01", {
    channel: "task",
    state: "planned",
    due_on: "2024-02-01",
    subject: "Call back",
  });
  await anInvoice(place, partyId, "2024-01-01", [{ list: 100 }], {
    state: "open",
    due_on: "2024-02-01",
    number: "R-77",
  });
  await place.sql`insert into contact_point (party_id, contact_point_id, kind, raw) values (${partyId}, ${partyId}, 'mail', 'a@b.example')`;

  const before = await operator().call(conversations.readOpenMatters, { partyId });
  expect(before.body).toMatchObject({
    casesOpen: 1,
    tasksDue: 1,
    tasks: [{ subject: "Call back" }],
    paymentsKnown: false,
    invoicesOverdue: 0,
    unverified: [{ kind: "mail", value: "a@b.example" }],
  });
  await place.sql`insert into payment (party_id, payment_id, received_on, amount, currency) values (${partyId}, ${newId()}, '2024-01-01', 1, 'EUR')`;
  const after = await manager().call(conversations.readOpenMatters, { partyId });
  expect(after.body).toMatchObject({ invoicesOverdue: 1, invoices: [{ number: "R-77", unpaid: "100" }] });
});

describe("what nobody could attribute", () => {
  test("is counted and listed with what it costs, and lies with no customer", async () => {
    await aCase(server.database, ownCompanyId, "2024-01-05", { number: "C-1" });
    await aCase(server.database, ownCompanyId, "2024-01-06", { number: "C-2", state: "closed" });
    const { body } = await manager().call(conversations.summariseUnattributed, {});
    expect(body.kinds).toMatchObject([
      { kind: "case", count: 2, open: 1, firstOn: "2024-01-05", amount: "-48.00" },
    ]);
    const facts = await manager().call(conversations.listUnattributed, {});
    expect(facts.body.rows.map((row) => row.number)).toEqual(["C-2", "C-1"]);
    const cases = await manager().call(conversations.listCases, { attributed: "no" });
    expect(cases.body.rows).toMatchObject([
      { number: "C-2", party: null },
      { number: "C-1", party: null },
    ]);
    const others = await manager().call(conversations.listCases, { attributed: "yes", state: "open" });
    expect(others.body.rows.every((row) => row.party !== null)).toBe(true);
  });

  test("isn't for those who see only some customers", async () => {
    expect(
      (await asPerson(server, "seller").call(conversations.summariseUnattributed, {})).problem?.code,
    ).toBe("not_permitted");
    expect((await asPerson(server, "seller").call(conversations.listUnattributed, {})).problem?.code).toBe(
      "not_permitted",
    );
  });
});

test("campaigns say how many they reached", async () => {
  const { body } = await asPerson(server, "marketer").call(campaigns.listCampaigns, { state: "planned" });
  expect(body.rows).toMatchObject([{ name: "Spring", touches: 1, touchesUnattributed: 0 }]);
  expect(body.rows[0]).not.toHaveProperty("costAmount");
});
