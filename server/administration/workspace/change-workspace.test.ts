import { afterAll, beforeAll, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";

let server: TestServer;
const owner = () => asPerson(server, "owner");

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

test("changes what was sent and nothing else, and writes it down", async () => {
  const changed = await owner().call(administration.changeWorkspace, {
    version: 1,
    name: "Nordwind",
    baseCurrency: "CHF",
  });
  expect(changed.body).toEqual({
    name: "Nordwind",
    baseCurrency: "CHF",
    timeZone: "UTC",
    country: null,
    locale: "en",
    fiscalYearStarts: 1,
    viewingsKeptMonths: 24,
    viewingsAnHourMax: 100,
    approvalRule: "two_if_possible",
    version: 2,
  });
  const events = await server.database.sql`select name, differences from event`;
  expect(events).toEqual([
    {
      name: "workspace.changed",
      differences: {
        name: { from: "Our company", to: "Nordwind" },
        baseCurrency: { from: "EUR", to: "CHF" },
      },
    },
  ]);
  const same = await owner().call(administration.changeWorkspace, { version: 2, name: "Nordwind" });
  expect(same.body.version).toBe(2);
});

test("a stale version, an unknown zone or currency, and other roles are refused", async () => {
  const stale = await owner().call(administration.changeWorkspace, { version: 1, name: "Nordwind" });
  expect(stale).toMatchObject({ status: 412, problem: { code: "version_stale" } });
  const zone = await owner().call(administration.changeWorkspace, {
    version: 2,
    timeZone: "Mars/Olympus",
    baseCurrency: "XQX",
  });
  expect(zone.problem?.fields?.map((field) => field.path)).toEqual(["baseCurrency", "timeZone"]);
  const manager = await asPerson(server, "manager").call(administration.changeWorkspace, {
    version: 2,
    name: "Mine",
  });
  expect(manager.status).toBe(403);
});

test("the base currency stays once documents exist; everything else can change", async () => {
  expect((await owner().call(administration.readWorkspace)).body.isCurrencyFixed).toBe(false);
  await anInvoice(server.database, await aParty(server.database), "2026-03-01", [{ list: 100 }]);
  expect((await owner().call(administration.readWorkspace)).body.isCurrencyFixed).toBe(true);
  const refused = await owner().call(administration.changeWorkspace, { version: 2, baseCurrency: "EUR" });
  expect(refused).toMatchObject({ status: 409, problem: { code: "currency_fixed" } });
  const kept = await owner().call(administration.changeWorkspace, {
    version: 2,
    baseCurrency: "CHF",
    country: "CH",
  });
  expect(kept.body).toMatchObject({ country: "CH", version: 3 });
});
