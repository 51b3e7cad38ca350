import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, asStranger, password, people, world } from "../../../test/world.ts";
import type { Sql } from "../../plumbing/database/db.ts";
import { serve } from "../../serve.ts";
import { sha256 } from "./token.ts";

let server: TestServer;
const stranger = () => asStranger(server);
const sql: Sql = (...statement) => server.database.sql(...statement);

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());
beforeEach(async () => {
  await sql`delete from sign_in_try`;
});

const rightly = { mail: people.seller.mail, password };
const wrongly = { mail: people.seller.mail, password: "another password" };

function tokenIn(headers: Headers): string {
  return headers.get("set-cookie")?.match(/vitalfew=([^;]*)/)?.[1] ?? "";
}

function withCookie(token: string) {
  return { headers: { cookie: `vitalfew=${token}` } };
}

test("signs in, says who I am, and writes it down", async () => {
  const { status, body, headers } = await stranger().call(administration.signIn, {
    ...rightly,
    mail: " Dov@Vitalfew.EXAMPLE ",
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: "Dov Marsh",
    role: "seller",
    scope: "team",
    team: { name: "North" },
    workspace: { baseCurrency: "EUR" },
  });
  expect(body.permissions).toContain("document.write");
  expect(body.permissions).not.toContain("user.write");
  expect(headers.get("set-cookie")).toMatch(
    /^vitalfew=[\w-]{43}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Lax$/,
  );

  const me = await stranger().call(administration.readMe, {}, withCookie(tokenIn(headers)));
  expect(me.body.userId).toBe(people.seller.userId);
  const [event] = await sql`
    select name, actor_name, door from event where subject_id = ${people.seller.userId} order by event_id desc limit 1`;
  expect(event).toEqual({ name: "session.started", actor_name: "Dov Marsh", door: "screen" });
});

test("keeps the hash of a session's token and not the token", async () => {
  const { headers } = await stranger().call(administration.signIn, rightly);
  const token = tokenIn(headers);
  const rows = await sql<{ row: string }>`select row_to_json(session)::text as row from session`;
  expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  const found = await sql`select from session where token_sha256 = ${sha256(token)}`;
  expect(found).toHaveLength(1);
});

test("gives one answer for a wrong password, an unknown address, a locked and an invited account", async () => {
  await sql`update user_account set state = 'locked' where user_id = ${people.auditor.userId}`;
  await sql`update user_account set state = 'invited' where user_id = ${people.marketer.userId}`;
  const answers = [];
  for (const input of [
    wrongly,
    { mail: "nobody@vitalfew.example", password },
    { mail: people.auditor.mail, password },
    { mail: people.marketer.mail, password },
  ]) {
    const { status, problem, headers } = await stranger().call(administration.signIn, input);
    answers.push({ status, code: problem?.code, detail: problem?.detail, cookie: headers.get("set-cookie") });
  }
  expect(answers[0]).toMatchObject({ status: 401, code: "sign_in_refused", cookie: null });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test("failed tries are remembered although they are refused, and slow down further ones", async () => {
  for (let count = 0; count < 5; count++) {
    expect((await stranger().call(administration.signIn, wrongly)).status).toBe(401);
  }
  const held = await stranger().call(administration.signIn, rightly);
  expect(held).toMatchObject({ status: 429, problem: { code: "too_many_requests" } });
  expect(Number(held.headers.get("retry-after"))).toBeGreaterThan(0);

  await sql`update sign_in_try set tried_at = tried_at - interval '6 seconds'`;
  expect((await stranger().call(administration.signIn, rightly)).status).toBe(200);
  expect((await stranger().call(administration.signIn, wrongly)).status).toBe(401);
});

test("an address that fails for many accounts is slowed down too, and one right password doesn't clear it", async () => {
  for (let count = 0; count < 30; count++) {
    const mail = `guess-${count}@vitalfew.example`;
    expect((await stranger().call(administration.signIn, { mail, password })).status).toBe(401);
    if (count === 10) await stranger().call(administration.signIn, rightly);
  }
  expect((await stranger().call(administration.signIn, rightly)).status).toBe(429);
});

test("guesses sent at once count like guesses in a row", async () => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => stranger().call(administration.signIn, wrongly)),
  );
  expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(5);
});

test("signing in makes a new token and ends the session that came along", async () => {
  const planted = people.manager.token;
  const { headers } = await stranger().call(administration.signIn, rightly, withCookie(planted));
  expect(tokenIn(headers)).not.toBe(planted);
  expect((await asPerson(server, "manager").call(administration.readMe)).status).toBe(401);
  const me = await stranger().call(administration.readMe, {}, withCookie(tokenIn(headers)));
  expect(me.body.name).toBe("Dov Marsh");
});

test("signing out ends the session, clears the cookie and is written down", async () => {
  const token = tokenIn((await stranger().call(administration.signIn, rightly)).headers);
  const out = await stranger().call(administration.signOut, {}, withCookie(token));
  expect(out.headers.get("set-cookie")).toMatch(/^vitalfew=; Max-Age=0/);
  const me = await stranger().call(administration.readMe, {}, withCookie(token));
  expect(me).toMatchObject({ status: 401, problem: { code: "not_signed_in" } });
  const [event] = await sql`select name from event order by event_id desc limit 1`;
  expect(event).toEqual({ name: "session.ended" });
});

test("a session ends when it isn't used, and in any case", async () => {
  const operator = asPerson(server, "operator");
  expect((await operator.call(administration.readMe)).status).toBe(200);
  await sql`update session set idle_until = now() - interval '1 second' where user_id = ${people.operator.userId}`;
  expect((await operator.call(administration.readMe)).status).toBe(401);
  await sql`
    update session set idle_until = now() + interval '1 day', ends_at = now() - interval '1 second'
    where user_id = ${people.operator.userId}`;
  expect((await operator.call(administration.readMe)).status).toBe(401);
});

test("a locked account is out with its next request", async () => {
  const steward = asPerson(server, "steward");
  expect((await steward.call(administration.readMe)).status).toBe(200);
  await sql`update user_account set state = 'locked' where user_id = ${people.steward.userId}`;
  expect((await steward.call(administration.readMe)).status).toBe(401);
});

test("another site can't sign anybody in, by script or by form", async () => {
  const address = `${server.url}/api/v1/session`;
  const body = JSON.stringify(rightly);
  const json = { "content-type": "application/json" };
  const send = async (headers: Record<string, string>, text = body) => {
    const response = await fetch(address, { method: "POST", headers, body: text });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  expect(await send({ ...json, origin: "https://elsewhere.example" })).toEqual([403, "cross_site"]);
  expect(await send({ ...json, "sec-fetch-site": "cross-site" })).toEqual([403, "cross_site"]);
  expect(await send({ ...json, "sec-fetch-site": "same-site" })).toEqual([403, "cross_site"]);
  expect(await send({ ...json, origin: "null" })).toEqual([403, "cross_site"]);
  expect(await send({ ...json, origin: "not an origin" })).toEqual([403, "cross_site"]);
  expect(await send({ "content-type": "application/x-www-form-urlencoded" }, "mail=a&password=b")).toEqual([
    415,
    "content_type_unsupported",
  ]);
  expect(await send({ "content-type": "text/plain" })).toEqual([415, "content_type_unsupported"]);
  expect(await send({ ...json, origin: server.url, "sec-fetch-site": "same-origin" })).toEqual([
    200,
    undefined,
  ]);
});

test("over https the cookie is bound to the host, and the plain one counts for nothing", async () => {
  const { database, dataDir } = server;
  const proxied = await serve({
    databaseUrl: database.url,
    dataDir,
    port: 0,
    host: "127.0.0.1",
    trustProxy: true,
  });
  try {
    const https = { "x-forwarded-proto": "https" };
    const { headers } = await asStranger(proxied).call(administration.signIn, rightly, { headers: https });
    const cookie = headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      /^__Host-vitalfew=[\w-]{43}; Max-Age=5184000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const read = async (name: string) =>
      (
        await asStranger(proxied).call(
          administration.readMe,
          {},
          { headers: { ...https, cookie: `${name}=${tokenIn(headers)}` } },
        )
      ).status;
    expect(await read("__Host-vitalfew")).toBe(200);
    expect(await read("vitalfew")).toBe(401);
  } finally {
    await proxied.close();
  }
});
