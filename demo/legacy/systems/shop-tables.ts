import type { OpenTable } from "../writing/open-tables.ts";

const orderLine = [
  "line_no",
  "sku",
  "title",
  "quantity",
  "unit_price",
  "gross_amount",
  "discount",
  "amount",
  "tax",
] as const;

/** The tables of the shop: who registered, what was ordered and sent back, and who wants the newsletter. */
export async function openShopTables(open: OpenTable) {
  return {
    products: await open("products.txt", ["sku", "title", "category", "unit", "price", "active"]),
    customers: await open("customers.txt", [
      "customer_id",
      "email",
      "first_name",
      "last_name",
      "company",
      "phone",
      "street",
      "address_2",
      "city",
      "state",
      "zip",
      "country",
      "is_business",
      "newsletter",
      "registered",
    ]),
    orders: await open("orders.txt", [
      "order_no",
      "order_date",
      "customer_id",
      "status",
      "currency",
      "amount",
      "tax",
      "total",
      "carriage",
      "paid",
      "paid_on",
      "payment_method",
    ]),
    orderLines: await open("order_lines.txt", ["order_no", ...orderLine]),
    returns: await open("returns.txt", [
      "return_no",
      "return_date",
      "customer_id",
      "order_no",
      "status",
      "currency",
      "amount",
      "tax",
      "carriage",
    ]),
    returnLines: await open("return_lines.txt", ["return_no", ...orderLine]),
    newsletter: await open("newsletter.txt", [
      "subscriber_id",
      "email",
      "name",
      "language",
      "subscribed",
      "opted_in",
      "opted_out",
      "source",
    ]),
  };
}

export type ShopTables = Awaited<ReturnType<typeof openShopTables>>;
