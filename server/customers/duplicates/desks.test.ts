import { afterEach, beforeEach, expect, test } from "vitest";
import { DuplicatePolicy, type duplicateAnswers } from "../../../contract/customers/duplicates.ts";
import { createParty, findDuplicates } from "../../../contract/customers.ts";
import type { GivenOf } from "../../../contract/endpoint.ts";
import { dice } from "../../../test/dice.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";

type Entry = GivenOf<typeof createParty>;

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterEach(() => server.close());

const desks = 16;
// VITALFEW_LONG=1: a minute of entering.
const isLong = process.env.VITALFEW_LONG === "1";
const enteringMs = isLong ? 60_000 : 2500;
/** So few that the desks keep meeting each other's customers. */
const customers = isLong ? 600 : 30;
const whoSits: readonly Who[] = ["operator", "manager", "owner", "steward"];
/**
 * At every such try a desk says why the customer is another one than whoever is here. Seldom of one customer: what four or five
 * have in common says less, as it should, and the door begins to let a sixth pass unasked.
 */
const insistsEvery = isLong ? 200 : 10;

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

/** What the door does about whoever is the same, for everybody and every kind. */
async function policyThat(answer: (typeof duplicateAnswers)[number]): Promise<void> {
  const each = { sure: answer, likely: answer, possible: "warn" };
  const document = DuplicatePolicy.parse({ organisation: each, household: each, person: each, roles: [] });
  await server.database.sql`
    insert into policy (kind, version, valid_from, document, reason, drafted_by, approved_by, approved_at)
    values (
      'duplicate', 2, '2024-01-01', ${JSON.stringify(document)}, 'Tried out.', ${people.manager.userId},
      ${people.owner.userId}, now()
    )`;
}

/** Records that somebody entered, each with the reason why it is another one, if one was asked for. */
const entered = () => server.database.sql<{ partyId: string; reason: string | null; entry: Entry }>`
  select
    party.party_id as "partyId",
    (
      select differences #>> '{reason,to}' from event
      where event.party_id = party.party_id and event.name = 'party.created'
    ) as reason,
    jsonb_build_object(
      'kind', kind, 'name', name, 'givenName', given_name, 'familyName', family_name,
      'contactPoints', (
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'kind', point.kind, 'raw', raw, 'line1', line1, 'city', city, 'postcode', postcode, 'country', country
        )))
        from contact_point as point where point.party_id = party.party_id
      )
    ) as entry
  from party
  where created_by is not null
  order by party_id`;

/** The desks enter customers, all at once, until the time is up. */
async function enterAtAllDesks() {
  const until = Date.now() + enteringMs;
  const told = new Map<string, number>();
  const recordsOf = new Map<number, Set<string>>();
  await Promise.all(
    Array.from({ length: desks }, async (_, desk) => {
      const roll = dice(100 + desk);
      const me = asPerson(server, whoSits[desk % whoSits.length] ?? "owner");
      for (let tries = desk; Date.now() < until; tries++) {
        const no = roll(customers);
        const { status, body, problem } = await me.call(createParty, {
          ...heardOf(no, roll(5)),
          ...(tries % insistsEvery === 0 && { createAnyway: { reason: `Desk ${desk} knows both` } }),
        });
        const answer = problem?.code ?? String(status);
        told.set(answer, (told.get(answer) ?? 0) + 1);
        // Entered, or a sentence that names who is here, with the record to go on with.
        const known = problem === undefined ? body.partyId : Reflect.get(problem, "partyId");
        expect([answer, typeof known]).toEqual([answer, "string"]);
        if (problem !== undefined)
          expect(problem.detail).toMatch(/^.+ is here already and .+\. Use that record, or /);
        recordsOf.set(no, (recordsOf.get(no) ?? new Set()).add(String(known)));
      }
    }),
  );
  return { told: Object.fromEntries(told), recordsOf };
}

test.each([
  { answer: "reason", refused: "party_duplicate" },
  { answer: "block", refused: "party_duplicate_blocked" },
] as const)(
  `${desks} desks enter overlapping customers at once under a policy of $answer: nobody is here twice unsaid, and every desk was told plainly`,
  async ({ answer, refused }) => {
    await policyThat(answer);
    const { told, recordsOf } = await enterAtAllDesks();
    expect(new Set(Object.keys(told))).toEqual(new Set(["201", refused]));
    const records = await entered();
    const insisted = new Map(
      records.flatMap(({ partyId, reason }) => (reason === null ? [] : [[partyId, reason]])),
    );
    console.info(
      `${desks} desks, ${answer}: ${JSON.stringify(told)}, ${recordsOf.size} customers, ${records.length} records, ${insisted.size} of them with a reason.`,
    );
    if (answer === "block") expect(insisted.size).toBe(0);
    else expect(insisted.size).toBeGreaterThan(0);

    // Whoever heard of one customer was led to one record, but for those of whom somebody said why they are others.
    const unsaid = [...recordsOf].map(([no, ids]) => [no, [...ids].filter((id) => !insisted.has(id)).length]);
    expect(unsaid.filter(([, count]) => count !== 1)).toEqual([]);
    expect(records).toHaveLength(recordsOf.size + insisted.size);

    // And no two records are left that the door would not let pass, unless it was told why.
    for (const { partyId, entry } of records) {
      const { kind, name, givenName, familyName, contactPoints } = entry;
      const { body } = await asPerson(server, "owner").call(findDuplicates, {
        ...{ kind, name, givenName, familyName, contactPoints },
        partyId,
      });
      const alike = body.duplicates.filter(({ band }) => band !== "possible");
      const unexplained = alike.filter((one) => !insisted.has(one.partyId) && !insisted.has(partyId));
      expect([entry.name, unexplained]).toEqual([entry.name, []]);
    }
  },
  enteringMs + 300_000,
);
