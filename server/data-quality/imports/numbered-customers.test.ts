import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const lines = {
  "lines.csv": [
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID",
    "536365,85123A,WHITE HOLDER,6,2010-12-01 08:26,2.00,17850",
    "536365,71053,WHITE LANTERN,6,2010-12-01 08:26,3.00,17850",
    "536366,22633,HAND WARMER,6,2010-12-01 08:28,1.50,17851",
    "536367,84879,BIRD ORNAMENT,32,2010-12-01 08:34,1.00,13047",
    "536368,22960,JAM MAKING SET,6,2010-12-01 08:34,4.00,13048",
    "536369,21756,BATH BLOCK,3,2010-12-01 08:35,6.00,13047",
  ],
};
const list = {
  "Client list.csv": [
    "CustomerID,Company Name,Email,City",
    "17850,Bakery Ltd,info@bakery.example,Leeds",
    "17851,Mill & Sons,info@mill.example,York",
    "13047,Harbour Fish Ltd,info@harbour.example,Hull",
    "13049,New One Ltd,info@new.example,Hull",
  ],
};
const whoBought = () => sql`
  select p.kind, p.name, trim_scale(coalesce(sum(d.net_total), 0))::text as net
  from party p left join document d using (party_id) where p.name <> 'Our company' group by 1, 2 order by 2`;
const known = [
  { kind: "organisation", name: "13048", net: "24" },
  { kind: "organisation", name: "Bakery Ltd", net: "30" },
  { kind: "organisation", name: "Harbour Fish Ltd", net: "50" },
  { kind: "organisation", name: "Mill & Sons", net: "9" },
  { kind: "organisation", name: "New One Ltd", net: "0" },
];

test.each([
  ["after the lines", [lines, list, lines]],
  ["before them", [list, lines, list]],
])("a list that tells whose the numbers are comes %s: it is the same customers", async (_, runs) => {
  for (const files of runs) expect(await bring(files)).toMatchObject({ refused: 0 });
  expect(await whoBought()).toEqual(known);
});

test("a list that comes with the lines says who they are, and a number that it lacks is nobody's", async () => {
  const load = await bring({ ...lines, ...list });
  expect(await whoBought()).toEqual(known.filter(({ name }) => name !== "13048"));
  expect(load.codes).toContainEqual({ code: "reference_unknown", row: 6, value: "13048" });
});

test("customers who were numbers turn out to be people, and taking the list back leaves the numbers", async () => {
  await bring(lines);
  const load = await bring({
    "people.csv": [
      "Customer ID,First Name,Last Name,Email",
      "17850,Ann,Lee,ann@lee.example",
      "17851,Bob,Ray,bob@ray.example",
      "13047,Cy,Dale,cy@dale.example",
      "13048,Di,Moss,di@moss.example",
    ],
  });
  expect(load).toMatchObject({ created: 0, updated: 4 });
  expect(await whoBought()).toEqual([
    { kind: "person", name: "Ann Lee", net: "30" },
    { kind: "person", name: "Bob Ray", net: "9" },
    { kind: "person", name: "Cy Dale", net: "50" },
    { kind: "person", name: "Di Moss", net: "24" },
  ]);
  await load.takeBack();
  expect(await whoBought()).toEqual(
    [
      ["13047", "50"],
      ["13048", "24"],
      ["17850", "30"],
      ["17851", "9"],
    ].map(([name, net]) => ({ kind: "organisation", name, net })),
  );
});

test("suppliers of the same numbers are others", async () => {
  const suppliers = {
    "Suppliers.csv": [
      "Supplier ID,Supplier Name,Email",
      "17850,Flour Mill Ltd,a@flour.example",
      "17851,Salt Works Ltd,b@salt.example",
      "13047,Sugar Ltd,c@sugar.example",
      "13048,Butter Ltd,d@butter.example",
    ],
  };
  for (const files of [suppliers, lines, suppliers]) await bring(files);
  expect(await whoBought()).toMatchObject([
    { name: "13047", net: "50" },
    { name: "13048", net: "24" },
    { name: "17850", net: "30" },
    { name: "17851", net: "9" },
    { name: "Butter Ltd", net: "0" },
    { name: "Flour Mill Ltd", net: "0" },
    { name: "Salt Works Ltd", net: "0" },
    { name: "Sugar Ltd", net: "0" },
  ]);
});

const sold = [
  ["1001", "25.50"],
  ["1002", "13.20"],
  ["1001", "99.00"],
  ["1003", "45.10"],
  ["1001", "20.00"],
] as const;

test.each([
  ["customer_id,date,amount", ","],
  ["CustomerID,InvoiceDate,Revenue", ","],
  ["Kunde;Datum;Betrag", ";"],
  ["id_cliente,fecha,importe", ","],
  ["id,date,sales", ","],
])("who, when and how much is what was sold to them: %s", async (header, sign) => {
  const rows = sold.map(([who, much], at) => [who, `2024-03-${13 + at}`, much].join(sign));
  const load = await bring({ "export.csv": [header, ...rows] });
  expect(load).toMatchObject({ created: 5, refused: 0 });
  const found = await sql`
    select p.name, count(*)::integer as sales, trim_scale(sum(d.net_total))::text as net, bool_and(d.recognised_on is not null) as counts
    from document d join party p using (party_id) group by 1 order by 1`;
  expect(found).toEqual([
    { name: "1001", sales: 3, net: "144.5", counts: true },
    { name: "1002", sales: 1, net: "13.2", counts: true },
    { name: "1003", sales: 1, net: "45.1", counts: true },
  ]);
});

test("payments that name their customers by number alone are theirs, and what moved on accounts is nobody's sale", async () => {
  const rows = sold.map(([who, much], at) => `${who},2024-03-${13 + at},${much}`);
  await bring({ "payments.csv": ["customer_id,payment_date,amount", ...rows] });
  expect(
    await sql`select p.name, count(*)::integer as count from payment y join party p using (party_id) group by 1 order by 1`,
  ).toEqual([
    { name: "1001", count: 3 },
    { name: "1002", count: 1 },
    { name: "1003", count: 1 },
  ]);
  await bring({ "ledger.csv": ["account,date,amount,text", ...rows.map((row) => `${row},Rent`)] });
  expect(await sql`select count(*)::integer as count from party where name = '1001'`).toEqual([{ count: 1 }]);
});
