import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await server.database.sql`update workspace set country = 'DE'`;
});
afterAll(() => server.close());

const seller = () => asPerson(server, "seller");
const eventsOf = async (partyId: string) =>
  (await asPerson(server, "manager").call(customers.listPartyEvents, { partyId })).body.rows;

describe("entering a party", () => {
  test("keeps it with roles, phone in one form, and its history", async () => {
    const { status, body } = await seller().call(customers.createParty, {
      kind: "organisation",
      name: "Hansa Kontor",
      roles: ["customer", "supplier"],
      taxNumber: "DE 811.193-231",
      contactPoints: [
        { kind: "phone", raw: "0421 / 555 12-34", label: "work" },
        { kind: "address", raw: "Am Wall 1", line1: "Am Wall 1", city: "Bremen", country: "DE" },
      ],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Hansa Kontor",
      stage: "customer",
      owner: { name: "Dov Marsh" },
      roles: [{ role: "customer" }, { role: "supplier" }],
      recordsCount: 1,
      version: 1,
    });
    expect(body.contactPoints.find((point) => point.kind === "phone")).toMatchObject({
      normalised: "+494215551234",
      isPreferred: true,
      state: "unverified",
    });
    expect(await eventsOf(body.partyId)).toMatchObject([
      { name: "party.created", actorName: "Dov Marsh", door: "screen" },
    ]);
  });

  test("calls a person by both names and notes where they work, on both sides", async () => {
    const organisation = await aParty(server.database, { name: "Werft Nord" });
    const { body } = await seller().call(customers.createParty, {
      kind: "person",
      givenName: "Maria",
      familyName: "Ito",
      worksFor: organisation,
      title: "Buyer",
    });
    expect(body.name).toBe("Maria Ito");
    expect(body.relationships).toMatchObject([
      { type: "works_for", direction: "from", title: "Buyer", other: { name: "Werft Nord" } },
    ]);
    const other = await seller().call(customers.readParty, { partyId: organisation });
    expect(other.body.relationships).toMatchObject([{ direction: "to", other: { name: "Maria Ito" } }]);
    const staff = await seller().call(customers.listPeople, { at: organisation });
    expect(staff.body.rows).toMatchObject([
      { name: "Maria Ito", title: "Buyer", organisation: { name: "Werft Nord" } },
    ]);
  });

  test.each([
    [{ kind: "person" as const }, "name_missing"],
    [
      { kind: "organisation" as const, name: "X", ownerId: "00000000-0000-7000-8000-00000000dead" },
      "owner_unknown",
    ],
    [
      {
        kind: "organisation" as const,
        name: "Y",
        contactPoints: [{ kind: "phone" as const, raw: "call me" }],
      },
      "contact_point_unreadable",
    ],
    [
      { kind: "person" as const, name: "Z", worksFor: "00000000-0000-7000-8000-00000000dead" },
      "party_unknown",
    ],
  ])("is refused: %o", async (given, code) => {
    expect((await seller().call(customers.createParty, given)).problem?.code).toBe(code);
  });
});

describe("changing a party", () => {
  test("writes what differs into the history, from what to what", async () => {
    const partyId = await aParty(server.database, { industry: "Shipping" });
    const changed = await seller().call(customers.changeParty, {
      partyId,
      version: 1,
      industry: "Logistics",
      note: "Calls on Mondays",
    });
    expect(changed.body).toMatchObject({ industry: "Logistics", version: 2 });
    expect(changed.headers.get("etag")).toBe('"2"');
    expect(await eventsOf(partyId)).toMatchObject([
      {
        name: "party.changed",
        differences: {
          industry: { from: "Shipping", to: "Logistics" },
          note: { from: null, to: "Calls on Mondays" },
        },
      },
    ]);
  });

  test("who is called a customer stands among them, entered so or changed", async () => {
    const enter = (given: { name: string; stage: "customer" | "prospect" }) =>
      seller().call(customers.createParty, { kind: "organisation", ...given });
    const named = async (text: string) =>
      (await seller().call(customers.listCustomers, { text })).body.rows.map(({ name }) => name);
    await enter({ name: "Quarzwerk Ilmenau", stage: "customer" });
    expect(await named("Quarzwerk")).toEqual(["Quarzwerk Ilmenau"]);

    const { body } = await enter({ name: "Schieferbruch Probstzella", stage: "prospect" });
    expect(await named("Schieferbruch")).toEqual([]);
    const { partyId } = body;
    await seller().call(customers.changeParty, { partyId, version: 1, stage: "customer" });
    expect(await named("Schieferbruch")).toEqual(["Schieferbruch Probstzella"]);
    expect((await eventsOf(partyId)).map(({ name }) => name)).toContain("role.added");
    await seller().call(customers.changeParty, { partyId, version: 2, stage: "lapsed" });
    await seller().call(customers.changeParty, { partyId, version: 3, stage: "customer" });
    expect((await eventsOf(partyId)).filter(({ name }) => name === "role.added")).toHaveLength(1);
  });

  test("does nothing when nothing differs", async () => {
    const partyId = await aParty(server.database, { industry: "Shipping" });
    const { body } = await seller().call(customers.changeParty, {
      partyId,
      version: 1,
      industry: "Shipping",
    });
    expect(body.version).toBe(1);
    expect(await eventsOf(partyId)).toEqual([]);
  });

  test("is refused without the version it started from, and with an old one", async () => {
    const partyId = await aParty(server.database);
    expect((await seller().call(customers.changeParty, { partyId, name: "X" })).problem?.code).toBe(
      "version_required",
    );
    await seller().call(customers.changeParty, { partyId, version: 1, name: "First" });
    const late = await seller().call(customers.changeParty, { partyId, version: 1, name: "Second" });
    expect(late.problem?.code).toBe("version_stale");
  });

  test("of another team's customer is as if it weren't there", async () => {
    const partyId = await aParty(server.database, { owner_id: people.otherSeller.userId });
    expect((await seller().call(customers.changeParty, { partyId, version: 1, name: "X" })).status).toBe(404);
    expect((await seller().call(customers.readParty, { partyId })).status).toBe(404);
  });
});

describe("a record that was merged", () => {
  test("is found under its old id, with everything noted on either", async () => {
    const kept = await aParty(server.database, { name: "Kept" });
    const merged = await aParty(server.database, { name: "Merged", golden_id: kept });
    await aValue(server.database, kept, { rating: "A" });
    await server.database.sql`insert into contact_point (party_id, contact_point_id, kind, raw, normalised)
      values (${merged}, ${merged}, 'mail', 'old@kept.example', 'old@kept.example')`;
    const { body } = await seller().call(customers.readParty, { partyId: merged });
    expect(body).toMatchObject({
      partyId: kept,
      askedId: merged,
      name: "Kept",
      recordsCount: 2,
      rating: { letter: "A" },
    });
    expect(body.contactPoints.map((point) => point.raw)).toEqual(["old@kept.example"]);

    const corrected = await seller().call(customers.changeContactPoint, {
      partyId: kept,
      contactPointId: merged,
      raw: "New@Kept.example",
    });
    expect(corrected.body.normalised).toBe("new@kept.example");
    expect(await server.database.sql`select value from lookup where party_id = ${merged}`).toEqual([
      { value: "new@kept.example" },
    ]);
  });
});

describe("contact points, roles, relationships and assets", () => {
  test("a contact point can be checked, replaced as the first one, and removed", async () => {
    const partyId = await aParty(server.database);
    const first = await seller().call(customers.addContactPoint, {
      partyId,
      kind: "mail",
      raw: "a@nord.example",
    });
    const second = await seller().call(customers.addContactPoint, {
      partyId,
      kind: "mail",
      raw: "b@nord.example",
      isPreferred: true,
    });
    expect([first.body.isPreferred, second.body.isPreferred]).toEqual([true, true]);
    const { contactPointId } = first.body;
    const checked = await seller().call(customers.changeContactPoint, {
      partyId,
      contactPointId,
      state: "valid",
    });
    expect(checked.body).toMatchObject({ state: "valid", checkedOn: expect.any(String), isPreferred: false });
    await seller().call(customers.removeContactPoint, { partyId, contactPointId });
    const { body } = await seller().call(customers.readParty, { partyId });
    expect(body.contactPoints.map((point) => point.raw)).toEqual(["b@nord.example"]);
    expect((await eventsOf(partyId)).map((event) => event.name)).toEqual([
      "contact_point.removed",
      "contact_point.changed",
      "contact_point.added",
      "contact_point.added",
    ]);
    expect((await seller().call(customers.removeContactPoint, { partyId, contactPointId })).status).toBe(404);
  });

  test("a role is held once and ends", async () => {
    const partyId = await aParty(server.database);
    await seller().call(customers.addRole, { partyId, role: "partner", since: "2024-01-01" });
    expect((await seller().call(customers.addRole, { partyId, role: "partner" })).problem?.code).toBe(
      "role_held",
    );
    const early = await seller().call(customers.endRole, { partyId, role: "partner", until: "2023-01-01" });
    expect(early.problem?.code).toBe("ends_before_begin");
    const ended = await seller().call(customers.endRole, { partyId, role: "partner", until: "2024-06-01" });
    expect(ended.body).toEqual({ role: "partner", since: "2024-01-01", until: "2024-06-01" });
  });

  test("a relationship is noted once, never to itself, and ends on both sides", async () => {
    const parent = await aParty(server.database, { name: "Group" });
    const child = await aParty(server.database, { name: "Daughter" });
    const given = {
      partyId: child,
      otherPartyId: parent,
      type: "subsidiary_of" as const,
      since: "2020-01-01",
    };
    const added = await seller().call(customers.addRelationship, given);
    expect((await seller().call(customers.addRelationship, given)).problem?.code).toBe("relationship_known");
    const self = await seller().call(customers.addRelationship, { ...given, otherPartyId: child });
    expect(self.problem?.code).toBe("relationship_to_itself");
    await seller().call(customers.endRelationship, {
      partyId: parent,
      relationshipId: added.body.relationshipId,
      until: "2024-01-01",
    });
    const { body } = await seller().call(customers.readParty, { partyId: child });
    expect(body.relationships).toMatchObject([{ until: "2024-01-01", other: { name: "Group" } }]);
  });

  test("an asset is noted and changed", async () => {
    const partyId = await aParty(server.database);
    const { body } = await seller().call(customers.addAsset, {
      partyId,
      name: "Crane",
      supportPlan: "base",
      validFrom: "2024-01-01",
    });
    const changed = await seller().call(customers.changeAsset, {
      partyId,
      assetId: body.assetId,
      supportPlan: "premium",
    });
    expect(changed.body).toMatchObject({ name: "Crane", supportPlan: "premium" });
    const wrong = await seller().call(customers.changeAsset, {
      partyId,
      assetId: body.assetId,
      validUntil: "2023-01-01",
    });
    expect(wrong.problem?.code).toBe("ends_before_begin");
    expect((await seller().call(customers.listAssets, { partyId })).body.rows).toHaveLength(1);
    expect((await eventsOf(partyId)).map((event) => event.name)).toEqual(["asset.changed", "asset.added"]);
  });
});

test("amounts in the history stay away from a steward", async () => {
  const partyId = await aParty(server.database);
  await server.database
    .sql`insert into event (party_id, event_id, name, subject_kind, subject_id, actor_name, door, differences, happened_at)
    values (${partyId}, ${partyId}, 'document.changed', 'document', 'x', 'Dov', 'screen', ${JSON.stringify({ gross_total: { from: "1", to: "2" }, written_off: { from: null, to: "3" }, state: { from: "open", to: "closed" } })}, now())`;
  const { body } = await asPerson(server, "steward").call(customers.listPartyEvents, { partyId });
  expect(body.rows[0]?.differences).toEqual({ state: { from: "open", to: "closed" } });
});

test("lists of parties name roles and leave our own company out", async () => {
  const supplier = await aParty(server.database, { name: "Aardvark Supplies" });
  await server.database
    .sql`insert into party_role (party_id, role, since) values (${supplier}, 'supplier', '2024-01-01')`;
  const all = await asPerson(server, "manager").call(customers.listParties, { limit: 2 });
  expect(all.body.rows[0]).toMatchObject({ name: "Aardvark Supplies", roles: ["supplier"] });
  const rest = await asPerson(server, "manager").call(customers.listParties, {
    cursor: all.body.next ?? "",
    limit: 200,
  });
  expect(rest.body.rows.map((row) => row.name)).not.toContain("Our company");
  const suppliers = await asPerson(server, "manager").call(customers.listParties, {
    role: "supplier",
    text: "aard",
  });
  expect(suppliers.body.rows).toHaveLength(1);
});
