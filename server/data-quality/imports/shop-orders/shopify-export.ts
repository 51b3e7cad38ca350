import { asCsv, type MadeOrder, money, totalsOf } from "./made-orders.ts";

const header = [
  ...["Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at"],
  ...["Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code"],
  ...["Discount Amount", "Shipping Method", "Created at", "Lineitem quantity", "Lineitem name"],
  ...["Lineitem price", "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping"],
  ...["Lineitem taxable", "Lineitem fulfillment status", "Billing Name", "Billing Street"],
  ...["Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip"],
  ...["Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Notes", "Cancelled at"],
  ...["Payment Method", "Refunded Amount", "Vendor", "Outstanding Balance", "Id", "Tags", "Source"],
  ...["Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Phone"],
];

/** The orders as Shopify writes them: what is said of an order stands in its first row alone, the newest order first. */
export function shopifyExport(orders: readonly MadeOrder[]): string {
  return asCsv(header, orders.toReversed().flatMap(rowsOf));
}

function rowsOf(order: MadeOrder): Record<string, string>[] {
  const { gross, goods } = totalsOf(order);
  const cancelled = order.state === "cancelled";
  const once = {
    "Financial Status": cancelled ? "refunded" : order.state,
    "Paid at": order.state === "pending" || order.state === "voided" ? "" : order.createdAt,
    "Fulfillment Status": order.no % 2 === 0 ? "fulfilled" : "unfulfilled",
    "Accepts Marketing": "yes",
    Currency: order.currency,
    Subtotal: money(goods),
    Shipping: money(order.carriage),
    Taxes: money(order.tax),
    Total: money(gross),
    "Discount Code": order.off > 0 ? "SPRING" : "",
    // What a voucher took off is written even where carriage was a part of it.
    "Discount Amount": money(order.no % 6 === 0 ? order.off + 490 : order.off),
    "Billing Name": order.name,
    "Billing Company": order.company,
    "Billing City": "Leeds",
    "Billing Zip": "'01234",
    "Billing Country": "GB",
    [order.no % 2 === 0 ? "Phone" : "Billing Phone"]: order.phone,
    "Cancelled at": cancelled ? order.createdAt : "",
    "Payment Method": order.no % 5 === 0 ? "Gift Card + Shopify Payments" : "Shopify Payments",
    "Refunded Amount": money(order.refunded),
    "Outstanding Balance": "0.00",
    Id: String(7_410_991_460_000 + order.no),
    "Tax 1 Name": "VAT 19%",
    "Tax 1 Value": money(order.tax),
  };
  return order.lines.map(({ sku, name, quantity, price }, at) => ({
    Name: `#${order.no}`,
    Email: order.mail,
    "Created at": order.createdAt,
    ...(at === 0 && once),
    "Lineitem quantity": String(quantity),
    "Lineitem name": name,
    "Lineitem price": money(price),
    "Lineitem sku": sku,
    "Lineitem requires shipping": sku === "" ? "false" : "true",
    "Lineitem discount": "0.00",
    Vendor: "Mill & Sons",
  }));
}
