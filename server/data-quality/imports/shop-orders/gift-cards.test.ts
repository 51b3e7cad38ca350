import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { contentOf, undo } from "../../../../test/reference/bring-in.ts";
import { asCsv } from "./made-orders.ts";

const delivered = deliveries();

const header = [
  ...["Name", "Email", "Financial Status", "Currency", "Subtotal", "Shipping", "Taxes", "Total"],
  ...["Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku"],
  ...["Lineitem requires shipping", "Lineitem taxable", "Billing Name", "Cancelled at", "Refunded Amount"],
];
type Row = Readonly<Record<string, string>>;
const order = (no: string, said: Row, ...lines: Row[]) =>
  lines.map((line, at) => ({
    ...{
      Name: no,
      Email: "ada@stone.example",
      "Created at": "2024-03-01 10:00:00 +0100",
      "Lineitem quantity": "1",
    },
    ...(at === 0 && {
      "Financial Status": "paid",
      Currency: "EUR",
      Shipping: "0.00",
      "Billing Name": "Ada Stone",
      ...said,
    }),
    ...line,
  }));
const card = (name: string, price: string) => ({
  ...{ "Lineitem name": name, "Lineitem price": price },
  ...{ "Lineitem requires shipping": "false", "Lineitem taxable": "false" },
});
const article = (name: string, price: string) => ({
  ...{ "Lineitem name": name, "Lineitem price": price },
  ...{ "Lineitem requires shipping": "true", "Lineitem taxable": "true" },
});

const written = (rows: readonly Row[]) => asCsv(header, rows);

const documents = () =>
  delivered.db.sql`
    select d.number, d.kind, trim_scale(d.net_total)::text as net, trim_scale(d.tax_total)::text as tax,
      trim_scale(d.gross_total)::text as gross, trim_scale(d.adjustment_total)::text as cards
    from document d order by d.number, d.kind desc`;
const lines = () =>
  delivered.db.sql`
    select d.number, l.description as name, trim_scale(l.net_amount)::text as net
    from document_line l join document d using (party_id, document_id)
    where d.kind = 'order' order by 1, 2`;

const sold = [
  // With tax in the price: a mill for 119 and a card for 50.
  ...order(
    "#1",
    { Subtotal: "169.00", Taxes: "19.00", Total: "169.00" },
    ...[article("Mill", "119.00"), card("Gift Card - €50.00", "50.00")],
  ),
  ...order(
    "#2",
    { Subtotal: "25.00", Taxes: "0.00", Total: "25.00" },
    card("Geschenkgutschein 25 €", "25.00"),
  ),
  // A box for cards is sent, and taxed.
  ...order("#3", { Subtotal: "11.90", Taxes: "1.90", Total: "11.90" }, article("Gift card box", "11.90")),
  // Paid with a card: what is bought counts.
  ...order(
    "#4",
    { Subtotal: "23.80", Taxes: "3.80", Total: "23.80", "Payment Method": "gift_card" },
    article("Flour", "23.80"),
  ),
];

test("a gift card is no revenue when it is sold; what is bought with it is", async () => {
  const before = await contentOf(delivered.db);
  const load = await delivered.bring(written(sold));
  expect(await documents()).toEqual([
    { number: "#1", kind: "order", net: "100", tax: "19", gross: "169", cards: "50" },
    { number: "#2", kind: "order", net: "0", tax: "0", gross: "25", cards: "25" },
    { number: "#3", kind: "order", net: "10", tax: "1.9", gross: "11.9", cards: "0" },
    { number: "#4", kind: "order", net: "20", tax: "3.8", gross: "23.8", cards: "0" },
  ]);
  expect(await lines()).toEqual([
    { number: "#1", name: "Gift Card - €50.00", net: "0" },
    { number: "#1", name: "Mill", net: "100" },
    { number: "#2", name: "Geschenkgutschein 25 €", net: "0" },
    { number: "#3", name: "Gift card box", net: "10" },
    { number: "#4", name: "Flour", net: "20" },
  ]);
  const said = await delivered.db
    .sql`select message from run_problem where run_id = ${load.run} and code = 'gift_cards_apart'`;
  expect(said).toEqual([
    { message: "2 of these lines are gift cards. They are no revenue; what is bought with them is." },
  ]);
  expect(await delivered.bring(written(sold))).toMatchObject({ created: 0, updated: 0 });
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
});

test("what was given back of an order with a gift card takes away what the order was worth, and not more", async () => {
  const [first = {}, ...rest] = sold;
  await delivered.bring(written([{ ...first, "Refunded Amount": "169.00" }, ...rest]));
  expect((await documents()).filter(({ kind }) => kind === "credit_note")).toEqual([
    { number: "#1", kind: "credit_note", net: "-100", tax: "-19", gross: "-169", cards: "-50" },
  ]);
});

test("an order that ends in the next file keeps all its lines, and one that is told in two files has them once", async () => {
  const flour = article("Flour", "10.00");
  const long = order("#5", { Subtotal: "30.00", Taxes: "0.00", Total: "30.00" }, flour, flour, flour);
  const whole = order("#6", { Subtotal: "20.00", Taxes: "0.00", Total: "20.00" }, flour, flour);
  const load = await delivered.bring(
    written([...whole, ...long.slice(0, 2)]),
    written([...long.slice(2), ...whole]),
  );
  expect(load).toMatchObject({ read: 7, refused: 0 });
  const count = async () =>
    delivered.db.sql`
      select d.number, count(*)::int as lines, trim_scale(sum(l.net_amount))::text as net
      from document_line l join document d using (party_id, document_id) group by 1 order by 1`;
  const wanted = [
    { number: "#5", lines: 3, net: "30" },
    { number: "#6", lines: 2, net: "20" },
  ];
  expect(await count()).toEqual(wanted);
  // The same in one file is nothing new.
  rmSync(join(delivered.folder, "orders_export_2.csv"));
  expect(await delivered.bring(written([...whole, ...long]))).toMatchObject({ created: 0, refused: 0 });
  expect(await count()).toEqual(wanted);
});
