import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const sold = () => sql`
  select p.name, trim_scale(sum(d.net_total))::text as net
  from document d join party p using (party_id) where d.recognised_on is not null group by 1 order by 1`;
const day = (at: number) => `2025-03-${String(at + 13).padStart(2, "0")}`;

test("what a shop gave back, in a column of its own, is taken off: a part of it, or all where a column says so", async () => {
  const rows = Array.from({ length: 12 }, (_, at) => {
    const [part, isWhole] = at === 2 ? ["5.00", 0] : at === 5 ? ["0.00", 1] : ["0.00", 0];
    const name = ["Ava Ash", "Bo Birch"][at % 2];
    return `pur${100 + at}==,E-book,${name},buyer${at % 2}@mail.example,${day(at)},20.00,4.00,24.00,${part},${isWhole}`;
  });
  const header =
    "Purchase ID,Item Name,Buyer Name,Buyer Email,Purchase Date,Subtotal ($),Taxes ($),Sale Price ($),Partial Refund ($),Fully Refunded?";
  const load = await bring({ "sales_data.csv": [header, ...rows] });
  expect(load.refused).toBe(0);
  // Six of 20 each; of the first 5 of 24 went back, 4.17 of them without the tax, of the second all of one.
  expect(
    await sql`
    select p.name, round(sum(d.net_total), 2)::float8 as net
    from document d join party p using (party_id) where d.recognised_on is not null group by 1 order by 1`,
  ).toEqual([
    { name: "Ava Ash", net: 115.83 },
    { name: "Bo Birch", net: 100 },
  ]);
  await load.takeBack();
});

test("of orders that were called off nothing is given back, and nothing twice of what is left after it", async () => {
  const orders = Array.from({ length: 8 }, (_, at) => {
    const [state, back] = at === 3 ? ["cancelled", "50.00"] : at === 6 ? ["paid", "10.00"] : ["paid", "0.00"];
    return `${700 + at},${day(at)},Mill Ltd,${state},100.00,${back}`;
  });
  await bring({
    "orders.csv": ["Order ID,Order date,Customer,Status,Order total,Refunded amount", ...orders],
  });
  expect(await sold()).toEqual([{ name: "Mill Ltd", net: "690" }]);
});

test("what is left after refunds is the sale", async () => {
  const rows = Array.from({ length: 8 }, (_, at) => {
    const back = at === 6 ? 10 : 0;
    return `${700 + at},${day(at)},Mill Ltd,100.00,${back}.00,${100 - back}.00`;
  });
  await bring({ "sales.csv": ["Sale number,Date,Customer,Gross sales,Refunds,Net sales", ...rows] });
  expect(await sold()).toEqual([{ name: "Mill Ltd", net: "790" }]);
});
