import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = <Row = Record<string, unknown>>(...given: Parameters<typeof delivered.db.sql>) =>
  delivered.db.sql<Row>(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

// No two pieces are alike, so that no index can pack them.
const endless = Array.from({ length: 3_000 }, (_, at) => (at * 7919).toString(36)).join(" ");

test("a text in the place of a name is refused with its row, and an id without end is an id all the same", async () => {
  const load = await bring({
    "Accounts.csv": [
      "Account ID,Account Name,Email",
      `A1,${endless},a@nordwind.example`,
      "A2,Nordwind,b@nordwind.example",
      `${endless},Ostwind,c@ostwind.example`,
    ],
  });
  expect(load).toMatchObject({ state: "done", read: 3, created: 2, refused: 1 });
  expect(await sql`select name from party where name <> 'Our company' order by 1`).toEqual([
    { name: "Nordwind" },
    { name: "Ostwind" },
  ]);
  expect(await sql`select distinct code, row_no, field from run_problem where severity = 'refused'`).toEqual([
    { code: "value_endless", row_no: 2, field: "name" },
  ]);
  await load.takeBack();
});

test("a question that stands as the name of a column is a field whose name can be changed", async () => {
  const question = `How satisfied are you with ${"all of what we did for you and ".repeat(20)}?`;
  await bring({
    "Answers.csv": [
      `Company,Mail,${question},${question}`,
      "Nordwind GmbH,a@nordwind.example,very,a little",
      "Ostwind AG,b@ostwind.example,not,much",
    ],
  });
  const fields = await sql<{ key: string }>`select key from custom_field order by key`;
  expect(fields.map(({ key }) => key.slice(0, 27))).toEqual(
    expect.arrayContaining(["How satisfied are you with ", "How satisfied are you with "]),
  );
  for (const { key } of fields) expect(key.length).toBeLessThanOrEqual(100);
  const [firm] = await sql<{ custom: object }>`select custom from party where name = 'Nordwind GmbH'`;
  expect(Object.values(firm?.custom ?? {})).toEqual(expect.arrayContaining(["very", "a little"]));
});

test("signs that nobody sees are in no name, no address, no amount and no day", async () => {
  await bring({
    "Accounts.csv": [
      "Account ID,Account Name,Email,Phone",
      "A1,\u200bNord\u202ewind,\u200bjoe@nordwind.example\u200e,\u202a+49 30 1234567\u202c",
      "A2,\u200b\u200b,,",
    ],
  });
  expect(await sql`select name from party where name <> 'Our company'`).toEqual([{ name: "Nordwind" }]);
  expect(await sql`select raw, normalised from contact_point order by raw`).toEqual([
    { raw: "+49 30 1234567", normalised: "+49301234567" },
    { raw: "joe@nordwind.example", normalised: "joe@nordwind.example" },
  ]);
});

test("figures of other scripts are figures", async () => {
  await bring({
    "Invoices.csv": [
      "Invoice Number,Customer Name,Invoice Date,Total,Currency",
      ...Array.from({ length: 6 }, (_, at) => `N${at},Nordwind GmbH,2024-05-1${at},${at}10.50,EUR`),
      "W1,Nordwind GmbH,２０２４／０５／０２,１２３．５０,EUR",
      "A1,Nordwind GmbH,2024-05-03,١٢٣٫٥٠,EUR",
    ],
  });
  const brought = await sql`
    select number, issued_on::text as day, net_total::float8 as net from document where number in ('W1', 'A1') order by 1`;
  expect(brought).toEqual([
    { number: "A1", day: "2024-05-03", net: 123.5 },
    { number: "W1", day: "2024-05-02", net: 123.5 },
  ]);
});

test("invoices of which no column says what they come to say so", async () => {
  const { codes } = await bring({
    "Invoices.csv": [
      "Invoice Number,Customer Name,Invoice Date,Total",
      "N1,Nordwind GmbH,2024-05-11,on request",
      "N2,Ostwind GmbH,2024-05-12,see letter",
      "N3,Westwind GmbH,2024-05-13,later",
    ],
  });
  expect(codes.map(({ code }) => code)).toContain("totals_empty");
});
