import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";
import { namesIn } from "./reading/values/several-names.ts";
import { signBetweenNames } from "./recognition/columns/several-in-cells.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

test.each<[string, string[]]>([
  ["Ann Lee, Bob Ray", ["Ann Lee", "Bob Ray"]],
  ["Ann Lee,Bob Ray", ["Ann Lee", "Bob Ray"]],
  ["Harbour Fish, Inc.", ["Harbour Fish, Inc."]],
  ["Mill & Sons,Harbour Fish, Inc.,Acme", ["Mill & Sons", "Harbour Fish, Inc.", "Acme"]],
  ['"Baker, Stone and Vale",Acme', ["Baker, Stone and Vale", "Acme"]],
  ["Martin King, Jr., Bob Ray, MD", ["Martin King, Jr.", "Bob Ray, MD"]],
  [" , Acme,", ["Acme"]],
])("the names in “%s” are %j", (words, names) => {
  expect(namesIn(words, ",")).toEqual(names);
});

test("a comma stands between names where each stands alone elsewhere or is whole, and else within one", () => {
  expect(signBetweenNames(["Acme", "Acme, Beta Ltd", "Beta Ltd"])).toBe(",");
  expect(signBetweenNames(["Gamma Inc, Delta GmbH", "Acme"])).toBe(",");
  expect(signBetweenNames(["Ann Lee, Bob Ray", "Di Moss"])).toBe(",");
  expect(signBetweenNames(["Acme; Beta"])).toBe(";");
  for (const one of [
    ["Lee, Ann", "Ray, Bob", "Moss"],
    ["Harbour Fish, Inc.", "Mill & Sons, Ltd."],
    ["Hotel Adler, Berlin", "Hotel Adler, Wien"],
    ["Universität Wien, Institut für Physik", "Universität Wien, Dekanat"],
    ["Bakery Ltd, Ada Stone", "Mill GmbH, Bob Ray"],
    ["García Márquez, Gabriel José", "Vale"],
  ])
    expect(signBetweenNames(one)).toBeUndefined();
});

test("linked records: companies that one cell names are several, and people work at each of them", async () => {
  await bring({
    "Contacts.csv": [
      "Name,Email,Company",
      "Ann Lee,ann@lee.example,Bakery Ltd",
      'Bob Ray,bob@ray.example,"Bakery Ltd, Mill & Sons"',
      "Cy Dale,cy@dale.example,Mill & Sons",
      'Di Moss,di@moss.example,"Harbour Fish, Inc."',
      'Ed Pike,ed@pike.example,"Mill & Sons,Harbour Fish, Inc."',
    ],
    "Deals.csv": [
      "Deal Name,Contacts,Stage,Amount,Close Date",
      'Oven,"Ann Lee, Bob Ray",Proposal,12000,2024-05-01',
      'Mixer,"Cy Dale,Ann Lee",Closed Won,3000,2024-04-15',
      "Slicer,Cy Dale,Proposal,1500,2024-06-15",
      "Freezer,Di Moss,Proposal,900,2024-06-20",
    ],
  });
  const people = await sql`
    select p.name, array_agg(w.name order by w.name) as works_for from party p
    join relationship r on r.party_id = p.party_id and r.type = 'works_for' and r.direction = 'from'
    join party w on w.party_id = r.other_party_id group by 1 order by 1`;
  expect(people).toEqual([
    { name: "Ann Lee", works_for: ["Bakery Ltd"] },
    { name: "Bob Ray", works_for: ["Bakery Ltd", "Mill & Sons"] },
    { name: "Cy Dale", works_for: ["Mill & Sons"] },
    { name: "Di Moss", works_for: ["Harbour Fish, Inc."] },
    { name: "Ed Pike", works_for: ["Harbour Fish, Inc.", "Mill & Sons"] },
  ]);
  const deals =
    await sql`select o.name, p.name as whose from opportunity o join party p using (party_id) order by 1`;
  expect(deals).toEqual([
    { name: "Freezer", whose: "Harbour Fish, Inc." },
    { name: "Mixer", whose: "Mill & Sons" },
    { name: "Oven", whose: "Bakery Ltd" },
    { name: "Slicer", whose: "Mill & Sons" },
  ]);
});

test("an order that names two buyers is the first one's, the second is there as well, and it is said", async () => {
  const load = await bring({
    "orders.csv": [
      "Order No,Order Date,Customer,Total",
      '1001,2024-03-01,"Ann Lee, Bob Ray",120.00',
      "1002,2024-03-02,Ann Lee,80.00",
      '1003,2024-03-04,"Ann Lee,Cy Dale",60.00',
      "1004,2024-03-05,Di Moss,50.00",
    ],
  });
  const whose = await sql`
    select p.kind, p.name, array_remove(array_agg(d.number order by d.number), null) as orders
    from party p left join document d using (party_id) where p.name <> 'Our company' group by 1, 2 order by 2`;
  expect(whose).toEqual([
    { kind: "person", name: "Ann Lee", orders: ["1001", "1002", "1003"] },
    { kind: "person", name: "Bob Ray", orders: [] },
    { kind: "person", name: "Cy Dale", orders: [] },
    { kind: "person", name: "Di Moss", orders: ["1004"] },
  ]);
  const notes =
    await sql`select code, field, message from run_problem where run_id = ${load.run} and code = 'several_named'`;
  expect(notes).toEqual([
    { code: "several_named", field: "Customer", message: expect.stringContaining("2 rows name several") },
  ]);
});

test("names with links behind them are the names, and the page's sign behind a list's name is none of it", async () => {
  await bring({
    "Meetings 1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d.csv": [
      "Name,Date,Client,Notes",
      'Kick-off,"March 3, 2024",Bakery Ltd (https://notes.example/Bakery-0123),First talk',
      'Review,"March 10, 2024",Mill & Sons (https://notes.example/Mill-0124),Second talk',
      'Close,"March 17, 2024",Bakery Ltd (https://notes.example/Bakery-0123),Signed',
    ],
    "Clients 9f8e7d6c5b4a39281706f5e4d3c2b1a0.csv": [
      "Name,Industry,Email,Contacts",
      'Bakery Ltd,Food,info@bakery.example,"Ann Lee (https://notes.example/Ann-01), Bob Ray (https://notes.example/Bob-02)"',
      "Mill & Sons,Food,info@mill.example,Cy Dale (https://notes.example/Cy-03)",
    ],
  });
  const talks = await sql`select c.subject, p.name from contact c join party p using (party_id) order by 1`;
  expect(talks).toEqual([
    { subject: "Close", name: "Bakery Ltd" },
    { subject: "Kick-off", name: "Bakery Ltd" },
    { subject: "Review", name: "Mill & Sons" },
  ]);
  const people = await sql`
    select p.name, w.name as works_for from party p
    join relationship r on r.party_id = p.party_id and r.type = 'works_for' and r.direction = 'from'
    join party w on w.party_id = r.other_party_id order by 1`;
  expect(people).toEqual([
    { name: "Ann Lee", works_for: "Bakery Ltd" },
    { name: "Bob Ray", works_for: "Bakery Ltd" },
    { name: "Cy Dale", works_for: "Mill & Sons" },
  ]);
});
