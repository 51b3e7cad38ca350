import { asCsv, type MadeOrder, money, totalsOf } from "./made-orders.ts";

/** How the lines of an order stand in its row: all in one cell, one cell for each, or as objects. */
export type Packing = "one cell" | "a cell each" | "json";

const states: Record<MadeOrder["state"], string> = {
  ...{ paid: "completed", pending: "on-hold", voided: "failed" },
  ...{ cancelled: "cancelled", refunded: "refunded", partially_refunded: "processing" },
};
const cellsMost = 4;

/** The orders as plugins of WooCommerce write them by default: a row for each order, the lines packed into its cells. */
export function woocommercePacked(orders: readonly MadeOrder[], packing: Packing): string {
  const cells = Array.from({ length: cellsMost }, (_, at) => `line_item_${at + 1}`);
  const header = [
    ...["order_id", "order_number", "date", "status", "shipping_total", "fee_total", "tax_total"],
    ...["discount_total", "order_total", "order_currency", "payment_method", "billing_first_name"],
    ...["billing_last_name", "billing_company", "billing_email", "billing_phone", "billing_address_1"],
    ...["billing_city", "billing_postcode", "billing_country", "refunded_total"],
    ...["shipping_items", ...(packing === "a cell each" ? cells : ["line_items"])],
  ];
  return asCsv(
    header,
    orders.map((order) => rowOf(order, packing)),
  );
}

function rowOf(order: MadeOrder, packing: Packing): Record<string, string> {
  const { gross } = totalsOf(order);
  const [given = "", ...family] = order.name.split(" ");
  return {
    order_id: String(9_000_000 + order.no),
    order_number: String(order.no),
    date: order.createdAt.slice(0, 19),
    status: states[order.state],
    shipping_total: money(order.carriage),
    fee_total: "0.00",
    tax_total: money(order.tax),
    discount_total: money(order.off),
    order_total: money(gross),
    order_currency: order.currency,
    payment_method: "bacs",
    billing_first_name: given,
    billing_last_name: family.join(" "),
    billing_company: order.company,
    billing_email: order.mail,
    billing_phone: order.phone.replace("'", ""),
    billing_city: "Leeds",
    billing_country: "GB",
    refunded_total: money(order.refunded),
    shipping_items: `id:5|method_id:flat_rate|method_title:Flat rate|total:${money(order.carriage)}`,
    ...linesOf(order, packing),
  };
}

function linesOf({ lines, off }: MadeOrder, packing: Packing): Record<string, string> {
  const all = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  let taken = 0;
  const told = lines.map(({ sku, name, quantity, price }, at) => {
    const whole = quantity * price;
    const part = at === lines.length - 1 ? off - taken : Math.round((off * whole) / all);
    taken += part;
    const values = { name, product_id: "7", sku, quantity: String(quantity) };
    return packing === "a cell each"
      ? { ...values, total: money(whole - part), sub_total: money(whole) }
      : {
          ...{ id: String(40 + at), ...values, subtotal: money(whole), subtotal_tax: "0.00" },
          ...{ total: money(whole - part), total_tax: "0.00", refunded: "0.00", meta: "" },
        };
  });
  if (packing === "json") return { line_items: JSON.stringify(told) };
  const escaped = (words: string) => (packing === "one cell" ? words.replace(/[:|;]/g, "\\$&") : words);
  const cells = told.map((line) =>
    Object.entries(line)
      .map(([name, value]) => `${name}:${escaped(value)}`)
      .join("|"),
  );
  if (packing === "one cell") return { line_items: cells.join(";") };
  return Object.fromEntries(cells.map((cell, at) => [`line_item_${at + 1}`, cell]));
}
