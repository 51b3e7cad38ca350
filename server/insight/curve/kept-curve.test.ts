import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCurveParties, readFreshness, readProfitCurve } from "../../../contract/insight.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { newId } from "../../plumbing/ids.ts";
import { forgetValuesOf } from "../forget-values.ts";
import { recomputeNow } from "../recompute.ts";
import { drawCurve } from "./draw-curve.ts";
import { keepCurves } from "./kept-curve.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  for (const [list, cost] of [
    [500, 100],
    [300, 250],
    [200, 200],
    [100, 160],
  ] as const) {
    const partyId = await aParty(server.database, { owner_id: people.seller.userId });
    await anInvoice(server.database, partyId, "2025-11-10", [{ list, cost }]);
  }
  await recompute();
});
afterAll(() => server.close());

/** As the worker does it. */
const recompute = async () => {
  await recomputeNow(server.database, systemActor("command"));
  await keepCurves(server.database);
};
const read = async (who: Who, question: object = {}) =>
  (await asPerson(server, who).call(readProfitCurve, question)).body;
/** Says of what was kept that it is of so many customers, which nobody would find by adding up. */
const mark = (measure: string) => server.database.sql`
  update kept_curve set curve = jsonb_set(curve, '{customers}', '99') where measure = ${measure}`;

test("what a run kept is what is drawn, to whom sees everybody, of its own twelve months", async () => {
  const whose = { by: "customer", actor: systemActor("job"), onDay: "2025-12-01" } as const;
  for (const measure of ["profit", "revenue"] as const) {
    const drawn = await server.database.read((tx) => drawCurve(tx, whose, measure, { kind: "12m" }));
    const [kept] = await server.database.sql`select curve from kept_curve where measure = ${measure}`;
    expect(kept).toEqual({ curve: drawn });
    const { points, total } = await read("manager", { measure });
    expect([points, total]).toEqual([drawn.points, drawn.total]);
    await mark(measure);
    expect((await read("manager", { measure })).customers).toBe(99);
  }
  expect((await read("manager", { window: "all" })).customers).toBe(4);
  expect((await read("manager", { by: "group" })).customers).toBe(4);
  expect((await read("seller")).customers).toBe(4);
});

test("the list begins at the mark before the place that is asked for, and says what adding everybody up says", async () => {
  await keepCurves(server.database);
  const list = async (who: Who, fromRank: number, cursor?: string) =>
    (await asPerson(server, who).call(listCurveParties, { fromRank, limit: 2, ...(cursor && { cursor }) }))
      .body;
  const from = [1, 2, 3, 4, 5];
  const byMarks = await Promise.all(from.map((rank) => list("manager", rank)));
  await server.database.sql`delete from kept_curve`;
  const byAll = await Promise.all(from.map((rank) => list("manager", rank)));
  expect(byMarks).toEqual(byAll);
  expect(byAll.map(({ rows }) => rows.map((row) => [row.rank, Number(row.cumulated)]))).toEqual([
    [
      [1, 400],
      [2, 450],
    ],
    [
      [2, 450],
      [3, 450],
    ],
    [
      [3, 450],
      [4, 390],
    ],
    [[4, 390]],
    [],
  ]);
  // Of a hundred thousand not everybody stands at a mark, and what stands at one is taken as it was kept.
  await keepCurves(server.database);
  await server.database.sql`
    update kept_curve set curve = jsonb_set(curve, '{marks}', jsonb_build_array(jsonb_set(curve -> 'marks' -> 1, '{1}', '"1000"')))`;
  const second = await list("manager", 1, byAll[0]?.next ?? undefined);
  expect(second.rows.map((row) => [row.rank, Number(row.cumulated)])).toEqual([
    [3, 1000],
    [4, 940],
  ]);
  expect((await list("manager", 2)).rows).toEqual(byAll[1]?.rows);
  expect((await list("seller", 4)).rows).toEqual(byAll[3]?.rows);
});

test("of an earlier run it isn't shown, and a load that is taken back takes it along", async () => {
  await mark("profit");
  await server.database.sql`
    insert into run (run_id, kind, title, state, input, result, started_by_name, door, created_at, started_at, finished_at)
    select ${newId()}, kind, title, state, input, result, started_by_name, door, now(), now(), now()
    from run where kind = 'recompute'`;
  expect((await read("manager")).customers).toBe(4);
  await recompute();
  await mark("profit");
  await server.database.write((tx) => forgetValuesOf(tx, sql`select ${newId()}::uuid as party_id`));
  expect((await read("manager")).customers).toBe(4);
});

test("how fresh the figures are is told without adding anybody up, and only where somebody in sight has any", async () => {
  await recompute();
  const fresh = async (who: Who) => (await asPerson(server, who).call(readFreshness, {})).body;
  expect(await fresh("manager")).toMatchObject({ isStale: false, isComputing: false, hasCustomers: true });
  await server.database.sql`update party_value set is_customer = false`;
  expect(await fresh("manager")).toMatchObject({ hasCustomers: false });
});
