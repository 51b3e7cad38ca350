import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { contentOf, undo } from "../../../../test/reference/bring-in.ts";
import { isInForce, madeOrders, totalsOf } from "./made-orders.ts";
import { type Packing, woocommercePacked } from "./woocommerce-packed.ts";

const delivered = deliveries();

const orders = madeOrders(() => false).map((order, at) => ({
  ...order,
  // Signs that stand between the values, in the name of an article.
  lines: order.lines.map((line) => (at === 3 ? { ...line, name: "Box: 3 | 4; large" } : line)),
}));
const sold = orders.flatMap(({ no, lines }) =>
  lines.map(({ name, quantity, price }) => `${no} ${name} ${quantity} ${quantity * price}`),
);

const linesFound = () =>
  delivered.db.sql<{ line: string }>`
    select d.number || ' ' || l.description || ' ' || trim_scale(l.quantity) || ' ' || round(l.list_amount * 100)::int as line
    from document_line l join document d using (party_id, document_id)
    where d.kind = 'order' and l.description <> 'Shipping'`;
const ordersFound = () =>
  delivered.db.sql`
    select d.number as no, round(d.net_total * 100)::int as net, round(sum(l.net_amount) * 100)::int as lines,
      round(sum(l.tax_amount) * 100)::int as taxes, d.recognised_on is not null as counts
    from document d join document_line l using (party_id, document_id)
    where d.kind = 'order' group by d.party_id, d.document_id order by 1`;
const wanted = orders.map((order) => ({
  no: String(order.no),
  ...{ net: totalsOf(order).net, lines: totalsOf(order).net, taxes: order.tax, counts: isInForce(order) },
}));

test.each(["one cell", "a cell each", "json"] satisfies Packing[])(
  "lines that are packed into a row are lines of their order, and it is worth its total less tax: %s",
  async (packing) => {
    // Only where signs are set apart by a stroke can they stand in a name.
    const written = packing === "a cell each" ? orders.filter(({ no }) => no !== 1004) : orders;
    const before = await contentOf(delivered.db);
    const load = await delivered.bring(woocommercePacked(written, packing));
    expect(load).toMatchObject({ read: written.length, created: written.length, refused: 0 });
    const of = (all: readonly string[]) =>
      all.filter((line) => packing !== "a cell each" || !line.startsWith("1004 "));
    expect((await linesFound()).map(({ line }) => line).toSorted()).toEqual(of(sold).toSorted());
    expect(await ordersFound()).toEqual(
      wanted.filter(({ no }) => written.some((order) => String(order.no) === no)),
    );
    const products = await delivered.db.sql<{ name: string }>`select name from product`;
    expect(products).toHaveLength(
      new Set(written.flatMap(({ lines }) => lines.map(({ sku, name }) => `${sku}/${name}`))).size,
    );
    const custom = await delivered.db
      .sql`select from document where custom ?| array['line_items', 'line_item_1', 'line_item_2']`;
    expect(custom).toEqual([]);
    expect(await delivered.bring(woocommercePacked(written, packing))).toMatchObject({
      created: 0,
      updated: 0,
    });
    expect((await linesFound()).length).toBe(of(sold).length);
    expect(await undo(delivered.db, load.run)).toBe("done");
    expect(await contentOf(delivered.db)).toEqual(before);
  },
);

test("a cell with more records than any order has lines leaves its row out, and the others come in", async () => {
  const written = woocommercePacked(orders.slice(0, 2), "one cell").split("\n");
  const [header = "", first = "", ...others] = written;
  const crowded = first.replace(/name:/, `${"a:1;".repeat(6_000)}name:`);
  const load = await delivered.bring([header, crowded, ...others].join("\n"));
  expect(load).toMatchObject({ refused: 1 });
  const said = await delivered.db.sql`
    select row_no, severity from run_problem where run_id = ${load.run} and code = 'cell_overfull'`;
  expect(said).toEqual([{ row_no: 2, severity: "refused" }]);
  expect(await delivered.db.sql`select from document where kind = 'order'`).toHaveLength(1);
});
