import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import * as sales from "../../../contract/sales.ts";
import { anInvoice, aParty, aProduct } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const seller = () => asPerson(server, "seller");
let count = 0;

async function anIssued(partyId: string, fields: Partial<Parameters<typeof given>[1]> = {}) {
  return (await seller().call(sales.createDocument, given(partyId, fields))).body;
}

function given(
  partyId: string,
  fields: { kind?: "invoice" | "credit_note" | "quote"; isDraft?: boolean } = {},
) {
  return {
    partyId,
    kind: "invoice" as const,
    number: `R-${++count}`,
    issuedOn: "2024-03-10",
    lines: [
      { description: "Ladder", quantity: "2", listPrice: "100", discountAmount: "20", taxAmount: "34.2" },
    ],
    ...fields,
  };
}

describe("issuing a document", () => {
  test("works out its amounts, counts as revenue that day, and is found by its number", async () => {
    const productId = await aProduct(server.database);
    await asPerson(server, "manager").call(sales.addCostPrice, {
      productId,
      validFrom: "2024-01-01",
      amount: "60",
      currency: "EUR",
    });
    const partyId = await aParty(server.database, { name: "Invoiced" });
    const { status, body } = await seller().call(sales.createDocument, {
      partyId,
      kind: "invoice",
      number: "R-2231",
      issuedOn: "2024-03-10",
      lines: [
        {
          productId,
          quantity: "2",
          listPrice: "100",
          discountAmount: "20",
          discountName: "Spring",
          taxAmount: "34.2",
        },
        { description: "Carriage", listPrice: "9.90", costAmount: "7" },
      ],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: "open",
      recognisedOn: "2024-03-10",
      listTotal: "209.9",
      discountTotal: "20",
      netTotal: "189.9",
      grossTotal: "224.1",
      paidTotal: "0",
      lines: [
        { lineNo: 1, netAmount: "180", costAmount: "120", discountName: "Spring" },
        { lineNo: 2, netAmount: "9.9", costAmount: "7" },
      ],
    });
    const found = await seller().call(customers.search, { text: "r-2231" });
    expect(found.body.hits).toMatchObject([{ name: "Invoiced", matched: { by: "document" } }]);
    expect(await server.database.sql`select name from event where party_id = ${partyId}`).toEqual([
      { name: "document.created" },
    ]);
  });

  test("a credit note is kept negative; a draft and a quote are no revenue", async () => {
    const partyId = await aParty(server.database);
    expect(await anIssued(partyId, { kind: "credit_note" })).toMatchObject({
      grossTotal: "-214.2",
      recognisedOn: "2024-03-10",
    });
    expect(await anIssued(partyId, { isDraft: true })).toMatchObject({ state: "draft", recognisedOn: null });
    expect(await anIssued(partyId, { kind: "quote" })).toMatchObject({ recognisedOn: null });
  });

  test("is refused when the number is taken or a product is unknown", async () => {
    const partyId = await aParty(server.database);
    const first = given(partyId);
    await seller().call(sales.createDocument, first);
    expect((await seller().call(sales.createDocument, first)).problem?.code).toBe("document_number_taken");
    const lines = [{ productId: "00000000-0000-7000-8000-00000000dead", listPrice: "1" }];
    expect((await seller().call(sales.createDocument, { ...given(partyId), lines })).problem).toMatchObject({
      code: "product_unknown",
      fields: [{ path: "lines.0.productId" }],
    });
  });

  test("by two people at once with one number, only one gets it", async () => {
    const partyId = await aParty(server.database);
    const same = given(partyId);
    const other = { ...same, partyId: await aParty(server.database) };
    const answers = await Promise.all([same, other].map((one) => seller().call(sales.createDocument, one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test("sent twice with one key it is issued once", async () => {
    const partyId = await aParty(server.database);
    const headers = { "idempotency-key": "once" };
    const first = given(partyId);
    const answers = [
      await seller().call(sales.createDocument, first, { headers }),
      await seller().call(sales.createDocument, first, { headers }),
    ];
    expect(answers.map(({ body }) => body.documentId)).toEqual([
      answers[0]?.body.documentId,
      answers[0]?.body.documentId,
    ]);
  });
});

describe("what is taken off, given back and given up", () => {
  test("an agreed price, a line's discount and one on the whole stand apart on each line, to the cent", async () => {
    const partyId = await aParty(server.database);
    const { status, body } = await seller().call(sales.createDocument, {
      ...given(partyId),
      orderDiscountAmount: "10",
      lines: [
        { quantity: "3", listPrice: "10", agreedPrice: "9.5", discountAmount: "1.5" },
        { quantity: "1", listPrice: "13.5" },
        { quantity: "1", listPrice: "13.5" },
      ],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      listTotal: "57",
      discountTotal: "13",
      netTotal: "44",
      lines: [
        {
          listAmount: "30",
          concessionAmount: "1.5",
          discountAmount: "1.5",
          orderDiscountAmount: "5",
          netAmount: "22",
        },
        { orderDiscountAmount: "2.5", netAmount: "11" },
        { orderDiscountAmount: "2.5", netAmount: "11" },
      ],
    });
  });

  test("a refund names its sale, which must be this customer's", async () => {
    const partyId = await aParty(server.database);
    const { documentId: derivedFromId } = await anIssued(partyId);
    const refund = { ...given(partyId), kind: "credit_note" as const, derivedFromId };
    const { body } = await seller().call(sales.createDocument, refund);
    expect(body.derivedFrom).toMatchObject({ documentId: derivedFromId, kind: "invoice" });
    const stranger = await aParty(server.database);
    const refused = await seller().call(sales.createDocument, {
      ...refund,
      partyId: stranger,
      number: "R-9999",
    });
    expect(refused.problem?.code).toBe("original_unknown");
  });

  test("what nobody will pay is given up, no more than is open, and the whole of it closes the invoice", async () => {
    const partyId = await aParty(server.database);
    const { documentId } = await anIssued(partyId);
    const asked = { partyId, documentId, writtenOffOn: "2024-09-01", reason: "Insolvent" };
    const over = await seller().call(sales.writeOffDocument, { ...asked, amount: "180.01" });
    expect(over.problem).toMatchObject({ code: "write_off_too_high" });
    const part = await seller().call(sales.writeOffDocument, { ...asked, amount: "80" });
    expect(part.body).toMatchObject({ writtenOffTotal: "80", state: "open" });
    const rest = await seller().call(sales.writeOffDocument, { ...asked, amount: "100" });
    expect(rest.body).toMatchObject({ writtenOffTotal: "180", state: "closed" });
    const events = await server.database.sql`
      select differences from event where party_id = ${partyId} and name = 'document.written_off' order by event_id`;
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      differences: { written_off: { to: "80" }, reason: { to: "Insolvent" } },
    });
  });

  test("a rebate for a customer of several records lies with each record for its own sales", async () => {
    const partyId = await aParty(server.database);
    const merged = await aParty(server.database, { golden_id: partyId });
    const further = await aParty(server.database, { golden_id: partyId });
    const ours = await anInvoice(server.database, merged, "2024-02-01", [{ list: 100 }]);
    const theirs = await anInvoice(server.database, further, "2024-03-01", [{ list: 200 }]);
    await anInvoice(server.database, partyId, "2025-03-01", [{ list: 700 }]);
    const { body } = await seller().call(sales.grantRebate, {
      partyId: merged,
      grantedOn: "2024-12-31",
      refersFrom: "2024-01-01",
      refersUntil: "2024-12-31",
      amount: "10",
    });
    expect(body.shares).toEqual([
      { documentId: ours, onDay: "2024-02-01", amount: "3.33" },
      { documentId: theirs, onDay: "2024-03-01", amount: "6.67" },
    ]);
    const rebates = await server.database.sql`
      select party_id, amount::float8 as amount from rebate where party_id in (${partyId}, ${merged}, ${further}) order by amount`;
    expect(rebates).toEqual([
      { party_id: merged, amount: 3.33 },
      { party_id: further, amount: 6.67 },
    ]);
  });

  test("a rebate says how it was spread, and a negative one is refused", async () => {
    const partyId = await aParty(server.database);
    const { documentId } = await anIssued(partyId);
    const asked = { partyId, grantedOn: "2024-12-31", refersFrom: "2024-01-01", refersUntil: "2024-12-31" };
    const { status, body } = await seller().call(sales.grantRebate, { ...asked, amount: "9.99" });
    expect(status).toBe(201);
    expect(body.shares).toEqual([{ documentId, onDay: "2024-03-10", amount: "9.99" }]);
    const refused = await seller().call(sales.grantRebate, { ...asked, amount: "-1" });
    expect(refused.problem?.code).toBe("amount_not_positive");
    expect(
      await server.database.sql`select from event where party_id = ${partyId} and name = 'rebate.granted'`,
    ).toHaveLength(1);
  });
});

describe("cancelling and paying", () => {
  test("a cancelled invoice counts no longer, stays readable, and can't be cancelled again", async () => {
    const partyId = await aParty(server.database);
    const { documentId } = await anIssued(partyId);
    const asked = { partyId, documentId, reason: "Sent to the wrong one" };
    const { body } = await seller().call(sales.cancelDocument, { ...asked, version: 1 });
    expect(body).toMatchObject({ state: "cancelled", recognisedOn: null, version: 2 });
    expect((await seller().call(sales.cancelDocument, { ...asked, version: 1 })).problem?.code).toBe(
      "version_stale",
    );
    expect((await seller().call(sales.cancelDocument, { ...asked, version: 2 })).problem?.code).toBe(
      "document_not_open",
    );
  });

  test("payments settle an invoice step by step, and never more than it", async () => {
    const partyId = await aParty(server.database);
    const { documentId } = await anIssued(partyId);
    const pay = (amount: string, allocated: string, currency = "EUR") =>
      seller().call(sales.recordPayment, {
        partyId,
        receivedOn: "2024-04-01",
        amount,
        currency,
        allocations: [{ documentId, amount: allocated }],
      });
    expect((await pay("100", "100", "USD")).problem?.code).toBe("currency_differs");
    expect((await pay("150", "100")).body).toMatchObject({ unallocated: "50" });
    expect((await pay("200", "114.21")).problem?.code).toBe("allocation_too_high");
    expect((await pay("100", "114.2")).problem?.code).toBe("allocation_too_high");
    expect((await pay("114.2", "114.2")).status).toBe(201);
    const { body } = await seller().call(sales.readDocument, { partyId, documentId });
    expect(body).toMatchObject({ state: "closed", paidTotal: "214.2" });
    expect(body.payments).toHaveLength(2);
    const cancelled = await seller().call(sales.cancelDocument, {
      partyId,
      documentId,
      reason: "x",
      version: body.version,
    });
    expect(cancelled.problem?.code).toBe("document_paid");
  });
});

describe("lists", () => {
  test("documents come newest first, page after page, of one customer with the records merged into it", async () => {
    const kept = await aParty(server.database, { name: "Kept" });
    const merged = await aParty(server.database, { golden_id: kept });
    for (const [partyId, day] of [
      [kept, "2024-01-01"],
      [merged, "2024-02-01"],
      [kept, "2024-02-01"],
    ] as const)
      await anInvoice(server.database, partyId, day, [{ list: 10 }], { number: `L-${day}` });
    const first = await seller().call(sales.listDocuments, { partyId: merged, limit: 2 });
    const rest = await seller().call(sales.listDocuments, {
      partyId: merged,
      limit: 2,
      cursor: first.body.next ?? "",
    });
    const rows = [...first.body.rows, ...rest.body.rows];
    expect(rows.map((row) => row.issuedOn)).toEqual(["2024-02-01", "2024-02-01", "2024-01-01"]);
    expect(new Set(rows.map((row) => row.party?.name))).toEqual(new Set(["Kept"]));
    expect(rest.body.next).toBeNull();
    const numbered = await seller().call(sales.listDocuments, { number: "l-2024-01", kind: "invoice,quote" });
    expect(numbered.body.rows).toHaveLength(1);
  });

  test("another team's documents don't exist, and amounts stay away from an operator", async () => {
    const theirs = await aParty(server.database, { owner_id: people.otherSeller.userId });
    const documentId = await anInvoice(server.database, theirs, "2030-01-01", [{ list: 10, cost: 4 }]);
    expect((await seller().call(sales.readDocument, { partyId: theirs, documentId })).status).toBe(404);
    expect((await seller().call(sales.listDocuments, { limit: 1 })).body.rows[0]?.documentId).not.toBe(
      documentId,
    );
    const { body } = await asPerson(server, "operator").call(sales.readDocument, {
      partyId: theirs,
      documentId,
    });
    expect(body).not.toHaveProperty("netTotal");
    expect(body.lines[0]).not.toHaveProperty("costAmount");
  });

  test("prospects and opportunities, each in its order", async () => {
    const partyId = await aParty(server.database, { name: "Perhaps" });
    const { sql } = server.database;
    await sql`insert into prospect (party_id, prospect_id, arrived_at, source, company_name) values
      (${partyId}, gen_random_uuid(), '2024-01-01', 'Trade fair', 'Old Co'), (${partyId}, gen_random_uuid(), '2024-02-01', 'Referral', 'New Co')`;
    await sql`insert into opportunity (party_id, opportunity_id, name, state, closes_on, amount, opened_at) values
      (${partyId}, gen_random_uuid(), 'No end', 'open', null, 5, now()), (${partyId}, gen_random_uuid(), 'Soon', 'open', '2024-05-01', 7, now())`;
    const prospects = await seller().call(sales.listProspects, { limit: 1 });
    expect(prospects.body.rows).toMatchObject([{ companyName: "New Co", party: { name: "Perhaps" } }]);
    const older = await seller().call(sales.listProspects, { limit: 1, cursor: prospects.body.next ?? "" });
    expect(older.body.rows).toMatchObject([{ companyName: "Old Co" }]);
    expect((await seller().call(sales.listProspects, { text: "new", state: "open" })).body.rows).toHaveLength(
      1,
    );
    const opportunities = await seller().call(sales.listOpportunities, { partyId, state: "open" });
    expect(opportunities.body.rows.map((row) => row.name)).toEqual(["Soon", "No end"]);
    const next = await seller().call(sales.listOpportunities, { partyId, limit: 1 });
    const last = await seller().call(sales.listOpportunities, {
      partyId,
      limit: 1,
      cursor: next.body.next ?? "",
    });
    expect(last.body.rows.map((row) => row.name)).toEqual(["No end"]);
  });
});
