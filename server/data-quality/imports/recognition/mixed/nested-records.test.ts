import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";
import { whatCame } from "../../../../../test/reference/what-came.ts";

const delivered = deliveries();

const order = (id: number, customer: string, ...lines: readonly [string, string, number, string][]) =>
  JSON.stringify({
    id,
    created_at: `2025-01-0${id - 1000}T10:11:00Z`,
    currency: "EUR",
    customer: { name: customer },
    line_items: lines.map(([sku, name, quantity, price]) => ({ sku, name, quantity, price })),
    total: lines.reduce((sum, [, , quantity, price]) => sum + quantity * Number(price), 0).toFixed(2),
  });

test("what stands in an order of JSON as a list are its lines, with their articles", async () => {
  const load = await bringAsProposed(delivered, {
    "orders.jsonl": [
      order(1001, "Kern Ltd", ["A1", "Salt", 2, "5.00"], ["B2", "Flour", 1, "3.50"]),
      order(1002, "Mill Ltd", ["A1", "Salt", 1, "5.00"]),
      order(1003, "Kern Ltd", ["C3", "Oats", 4, "2.00"]),
    ],
  });
  expect(
    await delivered.db.sql`
      select d.number, l.description, trim_scale(l.quantity)::text as quantity, trim_scale(l.net_amount)::text as net, a.code
      from document_line l join document d using (document_id) left join product a using (product_id)
      order by d.number, l.description desc`,
  ).toEqual([
    { number: "1001", description: "Salt", quantity: "2", net: "10", code: "A1" },
    { number: "1001", description: "Flour", quantity: "1", net: "3.5", code: "B2" },
    { number: "1002", description: "Salt", quantity: "1", net: "5", code: "A1" },
    { number: "1003", description: "Oats", quantity: "4", net: "8", code: "C3" },
  ]);
  await load.takeBack();
});

test("each address of somebody is one of its own, and not all of them in one", async () => {
  const load = await bringAsProposed(delivered, {
    "contacts.jsonl": [
      '{"id":"c1","first_name":"Anna","last_name":"Berg","addresses":[{"type":"work","street":"1 High St","city":"York"},{"type":"home","street":"9 Low Rd","city":"Leeds"}]}',
      '{"id":"c2","first_name":"Tom","last_name":"Rivers","addresses":[{"type":"work","street":"2 Low St","city":"Hull"}]}',
      '{"id":"c3","first_name":"Ben","last_name":"Short","addresses":[]}',
    ],
  });
  expect((await whatCame(delivered.db.sql)).map((line) => line.split(" | {")[0])).toEqual([
    "person Anna Berg | home 9 Low Rd, Leeds, work 1 High St, York",
    "person Ben Short",
    "person Tom Rivers | work 2 Low St, Hull",
  ]);
  await load.takeBack();
});
