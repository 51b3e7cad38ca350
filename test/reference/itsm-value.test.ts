import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { CostModelDocument } from "../../contract/insight/costs/cost-model.ts";
import { readAverageMethod, readPartyValue, readValueSummary } from "../../contract/insight.ts";
import { setCostModel } from "../../server/insight/cost-model/apply-cost-model.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { ownCompanyId } from "../../server/plumbing/events.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { asPerson, world } from "../world.ts";
import { partiesBySourceId, realData } from "./bring-in.ts";
import { csv, deliver } from "./deliver.ts";
import itsmModel from "./models/itsm.json" with { type: "json" };
import mapping from "./models/itsm-mapping.json" with { type: "json" };

/*
  What 4,828 callers of a service desk took in ten weeks (data/value/itsm-incidents), at the rates their README assumes. A
  service desk sells its callers nothing, and work before a first sale is what winning a customer costs. Callers are served,
  so each is delivered with one order of nothing, dated the day before the first incident; it is the only thing here that
  isn't in the data.
*/
const folder = realData("value/itsm-incidents");
const actor = systemActor("command");
let server: TestServer;
let callers = new Map<string, string>();

beforeAll(async () => {
  if (folder === null) return;
  const incidents = gunzipSync(readFileSync(join(folder, "incidents.csv.gz")));
  const rows: { caller_id: string }[] = parse(incidents, { columns: true });
  const called = [...new Set(rows.map((row) => row.caller_id))].filter((id) => id !== "");
  const contracts = called.map((id) => [`Contract of ${id}`, "2016-02-28", id]);
  server = await startTestServer({ worker: false });
  await world(server.database);
  const report = await deliver(
    server.database,
    {
      "Contracts.csv": csv(["contract", "begins_on", "caller_id"], ...contracts),
      "Incidents.csv": incidents,
    },
    { profile: ImportProfile.parse(mapping) },
  );
  expect(report).toMatchObject({ state: "done", read: 20_768 + 4_828, refused: 0 });
  await server.database.write((tx) =>
    setCostModel(tx, actor, CostModelDocument.parse(itsmModel), { dryRun: false }),
  );
  expect((await recomputeNow(server.database, actor)).state).toBe("done");
  callers = await partiesBySourceId(server.database, "Callers");
}, 240_000);
afterAll(() => server?.close());

const withData = test.skipIf(folder === null);
const manager = () => asPerson(server, "manager");

withData("441,224.50 stand with 4,828 callers, and 91.00 of three incidents with nobody", async () => {
  const [sums] = await server.database.sql`
    select
      count(*)::int as callers,
      sum(cost_to_serve_all)::float8 as serving,
      round(avg(cost_to_serve_all), 6)::float8 as average,
      percentile_cont(0.5) within group (order by cost_to_serve_all::float8) as median,
      min(cost_to_serve_all)::float8 as least,
      max(cost_to_serve_all)::float8 as most
    from party_value where is_customer`;
  expect(sums).toEqual({
    callers: 4_828,
    serving: 441_224.5,
    average: 91.38867,
    median: 56,
    least: 13,
    most: 6_526.5,
  });
  const [nobody] = await server.database.sql`
    select count(*)::int as incidents, sum(amount)::float8 as amount
    from ledger where party_id = ${ownCompanyId} and source_kind = 'case_file'`;
  expect(nobody).toEqual({ incidents: 3, amount: -91 });
  const { body } = await manager().call(readValueSummary, { window: "all" });
  expect([body.customers, Number(body.unattributed)]).toEqual([4_828, 91]);
});

withData("single callers cost what their incidents took", async () => {
  const serving = async (id: string) => {
    const partyId = callers.get(id) ?? "";
    const { body } = await manager().call(readPartyValue, { partyId, window: "all" });
    return -Number(body.waterfall?.find(({ line }) => line === "serving")?.amount);
  };
  const found: number[] = [];
  for (const no of [1904, 290, 4514, 1441, 4414]) found.push(await serving(`Caller ${no}`));
  expect(found).toEqual([6_526.5, 3_672, 2_681.5, 936, 931]);
});

withData("the busiest fifth carry 55.7 %, at a Gini of 0.517", async () => {
  const [row] = await server.database.sql`
    select
      round(sum(cost) filter (where place <= ceil(0.2 * n)) / sum(cost), 6)::float8 as share,
      round(2 * sum((n + 1 - place) * cost) / (n * sum(cost)) - (n + 1) / n::numeric, 6)::float8 as gini
    from (
      select cost_to_serve_all as cost, row_number() over (order by cost_to_serve_all desc) as place, count(*) over () as n
      from party_value where is_customer
    ) as ranked
    group by n`;
  expect(row).toEqual({ share: 0.556915, gini: 0.51684 });
});

withData("spread evenly, 38.3 % of it would stand with the wrong callers", async () => {
  const { body } = await manager().call(readAverageMethod, { window: "all", spread: "customers" });
  expect(body).toMatchObject({ customers: 4_828, serving: "441224.500000" });
  expect(body.misplacedShare).toBeCloseTo(0.383464, 6);
  expect(body.undercharged[0]).toMatchObject({ name: "Caller 1904", serving: "6526.500000" });
});
