import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../contract/customers.ts";
import * as insight from "../../contract/insight.ts";
import { searchNow } from "../../server/data-quality/duplicates/search-run.ts";
import { searchWorkplacesNow } from "../../server/data-quality/workplaces/search/search-workplaces.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { startTestServer, type TestServer } from "../../test/harness/server.ts";
import { asPerson, world } from "../../test/world.ts";
import { customersOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import { e164Of } from "../company/phone-of.ts";
import { lastTwelveMonths, plainFigures } from "../company/plain-figures.ts";
import { countFacts } from "./count-facts.ts";
import { partyAsEntered } from "./entered-twice.ts";
import { partyIdAt } from "./id-maker.ts";
import { type Loaded, loadDemoCompany } from "./load-demo-company.ts";
import { pointsOfPeople } from "./moved-on.ts";
import { setIndexesAside } from "./set-indexes-aside.ts";
import { filledTables } from "./sheets.ts";

const choice = { customers: 300, years: 2, seed: 4, until: "2025-10-31" };
const company = describeCompany(choice);
const everybody = [...customersOf(company)];

let server: TestServer;
let loaded: Loaded;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  loaded = await loadDemoCompany(server.database.url, choice);
  await world(server.database);
  const { state } = await recomputeNow(server.database, systemActor("command"));
  expect(state).toBe("done");
});
afterAll(() => server.close());

const countIn = async (database: TestDatabase, table: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*) from ${table}`);
  return rows[0]?.count ?? 0;
};

test("every table holds what the generator made", async () => {
  const sum = (of: (customer: (typeof everybody)[number]) => number) =>
    everybody.reduce((total, customer) => total + of(customer), 0);
  const expected = {
    party: 1 + sum(({ people }) => 1 + people.length),
    relationship: 2 * sum(({ people, relations }) => people.length + relations.length),
    contact_point: sum(({ party, people }) => [party, ...people].flatMap((one) => one.points).length),
    asset: sum(({ assets }) => assets.length),
    document: sum(({ documents }) => documents.length),
    document_line: sum(({ documents }) => documents.flatMap((document) => document.lines).length),
    payment: sum(({ payments }) => payments.length),
    allocation: sum(({ payments }) => payments.length),
    case_file: sum(({ cases }) => cases.length),
    contact: sum(({ contacts }) => contacts.length),
    campaign_touch: sum(({ touches }) => touches.length),
    opportunity: sum(({ opportunities }) => opportunities.length),
    prospect: 75,
    product: company.products.length,
    campaign: company.campaigns.length,
  };
  const found: Record<string, number> = {};
  for (const table of Object.keys(expected)) found[table] = await countIn(server.database, table);
  expect(found).toEqual(expected);
  expect(loaded).toEqual({
    customers: 300,
    parties: expected.party - 1,
    facts: sum(countFacts),
  });
});

test("who moved on to another company of the example is found, and nobody else", async () => {
  await searchWorkplacesNow(server.database, systemActor("command"));
  const found = await server.database.sql<{ mail: string; site: string }>`
    select c.normalised as mail, (
        select string_agg(o.normalised, ' ') from contact_point o where o.party_id = f.suggested_id and o.kind = 'mail'
      ) as site
    from misplaced_person f
    join contact_point c on c.party_id = f.party_id and c.kind = 'mail'`;
  const stray = everybody
    .flatMap((customer) =>
      customer.people.map((person, place) => ({ person, now: pointsOfPeople(company, customer)[place] })),
    )
    .filter(({ person, now }) => now !== person.points);
  expect(stray.length).toBeGreaterThan(0);
  expect(found).toHaveLength(stray.length);
  for (const { mail, site } of found) expect(site).toContain(mail.split("@").at(1));
});

test("customers whom somebody entered once more as prospects are found", async () => {
  await searchNow(server.database, systemActor("command"));
  const again = everybody.filter((customer) => partyAsEntered(company, customer) !== customer.party);
  expect(again.length).toBeGreaterThan(4);
  const ids = again.map(({ index }) => partyIdAt(company.choice.seed, index));
  const [found] = await server.database.sql<{ count: number }>`
    select count(distinct id) as count
    from unnest(${ids}::uuid[]) as id
    join duplicate_pair on id in (party_id, other_party_id) and outcome = 'same'`;
  // Some gave neither the phone nor the mail address that is known, and have a name that many have.
  expect(found?.count).toBeGreaterThan(again.length / 2);
});

test("the ledger says of every customer what plain arithmetic says", async () => {
  const rows = await server.database.sql<{ id: string; revenue: string; profit: string }>`
    select golden_id as id, revenue, profit from party_value`;
  const known = new Map(rows.map((row) => [row.id, row]));
  const window = lastTwelveMonths(company);
  for (const customer of everybody) {
    const figures = plainFigures(company, customer, window);
    const row = known.get(partyIdAt(choice.seed, customer.index));
    const { revenue, profit } = { revenue: Number(row?.revenue ?? 0), profit: Number(row?.profit ?? 0) };
    if (Math.abs(revenue - figures.revenue) > 0.01 || Math.abs(profit - figures.profit) > 0.05)
      expect({ key: customer.key, revenue, profit }).toEqual({ key: customer.key, ...figures });
  }
});

test("cards, the list and the curve open, and all ratings occur", async () => {
  const manager = asPerson(server, "manager");
  for (const customer of everybody.slice(0, 20)) {
    const partyId = partyIdAt(choice.seed, customer.index);
    const party = await manager.call(customers.readParty, { partyId });
    expect([party.status, party.body.name]).toEqual([200, customer.party.name]);
    expect((await manager.call(insight.readPartyValue, { partyId })).status).toBe(200);
  }
  const ratings = await server.database.sql<{
    rating: string;
  }>`select distinct rating from party_value order by 1`;
  expect(ratings.map((row) => row.rating)).toEqual(["A", "B", "C", "N"]);
});

test("people are found by their phones and customers by a number on their papers", async () => {
  const customer = everybody.find(({ documents }) => documents.length > 0);
  const manager = asPerson(server, "manager");
  if (customer === undefined) throw new Error("Nobody bought anything.");
  const phone = customer.party.points.find((point) => point.kind === "phone");
  const partyId = partyIdAt(choice.seed, customer.index);
  const number = phone?.kind === "phone" ? e164Of(phone.value, customer.party.country) : "";
  for (const words of [number, customer.documents[0]?.number ?? ""]) {
    const found = await manager.call(customers.search, { text: words });
    expect(JSON.stringify(found.body)).toContain(partyId);
  }
});

test("a database with a customer in it is refused and stays as it is", async () => {
  const before = await countIn(server.database, "party");
  await expect(loadDemoCompany(server.database.url, { ...choice, customers: 5 })).rejects.toMatchObject({
    code: "database_not_empty",
  });
  expect(await countIn(server.database, "party")).toBe(before);
});

test("indexes and foreign keys that were set aside come back as they were, comments included", async () => {
  const database = await testDatabase();
  const shape = `
    select pg_get_constraintdef(oid) as made, obj_description(oid, 'pg_constraint') as said, conrelid::regclass::text as at
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select pg_get_indexdef(indexrelid), obj_description(indexrelid, 'pg_class'), indrelid::regclass::text
    from pg_index join pg_class on pg_class.oid = indexrelid where relnamespace = 'public'::regnamespace
    order by 3, 1`;
  const before = (await database.pool.query(shape)).rows;
  const client = await database.pool.connect();
  await client.query("begin");
  const putBack = await setIndexesAside(client, Object.keys(filledTables));
  const between = (await client.query(shape)).rows;
  await putBack(() => undefined);
  await client.query("commit");
  client.release();
  expect(between.length).toBeLessThan(before.length - 50);
  expect((await database.pool.query(shape)).rows).toEqual(before);
  expect(await countIn(database, "party")).toBe(1);
  await database.drop();
});
