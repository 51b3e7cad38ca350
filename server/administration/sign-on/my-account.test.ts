import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import {
  asPerson,
  asProgram,
  asStranger,
  type Client,
  password,
  people,
  world,
} from "../../../test/world.ts";
import type { Sql } from "../../plumbing/database/db.ts";

let server: TestServer;
const sql: Sql = (...statement) => server.database.sql(...statement);

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());
beforeEach(async () => {
  await sql`delete from sign_in_try`;
});

/** Signs in once more, in another browser. */
async function otherBrowser(who: "owner" | "manager" | "operator", word = password): Promise<Client> {
  const { headers, status } = await asStranger(server).call(administration.signIn, {
    mail: people[who].mail,
    password: word,
  });
  expect(status).toBe(200);
  const cookie = headers.get("set-cookie")?.split(";")[0] ?? "";
  const client = asStranger(server);
  return {
    call: (endpoint, input, options) =>
      client.call(endpoint, input, { ...options, headers: { cookie, ...options?.headers } }),
  };
}

test("lists my sessions, ends one, ends the others", async () => {
  const here = asPerson(server, "manager");
  const [second, third] = [await otherBrowser("manager"), await otherBrowser("manager")];
  const { rows } = (await here.call(administration.listMySessions)).body;
  expect(rows).toHaveLength(3);
  expect(rows.filter((row) => row.isThisOne)).toHaveLength(1);

  const secondId =
    (await second.call(administration.listMySessions)).body.rows.find((row) => row.isThisOne)?.sessionId ??
    "";
  expect((await here.call(administration.endMySession, { sessionId: secondId })).body).toEqual({ ended: 1 });
  expect((await second.call(administration.readMe)).status).toBe(401);
  expect((await here.call(administration.endMySession, { sessionId: secondId })).status).toBe(404);

  expect((await here.call(administration.endMyOtherSessions)).body).toEqual({ ended: 1 });
  expect((await third.call(administration.readMe)).status).toBe(401);
  expect((await here.call(administration.readMe)).status).toBe(200);
});

test("somebody else's session isn't mine to end", async () => {
  const [other] = await sql<{
    session_id: string;
  }>`select session_id from session where user_id = ${people.seller.userId}`;
  const refused = await asPerson(server, "manager").call(administration.endMySession, {
    sessionId: other?.session_id ?? "",
  });
  expect(refused.problem?.code).toBe("not_found");
  expect((await asPerson(server, "seller").call(administration.readMe)).status).toBe(200);
});

test("changes my password: the old one and my other sessions are over, this one stays", async () => {
  const here = asPerson(server, "operator");
  const there = await otherBrowser("operator");
  const newPassword = "seven lamps under a river";
  const change = await here.call(administration.changeMyPassword, { currentPassword: password, newPassword });
  expect(change.body).toEqual({ ended: 1 });
  expect((await there.call(administration.readMe)).status).toBe(401);
  expect((await here.call(administration.readMe)).status).toBe(200);
  const old = await asStranger(server).call(administration.signIn, { mail: people.operator.mail, password });
  expect(old.status).toBe(401);
  await otherBrowser("operator", newPassword);

  const [event] = await sql<{ row: string }>`
    select row_to_json(event)::text as row from event where name = 'user.password_changed'`;
  expect(event?.row).toContain(people.operator.userId);
  expect(event?.row).not.toContain(newPassword);
});

test("a wrong current password is refused and counted; a weak new one is named beside its field", async () => {
  const owner = asPerson(server, "owner");
  const guess = { currentPassword: "something else", newPassword: "seven lamps under a river" };
  for (let count = 0; count < 5; count++) {
    const refused = await owner.call(administration.changeMyPassword, guess, {
      headers: { "idempotency-key": `guess-${count}` },
    });
    expect(refused.problem?.code).toBe("password_wrong");
  }
  expect((await owner.call(administration.changeMyPassword, guess)).status).toBe(429);
  await sql`delete from sign_in_try`;
  const weak = await owner.call(administration.changeMyPassword, {
    currentPassword: password,
    newPassword: "short",
  });
  expect(weak.problem).toMatchObject({ code: "password_weak", fields: [{ path: "newPassword" }] });
  expect(await sql`select from idempotency_key`).toHaveLength(0);
});

test("changes my name and how I read figures; a stale version is refused", async () => {
  const me = asPerson(server, "auditor");
  const { version } = (await me.call(administration.readMe)).body;
  const changed = await me.call(administration.changeMe, { version, locale: "de-CH" });
  expect(changed.body).toMatchObject({ locale: "de-CH", name: people.auditor.name, version: version + 1 });
  const stale = await me.call(administration.changeMe, { version, name: "Ines V." });
  expect(stale.problem?.code).toBe("version_stale");
  const missing = await me.call(administration.changeMe, { name: "Ines V." });
  expect(missing.problem?.code).toBe("version_required");
  const [event] =
    await sql`select differences from event where subject_id = ${people.auditor.userId} and name = 'user.changed'`;
  expect(event).toEqual({ differences: { locale: { from: null, to: "de-CH" } } });
});

test("a program's key touches neither password nor sessions", async () => {
  const { body } = await asPerson(server, "owner").call(administration.createApiKey, {
    name: "Export",
    permissions: ["party.read"],
  });
  const program = asProgram(server, body.key);
  const tries = [
    await program.call(administration.changeMyPassword, {
      currentPassword: password,
      newPassword: "seven lamps under a river",
    }),
    await program.call(administration.endMyOtherSessions),
    await program.call(administration.endMySession, { sessionId: people.owner.userId }),
  ];
  expect(tries.map((answer) => answer.problem?.code)).toEqual([
    "key_not_enough",
    "key_not_enough",
    "key_not_enough",
  ]);
});
