import { afterAll, beforeAll, expect, test } from "vitest";
import { customRecordKinds } from "../../../contract/customers/custom-types.ts";
import * as customers from "../../../contract/customers.ts";
import { aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());
const owner = () => asPerson(server, "owner");

async function field(title: string, fields: object = {}) {
  const { status, body } = await owner().call(customers.createCustomField, {
    recordKind: "organisation",
    title,
    ...fields,
  });
  expect(status).toBe(201);
  return body;
}

test("a field is added, renamed under its key, put in order and retired, and the audit knows who did it", async () => {
  const fleet = await field("Fleet size", { type: "number" });
  await field("Favourite day", { type: "day" });
  expect(fleet).toMatchObject({ key: "Fleet size", place: 1, isRetired: false, version: 1 });
  const renamed = await owner().call(customers.changeCustomField, {
    recordKind: "organisation",
    key: "Fleet size",
    version: 1,
    title: "Vehicles",
    isRetired: true,
  });
  expect(renamed.body).toMatchObject({ key: "Fleet size", title: "Vehicles", isRetired: true, version: 2 });
  const { body } = await owner().call(customers.orderCustomFields, {
    recordKind: "organisation",
    keys: ["Favourite day"],
  });
  expect(body.rows.map(({ key }) => key)).toEqual(["Favourite day", "Fleet size"]);
  const seen = await asPerson(server, "operator").call(customers.listCustomFields, { kind: "organisation" });
  expect(seen.body).toEqual(body);
  const events = await server.database.sql<{ name: string }>`
    select name from event where subject_kind = 'custom_field' order by event_id`;
  expect(events.map(({ name }) => name)).toEqual([
    "custom_field.created",
    "custom_field.created",
    "custom_field.changed",
    "custom_field.ordered",
  ]);
});

test("a field is hidden and required: nobody empties it, and it stays in files and the API", async () => {
  const made = await field("Contract", { isRequired: true, isHidden: true });
  expect(made).toMatchObject({ isRequired: true, isHidden: true });
  const partyId = await aParty(server.database, { custom: JSON.stringify({ Contract: "C-7" }) });
  const change = (custom: Record<string, unknown>) =>
    owner().call(customers.changeParty, { partyId, version: 1, custom });
  const refused = await change({ Contract: null });
  expect(refused.problem?.fields).toEqual([{ path: "custom.Contract", message: "Contract can't be empty." }]);
  const { body } = await owner().call(customers.changeCustomField, {
    recordKind: "organisation",
    key: "Contract",
    version: 1,
    isRequired: false,
    isHidden: false,
  });
  expect(body).toMatchObject({ isRequired: false, isHidden: false });
  expect((await change({ Contract: null })).body.custom).toEqual({});
});

test("in how many records a field says something is counted, for every kind", async () => {
  const database = server.database;
  await aParty(database, { kind: "household", custom: JSON.stringify({ Pets: "2", Garden: "" }) });
  await aParty(database, { kind: "household", custom: JSON.stringify({ Pets: "1" }) });
  const count = (recordKind: (typeof customRecordKinds)[number], who: "owner" | "seller" = "owner") =>
    asPerson(server, who).call(customers.countCustomFieldUse, { recordKind });
  expect((await count("household")).body).toEqual({
    looked: 2,
    isSample: false,
    rows: [{ key: "Pets", filled: 2 }],
  });
  for (const kind of customRecordKinds) expect([kind, (await count(kind)).status]).toEqual([kind, 200]);
  expect((await count("household", "seller")).status).toBe(403);
});

test("a second field of one name, a stale change and a stranger to the workspace are refused", async () => {
  await field("Colour");
  const again = await owner().call(customers.createCustomField, {
    recordKind: "organisation",
    title: "Colour",
  });
  expect([again.status, again.problem?.code]).toEqual([409, "custom_field_known"]);
  const stale = await owner().call(customers.changeCustomField, {
    recordKind: "organisation",
    key: "Colour",
    version: 7,
    title: "Hue",
  });
  expect(stale.problem?.code).toBe("version_stale");
  const manager = await asPerson(server, "manager").call(customers.createCustomField, {
    recordKind: "person",
    title: "Shoe size",
  });
  expect(manager.status).toBe(403);
});

test("values fit their field, an emptied one goes, and what has no field is kept as it is", async () => {
  await field("Since", { type: "day" });
  await field("Size", { type: "number" });
  await field("Grade", { choices: ["gold", "silver"] });
  const partyId = await aParty(server.database, { custom: JSON.stringify({ Old: "kept", Size: "3" }) });
  const change = (custom: Record<string, unknown>, version: number) =>
    owner().call(customers.changeParty, { partyId, version, custom });
  const refused = await change({ Since: "2025-02-30", Size: "many", Grade: "wood" }, 1);
  expect([refused.status, refused.problem?.code]).toEqual([400, "custom_value_unreadable"]);
  expect(refused.problem?.fields?.map(({ path }) => path).sort()).toEqual([
    "custom.Grade",
    "custom.Since",
    "custom.Size",
  ]);
  const changed = await change({ Since: "2025-02-28", Size: null, Grade: "gold" }, 1);
  expect(changed.body.custom).toEqual({ Old: "kept", Since: "2025-02-28", Grade: "gold" });
});

test("several choices, a link and a person each fit by their own form", async () => {
  await field("Seals", { type: "several", choices: ["gold", "silver", "bronze"] });
  await field("Folder", { type: "link" });
  await field("Deputy", { type: "person" });
  const partyId = await aParty(server.database, {});
  const change = (custom: Record<string, unknown>, version: number) =>
    owner().call(customers.changeParty, { partyId, version, custom });
  const refused = await change({ Seals: "gold | wood", Folder: "javascript:alert(1)", Deputy: "Nobody" }, 1);
  expect(refused.problem?.fields?.map(({ path }) => path).sort()).toEqual([
    "custom.Deputy",
    "custom.Folder",
    "custom.Seals",
  ]);
  const custom = {
    Seals: "gold | bronze",
    Folder: "Contract of 2024 https://files.example/7",
    Deputy: people.seller.userId,
  };
  expect((await change(custom, 1)).body.custom).toEqual(custom);
  expect((await change({ Deputy: people.seller.name }, 2)).body.custom).toMatchObject({
    Deputy: people.seller.name,
  });
});

test("another type is looked at first, and changes no value; what doesn't fit stays as it stands", async () => {
  const { database } = server;
  await owner().call(customers.createCustomField, { recordKind: "household", title: "Rooms" });
  const rooms = ["3", "3", "4.5", "many", "many", "a few", ""];
  const ids: string[] = [];
  for (const one of rooms)
    ids.push(await aParty(database, { kind: "household", custom: JSON.stringify({ Rooms: one }) }));
  const at = { recordKind: "household", key: "Rooms" } as const;
  const preview = await owner().call(customers.previewCustomFieldType, { ...at, type: "number" });
  expect(preview.body).toEqual({
    filled: 6,
    fitting: 3,
    isSample: false,
    others: [
      { value: "many", records: 2 },
      { value: "a few", records: 1 },
    ],
  });
  const values = () => database.sql`
    select custom->>'Rooms' as rooms from party where party_id = any(${ids}::uuid[]) order by party_id`;
  const before = await values();
  const changed = await owner().call(customers.changeCustomField, { ...at, version: 1, type: "number" });
  expect(changed.body).toMatchObject({ type: "number", version: 2 });
  expect(await values()).toEqual(before);
  // What stands there may stay, and what is written anew has to fit.
  const change = (custom: Record<string, unknown>, version: number) =>
    owner().call(customers.changeParty, { partyId: ids[3] ?? "", version, ...custom });
  expect((await change({ note: "Large" }, 1)).body.custom).toEqual({ Rooms: "many" });
  expect((await change({ custom: { Rooms: "lots" } }, 2)).problem?.code).toBe("custom_value_unreadable");
  const back = await owner().call(customers.changeCustomField, { ...at, version: 2, type: "text" });
  expect([back.body.type, await values()]).toEqual(["text", before]);
  const seller = asPerson(server, "seller");
  expect((await seller.call(customers.previewCustomFieldType, { ...at, type: "day" })).status).toBe(403);
  const none = await owner().call(customers.previewCustomFieldType, { ...at, key: "Garages", type: "day" });
  expect(none.problem?.code).toBe("not_found");
});
