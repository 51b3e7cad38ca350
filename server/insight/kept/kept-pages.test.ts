import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { movementGroups } from "../../../contract/insight/movement.ts";
import {
  listCurveParties,
  listMatrixParties,
  listMovers,
  readAverageMethod,
  readGroupValue,
  readProfitCurve,
  readValueMatrix,
  readValueSummary,
  setRating,
} from "../../../contract/insight.ts";
import { dice } from "../../../test/a-varied-company.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { newId } from "../../plumbing/ids.ts";
import { keepCurves } from "../curve/kept-curve.ts";
import { moversReading } from "../movement/movers-reading.ts";
import { periodsOf } from "../movement/periods-of.ts";
import { recomputeNow } from "../recompute.ts";
import { keepReadings } from "./keep-readings.ts";
import { keepReading } from "./kept-reading.ts";

let server: TestServer;
const customers: string[] = [];
const manager = () => asPerson(server, "manager");

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await server.database.sql`update workspace set fiscal_year_starts = 4`;
  const roll = dice(11);
  for (let no = 0; no < 36; no++) {
    const partyId = await aParty(server.database, { name: `Customer ${no}`, owner_id: people.seller.userId });
    customers.push(partyId);
    // Some left, some came, some have the same twice, and three bring nothing less than they cost.
    const years = roll.of([[2022, 2023], [2023, 2024], [2024, 2025], [2025], [2023, 2025], [2024]]);
    for (const year of years) {
      const list = 100 * (1 + roll.below(no % 5 === 0 ? 2 : 40));
      const cost = list - 10 * (roll.below(30) - 8);
      await anInvoice(server.database, partyId, `${year}-0${1 + roll.below(9)}-11`, [{ list, cost }]);
    }
    for (let call = roll.below(3); call > 0; call--)
      await aContact(server.database, partyId, `2025-0${1 + roll.below(9)}-12`, {
        minutes: 10 + roll.below(40),
      });
  }
  await anInvoice(server.database, customers[0] ?? "", "2025-11-11", [{ list: 10, cost: 5 }]);
  await recomputeNow(server.database, systemActor("command"));
}, 60_000);
afterAll(() => server.close());
beforeEach(forget);

async function forget() {
  await server.database.sql`delete from kept_curve`;
  await server.database.sql`delete from kept_reading`;
}

const flags = [{}, { before: "true" }, { average: "true" }] as const satisfies object[];
const curveWindows = ["12m", "before", "calendar", "fiscal", "all"] as const;

test("curves, their lists and sums of every window read, kept, as they do added up", async () => {
  const read = async () => {
    const answers: unknown[] = [];
    for (const window of curveWindows)
      for (const measure of ["profit", "revenue"] as const) {
        for (const more of flags)
          answers.push((await manager().call(readProfitCurve, { window, measure, ...more })).body);
        answers.push((await manager().call(readValueSummary, { window, measure })).body);
        for (const fromRank of [1, 7, 19])
          answers.push(
            (await manager().call(listCurveParties, { window, measure, fromRank, limit: 5 })).body,
          );
      }
    return answers;
  };
  const live = await read();
  await keepCurves(server.database, 0);
  expect(await read()).toEqual(live);
  const spans = await server.database.sql`
    select measure, span from kept_curve order by span, measure`;
  // 12m, all, before and the one before it, 2024 and 2023, April 2024 to March 2025 and the year before.
  expect(spans).toHaveLength(21);
  // The best are known by name; beyond them everybody is put in order.
  const bestOf = (window: (typeof curveWindows)[number]) =>
    manager().call(listCurveParties, { window, limit: 5 });
  const named = await bestOf("before");
  await server.database.sql`
    update kept_curve set curve = jsonb_set(curve, '{best}', jsonb_build_array(curve -> 'best' -> 0, curve -> 'best' -> 1))`;
  expect((await bestOf("before")).body).toEqual(named.body);
  await server.database.sql`
    update kept_curve
    set curve = jsonb_set(curve, '{best}', (select jsonb_agg(curve -> 'best' -> (0 * no)) from generate_series(1, 99) as no))`;
  expect((await bestOf("before")).body).toMatchObject({ rows: named.body.rows.slice(0, 1), next: null });
  // It is what was kept that is shown.
  await server.database.sql`
    update kept_curve set curve = jsonb_set(jsonb_set(curve, '{customers}', '99'), '{points}', '[]')`;
  for (const window of curveWindows) {
    const { body } = await manager().call(readProfitCurve, { window, before: "true", average: "true" });
    expect([body.customers, body.before, body.average?.points]).toEqual([99, null, []]);
    expect((await manager().call(readValueSummary, { window })).body.customers).toBe(99);
    expect((await asPerson(server, "seller").call(readValueSummary, { window })).body.customers).not.toBe(99);
  }
});

test("by whatever they are put in order, what all bring and who costs more than they bring is the same", async () => {
  const { body: byProfit } = await manager().call(readValueSummary, { measure: "profit" });
  const { body: byRevenue } = await manager().call(readValueSummary, { measure: "revenue" });
  const same = ({ revenue, profit, losing, losses, customers }: typeof byProfit) => [
    ...[revenue, profit, losses],
    ...[losing, customers],
  ];
  expect(same(byRevenue)).toEqual(same(byProfit));
  expect(byProfit.losing).toBeGreaterThan(2);
  expect(byProfit.gini).toBeNull();
  expect(byRevenue.gini).toBeGreaterThan(0);
});

test("other windows are drawn when somebody asks, where that is quick, and what an earlier run drew goes", async () => {
  await keepCurves(server.database);
  expect(await server.database.sql`select distinct span from kept_curve`).toEqual([{ span: "12m" }]);
  await keepCurves(server.database, 0);
  await recomputeNow(server.database, systemActor("command"));
  await keepCurves(server.database);
  expect(await server.database.sql`select distinct span from kept_curve`).toEqual([{ span: "12m" }]);
});

test("what is kept of a run rests before another run's is, and is counted once its rest is over", async () => {
  await keepReadings(server.database, 0);
  await server.database.sql`update kept_curve set took_ms = 3600000`;
  await server.database.sql`update kept_reading set took_ms = 3600000 where name = 'matrix'`;
  await recomputeNow(server.database, systemActor("command"));
  // Drawn or counted for the run in force.
  const fresh = () => server.database.sql`
    with run_in_force as (
      select run_id from run where kind = 'recompute' and state = 'done' order by finished_at desc limit 1
    )
    select 'curves' as what, count(*) as count from kept_curve join run_in_force using (run_id)
    union all
    select 'matrix', count(*) from kept_reading join run_in_force on asked = run_id::text where name = 'matrix'
    order by what`;
  await keepReadings(server.database, 0);
  // The twelve months by profit and by revenue.
  expect(await fresh()).toEqual([
    { what: "curves", count: 2 },
    { what: "matrix", count: 0 },
  ]);
  const [job] = await server.database.sql<{ hours: number }>`
    select extract(epoch from run_at - now())::float8 / 3600 as hours
    from graphile_worker.jobs
    where key = 'insight.keepReadings'`;
  expect(job?.hours).toBeGreaterThan(9);
  await server.database.sql`update kept_curve set took_ms = 0`;
  await server.database.sql`update kept_reading set took_ms = 0`;
  await keepReadings(server.database, 0);
  expect(await fresh()).toEqual([
    { what: "curves", count: 21 },
    { what: "matrix", count: 2 },
  ]);
});

/** All pages of the movers. */
async function movers(question: { group?: string; direction: "asc" | "desc"; now?: string }) {
  const found: unknown[] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = await manager().call(listMovers, { ...question, limit: 4, ...(cursor && { cursor }) });
    found.push(...body.rows);
    if (body.next === null) return found;
    cursor = body.next;
  }
}

test("who moved most reads, kept, as it does added up, page by page and beyond what was kept", async () => {
  const questions = (["asc", "desc"] as const).flatMap((direction) => [
    { direction },
    { direction, group: "grown,lost" },
    { direction, now: "2024" },
    ...movementGroups.map((group) => ({ direction, group })),
  ]);
  const read = async () => {
    const answers: unknown[] = [];
    for (const question of questions) answers.push(await movers(question));
    return answers;
  };
  const live = await read();
  expect((live[0] as unknown[]).length).toBeGreaterThan(20);
  for (const most of [600, 5, 1]) {
    await server.database.write(async (tx) =>
      keepReading(tx, moversReading(await periodsOf(tx, { now: "12m" }), most), 0),
    );
    expect(await read()).toEqual(live);
  }
  await forget();
  await keepReadings(server.database, 0);
  expect(await read()).toEqual(live);
  await server.database.sql`
    update kept_reading set answer = jsonb_build_array(jsonb_build_object('group', 'grown', 'direction', 'asc', 'isAll', true, 'movers', '[]'::jsonb))
    where name = 'movers'`;
  // The twelve months, and the last closed year.
  expect([await movers({ direction: "asc" }), await movers({ direction: "asc", now: "2024" })]).toEqual([
    [],
    [],
  ]);
  expect((await asPerson(server, "seller").call(listMovers)).body.rows).not.toEqual([]);
  expect((await manager().call(listMovers, { now: "2025" })).body.rows).not.toEqual([]);
});

test("the matrix and the average-cost method read, kept, as they do added up", async () => {
  const read = async () => {
    const answers: unknown[] = [];
    for (const window of ["12m", "all"] as const) {
      answers.push((await manager().call(readValueMatrix, { window })).body);
      for (const spread of ["revenue", "customers"] as const)
        for (const limit of [1, 10, 50])
          answers.push((await manager().call(readAverageMethod, { window, spread, limit })).body);
    }
    return answers;
  };
  const live = await read();
  await keepReadings(server.database, 0);
  expect(await read()).toEqual(live);
  await server.database.sql`
    update kept_reading set answer = jsonb_set(answer, '{customers}', '99') where name in ('matrix', 'average_method')`;
  expect((await manager().call(readValueMatrix)).body.customers).toBe(99);
  expect((await manager().call(readAverageMethod)).body.customers).toBe(99);
  expect((await asPerson(server, "seller").call(readValueMatrix)).body.customers).not.toBe(99);
});

test("what the regions of the matrix come to is the same, kept with it, in the list of each", async () => {
  const sums = async (as = manager()) => {
    const told: unknown[] = [];
    for (const window of ["12m", "all"] as const)
      for (const region of ["served_lightly", "served_dearly,served_at_a_loss", "no_margin"])
        told.push((await as.call(listMatrixParties, { window, region, limit: 1 })).body.sum);
    return told;
  };
  const live = await sums();
  const ofSeller = await sums(asPerson(server, "seller"));
  await keepReadings(server.database, 0);
  expect(await sums()).toEqual(live);
  // As if they had been others when the matrix was kept: read from there, and only where nothing else is asked for.
  await server.database.sql`
    update kept_reading
    set answer = jsonb_set(answer, '{regions}', replace((answer -> 'regions')::text, '"customers": ', '"customers": 7')::jsonb)
    where name = 'matrix'`;
  expect(await sums()).not.toEqual(live);
  expect(await sums(asPerson(server, "seller"))).toEqual(ofSeller);
  const narrowed = { region: "served_lightly", rating: "A,B,C,N", limit: 1 };
  expect((await manager().call(listMatrixParties, narrowed)).body.sum).toEqual(live[0]);
});

test("a letter that is set by hand shows in a matrix that was kept before", async () => {
  await keepReadings(server.database, 0);
  const { body: kept } = await manager().call(readValueMatrix);
  const letterOf = (points: typeof kept.points, partyId: string) => {
    const ids = Buffer.from(points.ids, "base64").toString("hex");
    const at = ids.indexOf(partyId.replaceAll("-", "")) / 32;
    return Buffer.from(points.rating, "base64").toString("latin1")[at];
  };
  const partyId = customers.find((one) => letterOf(kept.points, one) === "C") ?? "";
  const [{ until } = { until: "" }] = await server.database.sql<{ until: string }>`
    select (current_date + 30)::date as until`;
  const set = { partyId, letter: "A", reason: "Known for long.", until } as const;
  const { status } = await manager().call(setRating, set);
  expect(status).toBe(200);
  const { body: now } = await manager().call(readValueMatrix);
  expect(letterOf(now.points, partyId)).toBe("A");
  await forget();
  expect((await manager().call(readValueMatrix)).body).toEqual(now);
});

test("a group's place by what the run has counted is the one that counting everybody gives", async () => {
  const relationship_id = newId();
  // Who brings most, and whoever costs most belongs to them: alone the one stands before both.
  const { body: curve } = await manager().call(listCurveParties, { limit: 200 });
  const [whole, part] = [curve.rows.at(0)?.partyId ?? "", curve.rows.at(-1)?.partyId ?? ""];
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { party_id: part, relationship_id, type: "subsidiary_of", direction: "from", other_party_id: whole },
      { party_id: whole, relationship_id, type: "subsidiary_of", direction: "to", other_party_id: part },
    ])
    .execute();
  const places = async () => {
    const answers: unknown[] = [];
    for (const partyId of [whole, ...customers.slice(0, 20)])
      answers.push((await manager().call(readGroupValue, { partyId })).body);
    return answers;
  };
  const byMarks = await places();
  // Without what a run has counted everybody is.
  await server.database.sql`update run set result = result - 'sketch'`;
  expect(await places()).toEqual(byMarks);
  await server.database.sql`update run set result = result || '{"sketch": {"customers": 99}}'`;
  expect((await manager().call(readGroupValue, { partyId: whole })).body.placeOf).toBe(98);
});
