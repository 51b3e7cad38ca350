import { afterAll, beforeAll, expect, test } from "vitest";
import type { DuplicatePolicy } from "../../../../contract/customers/duplicates.ts";
import {
  approvePolicy,
  draftPolicy,
  dropPolicy,
  listPolicyVersions,
} from "../../../../contract/insight/rating.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { asPerson, type Who, world } from "../../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const kind = "duplicate" as const;
const as = (who: Who) => asPerson(server, who);
const versions = async () => (await as("manager").call(listPolicyVersions, { kind })).body;

async function inForce(): Promise<DuplicatePolicy> {
  const { rows } = await versions();
  return rows.find(({ state }) => state === "in_force")?.document as DuplicatePolicy;
}

const draft = (document: DuplicatePolicy, seenAt: string | null = null, who: Who = "manager") =>
  as(who).call(draftPolicy, { kind, document, reason: "The branches asked for it", seenAt });

const sellers = { role: "seller", answers: { likely: "warn" } } as const;

test("who changed what a door does to a role is told, also that a role is no longer treated otherwise", async () => {
  const first = await inForce();
  const { body } = await draft({ ...first, roles: [sellers, { ...sellers, role: "operator" }] });
  const [drafted] = (await versions()).rows;
  expect(drafted?.changes).toEqual([
    "For the role seller: if it is probably the same, what is here is shown.",
    "For the role operator: if it is probably the same, what is here is shown.",
  ]);
  const { today } = await versions();
  const given = { kind, validFrom: today, reason: "Agreed", seenAt: body.writtenAt };
  expect((await as("manager").call(approvePolicy, given)).problem?.code).toBe("policy_own");
  expect((await as("owner").call(approvePolicy, given)).status).toBe(200);

  const second = await draft({ ...(await inForce()), roles: [{ ...sellers, role: "operator" }] });
  expect(second.status).toBe(200);
  const [next] = (await versions()).rows;
  expect(next).toMatchObject({ state: "draft", draftedBy: "Bruno Hale" });
  expect(next?.changes).toEqual([
    "No longer: For the role seller: if it is probably the same, what is here is shown.",
  ]);
  await as("manager").call(dropPolicy, { kind });
});

test("a role has one row for the same records, and a row that says nothing is no change", async () => {
  const document = await inForce();
  const twice = await draft({ ...document, roles: [sellers, sellers] });
  expect(twice.problem).toMatchObject({
    code: "input_invalid",
    fields: [{ path: "document.roles.1.role" }],
  });
  const ofPeople = { ...sellers, kind: "person" } as const;
  expect((await draft({ ...document, roles: [sellers, ofPeople] })).status).toBe(200);
  await as("manager").call(dropPolicy, { kind });
  const silent = { ...document, roles: [...document.roles, { role: "auditor" as const, answers: {} }] };
  expect((await draft(silent)).problem?.code).toBe("policy_unchanged");
});

test("it is drafted by who may draft policies, and with answers there are", async () => {
  const document = await inForce();
  expect((await draft(document, null, "steward")).status).toBe(403);
  const wrong = { ...document, person: { ...document.person, sure: "shout" } } as unknown as DuplicatePolicy;
  expect((await draft(wrong)).problem?.fields).toMatchObject([{ path: "document.person.sure" }]);
});
