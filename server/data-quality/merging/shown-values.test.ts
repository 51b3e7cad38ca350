import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import {
  mergeParties,
  pinGoldenValue,
  readGoldenRecord,
  unmergeParty,
} from "../../../contract/data-quality.ts";
import { listDocuments } from "../../../contract/sales.ts";
import { anInvoice, aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { fillGoldenValues, rebuildGoldenValues } from "../../customers/golden-values.ts";
import { recomputeNow } from "../../insight/recompute.ts";
import { systemActor } from "../../plumbing/actor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const steward = () => asPerson(server, "steward");
const manager = () => asPerson(server, "manager");
const merge = async (partyId: string, ...memberIds: string[]) =>
  expect((await steward().call(mergeParties, { partyId, memberIds })).status).toBe(201);
const read = async (partyId: string) => (await steward().call(customers.readParty, { partyId })).body;
const rowOf = async (partyId: string) => {
  const [row] = await server.database.sql<Record<string, unknown>>`
    select name, legal_name, website, tax_number, segment, stage, updated_at, version, golden_values
    from party where party_id = ${partyId}`;
  return row;
};

let made = 0;
let [golden, twin] = ["", ""];
beforeEach(async () => {
  made++;
  golden = await aParty(server.database, {
    name: `Zander ${made}`,
    website: "zander.example",
    updated_at: "2025-01-01T08:00:00Z",
  });
  twin = await aParty(server.database, {
    name: `Aal ${made}`,
    legal_name: `Aal ${made} Fischerei GmbH`,
    tax_number: "DE811193231",
    segment: `Fish ${made}`,
    updated_at: "2025-06-01T08:00:00Z",
  });
  await aValue(server.database, golden, { profit: 10 });
});

const address = (partyId: string, line1: string, city: string) => ({
  partyId,
  kind: "address" as const,
  raw: `${line1}, ${city}`,
  line1,
  city,
  country: "DE",
});
const addPoint = async (point: Parameters<typeof callAdd>[0]) => (await callAdd(point)).body;
const callAdd = (point: {
  partyId: string;
  kind: "mail" | "phone" | "address";
  raw: string;
  isPreferred?: boolean;
}) => steward().call(customers.addContactPoint, { ...point, saveAnyway: { reason: "A test" } });

describe("what counts of all records", () => {
  test("is what the card, the lists, the search, other records' lists and refusals show; apart again each shows its own", async () => {
    await addPoint(address(twin, "Kai 1", "Kiel"));
    await addPoint({ partyId: twin, kind: "mail", raw: `aal${made}@fisch.example` });
    await addPoint({ partyId: golden, kind: "phone", raw: "+49 431 123456" });
    await anInvoice(server.database, golden, "2025-03-03", [{ list: 100 }]);
    const before = [await rowOf(golden), await rowOf(twin)];
    await merge(golden, twin);

    const card = await read(golden);
    expect(card).toMatchObject({
      name: `Aal ${made}`,
      legalName: `Aal ${made} Fischerei GmbH`,
      taxNumber: "DE811193231",
      website: "zander.example",
      segment: `Fish ${made}`,
    });
    const shown = { partyId: golden, name: `Aal ${made}` };
    const list = async (filter: object) =>
      (await manager().call(customers.listCustomers, { sort: "name", ...filter })).body.rows;
    const row = { ...shown, place: "Kiel, DE", segment: `Fish ${made}` };
    expect(await list({ segment: `Fish ${made}` })).toMatchObject([row]);
    for (const text of [`Aal ${made}`, `Zander ${made}`]) expect(await list({ text })).toMatchObject([row]);
    const parties = await steward().call(customers.listParties, { text: `Aal ${made}` });
    expect(parties.body.rows).toMatchObject([
      { ...shown, place: "Kiel, DE", mail: `aal${made}@fisch.example`, phone: "+49 431 123456" },
    ]);
    for (const text of [`Aal ${made}`, `Zander ${made}`, `aal${made}@fisch.example`]) {
      const { hits } = (await steward().call(customers.search, { text })).body;
      expect(hits, text).toMatchObject([{ ...shown, place: "Kiel, DE" }]);
    }
    const documents = await manager().call(listDocuments, { partyId: golden });
    expect(documents.body.rows).toMatchObject([{ party: shown }]);
    const again = await steward().call(mergeParties, { partyId: golden, memberIds: [twin] });
    expect(again.problem?.detail).toContain(`Aal ${made}`);

    await steward().call(unmergeParty, { partyId: twin });
    expect([await rowOf(golden), await rowOf(twin)]).toEqual(before);
    expect(await read(golden)).toMatchObject({ name: `Zander ${made}`, legalName: null });
    expect(await list({ segment: `Fish ${made}` })).toEqual([]);
  });

  test("is what lists are in order of, on every page", async () => {
    const names = ["Bravo", "Delta", "Foxtrot"].map((name) => `Order ${made} ${name}`);
    const ids = [];
    for (const name of names) ids.push(await aParty(server.database, { name, kind: "person" }));
    const last = await aParty(server.database, {
      name: `Order ${made} Echo`,
      kind: "person",
      updated_at: "2026-01-01T00:00:00Z",
    });
    await merge(ids[0] ?? "", last);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const asked = { text: `Order ${made}`, limit: 1, ...(cursor && { cursor }) };
      const { body } = await steward().call(customers.listPeople, asked);
      seen.push(...body.rows.map((row) => row.name));
      cursor = body.next;
    } while (cursor);
    expect(seen).toEqual(["Delta", "Echo", "Foxtrot"].map((name) => `Order ${made} ${name}`));
  });

  test("follows a pin, and is made anew for those merged before there was such a thing", async () => {
    await merge(golden, twin);
    await steward().call(pinGoldenValue, { partyId: golden, group: "name", recordId: golden });
    expect((await read(golden)).name).toBe(`Zander ${made}`);
    const shown = await rowOf(golden);
    await server.database.sql`update party set golden_values = '{}' where party_id = ${golden}`;
    expect((await read(golden)).legalName).toBeNull();
    await fillGoldenValues(server.database);
    expect(await rowOf(golden)).toEqual(shown);
    await server.database.write(rebuildGoldenValues);
    expect(await rowOf(golden)).toEqual(shown);
  });

  test("finds the customer by what only a merged record is reached by, in the search and at the door", async () => {
    const kept = await aParty(server.database, { name: `Maria Ito ${made}`, kind: "person" });
    const loser = await aParty(server.database, { name: `M. Ito ${made}`, kind: "person" });
    await addPoint({ partyId: loser, kind: "mail", raw: `maria.ito${made}@werft.example` });
    await merge(kept, loser);
    const { hits } = (await steward().call(customers.search, { text: `maria.ito${made}@werft` })).body;
    expect(hits).toMatchObject([{ partyId: kept, matched: { by: "mail" } }]);
    const { body } = await steward().call(customers.findDuplicates, {
      kind: "person",
      givenName: "Maria",
      familyName: `Ito ${made}`,
      contactPoints: [{ kind: "mail", raw: `Maria.Ito${made}@werft.example` }],
    });
    expect(body.duplicates).toMatchObject([
      { partyId: kept, outcome: "same", mail: `maria.ito${made}@werft.example` },
    ]);
  });
});

describe("what somebody changes on a customer of several records", () => {
  const change = async (fields: object) => {
    const { version } = await read(golden);
    return steward().call(customers.changeParty, { partyId: golden, version, ...fields });
  };
  beforeEach(() => merge(golden, twin));

  test("is what is shown afterwards, stands on the record it was shown from, and moves no other field", async () => {
    const changed = await change({ legalName: "Aal & Sons", website: "aal.example" });
    expect(changed.body).toMatchObject({
      name: `Aal ${made}`,
      legalName: "Aal & Sons",
      taxNumber: "DE811193231",
      website: "aal.example",
      segment: `Fish ${made}`,
    });
    expect(await rowOf(twin)).toMatchObject({ legal_name: "Aal & Sons", website: null });
    expect(await rowOf(golden)).toMatchObject({ legal_name: null, website: "aal.example" });
    // The golden record is now the one changed last, and twin's name counts all the same.
    await change({ note: "Calls on Mondays" });
    await steward().call(customers.assignCustomers, { partyIds: [golden], ownerId: people.seller.userId });
    expect(await read(golden)).toMatchObject({ name: `Aal ${made}`, legalName: "Aal & Sons" });
    await change({ name: `Hecht ${made}` });
    expect((await read(golden)).name).toBe(`Hecht ${made}`);

    await steward().call(unmergeParty, { partyId: twin });
    expect(await read(golden)).toMatchObject({
      name: `Zander ${made}`,
      website: "aal.example",
      taxNumber: null,
    });
    expect(await read(twin)).toMatchObject({ name: `Hecht ${made}`, legalName: "Aal & Sons" });
  });

  test("stays empty where it was emptied, though another record says something", async () => {
    await server.database.sql`update party set website = 'aal.example' where party_id = ${twin}`;
    await steward().call(pinGoldenValue, { partyId: golden, group: "language", recordId: null });
    expect((await read(golden)).website).toBe("aal.example");
    expect((await change({ website: null })).body.website).toBeNull();
    expect((await read(golden)).website).toBeNull();
    expect((await change({ website: "hecht.example" })).body.website).toBe("hecht.example");
  });

  test("is refused when somebody else changed another of its records meanwhile", async () => {
    const { version } = await read(golden);
    await change({ legalName: "Aal & Sons" });
    const stale = await steward().call(customers.changeParty, {
      partyId: golden,
      version,
      website: "x.example",
    });
    expect(stale.problem?.code).toBe("version_stale");
  });

  test("is all shown when several desks change several of its records at once", async () => {
    const desks = Array.from({ length: 8 }, (_, at) =>
      at % 2 === 0
        ? callAdd({
            partyId: golden,
            kind: "mail",
            raw: `desk${at}-${made}@werft.example`,
            isPreferred: true,
          })
        : steward().call(pinGoldenValue, {
            partyId: golden,
            group: "name",
            recordId: at % 4 === 1 ? golden : twin,
          }),
    );
    expect((await Promise.all(desks)).map(({ status }) => status < 300)).toEqual(desks.map(() => true));
    const shown = await rowOf(golden);
    await server.database.write(rebuildGoldenValues);
    expect(await rowOf(golden)).toEqual(shown);
  });

  test("isn't taken for a second record of the same customer", async () => {
    const [boot, twinBoot] = [
      await aParty(server.database, { name: `Bootsbau Barsch ${made}` }),
      await aParty(server.database, { name: `Bootsbau Barsch ${made} GmbH` }),
    ];
    const mail = `werft${made}@bootsbau-barsch.example`;
    await addPoint({ partyId: boot, kind: "mail", raw: mail });
    const other = await addPoint({ partyId: twinBoot, kind: "mail", raw: `x${made}@mailbox.example` });
    const change = () =>
      steward().call(customers.changeContactPoint, {
        partyId: twinBoot,
        contactPointId: other.contactPointId,
        raw: mail,
      });
    expect((await change()).problem?.code).toBe("party_duplicate");
    await merge(boot, twinBoot);
    expect((await change()).status).toBe(200);
  });

  test("holds for ways to reach them: each once, one to use first, changed and removed wherever they stand", async () => {
    await steward().call(unmergeParty, { partyId: twin });
    for (const partyId of [golden, twin])
      await addPoint({ partyId, kind: "mail", raw: `Post${made}@werft.example` });
    await addPoint({ partyId: twin, kind: "mail", raw: `kai${made}@werft.example` });
    await addPoint(address(golden, "Am Wall 1", "Bremen"));
    await addPoint(address(twin, "Kai 1", "Kiel"));
    await merge(golden, twin);
    const pointsOf = async (kind: string) =>
      (await read(golden)).contactPoints.filter((point) => point.kind === kind);
    const placeOf = async () =>
      (await steward().call(customers.listParties, { text: `Aal ${made}` })).body.rows[0]?.place;
    const mails = await pointsOf("mail");
    expect(mails.map(({ raw, isPreferred }) => [raw, isPreferred])).toEqual([
      [`Post${made}@werft.example`, true],
      [`kai${made}@werft.example`, false],
    ]);
    expect((await pointsOf("address")).map(({ city, isPreferred }) => [city, isPreferred])).toEqual([
      ["Kiel", true],
      ["Bremen", false],
    ]);
    expect(await placeOf()).toBe("Kiel, DE");

    const [kiel, bremen] = await pointsOf("address");
    const asked = (contactPointId: string | undefined) => ({
      partyId: golden,
      contactPointId: contactPointId ?? "",
    });
    const set = (id: string | undefined, fields: object) =>
      steward().call(customers.changeContactPoint, {
        ...asked(id),
        ...fields,
        saveAnyway: { reason: "A test" },
      });
    await set(bremen?.contactPointId, { isPreferred: true });
    expect(await placeOf()).toBe("Bremen, DE");
    await set(kiel?.contactPointId, { isPreferred: true });
    expect(await placeOf()).toBe("Kiel, DE");
    await set(mails[1]?.contactPointId, { isPreferred: true });
    expect((await pointsOf("mail"))[0]).toMatchObject({ raw: `kai${made}@werft.example`, isPreferred: true });

    await set(mails[0]?.contactPointId, { raw: `office${made}@werft.example` });
    expect((await pointsOf("mail")).map(({ raw }) => raw)).toEqual([
      `kai${made}@werft.example`,
      `office${made}@werft.example`,
    ]);
    await steward().call(customers.removeContactPoint, asked(mails[0]?.contactPointId));
    expect((await pointsOf("mail")).map(({ raw }) => raw)).toEqual([`kai${made}@werft.example`]);
    const found = await steward().call(customers.search, { text: `office${made}@werft` });
    expect(found.body.hits).toEqual([]);
    const { records, mails: inSet } = (await steward().call(readGoldenRecord, { partyId: golden })).body;
    expect(records.map(({ name }) => name)).toEqual([`Zander ${made}`, `Aal ${made}`]);
    expect(inSet.map(({ value, from }) => [value, from])).toEqual([[`kai${made}@werft.example`, [twin]]]);
  });
});

test("the history tells of a merge once, and by the names of both", async () => {
  const golden = await aParty(server.database, { name: `Told ${made}` });
  const member = await aParty(server.database, { name: `Telling ${made}` });
  await merge(golden, member);
  const { rows } = (await steward().call(customers.listPartyEvents, { partyId: golden })).body;
  const merges = rows.filter(({ name }) => name === "party.merged");
  expect(merges).toMatchObject([
    {
      differences: { goldenId: { from: member, to: golden } },
      names: { [member]: `Telling ${made}`, [golden]: `Told ${made}` },
    },
  ]);
});

describe("whether it is a customer", () => {
  const counted = async () => {
    const { body } = await manager().call(customers.summariseCustomers, {});
    const { body: asCustomer } = await manager().call(customers.summariseCustomers, { stage: "customer" });
    return [body.countAll, asCustomer.count];
  };
  const isListed = async (partyId: string) =>
    (await manager().call(customers.listCustomers, { limit: 200 })).body.rows.some(
      (row) => row.partyId === partyId,
    );
  const listedCount = async () =>
    (await manager().call(customers.listCustomers, { limit: 200 })).body.rows.length;

  test.each(["holds the role", "has bought"])(
    "is so at once when a record merged into a prospect %s, and the summary counts what is listed",
    async (what) => {
      const prospect = await aParty(server.database, { name: `Prospect ${made}`, stage: "prospect" });
      const buyer = await aParty(server.database, { name: `Buyer ${made}`, stage: "customer" });
      if (what === "has bought") await aValue(server.database, buyer, { profit: 5, is_customer: true });
      else
        await server.database
          .sql`insert into party_role (party_id, role, since) values (${buyer}, 'customer', '2024-01-01')`;
      await recomputeNow(server.database, systemActor("command"));
      if (what === "has bought") await anInvoice(server.database, buyer, "2025-03-03", [{ list: 100 }]);
      await recomputeNow(server.database, systemActor("command"));
      const [all = 0, asCustomer = 0] = await counted();
      expect(await isListed(buyer)).toBe(true);
      expect(await isListed(prospect)).toBe(false);

      await merge(prospect, buyer);
      expect([await isListed(prospect), await isListed(buyer)]).toEqual([true, false]);
      expect((await read(prospect)).stage).toBe("customer");
      expect(await counted()).toEqual([all, asCustomer]);
      expect(await listedCount()).toBe(all);

      await recomputeNow(server.database, systemActor("command"));
      expect(await counted()).toEqual([all, asCustomer]);
      await steward().call(unmergeParty, { partyId: buyer });
      // Whose figures they are, the next value run says.
      const hasFigures = what === "has bought";
      expect([await isListed(prospect), await isListed(buyer)]).toEqual([hasFigures, !hasFigures]);
      expect(await listedCount()).toBe((await counted())[0]);
      await recomputeNow(server.database, systemActor("command"));
      expect([await isListed(prospect), await isListed(buyer)]).toEqual([false, true]);
      expect(await counted()).toEqual([all, asCustomer]);
      expect(await listedCount()).toBe(all);
    },
    60_000,
  );
});
