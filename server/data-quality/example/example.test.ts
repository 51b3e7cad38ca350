import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleCompany } from "../../../cli/running/example-company.ts";
import { enterDemo, listUsers, readWorkspace } from "../../../contract/administration.ts";
import { createParty } from "../../../contract/customers.ts";
import { loadExample, readExample, removeExample } from "../../../contract/data-quality.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, asStranger, people, world } from "../../../test/world.ts";
import { openDemoDoors } from "../../administration/open-demo-doors.ts";
import { keepMissingMatchRecords } from "../../customers/load-match-keys.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { Refusal } from "../../plumbing/refuse.ts";
import { askForExample } from "./ask-for-example.ts";
import { workOnExample } from "./work-on-example.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const owner = () => asPerson(server, "owner");
const choice = { customers: 60, years: 2, seed: 7 };

async function bringIn(): Promise<void> {
  const { database } = server;
  const runId = await database.write((tx) =>
    askForExample(tx, systemActor("command"), { madeBy: "page", choice }, { queue: false }),
  );
  expect(await workOnExample(database, runId, { databaseUrl: database.url, exampleCompany })).toBe("done");
}

/** Every row of every table, as far as it is there on the first day and stays as it is. */
async function everything(): Promise<Record<string, unknown>> {
  const { sql } = server.database;
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<{ rows: unknown }>`
        select query_to_xml(format('select * from %I as kept order by kept::text', ${name}::text), true, true, '')::text as rows`;
      return [name, withoutMoments(String(row?.rows))] as const;
    }),
  );
  const { event: _, session: __, ...stays } = Object.fromEntries(rows);
  return stays;
}

/** Our own company is put back at another moment, and the workspace's row says that it was changed. */
const withoutMoments = (xml: string) => xml.replace(/<(created_at|updated_at|version)\b[^<]*<\/\1>/g, "");

test("an owner asks for it in an empty workspace, once; nobody else may", async () => {
  expect((await owner().call(readExample)).body).toMatchObject({
    state: "none",
    isEmpty: true,
    isOffered: true,
  });
  expect((await asPerson(server, "manager").call(readExample)).body.isOffered).toBe(false);
  const asked = await owner().call(loadExample);
  expect(asked.status).toBe(202);
  expect((await owner().call(readExample)).body).toMatchObject({ state: "coming", customers: 2000 });
  expect((await owner().call(loadExample)).problem?.code).toBe("example_here");
  // Asked for, and not yet begun: the test goes on with a smaller one.
  await server.database.sql`delete from example_company`;
  await server.database.sql`delete from run`;
});

test("it comes with its figures and goes whole, and the workspace is as on the first day", async () => {
  const before = await everything();
  await bringIn();
  // As a search among them leaves it.
  await keepMissingMatchRecords(server.database);
  const here = (await owner().call(readExample)).body;
  expect(here).toMatchObject({ state: "here", canRemove: true, customers: 60, added: [], loads: 0 });
  expect((await asPerson(server, "manager").call(readExample)).body.canRemove).toBe(false);
  const [figures] = await server.database.sql<{ count: number }>`
    select count(*) as count from party_value where is_customer`;
  expect(figures?.count).toBeGreaterThan(40);

  // Its people stand in records only, and the workspace keeps its own name.
  const named = await owner().call(listUsers, { state: "named", limit: 100 });
  expect(named.body.rows.length).toBeGreaterThan(5);
  expect((await owner().call(readWorkspace)).body.name).toBe("Our company");

  expect((await owner().call(removeExample, { added: 0 })).status).toBe(200);
  expect(await everything()).toEqual(before);
  const events = await server.database.sql<{ name: string; actor_name: string }>`
    select name, actor_name from event order by happened_at desc`;
  expect(events).toContainEqual({ name: "workspace.example_removed", actor_name: people.owner.name });
  expect((await owner().call(removeExample, { added: 0 })).problem?.code).toBe("example_missing");
});

test("records of one's own stand in the way until they are named by their number", async () => {
  await bringIn();
  await owner().call(createParty, { kind: "organisation", name: "Mine, and real" });
  expect((await owner().call(readExample)).body.added).toEqual([{ kind: "customers", count: 1 }]);
  const refused = await owner().call(removeExample, { added: 0 });
  expect(refused.problem?.code).toBe("example_grew");

  // A load of one's own files is taken back by itself, never along with the example.
  await server.database.sql`
    insert into run (run_id, kind, title, state, started_by_name, door, read_count, created_count)
    values (gen_random_uuid(), 'import', 'My files', 'done', 'Ada', 'screen', 1, 1)`;
  expect((await owner().call(removeExample, { added: 1 })).problem?.code).toBe("example_holds_loads");
  await server.database.sql`update run set state = 'undone' where kind = 'import'`;
  await server.database.sql`
    insert into run (run_id, kind, title, state, started_by_name, door)
    values (gen_random_uuid(), 'recompute', 'Value of all customers', 'working', 'Ada', 'screen')`;
  expect((await owner().call(removeExample, { added: 1 })).problem?.code).toBe("example_busy");
  await server.database.sql`delete from run where state = 'working'`;
  expect((await owner().call(removeExample, { added: 1 })).status).toBe(200);
});

test("a workspace with records of its own is never mixed with it, and no door of a demo opens there", async () => {
  await owner().call(createParty, { kind: "organisation", name: "Mine, and real" });
  expect((await owner().call(readExample)).body).toMatchObject({ isEmpty: false, isOffered: false });
  expect((await owner().call(loadExample)).problem?.code).toBe("example_not_empty");
  await expect(openDemoDoors(server.database.url)).rejects.toThrow(Refusal);
  await server.database.sql`delete from event`;
  await server.database.sql`delete from party where name = 'Mine, and real'`;
  await bringIn();
  // Brought in from the page, it is a guest in somebody's own workspace.
  await expect(openDemoDoors(server.database.url)).rejects.toThrow(Refusal);
  await server.database.sql`
    insert into demo_link (token_sha256, user_id, door_key, created_at, ends_at)
    select sha256('a token that was smuggled in'), user_id, 1, now(), now() + interval '1 hour'
    from user_account where is_example limit 1`;
  const smuggled = await asStranger(server).call(enterDemo, { token: "a token that was smuggled in" });
  expect(smuggled.problem?.code).toBe("demo_link_void");
});

test("a load that comes to nothing leaves no mark", async () => {
  const other = await startTestServer({ worker: false });
  try {
    const runId = await other.database.write((tx) =>
      askForExample(tx, systemActor("command"), { madeBy: "demo", choice }, { queue: false }),
    );
    const fail = workOnExample(other.database, runId, {
      databaseUrl: other.database.url,
      exampleCompany: {
        ...exampleCompany,
        load: async () => {
          throw new Error("The power went.");
        },
      },
    });
    await expect(fail).rejects.toThrow("The power went.");
    expect(await other.database.sql`select from example_company`).toEqual([]);
  } finally {
    await other.close();
  }
});
