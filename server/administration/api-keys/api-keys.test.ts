import { afterAll, beforeAll, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, asProgram, people, world } from "../../../test/world.ts";
import type { Sql } from "../../plumbing/database/db.ts";

let server: TestServer;
const sql: Sql = (...statement) => server.database.sql(...statement);
const owner = () => asPerson(server, "owner");

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

test("creates a key, shows it once, and it works through the door for programs", async () => {
  const { status, body } = await owner().call(administration.createApiKey, {
    name: "Nightly export",
    permissions: ["user.read", "event.read"],
  });
  expect(status).toBe(201);
  expect(body.key).toMatch(/^vf_[\w-]{43}$/);
  expect(body.apiKey).toMatchObject({ name: "Nightly export", prefix: body.key.slice(0, 8), usedAt: null });

  const program = asProgram(server, body.key);
  const me = await program.call(administration.readMe);
  expect(me.body).toMatchObject({ name: "Ada Quill", permissions: ["event.read", "user.read"] });
  const refused = await program.call(administration.createTeam, { name: "Export" });
  expect(refused).toMatchObject({ status: 403, problem: { code: "not_permitted" } });

  const kept = await sql<{ row: string }>`
    select row_to_json(api_key)::text as row from api_key union all select row_to_json(event)::text from event`;
  expect(JSON.stringify(kept)).not.toContain(body.key);
  const [event] = await sql`select name, differences from event where subject_id = ${body.apiKey.apiKeyId}`;
  expect(event).toMatchObject({
    name: "api_key.created",
    differences: { permissions: { to: ["user.read", "event.read"] } },
  });
});

test("what a program does is written down as done through the API", async () => {
  const { body } = await owner().call(administration.createApiKey, {
    name: "Teams",
    permissions: ["user.write"],
  });
  await asProgram(server, body.key).call(administration.createTeam, { name: "Made by a program" });
  const [event] = await sql`select door, actor_name from event where name = 'team.created'`;
  expect(event).toEqual({ door: "api", actor_name: "Ada Quill" });
});

test("a key holds no more than its account at the time", async () => {
  const { body } = await owner().call(administration.createApiKey, {
    name: "Two",
    permissions: ["user.read", "key.write"],
  });
  const program = asProgram(server, body.key);
  const more = await program.call(administration.createApiKey, {
    name: "More",
    permissions: ["user.read", "money.read"],
  });
  expect(more).toMatchObject({ status: 403, problem: { code: "permissions_beyond_yours" } });
  expect(more.problem?.detail).toContain("See revenue, costs, margins and profit");

  await sql`update user_account set role = 'steward' where user_id = ${people.owner.userId}`;
  expect((await program.call(administration.readMe)).body.permissions).toEqual(["user.read"]);
  await sql`update user_account set role = 'owner', state = 'locked' where user_id = ${people.owner.userId}`;
  expect((await program.call(administration.readMe)).status).toBe(401);
  await sql`update user_account set state = 'active' where user_id = ${people.owner.userId}`;
});

test("ends with its last day, in the workspace's time zone", async () => {
  await sql`update workspace set time_zone = 'Pacific/Auckland'`;
  const past = await owner().call(administration.createApiKey, {
    name: "Old",
    permissions: ["user.read"],
    endsOn: "2020-01-31",
  });
  expect(past.problem).toMatchObject({ code: "day_past", fields: [{ path: "endsOn" }] });
  const { body } = await owner().call(administration.createApiKey, {
    name: "Until the end of January",
    permissions: ["user.read"],
    endsOn: "2090-01-31",
  });
  expect(body.apiKey.endsAt).toBe("2090-01-31T11:00:00.000Z");
  await sql`update api_key set ends_at = now() - interval '1 second' where api_key_id = ${body.apiKey.apiKeyId}`;
  expect((await asProgram(server, body.key).call(administration.readMe)).status).toBe(401);
});

test("revoking stops a key at once; the list keeps it for the record", async () => {
  const { body } = await owner().call(administration.createApiKey, {
    name: "Short-lived",
    permissions: ["user.read"],
  });
  const { apiKeyId } = body.apiKey;
  expect((await asProgram(server, body.key).call(administration.readMe)).status).toBe(200);
  const revoked = await owner().call(administration.revokeApiKey, { apiKeyId });
  expect(revoked.body.revokedAt).not.toBeNull();
  expect((await asProgram(server, body.key).call(administration.readMe)).status).toBe(401);
  const again = await owner().call(administration.revokeApiKey, { apiKeyId });
  expect(again.body.revokedAt).toBe(revoked.body.revokedAt);
  expect(await sql`select from event where name = 'api_key.revoked'`).toHaveLength(1);

  const first = (await owner().call(administration.listApiKeys, { limit: 1 })).body;
  expect(first.rows).toMatchObject([{ name: "Short-lived", apiKeyId }]);
  const rest = (await owner().call(administration.listApiKeys, { cursor: first.next ?? "" })).body;
  expect(rest.rows.map((row) => row.name)).toEqual([
    "Until the end of January",
    "Two",
    "Teams",
    "Nightly export",
  ]);
  const nobody = await owner().call(administration.revokeApiKey, { apiKeyId: people.owner.userId });
  expect(nobody.problem?.code).toBe("not_found");
});

test("a wrong scheme or key is a stranger's, even with a cookie beside it", async () => {
  const cookie = `vitalfew=${people.owner.token}`;
  for (const authorization of ["Bearer vf_nothing", "Bearer", "Basic dXNlcjpwYXNz"]) {
    const answer = await asProgram(server, "").call(
      administration.readMe,
      {},
      { headers: { authorization, cookie } },
    );
    expect(answer.status).toBe(401);
  }
});
