import { asCsv, type MadeOrder, money, totalsOf } from "./made-orders.ts";

const header = [
  ...[
    "Order Number",
    "Order Status",
    "Order Date",
    "Customer Note",
    "First Name (Billing)",
    "Last Name (Billing)",
  ],
  ...[
    "Company (Billing)",
    "Address 1&2 (Billing)",
    "City (Billing)",
    "State Code (Billing)",
    "Postcode (Billing)",
  ],
  ...[
    "Country Code (Billing)",
    "Email (Billing)",
    "Phone (Billing)",
    "First Name (Shipping)",
    "Last Name (Shipping)",
  ],
  ...["Payment Method Title", "Cart Discount Amount", "Order Subtotal Amount", "Shipping Method Title"],
  ...[
    "Order Shipping Amount",
    "Order Refund Amount",
    "Order Total Amount",
    "Order Total Tax Amount",
    "Order Currency",
  ],
  ...["SKU", "Item #", "Item Name", "Quantity (- Refund)", "Item Cost", "Coupon Code"],
];

const statuses: Record<MadeOrder["state"], string> = {
  paid: "Completed",
  pending: "wc-on-hold",
  voided: "Failed",
  cancelled: "wc-cancelled",
  refunded: "Refunded",
  partially_refunded: "processing",
};

/** The orders as a plugin of WooCommerce writes them: what is said of an order stands in each of its rows. */
export function woocommerceExport(orders: readonly MadeOrder[]): string {
  return asCsv(header, orders.flatMap(rowsOf));
}

function rowsOf(order: MadeOrder): Record<string, string>[] {
  const { gross, goods } = totalsOf(order);
  const [given = "", ...family] = order.name.split(" ");
  const each = {
    "Order Number": String(order.no),
    "Order Status": statuses[order.state],
    "Order Date": order.createdAt.slice(0, 16),
    "First Name (Billing)": given,
    "Last Name (Billing)": family.join(" "),
    "Company (Billing)": order.company,
    "City (Billing)": "Leeds",
    "Country Code (Billing)": "GB",
    "Email (Billing)": order.mail,
    "Phone (Billing)": order.phone.replace("'", ""),
    "Payment Method Title": "Bank transfer",
    "Cart Discount Amount": money(order.off),
    "Order Subtotal Amount": money(goods + order.off),
    "Order Shipping Amount": money(order.carriage),
    "Order Refund Amount": money(order.refunded),
    "Order Total Amount": money(gross),
    "Order Total Tax Amount": money(order.tax),
    "Order Currency": order.currency,
  };
  return order.lines.map(({ sku, name, quantity, price, returned }, at) => ({
    ...each,
    SKU: sku,
    "Item #": String(at + 1),
    "Item Name": name,
    "Quantity (- Refund)": String(quantity - returned),
    "Item Cost": money(price),
  }));
}
