import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { renewNameWords } from "./name-words.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const place = server.database;
  await place.sql`update workspace set country = 'DE'`;
  const nordwind = await aParty(place, { name: "Nordwind Handels GmbH" });
  await aValue(place, nordwind, { rating: "B" });
  await aParty(place, { name: "Große Nördliche Reederei", stage: "prospect" });
  await aParty(place, { name: "Süd Nordwind", owner_id: people.otherSeller.userId });
  await aParty(place, { name: "株式会社田中商店" });
  await aParty(place, { name: "Синий Корабль" });
  await aParty(place, { name: "Αφοί Παπαδόπουλος" });
  const merged = await aParty(place, { name: "Nordwint Handel", golden_id: nordwind });
  await place.sql`insert into lookup (kind, value, party_id) values
    ('phone', '+494215551234', ${nordwind}), ('mail', 'maria@nordwind.example', ${nordwind}), ('document', 'inv-2231', ${merged}),
    ('tax_number', 'DE811193231', ${nordwind}), ('source_id', 'zcrm_77', ${nordwind})`;
});
afterAll(() => server.close());

async function found(text: string, who: "manager" | "seller" | "steward" = "manager") {
  const { body } = await asPerson(server, who).call(customers.search, { text });
  return body.hits.map((hit) => `${hit.name} by ${hit.matched.by}`);
}

test.each([
  ["nordw", "name"],
  ["handels", "name"],
  ["0421 555-12", "phone"],
  ["+49 421", "phone"],
  ["Maria@nord", "mail"],
  ["INV-22", "document"],
  ["de 811 193", "tax_number"],
  ["zcrm_7", "source_id"],
])("%s finds Nordwind by its %s", async (text, by) => {
  expect((await found(text))[0]).toBe(`Nordwind Handels GmbH by ${by}`);
});

test.each(["nordwnid", "nortwind handels", "Nordwind Hadels GmbH"])(
  "%s, mistyped, finds it too",
  async (text) => {
    expect(await found(text)).toContain("Nordwind Handels GmbH by name");
  },
);

test.each([
  ["商店", "株式会社田中商店"],
  ["田中", "株式会社田中商店"],
  ["Корабль", "Синий Корабль"],
  ["корбаль", "Синий Корабль"],
  ["Παπαδόπυολος", "Αφοί Παπαδόπουλος"],
  ["gmbh nordwind", "Nordwind Handels GmbH"],
])("%s finds %s, whatever the script and the order of words", async (text, name) => {
  expect(await found(text)).toContain(`${name} by name`);
});

test("the words of a name that was changed are forgotten at night", async () => {
  const place = server.database;
  const partyId = await aParty(place, { name: "Zebrafink" });
  await place.sql`update party set name = 'Erased' where party_id = ${partyId}`;
  await place.write(renewNameWords);
  expect(await place.sql`select spelling from name_word where spelling in ('zebrafink', 'erased')`).toEqual([
    { spelling: "erased" },
  ]);
});

test("accents don't matter", async () => {
  expect(await found("grosse nord")).toEqual(["Große Nördliche Reederei by name"]);
});

test("a customer comes before others, once, with place and rating", async () => {
  const { body } = await asPerson(server, "manager").call(customers.search, { text: "nordwin" });
  expect(body.hits.map((hit) => hit.name)).toEqual(["Nordwind Handels GmbH", "Süd Nordwind"]);
  expect(body.hits[0]).toMatchObject({ rating: "B", kind: "organisation", place: null });
});

test("another team's customers aren't found, and ratings only by those who may see them", async () => {
  expect(await found("nordwin", "seller")).not.toContain("Süd Nordwind by name");
  const { body } = await asPerson(server, "steward").call(customers.search, { text: "nordwin" });
  expect(body.hits[0]?.rating).toBeNull();
});

test("our own company isn't one of the hits, and signs of patterns mean themselves", async () => {
  expect(await found("our comp")).toEqual([]);
  expect(await found("%%")).toEqual([]);
});
