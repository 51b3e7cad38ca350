import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";

/*
  A name that many have, rare among the first of the list: a page is met on several stretches of the way, or gathered where they stand
  too thin. Twenty thousand customers, each with one more profit than the next; one in `everyOf` of the best 6,000 has the name, and
  most of the others.
*/
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const { sql } = server.database;
  const first = await aParty(server.database, { name: "The first" });
  await aValue(server.database, first, { profit: 100_000 });
  await sql`
    insert into party (party_id, golden_id, kind, name, stage, created_at, updated_at)
    select id, id, 'organisation', case
        when no > 6000 and no % 7 > 0 then 'Walberg ' || no || ' Weidenau'
        when no % 100 = 0 then 'Walberg ' || no
        when no % 1500 = 1 then 'Weidenau ' || no
        else 'Others ' || no
      end, 'customer', now(), now()
    from generate_series(1, 20000) as no, lateral (select ('01900000-0000-7000-8000-' || lpad(to_hex(no), 12, '0'))::uuid as id) as made`;
  await sql`
    insert into party_value
    select made.*
    from party
    join party_value template on template.golden_id = ${first}
    cross join lateral jsonb_populate_record(null::party_value, to_jsonb(template) || jsonb_build_object(
      'golden_id', party.party_id, 'profit', 50000 - substring(party.name from '[0-9]+')::integer
    )) as made
    where party.name ~ '[0-9]'`;
  await sql`analyze party`;
  await sql`analyze party_value`;
});
afterAll(() => server.close());

test.each([
  ["on several stretches", "walberg"],
  ["from all of them, where those first in the list are too few", "weidenau"],
  ["by a name that is in no index", "wa"],
])("pages of a frequent name are found %s, each customer once and in order", async (_how, text) => {
  const wanted = await server.database.sql<{ id: string }>`
    select party.party_id as id from party_value join party on party.party_id = party_value.golden_id
    where name ilike ${`%${text}%`} order by profit desc limit 250`;
  const seen: string[] = [];
  let cursor: string | undefined;
  while (seen.length < wanted.length) {
    const { body } = await asPerson(server, "manager").call(customers.listCustomers, {
      sort: "profit",
      limit: 100,
      text,
      ...(cursor !== undefined && { cursor }),
    });
    seen.push(...body.rows.map(({ partyId }) => partyId));
    cursor = body.next ?? undefined;
    if (cursor === undefined) break;
  }
  expect(seen.slice(0, wanted.length)).toEqual(wanted.map(({ id }) => id));
});
