import { describe, expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { contentOf, undo } from "../../../../test/reference/bring-in.ts";
import { isInForce, type MadeOrder, madeOrders, totalsOf } from "./made-orders.ts";
import { shopifyExport } from "./shopify-export.ts";
import { woocommerceExport } from "./woocommerce-export.ts";

const delivered = deliveries();

type Sale = {
  no: string;
  gross: number;
  tax: number;
  net: number;
  lines: number;
  taxes: number;
  counts: boolean;
};
const sales = (kind: "order" | "credit_note") =>
  delivered.db.sql<Sale>`
    select ltrim(d.number, '#') as no, round(d.gross_total * 100)::int as gross, round(d.tax_total * 100)::int as tax,
      round(d.net_total * 100)::int as net, round(sum(l.net_amount) * 100)::int as lines,
      round(sum(l.tax_amount) * 100)::int as taxes, d.recognised_on is not null as counts
    from document d join document_line l using (party_id, document_id)
    where d.kind = ${kind} group by d.party_id, d.document_id order by 1`;

const expected = (order: MadeOrder): Sale => {
  const { gross, net } = totalsOf(order);
  const { tax } = order;
  return { no: String(order.no), gross, tax, net, lines: net, taxes: tax, counts: isInForce(order) };
};
const givenBack = (orders: readonly MadeOrder[]) =>
  orders.flatMap((order) => {
    if (order.refunded === 0 || !isInForce(order)) return [];
    const { gross } = totalsOf(order);
    const tax = -Math.round((order.refunded * order.tax) / gross) || 0;
    const net = -order.refunded - tax;
    return [{ no: String(order.no), gross: -order.refunded, tax, net, lines: net, taxes: tax, counts: true }];
  });

describe.each([
  ["Shopify", shopifyExport, madeOrders((at) => at % 3 !== 0)],
  ["WooCommerce", woocommerceExport, madeOrders(() => false)],
])("%s", (_, written, orders) => {
  test("an order is one document of its lines, worth its total less tax to the cent, whatever its prices are", async () => {
    const before = await contentOf(delivered.db);
    const rows = orders.reduce((sum, { lines }) => sum + lines.length, 0);
    const load = await delivered.bring(written(orders));
    expect(load).toMatchObject({ read: rows, created: rows, refused: 0 });
    expect(await sales("order")).toEqual(orders.map(expected));
    expect(await sales("credit_note")).toEqual(givenBack(orders));
    const codes = await delivered.db.sql`
      select distinct code, severity from run_problem where run_id = ${load.run} order by 1`;
    // A guest is known by a mail address alone; nothing is refused, not even a company where none stands on the bill.
    expect(codes).toEqual([
      { code: "customer_unknown", severity: "note" },
      { code: "name_missing", severity: "warning" },
    ]);
    const [file] = await delivered.db.sql<{ sums: Record<string, { source: string; loaded: string }> }>`
      select sums from import_file where run_id = ${load.run}`;
    const sums = file?.sums ?? {};
    expect(sums["Orders.gross_total"]?.source).toBe(
      String(orders.reduce((sum, order) => sum + totalsOf(order).gross, 0) / 100),
    );
    for (const { source, loaded } of Object.values(sums)) expect(loaded).toBe(source);
    expect(await undo(delivered.db, load.run)).toBe("done");
    expect(await contentOf(delivered.db)).toEqual(before);
  });

  test("the bill says whose an order is: the company, else who is behind the mail address, else behind the number", async () => {
    await delivered.bring(written(orders));
    const buyers = await delivered.db.sql`
      select p.name, p.kind, count(*)::int as orders from document d join party p using (party_id)
      where d.kind = 'order' group by 1, 2 order by 1`;
    expect(buyers).toEqual(
      [
        { name: "Bakery Ltd", kind: "organisation", orders: 10 },
        { name: "guest@nobody.example", kind: "person", orders: 5 },
        { name: "Noor Haddad-O’Neil, “Noo”", kind: "person", orders: 4 },
        { name: "Our company", kind: "organisation", orders: 4 },
        { name: "Till Counter", kind: "person", orders: 4 },
        { name: "Zoë Müller-Łukasik", kind: "person", orders: 5 },
        { name: "株式会社山田製作所", kind: "organisation", orders: 4 },
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    expect(await delivered.db.sql`select from party where kind = 'person'`).toHaveLength(6);
    const people = await delivered.db.sql`
      select p.name, c.normalised from party p join contact_point c using (party_id)
      where p.kind = 'person' and c.kind = 'mail' order by 2`;
    expect(people.map(({ normalised }) => normalised)).toEqual([
      ...["ada.stone@bakery.example", "guest@nobody.example", "noor@haddad.example"],
      ...["taro@yamada.example", "zoe@mueller.example"],
    ]);
  });

  test("a later export changes what changed, and doubles nothing", async () => {
    await delivered.bring(written(orders));
    expect(await delivered.bring(written(orders))).toMatchObject({ created: 0, updated: 0 });
    const later = orders.map((order, at) =>
      at === 2 ? { ...order, state: "refunded" as const, refunded: totalsOf(order).gross } : order,
    );
    const { created } = await delivered.bring(written(later));
    expect(created).toBe(0);
    expect(await sales("order")).toEqual(later.map(expected));
    expect(await sales("credit_note")).toEqual(givenBack(later));
  });
});
