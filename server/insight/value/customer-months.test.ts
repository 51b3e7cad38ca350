import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeMonths } from "../../../cli/writing/write-months.ts";
import { listCustomerMonths } from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
let folder: string;
const ids: Record<string, string> = {};
const as = (who: Who) => asPerson(server, who);

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  folder = mkdtempSync(join(tmpdir(), "months-"));
  await world(server.database);
  for (const name of ["=Nordwind", "Ostwind"]) {
    const partyId = await aParty(server.database, {
      name,
      owner_id: name === "Ostwind" ? people.ownSeller.userId : people.manager.userId,
    });
    ids[name] = partyId;
    for (const day of ["2025-01-05", "2025-03-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1100, discount: 100, cost: 600 }]);
    await aContact(server.database, partyId, "2025-03-06", { minutes: 50, minutes_basis: "measured" });
  }
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

test("each customer's months come one by one, page by page, with what they are made of", async () => {
  const first = await as("manager").call(listCustomerMonths, { partyId: ids.Ostwind ?? "", limit: 1 });
  expect(first.body.rows).toMatchObject([
    {
      name: "Ostwind",
      month: "2025-01-01",
      revenue: "1000.000000",
      profit: "400.000000",
      salesCount: 1,
      contactsCount: 0,
    },
  ]);
  const second = await as("manager").call(listCustomerMonths, {
    partyId: ids.Ostwind ?? "",
    cursor: first.body.next ?? "",
  });
  expect(second.body).toMatchObject({
    rows: [
      {
        month: "2025-03-01",
        revenue: "1000.000000",
        costToServe: "40.000000",
        profit: "360.000000",
        minutes: "50.000",
      },
    ],
    next: null,
  });
});

test("days narrow to their months, and nobody sees the months of others' customers", async () => {
  const march = await as("manager").call(listCustomerMonths, { from: "2025-02-01", until: "2025-03-15" });
  expect(march.body.rows.map(({ name, month }) => [name, month]).sort()).toEqual([
    ["=Nordwind", "2025-03-01"],
    ["Ostwind", "2025-03-01"],
  ]);
  const own = await as("ownSeller").call(listCustomerMonths, {});
  expect(new Set(own.body.rows.map(({ name }) => name))).toEqual(new Set(["Ostwind"]));
  expect((await as("operator").call(listCustomerMonths, {})).status).toBe(403);
});

test("the command writes them into a new file, disarmed, and leaves one that is there alone", async () => {
  const actor = systemActor("command");
  const file = join(folder, "months.csv");
  const asked = { file, customer: undefined, from: undefined, until: undefined };
  expect(await writeMonths(server.database, actor, asked)).toEqual({ file, rows: 4 });
  const lines = readFileSync(file, "utf8").trim().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^\uFEFF?partyId,name,month,listSales,/);
  expect(lines.filter((line) => line.includes("'=Nordwind"))).toHaveLength(2);
  await expect(writeMonths(server.database, actor, asked)).rejects.toMatchObject({
    code: "export_file_taken",
  });
  await expect(
    writeMonths(server.database, actor, { ...asked, file: join(folder, "months.xls") }),
  ).rejects.toMatchObject({ code: "usage" });
  const lines2 = join(folder, "one.jsonl");
  await writeMonths(server.database, actor, { ...asked, file: lines2, customer: "Ostwind" });
  expect(
    readFileSync(lines2, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ name: "Ostwind" }, { name: "Ostwind", profit: 360 }]);
});
