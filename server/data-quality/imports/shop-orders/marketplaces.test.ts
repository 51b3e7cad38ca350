import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { bringIn, contentOf, undo } from "../../../../test/reference/bring-in.ts";

const delivered = deliveries();

async function bring(name: string, lines: readonly string[]) {
  writeFileSync(join(delivered.folder, name), lines.join("\r\n"));
  return bringIn(delivered.db, [join(delivered.folder, name)]);
}

const orders = () =>
  delivered.db.sql`
    select d.number, p.name, p.kind as whose, d.kind, d.state, trim_scale(d.net_total)::text as net, d.recognised_on is not null as counts
    from document d join party p using (party_id) order by d.number, d.kind`;

test("Etsy: an order is worth what the buyer paid less tax, and not what is left after the fees", async () => {
  const before = await contentOf(delivered.db);
  const lines = [
    "Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Buyer,Order Type,SKU",
    "03/13/24,3001,adastone,Ada Stone,Ada,Stone,2,Credit Card,03/15/24,1 High Street,,Leeds,,LS1 4AP,United Kingdom,EUR,40.00,,,5.00,0.00,4.50,1.50,41.00,,1.80,39.20,Ada Stone (adastone),online,MUG-1",
    "03/14/24,3002,zoevale,Zoe Vale,Zoe,Vale,1,PayPal,,2 Low Lane,,York,,YO1 7HH,United Kingdom,EUR,20.00,,,0.00,0.00,4.50,0.00,24.50,,1.10,23.40,Zoe Vale (zoevale),online,MUG-2",
    "03/16/24,3003,adastone,Ada Stone,Ada,Stone,1,Credit Card,,1 High Street,,Leeds,,LS1 4AP,United Kingdom,EUR,20.00,,,0.00,0.00,4.50,0.00,24.50,,1.10,23.40,Ada Stone (adastone),online,MUG-2",
  ];
  const load = await bring("EtsySoldOrders2024.csv", lines);
  expect(load).toMatchObject({ read: 3, created: 3, refused: 0 });
  const each = { whose: "person", kind: "order", state: "confirmed", counts: true };
  expect(await orders()).toEqual([
    { number: "3001", name: "Ada Stone", net: "39.5", ...each },
    { number: "3002", name: "Zoe Vale", net: "24.5", ...each },
    { number: "3003", name: "Ada Stone", net: "24.5", ...each },
  ]);
  expect(await delivered.db.sql`select from party where kind = 'person'`).toHaveLength(2);
  expect(await bring("EtsySoldOrders2024.csv", lines)).toMatchObject({ created: 0, updated: 0 });
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
});

test("Etsy: what was in the orders, in a file of its own, comes to what they were worth, and counts once", async () => {
  const before = await contentOf(delivered.db);
  const files = {
    "EtsySoldOrders2025.csv": [
      "Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Street 1,Ship City,Ship Zipcode,Ship Country,Currency,Order Value,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Order Net,Buyer,SKU",
      "07/30/25,3001,adastone,Ada Stone,Ada,Stone,2,1 High Street,Leeds,LS1 4AP,United Kingdom,EUR,40.00,0,0,5.00,0,45.00,,42.90,Ada Stone (adastone),MUG-1",
      "07/31/25,3002,zoevale,Zoe Vale,Zoe,Vale,2,2 Low Lane,York,YO1 7HH,United Kingdom,EUR,30.00,2.00,0,9.00,1.65,38.65,,27.15,Zoe Vale (zoevale),",
    ],
    "EtsySoldOrderItems2025.csv": [
      "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Ship Name,Ship City,Order ID,Variations,SKU",
      "07/30/25,Mug blue,Ada Stone (adastone),2,20.00,,0,0,5.00,0,40.00,EUR,71,91,07/30/2025,Ada Stone,Leeds,3001,,MUG-1",
      "07/31/25,Mug red,Zoe Vale (zoevale),1,20.00,TEN,2.00,0,9.00,1.65,20.00,EUR,72,92,07/31/2025,Zoe Vale,York,3002,,MUG-2",
      "07/31/25,Saucer,Zoe Vale (zoevale),1,10.00,TEN,0,0,9.00,1.65,10.00,EUR,73,93,07/31/2025,Zoe Vale,York,3002,,",
    ],
  };
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(delivered.folder, name), lines.join("\r\n"));
  const load = await bringIn(delivered.db, [delivered.folder]);
  expect(load).toMatchObject({ read: 5, refused: 0 });
  expect(await orders()).toMatchObject([
    { number: "3001", name: "Ada Stone", net: "45", counts: true },
    { number: "3002", name: "Zoe Vale", net: "37", counts: true },
  ]);
  const lines = await delivered.db.sql`
    select d.number, l.description, trim_scale(l.net_amount)::text as net
    from document_line l join document d using (party_id, document_id) order by 1, 2`;
  expect(lines).toEqual([
    { number: "3001", description: "Mug blue", net: "40" },
    { number: "3001", description: "Shipping", net: "5" },
    { number: "3002", description: "Mug red", net: "18" },
    { number: "3002", description: "Saucer", net: "10" },
    { number: "3002", description: "Shipping", net: "9" },
  ]);
  expect(await undo(delivered.db, load.run)).toBe("done");
  expect(await contentOf(delivered.db)).toEqual(before);
  for (const name of Object.keys(files)) rmSync(join(delivered.folder, name));
});

test("eBay: articles are lines of their order, with carriage and without the tax that eBay takes", async () => {
  const load = await bring("eBay-OrdersReport.csv", [
    "Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Buyer City,Buyer Zip,Buyer Country,Item Number,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,eBay Collected Tax,Total Price,Payment Method,Sale Date,Paid On Date,Shipped On Date",
    "101,10-1-1,ada_s,Ada Stone,abc@members.ebay.example,Leeds,LS1 4AP,United Kingdom,333,Mug blue,MUG-1,2,£10.00,£3.50,£4.70,£28.20,PayPal,13-Mar-24,13-Mar-24,15-Mar-24",
    "102,10-1-2,zoe_v,Zoe Vale,def@members.ebay.example,York,YO1 7HH,United Kingdom,334,Mug red,MUG-2,1,£12.00,£0.00,£0.00,£12.00,PayPal,14-Mar-24,14-Mar-24,",
    "103,10-1-1,ada_s,Ada Stone,abc@members.ebay.example,Leeds,LS1 4AP,United Kingdom,334,Mug red,MUG-2,1,£12.00,£3.50,£4.70,£28.20,PayPal,13-Mar-24,13-Mar-24,15-Mar-24",
  ]);
  expect(load).toMatchObject({ read: 3, created: 3, refused: 0 });
  expect(await orders()).toMatchObject([
    { number: "10-1-1", name: "Ada Stone", whose: "person", net: "35.5", counts: true },
    { number: "10-1-2", name: "Zoe Vale", whose: "person", net: "12", counts: true },
  ]);
});

test("Magento: buyers are people, guests as well, and what was given back carries no more than was paid", async () => {
  const load = await bring("export.csv", [
    "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded",
    "000000001,Main,2024-03-13 09:12:44,Ada Stone,Ada Stone,119.00,119.00,complete,1 High Street,1 High Street,Flat Rate,ADA@bakery.example,General,95.00,5.00,Ada Stone,checkmo,19.00",
    "000000002,Main,2024-03-14 10:00:00,Zoe Vale,Zoe Vale,50.00,50.00,canceled,2 Low Lane,2 Low Lane,Flat Rate,zoe@vale.example,NOT LOGGED IN,45.00,5.00,Zoe Vale,checkmo,0.00",
    "000000003,Main,2024-03-15 11:00:00,Ada Stone,Ada Stone,20.00,20.00,pending_payment,1 High Street,1 High Street,Flat Rate,ada@bakery.example,General,15.00,5.00,Ada Stone,checkmo,0.00",
  ]);
  expect(load).toMatchObject({ read: 3, created: 3, refused: 0 });
  expect(await orders()).toEqual([
    {
      number: "000000001",
      name: "Ada Stone",
      whose: "person",
      kind: "credit_note",
      state: "confirmed",
      net: "-19",
      counts: true,
    },
    {
      number: "000000001",
      name: "Ada Stone",
      whose: "person",
      kind: "order",
      state: "delivered",
      net: "119",
      counts: true,
    },
    {
      number: "000000002",
      name: "Zoe Vale",
      whose: "person",
      kind: "order",
      state: "cancelled",
      net: "50",
      counts: false,
    },
    {
      number: "000000003",
      name: "Ada Stone",
      whose: "person",
      kind: "order",
      state: "draft",
      net: "20",
      counts: false,
    },
  ]);
  expect(await delivered.db.sql`select name from party where kind = 'person' order by 1`).toEqual([
    { name: "Ada Stone" },
    { name: "Zoe Vale" },
  ]);
  const said = await delivered.db.sql`select code from run_problem where run_id = ${load.run}`;
  expect(said).toContainEqual({ code: "tax_unknown" });
});
