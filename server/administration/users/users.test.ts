import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { roleTable } from "../../../contract/permissions.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, asProgram, asStranger, password, people, teams, world } from "../../../test/world.ts";
import type { Sql } from "../../plumbing/database/db.ts";

let server: TestServer;
const sql: Sql = (...statement) => server.database.sql(...statement);
const owner = () => asPerson(server, "owner");
const tokenOf = (path: string) => path.split("#")[1] ?? "";

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const kai = {
  name: "Kai Sand",
  mail: "kai@vitalfew.example",
  role: "seller",
  teamId: teams.north.teamId,
} as const;

test("invites somebody, who accepts with a password and is signed in", async () => {
  const { status, body } = await owner().call(administration.inviteUser, kai);
  expect(status).toBe(201);
  expect(body.user).toMatchObject({ state: "invited", role: "seller", team: { name: "North" } });
  expect(body.link.path).toMatch(/^\/welcome#[\w-]{43}$/);

  const token = tokenOf(body.link.path);
  const seen = await asStranger(server).call(administration.checkLink, { token });
  expect(seen.body).toMatchObject({ purpose: "invitation", name: "Kai Sand", mail: kai.mail });
  const weak = await asStranger(server).call(administration.acceptLink, { token, password: "kai@vitalfew" });
  expect(weak.problem?.code).toBe("password_weak");
  const accepted = await asStranger(server).call(administration.acceptLink, {
    token,
    password: "river lamp under seven",
  });
  expect(accepted.body).toMatchObject({ name: "Kai Sand", role: "seller" });
  expect(accepted.headers.get("set-cookie")).toMatch(/^vitalfew=[\w-]{43};/);

  const again = await asStranger(server).call(administration.acceptLink, {
    token,
    password: "another river lamp",
  });
  expect(again).toMatchObject({ status: 410, problem: { code: "link_unusable" } });
  const events = await sql<{ name: string; row: string }>`
    select name, row_to_json(event)::text as row from event where subject_id = ${body.user.userId} order by happened_at, name desc`;
  expect(events.map((event) => event.name)).toEqual(["user.invited", "user.accepted", "session.started"]);
  expect(events[0]?.row).toContain("North");
  expect(JSON.stringify(events)).not.toContain(token);
});

test("one account per mail address, however it is written; a team that exists", async () => {
  const taken = await owner().call(administration.inviteUser, { ...kai, mail: "KAI@vitalfew.example" });
  expect(taken).toMatchObject({ status: 409, problem: { code: "mail_taken" } });
  const noTeam = await owner().call(administration.inviteUser, {
    ...kai,
    mail: "lee@vitalfew.example",
    teamId: people.owner.userId,
  });
  expect(noTeam.problem).toMatchObject({ code: "team_unknown", fields: [{ path: "teamId" }] });
});

test("a link that holds a secret is not kept for repeated requests", async () => {
  const headers = { "idempotency-key": "invite-mia" };
  await owner().call(
    administration.inviteUser,
    { ...kai, name: "Mia Kern", mail: "mia@vitalfew.example" },
    { headers },
  );
  expect(await sql`select from idempotency_key`).toHaveLength(0);
});

test("changes role, sight and team, and says from what to what", async () => {
  const { userId } = people.operator;
  const { version } = (await owner().call(administration.readUser, { userId })).body;
  const changed = await owner().call(administration.changeUser, {
    userId,
    version,
    role: "manager",
    recordScope: "team",
    teamId: teams.south.teamId,
  });
  expect(changed.body).toMatchObject({
    role: "manager",
    recordScope: "team",
    team: { name: "South" },
    version: version + 1,
  });
  const me = (await asPerson(server, "operator").call(administration.readMe)).body;
  expect(me).toMatchObject({ role: "manager", scope: "team" });
  const [event] =
    await sql`select differences, actor_name from event where subject_id = ${userId} and name = 'user.changed'`;
  expect(event).toEqual({
    actor_name: "Ada Quill",
    differences: {
      role: { from: "operator", to: "manager" },
      recordScope: { from: null, to: "team" },
      team: { from: null, to: "South" },
    },
  });
  const stale = await owner().call(administration.changeUser, { userId, version, role: "auditor" });
  expect(stale.problem?.code).toBe("version_stale");
});

test("locking ends sessions, keys and links at once; unlocking gives the account back", async () => {
  const { userId } = people.steward;
  await owner().call(administration.makeUserLink, { userId });
  const locked = await owner().call(administration.changeUser, { userId, version: 1, isLocked: true });
  expect(locked.body).toMatchObject({ state: "locked", sessionCount: 0 });
  expect((await asPerson(server, "steward").call(administration.readMe)).status).toBe(401);
  expect(await sql`select from one_time_link where user_id = ${userId} and used_at is null`).toHaveLength(0);
  const noLink = await owner().call(administration.makeUserLink, { userId });
  expect(noLink.problem?.code).toBe("account_locked");

  const unlocked = await owner().call(administration.changeUser, { userId, version: 2, isLocked: false });
  expect(unlocked.body.state).toBe("active");
  expect((await asPerson(server, "steward").call(administration.readMe)).status).toBe(401);
  const back = await asStranger(server).call(administration.signIn, { mail: people.steward.mail, password });
  expect(back.status).toBe(200);
});

test("at least one active owner remains, even when two act at once", async () => {
  const { userId } = people.owner;
  for (const change of [{ role: "manager" }, { isLocked: true }] as const) {
    const refused = await owner().call(administration.changeUser, { userId, version: 1, ...change });
    expect(refused).toMatchObject({ status: 409, problem: { code: "last_owner" } });
  }
  const second = await owner().call(administration.changeUser, {
    userId: people.manager.userId,
    version: 1,
    role: "owner",
  });
  expect(second.body.role).toBe("owner");
  // Both have come in as owners before either goes on.
  const both = server.database.write(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('administration.owners', 0))`;
    const answers = demoteEachOther();
    await vi.waitFor(async () => {
      const waiting = await sql`select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      expect(waiting).toHaveLength(2);
    }, 15_000);
    return { answers };
  });
  const answers = await (await both).answers;
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const owners = await sql`select from user_account where role = 'owner' and state = 'active'`;
  expect(owners).toHaveLength(1);
  await sql`update user_account set role = 'owner', version = 10 where user_id = ${userId}`;
  await sql`update user_account set role = 'manager' where user_id = ${people.manager.userId}`;
});

function demoteEachOther() {
  return Promise.all([
    owner().call(administration.changeUser, { userId: people.manager.userId, version: 2, role: "manager" }),
    asPerson(server, "manager").call(administration.changeUser, {
      userId: people.owner.userId,
      version: 1,
      role: "manager",
    }),
  ]);
}

test("an owner gives a new password link, sees somebody's sessions and ends them", async () => {
  const { userId, mail } = people.marketer;
  const { body: sessions } = await owner().call(administration.listUserSessions, { userId });
  expect(sessions.rows).toMatchObject([{ userAgent: "Tests", isThisOne: false }]);
  const one = await owner().call(administration.endUserSession, {
    userId,
    sessionId: sessions.rows[0]?.sessionId ?? "",
  });
  expect(one.body).toEqual({ ended: 1 });
  expect((await asPerson(server, "marketer").call(administration.readMe)).status).toBe(401);

  const first = (await owner().call(administration.makeUserLink, { userId })).body;
  const link = (await owner().call(administration.makeUserLink, { userId })).body;
  const replaced = await asStranger(server).call(administration.checkLink, { token: tokenOf(first.path) });
  expect(replaced.problem?.code).toBe("link_unusable");
  expect(
    (await asStranger(server).call(administration.checkLink, { token: tokenOf(link.path) })).body.purpose,
  ).toBe("password");
  await asStranger(server).call(administration.acceptLink, {
    token: tokenOf(link.path),
    password: "river lamp under seven",
  });
  expect(
    (await asStranger(server).call(administration.signIn, { mail, password: "river lamp under seven" }))
      .status,
  ).toBe(200);
  expect((await owner().call(administration.endUserSessions, { userId })).body).toEqual({ ended: 2 });
});

test("somebody only named in records is invited once a mail address is known", async () => {
  const userId = "00000000-0000-7000-8000-000000000199";
  await sql`insert into user_account (user_id, name, state) values (${userId}, 'Old Hand', 'named')`;
  const without = await owner().call(administration.makeUserLink, { userId });
  expect(without.problem?.code).toBe("mail_missing");
  await owner().call(administration.changeUser, { userId, version: 1, mail: "old@vitalfew.example" });
  expect((await owner().call(administration.makeUserLink, { userId })).status).toBe(201);
  expect((await owner().call(administration.readUser, { userId })).body.state).toBe("invited");
});

test("a key that may manage people can't make itself an owner", async () => {
  const { body } = await owner().call(administration.createApiKey, {
    name: "Directory",
    permissions: ["user.write", "user.read"],
  });
  const program = asProgram(server, body.key);
  const tries = [
    await program.call(administration.inviteUser, { ...kai, mail: "more@vitalfew.example", role: "owner" }),
    await program.call(administration.makeUserLink, { userId: people.owner.userId }),
    await program.call(administration.changeUser, {
      userId: people.auditor.userId,
      version: 1,
      role: "owner",
    }),
    await program.call(administration.changeUser, {
      userId: people.owner.userId,
      version: 10,
      mail: "mine@vitalfew.example",
    }),
  ];
  expect(tries.map((answer) => answer.problem?.code)).toEqual(Array(4).fill("role_beyond_yours"));

  const wider = await owner().call(administration.createApiKey, {
    name: "Directory of operators",
    permissions: [...roleTable.operator.may, "user.write"],
  });
  const demotion = await asProgram(server, wider.body.key).call(administration.changeUser, {
    userId: people.owner.userId,
    version: 10,
    role: "operator",
  });
  expect(demotion.problem?.code).toBe("role_beyond_yours");
});

test("lists people by name, a page at a time, by text, role and state", async () => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await asPerson(server, "auditor").call(administration.listUsers, {
      limit: 4,
      ...(cursor && { cursor }),
    });
    names.push(...body.rows.map((row) => row.name));
    cursor = body.next ?? undefined;
  } while (cursor);
  expect(names).toEqual([...names].sort());
  expect(new Set(names).size).toBe(12);
  const some = async (query: object) =>
    (await owner().call(administration.listUsers, query)).body.rows.map((row) => row.name);
  expect(await some({ text: "KAI" })).toEqual(["Kai Sand"]);
  expect(await some({ text: "%" })).toEqual([]);
  expect(await some({ role: "auditor" })).toEqual(["Ines Varga"]);
  expect(await some({ state: "invited" })).toEqual(["Mia Kern", "Old Hand"]);
  const bad = await owner().call(administration.listUsers, { cursor: "bm8" });
  expect(bad.problem?.code).toBe("cursor_invalid");
});

test("everybody sees names and teams to choose from, and no more", async () => {
  const seller = asPerson(server, "seller");
  const { rows } = (await seller.call(administration.listColleagues)).body;
  expect(rows.find((row) => row.name === "Fay Osei")).toEqual({
    userId: people.ownSeller.userId,
    name: "Fay Osei",
    team: teams.north,
  });
  expect((await seller.call(administration.listUsers)).status).toBe(403);
  const { body } = await owner().call(administration.createTeam, { name: "Export" });
  expect((await seller.call(administration.listTeams)).body.rows).toContainEqual({ ...body, memberCount: 0 });
  expect((await owner().call(administration.createTeam, { name: "Export" })).problem?.code).toBe(
    "team_name_taken",
  );
});
