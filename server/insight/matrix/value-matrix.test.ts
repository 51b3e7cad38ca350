import { afterAll, beforeAll, expect, test } from "vitest";
import { listMatrixParties, readValueMatrix } from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";
import { chooseSample } from "./choose-sample.ts";
import { matrixCustomers } from "./matrix-customers.ts";

let server: TestServer;
const ids: Record<string, string> = {};
const as = (who: Who) => asPerson(server, who);

/** Margin on goods in a year, and minutes on the phone at 0.80, at most 50 a call: what is left and what serving takes. */
const customers = {
  Nordwind: { margin: 1800, minutes: 50 },
  Südwind: { margin: 1000, minutes: 500 },
  Westwind: { margin: 40, minutes: 100 },
  Ostwind: { margin: -200, minutes: 0 },
};

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  for (const [name, { margin, minutes }] of Object.entries(customers)) {
    const partyId = await aParty(server.database, {
      name,
      owner_id: name === "Ostwind" ? people.ownSeller.userId : people.otherSeller.userId,
    });
    ids[name] = partyId;
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1000, cost: 1000 - margin / 2 }]);
    for (let call = 0; call < minutes / 50; call++)
      await aContact(server.database, partyId, "2025-06-06", { minutes: 50 });
  }
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

test("the matrix sums its regions, and packs a point for each customer", async () => {
  const { status, body } = await as("manager").call(readValueMatrix);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    customers: 4,
    drawn: 4,
    sample: null,
    profit: "2120.000000",
    serving: "520.000000",
  });
  expect(body.regions.map(({ region, customers, profit }) => [region, customers, profit])).toEqual([
    ["served_lightly", 1, "1760.000000"],
    ["served_dearly", 1, "600.000000"],
    ["served_at_a_loss", 1, "-40.000000"],
    ["no_margin", 1, "-200.000000"],
  ]);
  const ratings = Buffer.from(body.points.rating, "base64").toString();
  expect(pointsOf(body.points)).toEqual(
    Object.entries(customers)
      .map(([name, { margin, minutes }]) => ({ id: ids[name], margin, serving: minutes * 0.8, size: 255 }))
      .sort((one, other) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1)),
  );
  expect(ratings).toMatch(/^[ABCN]{4}$/);
});

function pointsOf(points: Record<"ids" | "margin" | "serving" | "size", string>) {
  const [id, margin, serving, size] = (["ids", "margin", "serving", "size"] as const).map((name) =>
    Buffer.from(points[name], "base64"),
  );
  if (!id || !margin || !serving || !size) throw new Error("A column is missing.");
  return Array.from(size, (one, at) => ({
    id: id
      .subarray(16 * at, 16 * at + 16)
      .toString("hex")
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    margin: margin.readFloatBE(4 * at),
    serving: Math.round(serving.readFloatBE(4 * at)),
    size: one,
  }));
}

test("who sees only their own customers gets those points and no other", async () => {
  const { body } = await as("ownSeller").call(readValueMatrix);
  expect(body).toMatchObject({ customers: 1, drawn: 1, profit: "-200.000000" });
  const { body: list } = await as("ownSeller").call(listMatrixParties);
  expect(list.rows.map((row) => row.name)).toEqual(["Ostwind"]);
});

test("what is drawn around is found on a straight scale and on a bent one, with its exact sums", async () => {
  // Margin 900 to 2,000, serving 0 to 500.
  const straight = "0,900,0,2000,0,2000,500,900,500";
  const corner = (margin: number, serving: number) => [Math.asinh(margin / 10), Math.asinh(serving / 10)];
  const bent = [10, ...corner(900, 0), ...corner(2000, 0), ...corner(2000, 500), ...corner(900, 500)].map(
    (one) => one.toFixed(4),
  );
  for (const lasso of [straight, bent.join(",")]) {
    const { body } = await as("manager").call(listMatrixParties, { lasso });
    expect(body.rows.map(({ name, region, profit }) => [name, region, profit])).toEqual([
      ["Südwind", "served_dearly", "600.000000"],
      ["Nordwind", "served_lightly", "1760.000000"],
    ]);
    expect(body.sum).toEqual({
      customers: 2,
      revenue: "4000.000000",
      margin: "2800.000000",
      serving: "440.000000",
      profit: "2360.000000",
    });
  }
  const { status, problem } = await as("manager").call(listMatrixParties, { lasso: "0,1,2,3,4" });
  expect([status, problem?.code]).toEqual([400, "input_invalid"]);
});

test("a region, ratings and single customers narrow the list, which turns its pages without a gap", async () => {
  const { body } = await as("manager").call(listMatrixParties, { region: "served_at_a_loss,no_margin" });
  expect(body.rows.map((row) => row.name)).toEqual(["Ostwind", "Westwind"]);
  const { body: one } = await as("manager").call(listMatrixParties, { parties: ids.Nordwind ?? "" });
  expect(one.rows).toMatchObject([{ name: "Nordwind", margin: "1800.000000", serving: "40.000000" }]);

  const names: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await as("manager").call(listMatrixParties, {
      sort: "serving",
      direction: "desc",
      limit: 1,
      ...(cursor === undefined ? {} : { cursor }),
    });
    names.push(...page.body.rows.map((row) => row.name));
    if (page.body.next === null) break;
    cursor = page.body.next;
  }
  expect(names).toEqual(["Südwind", "Westwind", "Nordwind", "Ostwind"]);
});

test("of too many customers those who lose and those who buy most are drawn, and it is said", async () => {
  const all = matrixCustomers({ userId: null, scope: "all", teamId: null } as never, "12m");
  const drawn = async (limits: { points: number; losing: number; top: number }) =>
    server.database.read(async (tx) => {
      const sample = await chooseSample(tx, all, 4, limits);
      const rows = await tx.sql<{ golden_id: string }>`
        select golden_id from (${all}) as customer where ${sample.isDrawn} order by golden_id`;
      return { told: sample.told, found: rows.map((row) => row.golden_id) };
    });
  const losers = [ids.Westwind ?? "", ids.Ostwind ?? ""].sort();
  await server.database.write(
    (tx) => tx.sql`update party_value set revenue = revenue + 1 where golden_id = ${ids.Nordwind ?? ""}`,
  );
  const one = await drawn({ points: 3, losing: 10, top: 1 });
  expect(one.told).toEqual({ losing: 2, top: 1, share: 0 });
  expect(one.found).toEqual([...losers, ids.Nordwind ?? ""].sort());
  // Even those who lose are too many: the largest loss stays.
  const few = await drawn({ points: 2, losing: 1, top: 1 });
  expect(few.found).toEqual([ids.Ostwind ?? "", ids.Nordwind ?? ""].sort());
});
