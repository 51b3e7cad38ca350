import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aCase, aContact, aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const place = server.database;
  await aValue(place, await aParty(place, { name: "Best", owner_id: people.seller.userId }), {
    profit: 900,
    rating: "A",
  });
  await aValue(place, await aParty(place, { name: "Good", kind: "person" }), {
    profit: 400,
    rating: "B",
    revenue: 5000,
  });
  await aValue(place, await aParty(place, { name: "Even" }), {
    profit: 400,
    rating: "B",
    cost_to_serve_ratio: 0.4,
  });
  const losing = await aParty(place, { name: "Costly", owner_id: people.otherSeller.userId });
  await aValue(place, losing, { profit: -50, rating: "C", last_contact_on: "2024-03-01" });
  await aCase(place, losing, "2024-02-01");
  await aCase(place, losing, "2024-02-02", { state: "closed" });
  await aContact(place, losing, "2024-02-01", { channel: "task", state: "planned", due_on: "2024-02-10" });
  const quiet = await aParty(place, { name: "No facts yet" });
  await place.sql`insert into party_role (party_id, role, since) values (${quiet}, 'customer', '2024-01-01')`;
  await aParty(place, { name: "Only a supplier" });
  await place.sql`insert into contact_point (party_id, contact_point_id, kind, raw, city, country)
    values (${losing}, ${losing}, 'address', 'Am Wall 1', 'Bremen', 'DE')`;
});
afterAll(() => server.close());

const namesOf = (rows: readonly { name: string }[]) => rows.map((row) => row.name);

describe("the ranked list", () => {
  test("shows customers by profit, those without facts last, and nobody who isn't one", async () => {
    const { body } = await asPerson(server, "manager").call(customers.listCustomers, {});
    expect(namesOf(body.rows)).toEqual([
      "Best",
      expect.any(String),
      expect.any(String),
      "Costly",
      "No facts yet",
    ]);
    expect(body.next).toBeNull();
    expect(body.rows[3]).toMatchObject({
      place: "Bremen, DE",
      profit: "-50.00",
      rating: { letter: "C", before: null, ratedOn: "2024-04-01", sentencePlain: "Rated C." },
      openCases: 1,
      overdueTasks: 1,
      owner: { name: "Edda Roux" },
    });
    expect(body.rows[4]).toMatchObject({ rating: null, profit: null, openCases: 0 });
  });

  test.each(customers.customerSorts)(
    "by %s gives every customer once, page after page, in both directions",
    async (sort) => {
      for (const direction of ["asc", "desc"] as const) {
        const whole = await asPerson(server, "manager").call(customers.listCustomers, { sort, direction });
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await asPerson(server, "manager").call(customers.listCustomers, {
            sort,
            direction,
            limit: 1,
            ...(cursor !== undefined && { cursor }),
          });
          expect(page.status).toBe(200);
          seen.push(...namesOf(page.body.rows));
          cursor = page.body.next ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(namesOf(whole.body.rows));
        expect(new Set(seen).size).toBe(5);
      }
    },
  );

  test.each([
    [{ rating: "A,C" }, ["Best", "Costly"]],
    [{ losing: "true" as const }, ["Costly"]],
    [{ costToServeAbove: 0.3 }, ["Even"]],
    [{ costToServeBelow: 0.3, rating: "B" }, ["Good"]],
    [{ profitAbove: "399.99", kind: "person" }, ["Good"]],
    [{ owner: "nobody" as const, text: "o" }, ["Good", "No facts yet"]],
    [{ text: "éVEN" }, ["Even"]],
    [{ text: "%" }, []],
    [{ quietMonths: 6 }, []],
  ])("narrowed by %o", async (filter, expected) => {
    const manager = asPerson(server, "manager");
    const { body } = await manager.call(customers.listCustomers, { ...filter, sort: "name" });
    expect(namesOf(body.rows).sort()).toEqual([...expected].sort());
    const summary = await manager.call(customers.summariseCustomers, filter);
    expect(summary.body).toMatchObject({ count: expected.length, countAll: 5 });
  });

  test("sums up what the filter's customers bring, and their share", async () => {
    const { body } = await asPerson(server, "manager").call(customers.summariseCustomers, { rating: "A" });
    expect(body).toMatchObject({
      count: 1,
      profit: "900.00",
      losing: 0,
      byRating: [{ rating: "A", count: 1 }],
    });
    expect(body.profitShare).toBeCloseTo(900 / 1650);
  });
});

describe("who may not see money", () => {
  test("sees the rating in words and no figure", async () => {
    const { body } = await asPerson(server, "operator").call(customers.listCustomers, {});
    const costly = body.rows.find((row) => row.name === "Costly");
    expect(costly).not.toHaveProperty("profit");
    expect(costly).not.toHaveProperty("costToServeRatio");
    expect(costly?.rating).toEqual({
      letter: "C",
      before: null,
      ratedOn: "2024-04-01",
      sentencePlain: "Rated C.",
    });
    const summary = await asPerson(server, "operator").call(customers.summariseCustomers, {});
    expect(summary.body).not.toHaveProperty("profit");
    expect(summary.body).not.toHaveProperty("losing");
  });

  test.each([
    { sort: "profit" as const },
    { losing: "true" as const },
    { costToServeAbove: 0.1 },
    { profitBelow: "0" },
  ])("is refused %o, whose answer would tell", async (given) => {
    expect((await asPerson(server, "operator").call(customers.listCustomers, given)).problem?.code).toBe(
      "not_permitted",
    );
  });

  test("and a steward, who may not see ratings either, sees names", async () => {
    const { body } = await asPerson(server, "steward").call(customers.listCustomers, {});
    expect(body.rows.every((row) => row.rating === null)).toBe(true);
    const asked = await asPerson(server, "steward").call(customers.listCustomers, { rating: "A" });
    expect(asked.problem?.code).toBe("not_permitted");
  });
});

describe("how far a person sees", () => {
  test("a seller sees the team's and nobody's", async () => {
    const { body } = await asPerson(server, "seller").call(customers.listCustomers, { sort: "name" });
    expect(namesOf(body.rows)).toEqual(["Best", "Even", "Good", "No facts yet"]);
  });

  test("with the scope own, only her own, which are none", async () => {
    const { body } = await asPerson(server, "ownSeller").call(customers.listCustomers, {});
    expect(body).toEqual({ rows: [], next: null });
  });

  test("a mark of another order is refused", async () => {
    const manager = asPerson(server, "manager");
    const { body } = await manager.call(customers.listCustomers, { limit: 1 });
    const other = await manager.call(customers.listCustomers, { sort: "name", cursor: body.next ?? "" });
    expect(other.problem?.code).toBe("cursor_invalid");
  });
});

describe("giving customers to a colleague", () => {
  test("changes those who had another owner, with a history, all or none", async () => {
    const ids = [
      await aParty(server.database, { name: "One" }),
      await aParty(server.database, { name: "Two" }),
    ];
    const ownerId = people.seller.userId;
    await server.database.sql`update party set owner_id = ${ownerId} where party_id = ${ids[0]}`;
    const { body } = await asPerson(server, "manager").call(customers.assignCustomers, {
      partyIds: ids,
      ownerId,
    });
    expect(body).toEqual({ changed: 1 });
    expect(
      await server.database.sql`select differences from event where party_id = any(${ids}::uuid[])`,
    ).toEqual([{ differences: { owner_id: { from: null, to: ownerId } } }]);
    const theirs = await aParty(server.database, { owner_id: people.otherSeller.userId });
    const seller = asPerson(server, "seller");
    expect(
      (await seller.call(customers.assignCustomers, { partyIds: [...ids, theirs], ownerId: null })).status,
    ).toBe(404);
    const unknown = await seller.call(customers.assignCustomers, { partyIds: ids, ownerId: theirs });
    expect(unknown.problem?.code).toBe("owner_unknown");
  });
});

// A million customers put in order for each page take half a second; a figure dropped from here has an index dropped with it.
test("goes through an index in its order, whatever figure it is sorted by", async () => {
  const indexes = await server.database.sql<{ first: string[] }>`
    select array(
      select attribute.attname::text
      from unnest(index.indkey::smallint[]) with ordinality as key (attnum, place)
      join pg_attribute as attribute on attribute.attrelid = index.indrelid and attribute.attnum = key.attnum
      where key.place <= 2
      order by key.place
    ) as first
    from pg_index as index
    where index.indrelid = 'party_value'::regclass and index.indpred is null`;
  for (const figure of ["profit", "revenue", "cost_to_serve_ratio", "last_contact_on", "rating"])
    expect(indexes.map(({ first }) => first)).toContainEqual([figure, "golden_id"]);
});
