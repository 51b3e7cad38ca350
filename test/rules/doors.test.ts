import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type Permission, type Role, roles, roleTable } from "../../contract/permissions.ts";
import { newId } from "../../server/plumbing/ids.ts";
import { endpointsOf } from "../../server/plumbing/slice.ts";
import { slices } from "../../server/slices.ts";
import { aCase, aContact, anInvoice, aParty, aProduct, aValue } from "../builders.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, signEverybodyIn, world } from "../world.ts";

// One loop over the contract: an endpoint is covered the day it is written.
const endpoints = slices.flatMap(endpointsOf).map(([name, endpoint]) => ({ name, endpoint }));

let server: TestServer;
const ids: Record<string, string> = {};
// Amounts that stand nowhere else, so that they are recognised wherever they turn up.
const secrets = { revenue: "13337.77", cost: "8642.13", profit: "24242.42" };

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const partyId = await aParty(server.database, { owner_id: people.seller.userId });
  const productId = await aProduct(server.database);
  const line = { list: Number(secrets.revenue), cost: Number(secrets.cost), productId };
  Object.assign(ids, {
    partyId,
    productId,
    documentId: await anInvoice(server.database, partyId, "2026-03-01", [line]),
    contactId: await aContact(server.database, partyId, "2026-03-02"),
    caseId: await aCase(server.database, partyId, "2026-03-03"),
    userId: people.seller.userId,
  });
  await aValue(server.database, partyId, {
    revenue: secrets.revenue,
    profit: secrets.profit,
    rating_sentence: "B, by a profit of 24,242.42.",
    rating_sentence_plain: "B, by what they bring.",
  });
});
afterAll(() => server.close());

/** Sends the emptiest request that finds the endpoint: ids that exist or not, no query, an empty body. */
async function knock(
  endpoint: Endpoint,
  who: Role | "stranger",
  known: Readonly<Record<string, string>> = {},
) {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? newId());
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: endpoint.method,
    headers: {
      ...(who !== "stranger" && { cookie: `vitalfew=${people[who].token}` }),
      ...(endpoint.body !== undefined && { "content-type": "application/json" }),
      ...(endpoint.ifMatch && { "if-match": '"1"' }),
    },
    ...(endpoint.body !== undefined && { body: "{}" }),
  });
  // A write may have ended a session.
  if (endpoint.kind === "write") await signEverybodyIn(server.database);
  const text = await response.text();
  const code: unknown = response.ok || text === "" ? undefined : JSON.parse(text).code;
  return { status: response.status, code, text };
}

/** What belongs to no customer is nobody's own and no team's: it is for those who see all. */
const needsAllInSight: readonly string[] = ["summariseUnattributed", "listUnattributed"];

function mayCall(role: Role, name: string, { permission }: Endpoint): boolean {
  const may: readonly Permission[] = roleTable[role].may;
  if (needsAllInSight.includes(name) && roleTable[role].scope !== "all") return false;
  return permission === "public" || permission === "signed-in" || may.includes(permission);
}

describe.each(endpoints)("$name", ({ name, endpoint }) => {
  if (endpoint.permission === "public") {
    test("lets a stranger in, and does not break", async () => {
      const { status, code } = await knock(endpoint, "stranger");
      expect(code).not.toBe("not_signed_in");
      expect(status).toBeLessThan(500);
    });
  } else {
    test("refuses a stranger", async () => {
      expect(await knock(endpoint, "stranger")).toMatchObject({ status: 401, code: "not_signed_in" });
    });
  }

  const allowed = roles.filter((role) => mayCall(role, name, endpoint));
  const others = roles.filter((role) => !allowed.includes(role));

  if (others.length > 0)
    test(`refuses ${others.join(", ")}`, async () => {
      for (const role of others) {
        const { status, code } = await knock(endpoint, role);
        expect([role, status, code]).toEqual([role, 403, "not_permitted"]);
      }
    });

  test(`lets in ${allowed.join(", ")}`, async () => {
    for (const role of allowed) {
      const { status, code } = await knock(endpoint, role);
      expect([role, code]).not.toEqual([role, "not_signed_in"]);
      expect([role, code]).not.toEqual([role, "not_permitted"]);
      expect([role, status < 500 ? "answers" : code]).toEqual([role, "answers"]);
    }
  });
});

// Without what a person would put between digits: 24,242.42 and 24 242.42 are the same secret.
const digitsOf = (text: string) => text.replace(/(?<=\d)[,.'\s\u00a0\u202f](?=\d)/g, "");
// An id or a moment (08.642 seconds past) may hold the digits of a secret by chance.
const idOrMoment = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z?/g;
const found = (text: string) => {
  const digits = digitsOf(text.replace(idOrMoment, ""));
  return Object.entries(secrets).filter(([, amount]) => digits.includes(amount.split(".")[0] ?? amount));
};

const readings = endpoints.filter(({ endpoint }) => endpoint.kind === "read");

test.each(roles.filter((role) => !roleTable[role].may.includes("money.read")))(
  "no answer to the %s holds money",
  async (role) => {
    for (const { name, endpoint } of readings.filter((one) => mayCall(role, one.name, one.endpoint)))
      expect([name, found((await knock(endpoint, role, ids)).text)]).toEqual([name, []]);
  },
);

test("the manager is told what the others are not", async () => {
  const told = new Set<string>();
  for (const { endpoint } of readings)
    for (const [name] of found((await knock(endpoint, "manager", ids)).text)) told.add(name);
  expect([...told].sort()).toEqual(["cost", "profit", "revenue"]);
});
