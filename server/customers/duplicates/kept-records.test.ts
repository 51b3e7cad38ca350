import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { untilOneWaits } from "../../../test/harness/until-one-waits.ts";
import { asPerson, world } from "../../../test/world.ts";
import { newId } from "../../plumbing/ids.ts";
import { keepMissingRecords, keepRecordsOf, readKept } from "./kept-records.ts";
import { keepKeys } from "./keys/keep-keys.ts";
import { readRecords } from "./known-records.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const operator = () => asPerson(server, "operator");
const kept = (partyId: string) =>
  server.database.read((tx) => readKept(tx, "organisation", [partyId], () => false));
const stands = (partyId: string) => server.database.read((tx) => readRecords(tx, [partyId]));
const isKept = async (partyId: string) =>
  (await server.database.sql`select from match_record where party_id = ${partyId}`).length === 1;

async function enter(name: string): Promise<string> {
  const { body, problem } = await operator().call(customers.createParty, {
    kind: "organisation",
    name,
    taxNumber: "DE 811 907 980",
    website: "mellin.example",
    contactPoints: [
      { kind: "phone", raw: "+49 421 5550999" },
      { kind: "mail", raw: "info@mellin.example" },
      {
        kind: "address",
        raw: "Am Wall 3",
        line1: "Am Wall 3",
        postcode: "28195",
        city: 'Bremen "Mitte"',
        country: "DE",
      },
    ],
  });
  expect(problem).toBeUndefined();
  return body.partyId;
}

/** As a load does: the party is there, and nobody has kept it. */
async function lay(name: string): Promise<string> {
  const partyId = await aParty(server.database, { name });
  await server.database.sql`
    insert into contact_point (party_id, contact_point_id, kind, raw) values (${partyId}, ${newId()}, 'phone', '0421 1')`;
  return partyId;
}

test("what is kept of a record is what stands there, whatever changes it", async () => {
  const partyId = await enter("Mellin Kranbau");
  const isSame = async () => {
    expect(await isKept(partyId)).toBe(true);
    const [now] = await stands(partyId);
    expect(await kept(partyId)).toEqual([now]);
    return now;
  };
  expect((await isSame())?.points).toHaveLength(3);
  const changed = await operator().call(customers.changeParty, {
    partyId,
    name: "Mellin Krane",
    taxNumber: null,
    version: 1,
  });
  expect(changed.problem).toBeUndefined();
  expect(await isSame()).toMatchObject({ name: "Mellin Krane", taxNumber: null });
  const added = await operator().call(customers.addContactPoint, {
    partyId,
    kind: "phone",
    raw: "+49 421 5550111",
  });
  expect((await isSame())?.points).toHaveLength(4);
  const { contactPointId } = added.body;
  await operator().call(customers.changeContactPoint, {
    partyId,
    contactPointId,
    raw: "+49 421 5550112",
    isPreferred: true,
  });
  expect((await isSame())?.points.find(({ kind }) => kind === "phone")?.value).toContain("5550112");
  await operator().call(customers.removeContactPoint, { partyId, contactPointId });
  expect((await isSame())?.points).toHaveLength(3);
});

test("who works where is read as well, for whom it is asked", async () => {
  const employerId = await lay("Brinkmann Segel");
  const { body } = await operator().call(customers.createParty, {
    kind: "person",
    givenName: "Jette",
    familyName: "Brinkmann",
    contactPoints: [],
    worksFor: employerId,
  });
  const of = (isAsked: boolean) =>
    server.database.read((tx) => readKept(tx, "person", [body.partyId], () => isAsked));
  expect(await of(true)).toMatchObject([{ employer: "Brinkmann Segel", givenName: "Jette" }]);
  expect(await of(false)).toMatchObject([{ employer: null, givenName: "Jette" }]);
  // Of another kind, or our own company: nobody.
  expect(await kept(body.partyId)).toEqual([]);
});

test("what a load made is read as it stands until it is kept, and not twice", async () => {
  const partyId = await lay("Ohlsen Takelwerk");
  expect(await isKept(partyId)).toBe(false);
  expect(await kept(partyId)).toEqual(await stands(partyId));
  await keepRecordsOf(server.database, [partyId]);
  expect(await isKept(partyId)).toBe(true);
  // Past the actions: it is the kept one that is read.
  await server.database.sql`update party set name = 'Anders' where party_id = ${partyId}`;
  expect(await kept(partyId)).toMatchObject([{ name: "Ohlsen Takelwerk" }]);
  await server.database.write((tx) => keepKeys(tx, [partyId]));
  expect(await kept(partyId)).toMatchObject([{ name: "Anders" }]);
});

test("whoever changes a record while it is being kept has the last word", async () => {
  const partyId = await lay("Reimers Ankerwinden");
  const changing = await server.database.pool.connect();
  await changing.query("begin");
  await changing.query("select from party where party_id = $1 for no key update", [partyId]);
  await changing.query("update party set name = 'Reimers Winden' where party_id = $1", [partyId]);
  await changing.query("insert into match_record values ($1, 'organisation', $2)", [
    partyId,
    JSON.stringify(["Reimers Winden", null, null, null, null, null, []]),
  ]);
  const keeping = keepMissingRecords(server.database);
  await untilOneWaits(server.database);
  await changing.query("commit");
  changing.release();
  await keeping;
  expect(await kept(partyId)).toMatchObject([{ name: "Reimers Winden" }]);
  const [missing] = await server.database.sql<{ count: number }>`
    select count(*) as count
    from party
    where not exists (select from match_record where match_record.party_id = party.party_id)`;
  expect(missing?.count).toBe(0);
});

test("of who is gone nothing is kept", async () => {
  const partyId = await lay("Stahmer Tauwerk");
  await keepRecordsOf(server.database, [partyId]);
  await server.database.sql`delete from contact_point where party_id = ${partyId}`;
  await server.database.sql`delete from party where party_id = ${partyId}`;
  await server.database.write((tx) => keepKeys(tx, [partyId]));
  expect(await isKept(partyId)).toBe(false);
  expect(await kept(partyId)).toEqual([]);
  await keepRecordsOf(server.database, [partyId]);
  expect(await isKept(partyId)).toBe(false);
});
