import { afterAll, beforeAll, expect, test } from "vitest";
import * as administration from "../../../contract/administration.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asStranger } from "../../../test/world.ts";
import { openSetupLink } from "../open-setup-link.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(() => server.close());

const call = (...args: Parameters<ReturnType<typeof asStranger>["call"]>) => asStranger(server).call(...args);
const openLink = () => openSetupLink({ databaseUrl: server.database.url, baseUrl: "http://localhost:4400/" });
const tokenOf = (link: string | null) => link?.split("#")[1] ?? "";

const answers = {
  workspaceName: "Nordwind Handels GmbH",
  baseCurrency: "CHF",
  timeZone: "Europe/Zurich",
  country: "CH",
  locale: "de-CH",
  name: "Ada Quill",
  mail: "ada@nordwind.example",
  password: "river lamp under seven",
};

// One after the other: each stands on what the one before left.
test("the link carries its token behind #, and only its hash is kept", async () => {
  const link = await openLink();
  expect(link).toMatch(/^http:\/\/localhost:4400\/set-up#[\w-]{43}$/);
  const [row] = await server.database.sql<{
    text: string;
  }>`select row_to_json(one_time_link)::text as text from one_time_link`;
  expect(row?.text).not.toContain(tokenOf(link));
  expect((await call(administration.readFrontDoor)).body).toEqual({ isSetUp: false });
});

test("a newer link replaces the one before", async () => {
  const [first, second] = [await openLink(), await openLink()];
  const refused = await call(administration.completeSetUp, { ...answers, token: tokenOf(first) });
  expect(refused).toMatchObject({ status: 410, problem: { code: "set_up_link_unusable" } });
  const seen = await call(administration.checkLink, { token: tokenOf(second) });
  expect(seen.body).toMatchObject({ purpose: "set-up", name: null });
});

test("a link older than a day is refused", async () => {
  const link = await openLink();
  await server.database.sql`update one_time_link set ends_at = now() - interval '1 second'`;
  const refused = await call(administration.completeSetUp, { ...answers, token: tokenOf(link) });
  expect(refused.problem?.code).toBe("set_up_link_unusable");
});

test("a weak password or an unknown zone is refused beside its field, and the link still works", async () => {
  const token = tokenOf(await openLink());
  const weak = await call(administration.completeSetUp, { ...answers, token, password: "Ada.Quill.2026" });
  expect(weak).toMatchObject({
    status: 422,
    problem: { code: "password_weak", fields: [{ path: "password" }] },
  });
  const zone = await call(administration.completeSetUp, { ...answers, token, timeZone: "Europe/Atlantis" });
  expect(zone.problem).toMatchObject({ code: "input_invalid", fields: [{ path: "timeZone" }] });
  expect((await call(administration.checkLink, { token })).status).toBe(200);
});

test("sets up the workspace with its owner, signed in; of two at once one is refused", async () => {
  const token = tokenOf(await openLink());
  const both = await Promise.all([
    call(administration.completeSetUp, { ...answers, token }),
    call(administration.completeSetUp, { ...answers, token, mail: "eve@nordwind.example" }),
  ]);
  const [done, refused] = both.sort((a, b) => a.status - b.status);
  expect(done?.status).toBe(200);
  expect(done?.headers.get("set-cookie")).toMatch(/^vitalfew=/);
  expect(refused).toMatchObject({ status: 409, problem: { code: "set_up_done" } });

  const accounts = await server.database.sql`select role, state from user_account`;
  expect(accounts).toEqual([{ role: "owner", state: "active" }]);
  const [workspace] = await server.database
    .sql`select name, base_currency, time_zone, country, locale from workspace`;
  expect(workspace).toEqual({
    name: "Nordwind Handels GmbH",
    base_currency: "CHF",
    time_zone: "Europe/Zurich",
    country: "CH",
    locale: "de-CH",
  });
  const events = await server.database.sql<{ name: string; differences: unknown }>`
    select name, differences from event order by name desc`;
  expect(events.map((event) => event.name)).toEqual(["workspace.set_up", "session.started"]);
  expect(events[0]?.differences).toMatchObject({ baseCurrency: { from: "EUR", to: "CHF" } });
  expect(JSON.stringify(events)).not.toContain(answers.password);
});

test("afterwards no link is opened, and the door says so", async () => {
  expect(await openLink()).toBeNull();
  expect((await call(administration.readFrontDoor)).body).toEqual({ isSetUp: true });
});
