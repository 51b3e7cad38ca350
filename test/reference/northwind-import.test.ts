import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../harness/database.ts";
import { bringIn, realData } from "./bring-in.ts";

const folder = realData("value/northwind");

describe.skipIf(folder === null)("Northwind, table by table (needs ../shared/data)", async () => {
  const db = await testDatabase();
  afterAll(() => db.drop());
  const report = await bringIn(db, [folder ?? ""]);

  test("loads every row", () => {
    expect(report).toMatchObject({ state: "done", read: 3164, created: 3164, refused: 0 });
  });

  test("gives the published sums to the last digit", async () => {
    const [sums] = await db.sql`
      select sum(l.list_amount)::numeric(20, 4) as gross, sum(l.discount_amount)::numeric(20, 4) as discount,
        sum(l.net_amount)::numeric(20, 4) as net
      from document_line l`;
    expect(sums).toEqual({ gross: "1354458.5900", discount: "88665.5505", net: "1265793.0395" });
    const [orders] = await db.sql`
      select count(*) as orders, sum(freight_cost)::numeric(20, 2) as freight, sum(net_total)::numeric(20, 4) as net,
        count(distinct party_id) as customers, count(*) filter (where shipped_on > due_on) as late,
        min(recognised_on) as first, max(recognised_on) as last
      from document`;
    expect(orders).toEqual({
      orders: 830,
      freight: "64942.69",
      net: "1265793.0395",
      customers: 89,
      late: 37,
      first: "1996-07-04",
      last: "1998-05-06",
    });
  });

  test("finds phone numbers by the country of the address, and categories by their file", async () => {
    const [phone] = await db.sql<{ name: string }>`
      select p.name from lookup l join party p on p.party_id = l.party_id
      where l.kind = 'phone' and l.value = '+49300074321'`;
    expect(phone?.name).toBe("Alfreds Futterkiste");
    const [product] = await db.sql<{ category: string }>`select category from product where name = 'Chai'`;
    expect(product?.category).toBe("Beverages");
  });
});
