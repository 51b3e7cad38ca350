import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleCompany } from "../../cli/running/example-company.ts";
import { enterDemo } from "../../contract/administration.ts";
import { roles } from "../../contract/permissions.ts";
import { startTestServer, type TestServer } from "../../test/harness/server.ts";
import { asStranger } from "../../test/world.ts";
import { askForExample } from "../data-quality/example/ask-for-example.ts";
import { workOnExample } from "../data-quality/example/work-on-example.ts";
import { systemActor } from "../plumbing/actor.ts";
import { type DemoDoor, openDemoDoors } from "./open-demo-doors.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const { database } = server;
  const choice = { customers: 50, years: 1, seed: 3 };
  const runId = await database.write((tx) =>
    askForExample(tx, systemActor("command"), { madeBy: "demo", choice }, { queue: false }),
  );
  await workOnExample(database, runId, { databaseUrl: database.url, exampleCompany });
});
afterAll(() => server.close());

const tokenOf = (door: DemoDoor | undefined) => door?.path.split("#")[1] ?? "";
const enter = (token: string) => asStranger(server).call(enterDemo, { token });

test("each role has a door that lets its person in, as often as wanted", async () => {
  const { doors, close } = await openDemoDoors(server.database.url);
  expect(new Set(doors.map((door) => door.role))).toEqual(new Set(roles));
  for (const door of doors) {
    const entered = await enter(tokenOf(door));
    expect(entered.body).toMatchObject({ role: door.role, name: door.name });
    expect(entered.headers.get("set-cookie")).toContain("HttpOnly");
  }
  expect((await enter(tokenOf(doors[0]))).status).toBe(200);
  const kept = await server.database.sql`select token_sha256::text from demo_link`;
  expect(JSON.stringify(kept)).not.toContain(tokenOf(doors[0]));
  await close();
});

test("a door closes with the process that opened it, with the next one, and after its hours", async () => {
  const first = await openDemoDoors(server.database.url);
  const second = await openDemoDoors(server.database.url);
  expect((await enter(tokenOf(first.doors[0]))).problem?.code).toBe("demo_link_void");
  expect((await enter(tokenOf(second.doors[0]))).status).toBe(200);
  await second.close();
  // Two at once: neither may take the other's look at the lock for a process that still runs.
  const late = await Promise.all([enter(tokenOf(second.doors[0])), enter(tokenOf(second.doors[0]))]);
  expect(late.map((answer) => answer.problem?.code)).toEqual(["demo_link_void", "demo_link_void"]);
  await first.close();

  const third = await openDemoDoors(server.database.url);
  await server.database.sql`update demo_link set ends_at = now()`;
  expect((await enter(tokenOf(third.doors[0]))).problem?.code).toBe("demo_link_void");
  await third.close();
});

test("no door for a real person, for an account that has a password, or in a database that is no demo's", async () => {
  const { doors, close } = await openDemoDoors(server.database.url);
  const manager = doors.find((door) => door.role === "manager");
  const owner = doors.find((door) => door.role === "owner");
  const { sql } = server.database;

  await sql`update user_account set is_example = false where name = ${manager?.name ?? ""}`;
  expect((await enter(tokenOf(manager))).problem?.code).toBe("demo_link_void");
  await sql`update user_account set is_example = true, password_hash = 'x' where name = ${manager?.name ?? ""}`;
  expect((await enter(tokenOf(manager))).problem?.code).toBe("demo_link_void");
  await sql`update user_account set password_hash = null where name = ${manager?.name ?? ""}`;
  expect((await enter(tokenOf(manager))).status).toBe(200);

  await sql`update example_company set made_by = 'page'`;
  expect((await enter(tokenOf(owner))).problem?.code).toBe("demo_link_void");
  await expect(openDemoDoors(server.database.url)).rejects.toThrow("example company is not here");
  await sql`update example_company set made_by = 'demo'`;
  await close();
});
