import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";
import { proposeDelivery } from "./recognition/propose-delivery.ts";
import { sketchTable } from "./recognition/sketch-table.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-named-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

/** Brings tables in as they are proposed. */
async function bring(tables: Readonly<Record<string, string[]>>) {
  const sketches = Object.entries(tables).map(([name, lines]) => {
    writeFileSync(join(folder, `${name}.csv`), lines.join("\n"));
    const [header = [], ...rows] = lines.map((line) => line.split(","));
    return sketchTable({ name, header, rows });
  });
  const proposals = proposeDelivery(sketches);
  const modules = Object.fromEntries(proposals.flatMap(({ name, map }) => (map ? [[name, map]] : [])));
  return bringIn(db, [folder], { profile: ImportProfile.parse({ source: "own", modules }) });
}

const customers = [
  "Customer No,Company Name",
  "C1,Bakery Ltd",
  "C2,Hartmann GmbH",
  "C3,Delcourt SARL",
  "C4,Farms Inc",
];
const inParts = [
  "First Name,Last Name,Email,Company",
  "Ada,Stone,ada@bakery.example,Bakery Ltd",
  "Jonas,Hartmann,jonas@hartmann.example,Hartmann GmbH",
  "Claire,Delcourt,claire@delcourt.example,Delcourt SARL",
  "Ada,Stone,ada@farms.example,Farms Inc",
];
const whole = inParts.map((line, at) => (at === 0 ? "Full Name,Email,Company" : line.replace(",", " ")));
const orders = [
  "Order Number,Order Date,Customer No,Contact,Total",
  "O1,2024-03-01,C1,Ada Stone,120.50",
  "O2,2024-03-15,C2,Jonas Hartmann,980.00",
  "O3,2024-04-02,C3,Claire Delcourt,45.10",
  "O4,2024-04-20,C4,Ada Stone,300.00",
];
const named = (name: string) => name.replace(/(Ada|Jonas|Claire) /, "$1,");
const ordersInParts = orders.map((line, at) =>
  at === 0 ? line.replace("Contact", "Contact First Name,Contact Last Name") : named(line),
);
const contacts = () =>
  db.sql`
    select d.number, p.name, c.raw as mail from document d
    join party p on p.party_id = d.person_party_id join contact_point c on c.party_id = p.party_id order by 1`;

test.each([
  ["one name, people in two columns", orders, inParts],
  ["two columns, people by one name", ordersInParts, whole],
  ["two columns, as people are", ordersInParts, inParts],
])(
  "an order's contact is found by the whole name, of two so called the customer's own: %s",
  async (_, given, people) => {
    const before = await contentOf(db);
    const load = await bring({ customers, people, orders: given });
    expect(load).toMatchObject({ refused: 0, created: 12 });
    expect(await contacts()).toEqual([
      { number: "O1", name: "Ada Stone", mail: "ada@bakery.example" },
      { number: "O2", name: "Jonas Hartmann", mail: "jonas@hartmann.example" },
      { number: "O3", name: "Claire Delcourt", mail: "claire@delcourt.example" },
      { number: "O4", name: "Ada Stone", mail: "ada@farms.example" },
    ]);
    const again = await bring({ customers, people, orders: given });
    expect(again).toMatchObject({ created: 0, updated: 0 });
    expect(await undo(db, load.run)).toBe("done");
    expect(await contentOf(db)).toEqual(before);
  },
);

test("names that nobody has stay with the order as they stand", async () => {
  const strangers = orders.map((line) =>
    line.replace(/Ada Stone|Jonas Hartmann|Claire Delcourt/, "Ruth Vale"),
  );
  await bring({ customers, people: inParts, orders: strangers });
  expect(await contacts()).toEqual([]);
  const [order] = await db.sql`select custom from document where number = 'O1'`;
  expect(order).toEqual({ custom: { Contact: "Ruth Vale" } });
});

test("a document of one total is worth it, less the tax where that is said; lines of its own know better", async () => {
  const { run } = await bring({ customers, orders });
  const worth = () => db.sql`
    select d.number, d.net_total::float as net, d.gross_total::float as gross, sum(l.net_amount)::float as lines
    from document d left join document_line l using (party_id, document_id) group by 1, 2, 3 order by 1 limit 2`;
  expect(await worth()).toEqual([
    { number: "O1", net: 120.5, gross: 120.5, lines: 120.5 },
    { number: "O2", net: 980, gross: 980, lines: 980 },
  ]);
  const notes = () => db.sql`select path from run_problem where run_id = ${run} and code = 'tax_unknown'`;
  expect(await notes()).toEqual([{ path: "orders.csv" }]);
  expect(await undo(db, run)).toBe("done");

  const taxed = orders.map((line, at) => `${line},${at === 0 ? "Tax" : "20.5"}`);
  const second = await bring({ customers, orders: taxed });
  expect((await worth())[0]).toEqual({ number: "O1", net: 100, gross: 120.5, lines: 100 });
  expect(await undo(db, second.run)).toBe("done");

  const lines = [
    "Order Number,Line,Product,Quantity,Unit Price",
    "O1,1,Flour,2,40.00",
    "O1,2,Salt,1,7.00",
    "O2,1,Flour,3,40.00",
  ];
  const third = await bring({ customers, orders, "order lines": lines });
  expect((await worth())[0]).toMatchObject({ number: "O1", net: 87, lines: 87 });
  expect(await db.sql`select from run_problem where run_id = ${third.run} and code = 'tax_unknown'`).toEqual(
    [],
  );
  const differing = await db.sql`
    select row_no from run_problem where run_id = ${third.run} and code = 'lines_differ' order by 1`;
  expect(differing).toEqual([{ row_no: 2 }, { row_no: 3 }]);
});
