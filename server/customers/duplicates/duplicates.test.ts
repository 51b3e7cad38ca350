import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import * as rating from "../../../contract/insight/rating.ts";
import { aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { fillMatchKeys, startFillingMatchKeys } from "./keys/fill-keys.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await server.database.sql`update workspace set country = 'DE'`;
});
afterAll(() => server.close());

const as = (who: Who) => asPerson(server, who);
const operator = () => as("operator");

const margarethe = {
  kind: "person" as const,
  givenName: "Margarethe",
  familyName: "Osterkamp",
  contactPoints: [
    { kind: "phone" as const, raw: "+49 421 5550147" },
    { kind: "mail" as const, raw: "m.osterkamp@example.net" },
    {
      kind: "address" as const,
      raw: "Hafenweg 12",
      line1: "Hafenweg 12",
      postcode: "28195",
      city: "Bremen",
      country: "DE",
    },
  ],
};

async function enter(given: Parameters<ReturnType<typeof asPerson>["call"]>[1], who: Who = "operator") {
  const { body, problem } = await as(who).call(customers.createParty, given as never);
  expect(problem).toBeUndefined();
  return body.partyId;
}

describe("looking for duplicates", () => {
  test("finds who was mistyped, with what speaks for it and what against", async () => {
    const partyId = await enter(margarethe);
    const { body } = await operator().call(customers.findDuplicates, {
      kind: "person",
      givenName: "Margarete",
      familyName: "Osterkamp",
      contactPoints: [{ kind: "phone", raw: "0421 555 0147" }],
    });
    expect(body.duplicates).toHaveLength(1);
    const [found] = body.duplicates;
    expect(found).toMatchObject({
      partyId,
      name: "Margarethe Osterkamp",
      outcome: "same",
      place: "Bremen, DE",
    });
    expect(found?.probability).toBeGreaterThan(0.9);
    expect(found?.evidence).toContainEqual(expect.objectContaining({ comparison: "phone", finding: "same" }));
    expect(found?.evidence).toContainEqual(
      expect.objectContaining({ comparison: "given name", finding: "typing error" }),
    );
    expect(body.answer).toBe("reason");
  });

  test("tells a member of the household from the person", async () => {
    const { body } = await operator().call(customers.findDuplicates, {
      ...margarethe,
      givenName: "Stefan",
      contactPoints: margarethe.contactPoints.filter(({ kind }) => kind !== "mail"),
    });
    expect(body.duplicates).toMatchObject([
      { name: "Margarethe Osterkamp", outcome: "related", relation: "household", band: "possible" },
    ]);
    expect(body.answer).toBe("warn");
  });

  test("finds a company behind another legal form and by the number of its taxes, and its branch as related", async () => {
    const partyId = await enter({
      kind: "organisation",
      name: "Teleform Marine GmbH",
      website: "https://www.teleform.example",
      taxNumber: "DE 811.907.980",
      contactPoints: [
        { kind: "address", raw: "Kai 5", line1: "Kai 5", postcode: "20457", city: "Hamburg", country: "DE" },
      ],
    });
    const byTax = await operator().call(customers.findDuplicates, {
      kind: "organisation",
      name: "TELEFORM MARINE",
      taxNumber: "DE811907980",
      contactPoints: [{ kind: "address", raw: "Kai 5, Hamburg", line1: "Kai 5", city: "Hamburg" }],
    });
    expect(byTax.body.duplicates).toMatchObject([{ partyId, outcome: "same", band: "sure" }]);
    const branch = await operator().call(customers.findDuplicates, {
      kind: "organisation",
      name: "Teleform Marine Polska Sp. z o.o.",
      website: "teleform.example",
      taxNumber: "PL5260001246",
    });
    expect(branch.body.duplicates).toMatchObject([{ partyId, outcome: "related", relation: "group" }]);
  });

  test("shows nobody who isn't the caller's to see, and never the record itself", async () => {
    const partyId = await enter({
      kind: "organisation",
      name: "Nordwind Takelage",
      ownerId: people.otherSeller.userId,
      contactPoints: [{ kind: "mail", raw: "kontor@nordwind-takelage.example" }],
    });
    const asked = {
      kind: "organisation" as const,
      name: "Nordwind Takelage",
      contactPoints: [{ kind: "mail" as const, raw: "kontor@nordwind-takelage.example" }],
    };
    expect((await operator().call(customers.findDuplicates, asked)).body.duplicates).toMatchObject([
      { partyId },
    ]);
    const hidden = await as("seller").call(customers.findDuplicates, asked);
    expect(hidden.body).toEqual({ duplicates: [], answer: "ignore" });
    const itself = await operator().call(customers.findDuplicates, { ...asked, partyId });
    expect(itself.body.duplicates).toEqual([]);
  });

  test("speaks of the record that another was merged into", async () => {
    const kept = await enter({ kind: "organisation", name: "Bergmann Hydraulik" });
    const merged = await enter({
      kind: "organisation",
      name: "Hydraulik Zubehör Bergmann",
      contactPoints: [{ kind: "mail", raw: "x@bergmann-zubehoer.example" }],
      createAnyway: { reason: "A test" },
    });
    await server.database.sql`update party set golden_id = ${kept} where party_id = ${merged}`;
    const { body } = await operator().call(customers.findDuplicates, {
      kind: "organisation",
      name: "Hydraulik Zubehör Bergmann",
      contactPoints: [{ kind: "mail", raw: "x@bergmann-zubehoer.example" }],
    });
    expect(body.duplicates).toMatchObject([{ partyId: kept, name: "Bergmann Hydraulik", outcome: "same" }]);
  });

  test("is for those who may enter records", async () => {
    const { problem } = await as("auditor").call(customers.findDuplicates, {
      kind: "person",
      familyName: "X",
    });
    expect(problem?.code).toBe("not_permitted");
  });
});

describe("entering a record that is here", () => {
  const roeder = {
    kind: "organisation" as const,
    name: "Röder Werkzeugbau GmbH",
    contactPoints: [{ kind: "phone" as const, raw: "+49 711 5550188" }],
  };

  test("is refused with the record found, unless there is a reason, which the history keeps", async () => {
    const partyId = await enter(roeder);
    const again = { ...roeder, name: "Roeder Werkzeugbau" };
    const { status, problem } = await operator().call(customers.createParty, again);
    expect(status).toBe(409);
    expect(problem).toMatchObject({
      code: "party_duplicate",
      name: "Röder Werkzeugbau GmbH",
      partyId,
      duplicates: [{ partyId, outcome: "same" }],
    });
    const other = await enter({ ...again, createAnyway: { reason: "The son's own firm" } });
    const history = await as("manager").call(customers.listPartyEvents, { partyId: other });
    expect(history.body.rows).toMatchObject([
      { name: "party.created", differences: { reason: { to: "The son's own firm" } } },
    ]);
  });

  test("goes as the policy in force says, by kind and by role", async () => {
    await enter({
      ...roeder,
      name: "Sailer Optik",
      contactPoints: [{ kind: "phone", raw: "+49 711 5550199" }],
    });
    const again = {
      ...roeder,
      name: "Sailer Optik",
      contactPoints: [{ kind: "phone" as const, raw: "+49 711 5550199" }],
      createAnyway: { reason: "I insist" },
    };
    const each = { sure: "block", likely: "block", possible: "warn" };
    const reasoned = { sure: "reason", likely: "reason", possible: "warn" };
    const document = {
      organisation: each,
      household: reasoned,
      person: reasoned,
      roles: [{ role: "steward", answers: { sure: "warn", likely: "warn" } }],
    };
    const kind = "duplicate" as const;
    const reason = "Two branches entered everybody twice";
    const draft = await as("manager").call(rating.draftPolicy, { kind, document, reason, seenAt: null });
    const { body: versions } = await as("owner").call(rating.listPolicyVersions, { kind });
    expect(versions.rows[0]?.changes.join("\n")).toContain(
      "An organisation that is here already: if it is the same, nobody enters a second one",
    );
    const approved = await as("owner").call(rating.approvePolicy, {
      kind,
      validFrom: versions.today,
      reason,
      seenAt: draft.body.writtenAt,
    });
    expect(approved.body).toEqual({ version: 2, runId: null });
    const blocked = await operator().call(customers.createParty, again);
    expect(blocked.problem?.code).toBe("party_duplicate_blocked");
    const steward = await as("steward").call(customers.createParty, again);
    expect(steward.status).toBe(201);
    await server.database.sql`delete from policy where kind = 'duplicate' and version = 2`;
  });

  test("at many desks at once ends in one record and clear refusals", async () => {
    const desks = ["operator", "manager", "owner", "steward"] as const;
    const spellings = [
      "Anneliese Brückner",
      "Annelise Brückner",
      "Anneliese Brueckner",
      "Brückner Anneliese",
    ];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => {
        const [givenName = "", familyName = ""] = (spellings[i % 4] ?? "").split(" ");
        return as(desks[i % 4] ?? "owner").call(customers.createParty, {
          kind: "person",
          givenName,
          familyName,
          contactPoints: [
            { kind: "mail", raw: "a.brueckner@gmx.example" },
            { kind: "phone", raw: i % 2 === 0 ? "0221 555 0123" : "+49 221 5550123" },
          ],
        });
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, problem } of answers)
      if (status !== 201) expect(problem?.code).toBe("party_duplicate");
  });
});

describe("changing a record", () => {
  test("into another one asks for a reason; what it looked like before is let be", async () => {
    const first = await enter({
      kind: "organisation",
      name: "Kessler Druckluft",
      contactPoints: [{ kind: "mail", raw: "info@kessler-druckluft.example" }],
    });
    const second = await enter({ kind: "organisation", name: "Werkstatt am Bahnhof" });
    const renamed = { partyId: second, version: 1, name: "Kessler Druckluft" };

    const { problem } = await operator().call(customers.changeParty, renamed);
    expect(problem).toMatchObject({ code: "party_duplicate", partyId: first });
    const reasoned = await operator().call(customers.changeParty, {
      ...renamed,
      saveAnyway: { reason: "The former workshop, now theirs by name" },
    });
    expect(reasoned.body).toMatchObject({ name: "Kessler Druckluft", version: 2 });
    const noted = await operator().call(customers.changeParty, {
      partyId: second,
      version: 2,
      note: "Calls",
    });
    expect(noted.status).toBe(200);
  });

  test("asks again when a mail address makes likely what was possible", async () => {
    const tamar = { kind: "person" as const, givenName: "Tamar", familyName: "Wolfram" };
    const mail = { kind: "mail" as const, raw: "tamar.wolfram@example.net" };
    await enter({ ...tamar, contactPoints: [mail, { kind: "phone", raw: "+49 40 5550123" }] });
    const partyId = await enter({ ...tamar, createAnyway: { reason: "A namesake at another branch" } });
    const point = { partyId, ...mail };
    const { problem } = await operator().call(customers.addContactPoint, point);
    expect(problem?.code).toBe("party_duplicate");
    const anyway = await operator().call(customers.addContactPoint, {
      ...point,
      saveAnyway: { reason: "They share it" },
    });
    expect(anyway.status).toBe(201);
  });

  test("moves its keys along: it is found as it is now, and no longer as it was", async () => {
    const partyId = await enter({
      kind: "organisation",
      name: "Altona Segel",
      contactPoints: [{ kind: "mail", raw: "post@altona-segel.example" }],
    });
    const find = async (name: string, mail: string) => {
      const asked = {
        kind: "organisation" as const,
        name,
        contactPoints: [{ kind: "mail" as const, raw: mail }],
      };
      return (await operator().call(customers.findDuplicates, asked)).body.duplicates.map(
        (one) => one.partyId,
      );
    };
    const changed = await operator().call(customers.changeParty, {
      partyId,
      version: 1,
      name: "Elbe Tuchmacher",
    });
    const [point] = changed.body.contactPoints;
    await operator().call(customers.changeContactPoint, {
      partyId,
      contactPointId: point?.contactPointId ?? "",
      raw: "post@elbe-tuch.example",
    });
    expect(await find("Altona Segel", "post@altona-segel.example")).toEqual([]);
    expect(await find("Elbe Tuchmacher", "post@elbe-tuch.example")).toEqual([partyId]);
    await operator().call(customers.removeContactPoint, {
      partyId,
      contactPointId: point?.contactPointId ?? "",
    });
    expect(await find("Something Else", "post@elbe-tuch.example")).toEqual([]);
  });
});

describe("filling the keys of records that came before them", () => {
  test("goes on where it was stopped, and leaves what the actions leave", async () => {
    const keys = () =>
      server.database.sql`select key_hash, party_id from match_key order by party_id, key_hash`;
    await server.database.write(startFillingMatchKeys);
    await fillMatchKeys(server.database);
    const before = await keys();
    expect(before.length).toBeGreaterThan(50);
    await server.database.sql`delete from match_key`;
    const [middle] = await server.database.sql<{ partyId: string }>`
      select party_id as "partyId" from party order by party_id offset (select count(*) / 2 from party) limit 1`;
    await server.database.sql`
      update match_key_filling set filled_to = ${middle?.partyId}, is_done = false`;
    await fillMatchKeys(server.database);
    const rest = await keys();
    expect(rest).toEqual(before.filter(({ party_id: id }) => String(id) > String(middle?.partyId)));
    await server.database.write(startFillingMatchKeys);
    expect(await fillMatchKeys(server.database)).toBeGreaterThan(10);
    expect(await fillMatchKeys(server.database)).toBe(0);
    expect(await keys()).toEqual(before);
  });

  test("includes those that were written past the actions", async () => {
    const partyId = await aParty(server.database, { name: "Past The Door Ltd" });
    await server.database.write(startFillingMatchKeys);
    await fillMatchKeys(server.database);
    const { body } = await operator().call(customers.findDuplicates, {
      kind: "organisation",
      name: "Past the Door",
    });
    expect(body.duplicates).toMatchObject([{ partyId }]);
  });
});
