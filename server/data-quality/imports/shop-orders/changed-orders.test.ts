import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { contentOf, undo } from "../../../../test/reference/bring-in.ts";
import { asCsv, madeOrders } from "./made-orders.ts";
import { shopifyExport } from "./shopify-export.ts";

const delivered = deliveries();

type Line = readonly [name: string, quantity: string, cost: string];

/** A file of WooCommerce with one order: what is said of it, in each of its lines. */
function shop(order: Readonly<Record<string, string>>, ...goods: readonly Line[]): string {
  const header = [
    ...["Order Number", "Order Status", "Order Date", "Company (Billing)", "Email (Billing)"],
    ...["First Name (Billing)", "Last Name (Billing)"],
    ...["Payment Method Title", "Cart Discount Amount", "Order Shipping Amount", "Order Fee Amount"],
    ...["Order Refund Amount", "Order Total Amount", "Order Total Tax Amount", "Order Currency"],
    ...["SKU", "Item Name", "Quantity", "Item Cost"],
  ];
  const each = {
    "Order Number": "7001",
    "Order Status": "Completed",
    "Order Date": "2024-03-01 10:00",
    "Company (Billing)": "Bakery Ltd",
    "Email (Billing)": "ada@bakery.example",
    "First Name (Billing)": "Ada",
    "Last Name (Billing)": "Stone",
    "Order Currency": "EUR",
    ...order,
  };
  const rows = goods.map(([name, quantity, cost]) => ({
    ...each,
    SKU: name.slice(0, 2),
    "Item Name": name,
    Quantity: quantity,
    "Item Cost": cost,
  }));
  return asCsv(header, rows);
}

const flour: Line = ["Flour", "2", "10.00"];
const salt: Line = ["Salt", "5", "2.00"];
/** 30 and 19 % tax. */
const whole = { "Order Total Tax Amount": "5.70", "Order Total Amount": "35.70" };

const documents = () =>
  delivered.db.sql`
    select d.kind, p.name as customer, d.state, trim_scale(d.gross_total)::text as gross, trim_scale(d.net_total)::text as net,
      d.recognised_on is not null as counts
    from document d join party p using (party_id) order by d.kind desc, d.gross_total`;
const linesOfOrder = () =>
  delivered.db.sql`
    select l.description as name, trim_scale(l.quantity)::text as quantity, trim_scale(l.net_amount)::text as net
    from document_line l join document d using (party_id, document_id) where d.kind = 'order' order by 1`;
async function codesOf(run: string) {
  const found = await delivered.db.sql<{
    code: string;
  }>`select distinct code from run_problem where run_id = ${run}`;
  return found.map(({ code }) => code).toSorted();
}

test("two exports that overlap in one delivery bring each line once", async () => {
  const orders = madeOrders(() => false);
  await delivered.bring(shopifyExport(orders.slice(0, 20)), shopifyExport(orders.slice(10)));
  const wanted = orders.reduce((sum, { lines }) => sum + lines.length, 0);
  const found = await linesOfOrder();
  expect(found.filter(({ name }) => name !== "Shipping")).toHaveLength(wanted);
});

test("where two exports tell an order otherwise the one that shows a later state counts, in whichever order they come", async () => {
  const orders = madeOrders(() => false);
  const voided = orders.map((order, at) => (at === 9 ? { ...order, state: "voided" as const } : order));
  for (const files of [
    [orders, voided.slice(5)],
    [voided.slice(5), orders],
  ]) {
    const load = await delivered.bring(...files.map(shopifyExport));
    const said = await delivered.db.sql`
      select value, severity from run_problem where run_id = ${load.run} and code = 'told_otherwise'`;
    expect(load).toMatchObject({ refused: 0 });
    const [state] = await delivered.db.sql`select state from document where number = '#1010'`;
    expect(state).toEqual({ state: "cancelled" });
    expect(said.filter(({ severity }) => severity === "warning")).toEqual([]);
    expect(await undo(delivered.db, load.run)).toBe("done");
  }
});

test("where nothing shows which of two exports is the later one the first counts, and that is said", async () => {
  const orders = madeOrders(() => false);
  const later = orders.map((order, at) => (at === 9 ? { ...order, tax: order.tax + 1 } : order));
  const load = await delivered.bring(shopifyExport(orders), shopifyExport(later.slice(5)));
  const said = await delivered.db.sql`
    select value, severity from run_problem where run_id = ${load.run} and code = 'told_otherwise'`;
  expect(said).toEqual([{ value: "#1010", severity: "warning" }]);
  // The row that tells the order is a row of a line as well, which an earlier one has told otherwise.
  expect(load).toMatchObject({ refused: 1 });
});

test("an order that was changed has the lines it has now, and is worth what it is now", async () => {
  await delivered.bring(
    shop(
      { "Order Shipping Amount": "5.00", "Order Total Tax Amount": "6.65", "Order Total Amount": "41.65" },
      ...[flour, ["Gloves", "1", "10.00"] as const],
    ),
  );
  expect(await linesOfOrder()).toMatchObject([{ net: "20" }, { net: "10" }, { name: "Shipping", net: "5" }]);
  const changed = shop({ ...whole, "Order Shipping Amount": "0.00" }, flour, salt);
  const load = await delivered.bring(changed);
  expect(await codesOf(load.run)).toEqual([]);
  expect(await documents()).toMatchObject([{ kind: "order", gross: "35.7", net: "30" }]);
  const now = [
    { name: "Flour", quantity: "2", net: "20" },
    { name: "Gloves", quantity: "0", net: "0" },
    { name: "Salt", quantity: "5", net: "10" },
    { name: "Shipping", quantity: "0", net: "0" },
  ];
  expect(await linesOfOrder()).toEqual(now);
  expect(await delivered.bring(changed)).toMatchObject({ created: 0, updated: 0 });
  expect(await linesOfOrder()).toEqual(now);
});

test("what was given back counts no longer once the order is cancelled or it was taken back, and again when it is said again", async () => {
  const sold = (refund: string, status = "Completed") =>
    delivered.bring(shop({ ...whole, "Order Refund Amount": refund, "Order Status": status }, flour, salt));
  await sold("11.90");
  const inForce = [
    { kind: "order", net: "30", counts: true },
    { kind: "credit_note", gross: "-11.9", net: "-10", counts: true },
  ];
  expect(await documents()).toMatchObject(inForce);
  const before = await contentOf(delivered.db);
  const cancelled = await sold("11.90", "Cancelled");
  expect(await documents()).toMatchObject([
    { kind: "order", state: "cancelled", counts: false },
    { kind: "credit_note", state: "cancelled", counts: false },
  ]);
  expect(await undo(delivered.db, cancelled.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
  await sold("");
  expect(await documents()).toMatchObject([{ counts: true }, { state: "cancelled", counts: false }]);
  await sold("11.90");
  expect(await documents()).toMatchObject(inForce);
});

test("a refund is whose the order is, though the bill says another company by now", async () => {
  await delivered.bring(shop(whole, flour, salt));
  await delivered.bring(
    shop({ ...whole, "Company (Billing)": "Mill Ltd", "Order Refund Amount": "11.90" }, flour, salt),
  );
  expect(await documents()).toMatchObject([
    { kind: "order", customer: "Bakery Ltd" },
    { kind: "credit_note", customer: "Bakery Ltd", net: "-10" },
  ]);
});

test("a refund takes away, with a minus or without; an order that is refunded is refunded whole", async () => {
  await delivered.bring(shop({ ...whole, "Order Refund Amount": "-11.90" }, flour, salt));
  expect(await documents()).toMatchObject([{}, { gross: "-11.9", net: "-10" }]);
  await delivered.bring(
    shop(
      { ...whole, "Order Number": "7002", "Order Status": "Refunded", "Order Refund Amount": "0.00" },
      ...[flour, salt],
    ),
  );
  expect(await documents()).toMatchObject([{}, {}, { gross: "-35.7", net: "-30" }, { gross: "-11.9" }]);
});

test("a fee that takes something off is a line of its own, and the order keeps its tax", async () => {
  const load = await delivered.bring(
    shop(
      { "Order Fee Amount": "-5.00", "Order Total Tax Amount": "4.75", "Order Total Amount": "29.75" },
      ...[flour, salt],
    ),
  );
  expect(await codesOf(load.run)).toEqual([]);
  expect(await documents()).toMatchObject([{ gross: "29.75", net: "25" }]);
  expect(await linesOfOrder()).toMatchObject([{ name: "Fee", net: "-5" }, { net: "20" }, { net: "10" }]);
});

test("in a currency of three decimals lines come to the order to the last of them, and a refund to its share", async () => {
  await delivered.bring(
    shop(
      {
        ...{ "Order Currency": "KWD", "Order Total Tax Amount": "1.537", "Order Total Amount": "32.287" },
        ...{ "Order Shipping Amount": "0.750", "Order Refund Amount": "10.503" },
      },
      ...[flour, salt],
    ),
  );
  const found = await delivered.db.sql`
    select d.kind, trim_scale(d.gross_total)::text as gross, trim_scale(d.tax_total)::text as tax,
      trim_scale(sum(l.tax_amount))::text as taxes, trim_scale(sum(l.net_amount))::text as net
    from document d join document_line l using (party_id, document_id) group by d.party_id, d.document_id order by 1 desc`;
  expect(found).toEqual([
    { kind: "order", gross: "32.287", tax: "1.537", taxes: "1.537", net: "30.75" },
    { kind: "credit_note", gross: "-10.503", tax: "-0.5", taxes: "-0.5", net: "-10.003" },
  ]);
});

test.each(["Pending Payment", "Zahlung ausstehend", "Ausstehende Zahlung", "wc-pending", "CHECKOUT-DRAFT"])(
  "%s: nobody has bought yet",
  async (status) => {
    await delivered.bring(shop({ ...whole, "Order Status": status }, flour, salt));
    expect(await documents()).toMatchObject([{ state: "draft", counts: false }]);
  },
);

test("whoever left a number on the bill alone is a customer, and the same as at the next order", async () => {
  const [order] = madeOrders(() => false).filter(({ name }) => name === "Till Counter");
  if (order === undefined) throw new Error("One of the made buyers left no mail address.");
  const onBill = { ...order, no: order.no + 1 };
  await delivered.bring(shopifyExport([order, onBill]));
  const found = await delivered.db.sql`
    select p.name, count(*)::int as orders from document d join party p using (party_id) where d.kind = 'order'
    group by p.party_id, 1`;
  expect(found).toEqual([{ name: "Till Counter", orders: 2 }]);
});

test("an order that was refunded whole is closed, and stands as it did when that load is taken back", async () => {
  await delivered.bring(shop(whole, flour, salt));
  const before = await contentOf(delivered.db);
  const load = await delivered.bring(shop({ ...whole, "Order Refund Amount": "35.70" }, flour, salt));
  expect(await documents()).toMatchObject([
    { kind: "order", state: "closed", counts: true },
    { state: "confirmed" },
  ]);
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
});
