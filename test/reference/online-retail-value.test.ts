import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { summariseCustomers } from "../../contract/customers.ts";
import { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { listCurveParties, readPartyValue, readValueSummary } from "../../contract/insight.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { ownCompanyId } from "../../server/plumbing/events.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { asPerson, world } from "../world.ts";
import { partiesBySourceId, realData } from "./bring-in.ts";
import { csv, deliver } from "./deliver.ts";
import mapping from "./models/online-retail-mapping.json" with { type: "json" };

/*
  A year of a gift wholesaler (data/value/online-retail). Its 541,909 lines are delivered as one row for each of the 25,900
  invoices, added up exactly: what is asked here is of invoices, and it is loaded in a twentieth of the time. Invoices that
  begin with C are cancellations. The data are of thirteen months, so figures are read since the beginning; their currency is
  taken for ours.
*/
const folder = realData("value/online-retail");
const actor = systemActor("command");
let withCancelled: TestServer;
let gross: TestServer;
let customers = new Map<string, string>();

type Line = {
  InvoiceNo: string;
  InvoiceDate: string;
  CustomerID: string;
  Quantity: string;
  UnitPrice: string;
};

function invoices(): string[][] {
  const text = gunzipSync(readFileSync(join(folder ?? "", "online-retail.csv.gz")));
  const lines: Line[] = parse(text, { columns: true });
  const sums = new Map<string, { line: Line; thousandths: number }>();
  for (const line of lines) {
    const known = sums.get(line.InvoiceNo) ?? { line, thousandths: 0 };
    known.thousandths += Number(line.Quantity) * Math.round(Number(line.UnitPrice) * 1000);
    sums.set(line.InvoiceNo, known);
  }
  return [...sums].map(([number, { line, thousandths }]) => [
    number,
    line.InvoiceDate,
    line.CustomerID,
    (thousandths / 1000).toFixed(3),
    number.startsWith("C") ? "credit_note" : "invoice",
  ]);
}

async function load(rows: string[][]): Promise<TestServer> {
  const server = await startTestServer({ worker: false });
  await world(server.database);
  const head = ["InvoiceNo", "InvoiceDate", "CustomerID", "Amount", "Kind"];
  const profile = ImportProfile.parse(mapping);
  const report = await deliver(server.database, { "invoices.csv": csv(head, ...rows) }, { profile });
  expect(report).toMatchObject({ state: "done", created: rows.length, refused: 0 });
  await recomputeNow(server.database, actor);
  return server;
}

beforeAll(async () => {
  if (folder === null) return;
  const all = invoices();
  withCancelled = await load(all);
  gross = await load(all.filter(([number]) => !number?.startsWith("C")));
  customers = await partiesBySourceId(withCancelled.database, "Customers");
}, 240_000);
afterAll(async () => {
  await withCancelled?.close();
  await gross?.close();
});

const withData = test.skipIf(folder === null);
const manager = (server: TestServer) => asPerson(server, "manager");

withData(
  "net of cancellations 4,372 customers bring 8,300,065.814; 41 are below zero and 14 at nothing",
  async () => {
    const [sums] = await withCancelled.database.sql`
    select
      count(*) as customers,
      sum(revenue_all)::numeric(20, 3)::text as net,
      sum(bought_all)::numeric(20, 3)::text as gross,
      count(*) filter (where revenue_all < 0) as below,
      count(*) filter (where revenue_all = 0) as nothing
    from party_value where golden_id <> ${ownCompanyId}`;
    expect(sums).toEqual({
      customers: 4_372,
      net: "8300065.814",
      gross: "8911407.904",
      below: 41,
      nothing: 14,
    });
    const [documents] = await withCancelled.database.sql`
    select
      count(*) filter (where kind = 'invoice') as invoices,
      count(*) filter (where kind = 'credit_note') as cancelled,
      (select sum(net_total)::numeric(20, 3)::text from document) as everything
    from document where party_id <> ${ownCompanyId}`;
    expect(documents).toEqual({ invoices: 18_536, cancelled: 3_654, everything: "9747747.934" });
  },
);

withData("customer 12346 bought 77,183.60 and cancelled all of it; 17448 is last", async () => {
  const lines = async (id: string) => {
    const { body } = await manager(withCancelled).call(readPartyValue, {
      partyId: customers.get(id) ?? "",
      window: "all",
    });
    return Object.fromEntries((body.waterfall ?? []).map((row) => [row.line, Number(row.amount)]));
  };
  expect(await lines("12346")).toMatchObject({
    list_sales: 77_183.6,
    return: -77_183.6,
    revenue: 0,
    profit: 0,
  });
  expect(await lines("16446")).toMatchObject({ return: -168_469.6 });
  expect(await lines("17448")).toMatchObject({ revenue: -4_287.63 });
  expect(await lines("14646")).toMatchObject({ revenue: 279_489.02 });
});

withData("what was bought: the best 20 % of 4,338 customers bring 74.6 %", async () => {
  const { body } = await manager(gross).call(readValueSummary, { measure: "revenue", window: "all" });
  expect(body).toMatchObject({ customers: 4_338, revenue: "8911407.904000" });
  expect(body.top20Share).toBeCloseTo(0.746171, 6);
  expect(body.gini).toBeCloseTo(0.71514, 6);
});

// The rating compares twelve months, and these data are of thirteen: the cuts are taken on the curve since the beginning.
withData("ABC by the share before adding: 1,133, 1,469 and 1,736 customers", async () => {
  const rows: { revenue: number; before: number }[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await manager(gross).call(listCurveParties, {
      measure: "revenue",
      window: "all",
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    for (const row of body.rows)
      rows.push({ revenue: Number(row.revenue), before: Number(row.cumulated) - Number(row.revenue) });
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  const whole = rows.reduce((sum, row) => sum + row.revenue, 0);
  const letters = rows.map(({ before }) => (before / whole < 0.8 ? "A" : before / whole < 0.95 ? "B" : "C"));
  const count = (letter: string) => letters.filter((one) => one === letter).length;
  expect([count("A"), count("B"), count("C")]).toEqual([1_133, 1_469, 1_736]);
  const share = (letter: string) =>
    rows.reduce((sum, row, index) => sum + (letters[index] === letter ? row.revenue : 0), 0) / whole;
  expect(share("A")).toBeCloseTo(0.800053, 6);
  expect(share("B")).toBeCloseTo(0.149948, 6);
});

withData("RFM: 314 customers are 555, 334 are 111, and equals share a score", async () => {
  const scored = async (rfm: string) =>
    (await manager(withCancelled).call(summariseCustomers, { rfm })).body.count;
  expect([await scored("555"), await scored("111")]).toEqual([314, 334]);
  const counts: number[][] = [];
  for (const place of [0, 1, 2]) {
    const ofPlace: number[] = [];
    for (const score of ["1", "2", "3", "4", "5"])
      ofPlace.push(await scored([".", ".", "."].with(place, score).join("")));
    counts.push(ofPlace);
  }
  expect(counts).toEqual([
    [869, 889, 866, 888, 826],
    [1_493, 835, 508, 802, 700],
    [868, 868, 867, 868, 867],
  ]);
  const of = async (id: string) =>
    Object.values(
      (await manager(withCancelled).call(readPartyValue, { partyId: customers.get(id) ?? "" })).body.rfm ??
        {},
    ).join("");
  expect([await of("12347"), await of("17850"), await of("12346")]).toEqual(["555", "155", "115"]);
});
