import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey } from "../../../contract/administration.ts";
import { closeMonth, reopenMonth } from "../../../contract/insight/costs/closing.ts";
import {
  bookExternalLines,
  listExternalLines,
  readExternalLine,
} from "../../../contract/insight/costs/external-lines.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, asProgram, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
let nordwind: string;
let suedwind: string;
const as = (who: Who) => asPerson(server, who);
const line = {
  id: "B-1",
  onDay: "2025-05-10",
  category: "direct_cost" as "direct_cost" | "adjustment",
  amount: "-12.50",
  description: "Customs",
};

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  nordwind = await aParty(server.database, { name: "Nordwind" });
  suedwind = await aParty(server.database, { name: "Suedwind", owner_id: people.seller.userId });
  await anInvoice(server.database, nordwind, "2025-04-10", [{ list: 100, cost: 80 }]);
  await anInvoice(server.database, nordwind, "2025-06-10", [{ list: 100, cost: 80 }]);
});
afterAll(() => server.close());

const book = (lines: Parameters<typeof bodyOf>[0], who: Who = "manager") =>
  as(who).call(bookExternalLines, bodyOf(lines));

function bodyOf(
  lines: (Partial<typeof line> & { partyId?: string; customer?: { source: string; id: string } })[],
) {
  return { source: "ledger-house", lines: lines.map((one) => ({ ...line, ...one })) };
}

const ledgerOf = (partyId: string) => server.database.sql`
  select on_day::text as day, category, trim_scale(amount)::text as amount from ledger
  where party_id = ${partyId} and source_kind = 'external_line' order by on_day, amount`;
const eventsOf = (lineId: string) => server.database.sql`
  select name, differences from event where subject_id = ${lineId} order by event_id`;

test("lines are booked on customers, and on nobody when they name nobody", async () => {
  const { status, body } = await book([{ partyId: nordwind }, { id: "B-2", amount: "-3" }]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ booked: 2, corrected: 0, unchanged: 0 });
  expect(body.lines.map(({ id, outcome }) => [id, outcome])).toEqual([
    ["B-1", "booked"],
    ["B-2", "booked"],
  ]);
  expect(await ledgerOf(nordwind)).toEqual([{ day: "2025-05-10", category: "direct_cost", amount: "-12.5" }]);
  expect(await ledgerOf(ownCompanyId)).toEqual([
    { day: "2025-05-10", category: "direct_cost", amount: "-3" },
  ]);
});

test("the same again changes nothing and leaves no trace", async () => {
  const { body } = await book([{ partyId: nordwind, amount: "-12.500" }]);
  expect(body).toMatchObject({ booked: 0, corrected: 0, unchanged: 1 });
  expect(await eventsOf(body.lines[0]?.lineId ?? "")).toMatchObject([{ name: "external_line.booked" }]);
});

test("a line that differs is corrected, and keeps what it said before", async () => {
  const { body } = await book([{ partyId: nordwind, amount: "-14", onDay: "2025-05-11" }]);
  expect(body).toMatchObject({ booked: 0, corrected: 1, unchanged: 0 });
  expect(await ledgerOf(nordwind)).toEqual([{ day: "2025-05-11", category: "direct_cost", amount: "-14" }]);

  const moved = await book([{ partyId: suedwind, amount: "-14", onDay: "2025-05-11" }]);
  expect(moved.body).toMatchObject({ corrected: 1, lines: body.lines });
  expect(await ledgerOf(nordwind)).toEqual([]);
  const lineId = body.lines[0]?.lineId ?? "";
  const read = await as("auditor").call(readExternalLine, { lineId });
  expect(read.body).toMatchObject({
    id: "B-1",
    source: "ledger-house",
    party: { name: "Suedwind" },
    amount: "-14",
    corrections: [
      { by: "Bruno Hale", changes: [{ field: "party", from: "Nordwind", to: "Suedwind" }] },
      {
        changes: [
          { field: "amount", from: "-12.5", to: "-14" },
          { field: "day", from: "2025-05-10", to: "2025-05-11" },
        ],
      },
    ],
  });
});

test("whose it is may be said by the id another system knows the customer by", async () => {
  await server.database.sql`
    insert into crosswalk (source, kind, source_id, party_id, record_id, row_hash, run_id)
    values ('crm', 'Accounts', 'K-7', ${nordwind}, ${nordwind}, gen_random_uuid(), gen_random_uuid())`;
  const { body } = await book([{ id: "B-3", customer: { source: "crm", id: "K-7" } }]);
  expect(body.booked).toBe(1);
  const listed = await as("manager").call(listExternalLines, { partyId: nordwind });
  expect(listed.body.rows).toMatchObject([{ id: "B-3", amount: "-12.5", currency: "EUR" }]);
  const unknown = await book([{ id: "B-4", customer: { source: "crm", id: "K-8" } }, { id: "B-5" }]);
  expect(unknown.problem).toMatchObject({ code: "party_unknown" });
  expect((await as("manager").call(listExternalLines, { id: "B-5" })).body.rows).toEqual([]);
});

test("what a file brought is the same line when it is sent by its id", async () => {
  await server.database.sql`
    insert into external_line (party_id, line_id, on_day, category, amount, currency, source, source_id)
    values (${nordwind}, ${newId()}, '2025-06-02', 'adjustment', 7, 'EUR', 'ledger-house', 'F-1')`;
  const { body } = await book([
    { id: "F-1", partyId: nordwind, onDay: "2025-06-02", category: "adjustment", amount: "8" },
  ]);
  expect(body).toMatchObject({ booked: 0, corrected: 1 });
});

test("a closed month takes no line and gives none, while one that stands in it may be sent again", async () => {
  await book([{ id: "B-9", partyId: nordwind, onDay: "2025-05-20" }]);
  await recomputeNow(server.database, systemActor("command"));
  expect((await as("owner").call(closeMonth, { month: "2025-05-01" })).problem).toBeUndefined();
  for (const changed of [
    { id: "B-9", amount: "-99", onDay: "2025-05-20" },
    { id: "B-9", onDay: "2025-06-20" },
    { id: "N-1", onDay: "2025-05-31" },
  ]) {
    const { problem } = await book([
      { id: "N-0", onDay: "2025-06-01" },
      { partyId: nordwind, ...changed },
    ]);
    expect(problem).toMatchObject({ code: "ledger_month_closed", status: 409 });
    expect(problem?.fields).toMatchObject([{ path: "lines.1.onDay" }]);
  }
  expect((await book([{ id: "B-9", partyId: nordwind, onDay: "2025-05-20" }])).body.unchanged).toBe(1);
  expect((await as("manager").call(listExternalLines, { id: "N-0" })).body.rows).toEqual([]);
  await as("owner").call(reopenMonth, { month: "2025-05-01", reason: "A late invoice" });
  expect(
    (await book([{ id: "B-9", partyId: nordwind, onDay: "2025-05-20", amount: "-99" }])).body.corrected,
  ).toBe(1);
});

test("a line stands in a delivery once, and a delivery is a thousand lines at most", async () => {
  expect((await book([{ id: "D-1" }, { id: "D-1" }])).problem).toMatchObject({ code: "line_twice" });
  const many = Array.from({ length: 1000 }, (_, no) => ({
    id: `M-${no}`,
    onDay: "2025-06-03",
    partyId: nordwind,
  }));
  expect((await book(many)).body).toMatchObject({ booked: 1000 });
  expect((await book(many)).body).toMatchObject({ unchanged: 1000 });
  expect((await book([...many, { id: "M-1000" }])).problem?.code).toBe("input_invalid");
  const page = await as("manager").call(listExternalLines, { source: "ledger-house", limit: 200 });
  const next = await as("manager").call(listExternalLines, {
    source: "ledger-house",
    limit: 200,
    ...(page.body.next && { cursor: page.body.next }),
  });
  expect(new Set([...page.body.rows, ...next.body.rows].map((row) => row.lineId)).size).toBe(400);
});

test("a key that may do nothing else books lines; who may not is refused, and sees only their customers' lines", async () => {
  const { body } = await as("owner").call(createApiKey, { name: "Books", permissions: ["ledger.write"] });
  const program = asProgram(server, body.key);
  expect((await program.call(bookExternalLines, bodyOf([{ id: "K-1" }]))).body.booked).toBe(1);
  expect((await program.call(listExternalLines, {})).problem?.code).toBe("not_permitted");
  for (const who of ["auditor", "steward", "seller"] as const)
    expect((await book([{ id: "K-2" }], who)).problem?.code).toBe("not_permitted");
  const seen = await as("seller").call(listExternalLines, { id: "K-1" });
  expect(seen.body.rows).toEqual([]);
});
