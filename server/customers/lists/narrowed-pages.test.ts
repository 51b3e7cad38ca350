import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

/*
  The ways a narrowed list is walked through (an index of its own for who is dear to serve, an index by the owner beside the
  order, the first of the list for a name) against the plain rule: everybody who fits, by profit and id.
*/
type Made = { id: string; profit: number; ratio: number | null; owner: string | null; isCustomer: boolean };

let server: TestServer;
const made: Made[] = [];
const ratios = [null, 0, 0.1, 0.2, 0.21, 0.3, 0.5, 0.55, 1.99, 2, 2.5, 40];
const owners = [people.seller.userId, people.otherSeller.userId, null];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  for (let no = 0; no < 72; no++) {
    const ratio = ratios[no % ratios.length] ?? null;
    const owner = owners[(no * 7) % owners.length] ?? null;
    const isCustomer = no % 9 !== 4;
    // Several of the same profit, within a band and between two.
    const profit = (no * 37) % 11;
    const id = await aParty(server.database, { name: `Narrow ${no}`, owner_id: owner });
    await aValue(server.database, id, { profit, cost_to_serve_ratio: ratio, is_customer: isCustomer });
    made.push({ id, profit, ratio, owner, isCustomer });
  }
  // One holds the role without having bought; of another, a record that was merged into it has.
  const holder = made[4] as Made;
  holder.isCustomer = true;
  await server.database
    .sql`insert into party_role (party_id, role, since) values (${holder.id}, 'customer', '2024-01-01')`;
  const [kept, merged] = [made[13] as Made, made[14] as Made];
  kept.isCustomer = true;
  merged.isCustomer = false;
  await server.database
    .sql`update party set golden_values = '{"name": "Narrow 13"}' where party_id = ${kept.id}`;
  await server.database.sql`update party set golden_id = ${kept.id} where party_id = ${merged.id}`;
});
afterAll(() => server.close());

const above = [0.05, 0.2, 0.205, 0.3, 0.5, 1.9, 2, 2.2, 3].map(
  (limit) => [{ costToServeAbove: limit }, (one: Made) => one.ratio !== null && one.ratio > limit] as const,
);
const theirs = [
  [{ owner: people.seller.userId }, (one: Made) => one.owner === people.seller.userId],
  [{ owner: `${people.seller.userId},${people.otherSeller.userId}` }, (one: Made) => one.owner !== null],
  [{ owner: "me" as const }, (one: Made) => one.owner === people.manager.userId],
  [{ owner: `nobody,${people.seller.userId}` }, (one: Made) => one.owner !== people.otherSeller.userId],
  [
    { owner: people.seller.userId, costToServeAbove: 0.2 },
    (one: Made) => one.owner === people.seller.userId && one.ratio !== null && one.ratio > 0.2,
  ],
] as const;
// Two letters are in no index: whoever has them is met on the way through the list.
const named = [[{ text: "rr" }, () => true]] as const;

test.each([...above, ...theirs, ...named])(
  "pages narrowed by %o hold who fits, in order",
  async (filter, isAsked) => {
    const expected = made
      .filter((one) => one.isCustomer && isAsked(one))
      .sort((a, b) => a.profit - b.profit || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    for (const direction of ["asc", "desc"] as const) {
      const seen = await everyPage({ ...filter, direction });
      expect(seen).toEqual(direction === "asc" ? expected : [...expected].reverse());
    }
  },
);

async function everyPage(asked: object): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await asPerson(server, "manager").call(customers.listCustomers, {
      sort: "profit",
      limit: 5,
      ...asked,
      ...(cursor !== undefined && { cursor }),
    });
    seen.push(...body.rows.map(({ partyId }) => partyId));
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  return seen;
}
