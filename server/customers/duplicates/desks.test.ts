import { afterAll, beforeAll, expect, test } from "vitest";
import { createParty, findDuplicates } from "../../../contract/customers.ts";
import type { GivenOf } from "../../../contract/endpoint.ts";
import { dice } from "../../../test/dice.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";

type Entry = GivenOf<typeof createParty>;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const desks = 16;
// VITALFEW_LONG=1: a minute of entering.
const isLong = process.env.VITALFEW_LONG === "1";
const enteringMs = isLong ? 60_000 : 2500;
/** So few that the desks keep meeting each other's customers. */
const customers = isLong ? 4000 : 30;

const syllables = [
  "bra",
  "ke",
  "lo",
  "stein",
  "mar",
  "hof",
  "du",
  "wil",
  "gar",
  "ten",
  "ost",
  "fri",
  "zeh",
  "nau",
  "pol",
  "ric",
];

/** Who the customer of a number is: names, phones and mails that have little to do with anybody else's. */
function customerOf(no: number) {
  const roll = dice(no * 7919 + 1);
  const of = (count: number) =>
    Array.from({ length: count }, () => syllables[roll(syllables.length)]).join("");
  const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  const [name, given, family, street, city, mailbox, house] = [4, 2, 4, 4, 3, 4, 5].map((count) => of(count));
  return {
    isCompany: no % 2 === 0,
    name: `${capital(name ?? "")} GmbH`,
    givenName: capital(given ?? ""),
    familyName: capital(family ?? ""),
    line1: `${capital(street ?? "")}weg ${roll(90) + 1}`,
    city: capital(city ?? ""),
    postcode: String(10_000 + roll(89_999)),
    phone: `+49 431 ${String(1_000_000 + roll(8_999_999))}`,
    mail: `${mailbox}@${house}.example`,
  };
}

/** A customer as one of the desks hears of them: whole, in capitals, a letter short, or without the mail or the phone. */
function heardOf(no: number, how: number): Entry {
  const { isCompany, name, givenName, familyName, line1, city, postcode, phone, mail } = customerOf(no);
  const spelled = (text: string) =>
    how === 1 ? text.toUpperCase() : how === 2 ? `${text.slice(0, 3)}${text.slice(4)}` : text;
  const contactPoints: Entry["contactPoints"] = [
    ...(how === 3 ? [] : [{ kind: "mail" as const, raw: mail }]),
    ...(how === 4 ? [] : [{ kind: "phone" as const, raw: phone }]),
    { kind: "address", raw: `${line1}, ${city}`, line1, city, postcode, country: "DE" },
  ];
  return isCompany
    ? { kind: "organisation", name: spelled(name), roles: ["customer"], contactPoints }
    : { kind: "person", givenName, familyName: spelled(familyName), roles: ["customer"], contactPoints };
}

test(
  `${desks} desks enter overlapping customers at once: nobody is here twice afterwards, and every desk was told plainly`,
  async () => {
    const until = Date.now() + enteringMs;
    const told = new Map<string, number>();
    const here = new Map<number, Set<string>>();
    await Promise.all(
      Array.from({ length: desks }, async (_, desk) => {
        const roll = dice(100 + desk);
        const me = asPerson(
          server,
          (["operator", "manager", "owner", "steward"] as const)[desk % 4] ?? "owner",
        );
        while (Date.now() < until) {
          const no = roll(customers);
          const { status, body, problem } = await me.call(createParty, heardOf(no, roll(5)));
          const answer = problem?.code ?? String(status);
          told.set(answer, (told.get(answer) ?? 0) + 1);
          const known = problem === undefined ? body.partyId : Reflect.get(problem, "partyId");
          expect([answer, typeof known]).toEqual([answer, "string"]);
          here.set(no, (here.get(no) ?? new Set()).add(String(known)));
        }
      }),
    );
    expect([...told.keys()].sort()).toEqual(["201", "party_duplicate"]);

    // Whoever heard of one customer was led to one record.
    const several = [...here].filter(([, records]) => records.size > 1).map(([no]) => no);
    const [count] = await server.database.sql<{ count: number }>`
      select count(*) as count from party where kind in ('organisation', 'person') and created_by is not null`;
    console.info(
      `${desks} desks: ${JSON.stringify(Object.fromEntries(told))}, ${here.size} customers, ${count?.count} records.`,
    );
    expect(several).toEqual([]);
    expect(count?.count).toBe(here.size);

    // And no two records are left that the door would not let pass without a reason.
    const records = await server.database.sql<{ partyId: string; entry: Entry }>`
      select party.party_id as "partyId", jsonb_build_object(
        'kind', kind, 'name', name, 'givenName', given_name, 'familyName', family_name, 'contactPoints', (
          select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'kind', point.kind, 'raw', raw, 'line1', line1, 'city', city, 'postcode', postcode, 'country', country
          )))
          from contact_point as point where point.party_id = party.party_id
        )
      ) as entry
      from party where created_by is not null
      order by party_id
      limit 500`;
    for (const { partyId, entry } of records) {
      const { kind, name, givenName, familyName, contactPoints } = entry;
      const { body } = await asPerson(server, "owner").call(findDuplicates, {
        ...{ kind, name, givenName, familyName, contactPoints },
        partyId,
      });
      expect([entry.name, body.answer === "reason" || body.answer === "block"]).toEqual([entry.name, false]);
    }
  },
  enteringMs + 60_000,
);
