import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const sold = () => sql`
  select p.name, d.kind, trim_scale(sum(d.gross_total))::text as gross
  from document d join party p using (party_id) where d.recognised_on is not null group by 1, 2 order by 1, 2`;
const paid = () => sql`
  select p.name, trim_scale(sum(y.amount))::text as amount from payment y join party p using (party_id) group by 1 order by 1`;

const hall = "Hall Ltd";
const nor = "Nor AB";
const ofBoth = {
  sold: [
    { name: hall, kind: "invoice", gross: "100" },
    { name: nor, kind: "credit_note", gross: "-50" },
    { name: nor, kind: "invoice", gross: "200" },
  ],
  paid: [
    { name: hall, amount: "300" },
    { name: nor, amount: "150" },
  ],
};

test.each([
  [
    "with a minus, said in a column that is called a description",
    [
      "Customer,Date,Description,Reference,Amount,Balance",
      `${hall},2024-03-01,Opening Balance,,500.00,500.00`,
      `${hall},2024-03-03,Invoice,INV-1,100.00,600.00`,
      `${hall},2024-03-05,Payment,P-1,-300.00,300.00`,
      `${hall},2024-03-31,Closing Balance,,300.00,300.00`,
      `${nor},2024-03-01,Opening Balance,,20.00,20.00`,
      `${nor},2024-03-04,Invoice,INV-2,200.00,220.00`,
      `${nor},2024-03-09,Credit Note,CN-1,-50.00,170.00`,
      `${nor},2024-03-10,Payment,P-2,-150.00,20.00`,
    ],
  ],
  [
    "on two sides",
    [
      "Customer,Date,Type,Number,Debit,Credit,Balance",
      `${hall},2024-03-01,Opening balance,,500.00,,500.00`,
      `${hall},2024-03-03,Invoice,INV-1,100.00,,600.00`,
      `${hall},2024-03-05,Payment,P-1,,300.00,300.00`,
      `${nor},2024-03-04,Invoice,INV-2,200.00,,220.00`,
      `${nor},2024-03-09,Credit note,CN-1,,50.00,170.00`,
      `${nor},2024-03-10,Payment,P-2,,150.00,20.00`,
      `${nor},2024-03-31,Closing balance,,20.00,,20.00`,
    ],
  ],
  [
    "without a minus, told by the kind",
    [
      "Customer,Date,Doc Type,Doc No,Dr/Cr,Amount",
      `${hall},2024-03-03,Invoice,INV-1,Dr,100.00`,
      `${hall},2024-03-05,Receipt,P-1,Cr,300.00`,
      `${nor},2024-03-04,Invoice,INV-2,Dr,200.00`,
      `${nor},2024-03-09,Credit Note,CN-1,Cr,50.00`,
      `${nor},2024-03-10,Receipt,P-2,Cr,150.00`,
    ],
  ],
])("a statement of account, %s: no balance is sold or paid", async (_, lines) => {
  const load = await bring({ "Statement.csv": lines });
  expect(await sold()).toEqual(ofBoth.sold);
  expect(await paid()).toEqual(ofBoth.paid);
  const balances = lines.filter((line) => /balance,/i.test(line) && !line.startsWith("Customer"));
  expect(load.codes.filter(({ code }) => code === "row_passed_over")).toHaveLength(balances.length);
  await load.takeBack();
});

test("details that go on behind what they are: the first word tells", async () => {
  const rows = Array.from({ length: 20 }, (_, n) => [
    `2024-03-0${1 + (n % 9)},${n % 2 ? hall : nor},Invoice INV-${n},${100 + n}.00`,
    `2024-03-1${n % 9},${n % 2 ? hall : nor},Payment by transfer ${n},-${100 + n}.00`,
  ]).flat();
  const load = await bring({
    "Statement.csv": [
      "Date,Customer,Details,Amount",
      `2024-03-01,${hall},Balance brought forward,500.00`,
      ...rows,
    ],
  });
  expect(await sold()).toEqual([
    { name: hall, kind: "invoice", gross: "1100" },
    { name: nor, kind: "invoice", gross: "1090" },
  ]);
  expect(await paid()).toEqual([
    { name: hall, amount: "1100" },
    { name: nor, amount: "1090" },
  ]);
  await load.takeBack();
});

test("a letter says on which side an invoice stands, and payments that all have a minus came in", async () => {
  const load = await bring({
    "invoices.csv": [
      "Invoice No,Customer,Date,D/C,Total",
      `I1,${hall},2024-03-01,D,100.00`,
      `I2,${nor},2024-03-02,D,200.00`,
      `K1,${nor},2024-03-03,C,50.00`,
      `I3,${nor},2024-03-04,D,70.00`,
    ],
    "Payments.csv": [
      "Payment No,Customer,Date,Amount",
      ...[1, 2, 3, 4].map((n) => `P${n},${n % 2 ? hall : nor},2024-03-0${n},-${n}0.00`),
    ],
  });
  expect(await sold()).toEqual([
    { name: hall, kind: "invoice", gross: "100" },
    { name: nor, kind: "credit_note", gross: "-50" },
    { name: nor, kind: "invoice", gross: "270" },
  ]);
  expect(await paid()).toEqual([
    { name: hall, amount: "40" },
    { name: nor, amount: "60" },
  ]);
  await load.takeBack();
});

test("a type in words that nobody knows is said with what it comes to", async () => {
  const load = await bring({
    "Invoices.csv": [
      "Invoice No,Customer,Date,Type,Total",
      ...[1, 2, 3, 4, 5].map((n) => `I${n},${hall},2024-03-0${n},${n === 3 ? "Blorp" : "Frum"},${n}0.00`),
    ],
  });
  const [note] =
    await sql`select message from run_problem where run_id = ${load.run} and code = 'document_state_assumed'`;
  expect(note?.message).toContain("“Blorp” in 1 row, 30.00 together");
  await load.takeBack();
});

test("what a document comes to in its own currency counts, and not what the books make of it at home", async () => {
  const load = await bring({
    "OCRD.csv": [
      "CardCode,CardName,Country",
      "C2000,Hallbrook Ltd,GB",
      "C2001,Norrvik AB,SE",
      "C2002,Almeda SA,FR",
    ],
    "OINV.csv": [
      "DocEntry,DocNum,DocDate,CardCode,DocCur,DocRate,DocTotal,DocTotalFC,VatSum,VatSumFC",
      "1,901,20240301,C2000,GBP,1.17,1392.30,1190.00,222.30,190.00",
      "2,902,20240302,C2001,SEK,0.09,1071.00,11900.00,171.00,1900.00",
      "3,903,20240303,C2001,EUR,0,119.00,0,19.00,0",
      "4,904,20240304,C2000,GBP,1.17,139.23,119.00,22.23,19.00",
    ],
    "Sales.csv": [
      "Invoice No,Customer,Date,Currency,Home currency total,Exchange rate",
      `I1,${hall},2024-03-01,USD,92.00,0.92`,
      `I2,${nor},2024-03-02,EUR,50.00,1`,
      `I3,${hall},2024-03-03,USD,184.00,0.92`,
    ],
  });
  const rows = await sql`
    select number, currency, trim_scale(gross_total)::text as gross from document order by number`;
  expect(rows).toEqual([
    { number: "901", currency: "GBP", gross: "1190" },
    { number: "902", currency: "SEK", gross: "11900" },
    { number: "903", currency: "EUR", gross: "119" },
    { number: "904", currency: "GBP", gross: "119" },
    { number: "I1", currency: "EUR", gross: "92" },
    { number: "I2", currency: "EUR", gross: "50" },
    { number: "I3", currency: "EUR", gross: "184" },
  ]);
  await load.takeBack();
});

test("reminders are what is to be done and no invoices, and a length is read by its unit", async () => {
  const load = await bring({
    "Reminders.csv": [
      "Customer,Reminder,Due Date,Done",
      `${hall},Call about renewal,2024-05-02,yes`,
      `${nor},Send the offer,2024-05-04,no`,
      `${hall},Ask for feedback,2024-06-01,no`,
    ],
    "Calls.csv": [
      "Customer,Started,Subject,Duration,Unit",
      `${hall},2024-03-01 10:00,Prices,15,min`,
      `${nor},2024-03-02 10:00,Visit,2,hours`,
      `${hall},2024-03-03 10:00,Training,1,day`,
    ],
  });
  const rows = await sql`
    select channel, state, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as day, trim_scale(minutes)::text as minutes
    from contact order by 3`;
  expect(rows).toMatchObject([
    { channel: "phone", minutes: "15" },
    { channel: "phone", minutes: "120" },
    { channel: "phone", day: "2024-03-03" },
    { channel: "task", state: "done", day: "2024-05-02" },
    { channel: "task", state: "planned", day: "2024-05-04" },
    { channel: "task", state: "planned", day: "2024-06-01" },
  ]);
  expect(await sql`select count(*)::integer as n from document`).toEqual([{ n: 0 }]);
  await load.takeBack();
});

test("what was refunded is asked where no column says how much, and a refunded payment went back", async () => {
  const load = await bring({
    "orders.csv": [
      "Order No,Customer,Email,Date,Total,Status",
      "D1,Ann Lee,ann@x.example,2024-03-01,50.00,Paid",
      "D2,Bob Ray,bob@x.example,2024-03-02,60.00,Refunded",
      "D3,Cy Dow,cy@x.example,2024-03-03,70.00,Paid",
    ],
    "Recebimentos.csv": [
      "Recibo;Cliente;Data;Valor;Situação",
      "R1;Hall Ltda;13/03/2024;100,00;Pago",
      "R2;Nor SA;14/03/2024;200,00;Estornado",
      "R3;Hall Ltda;15/03/2024;300,00;Recusado",
    ],
  });
  const [note] =
    await sql`select message from run_problem where run_id = ${load.run} and code = 'document_state_assumed'`;
  expect(note?.message).toContain("“Refunded” in 1 row, 60.00 together");
  expect(await paid()).toEqual([
    { name: "Hall Ltda", amount: "100" },
    { name: "Nor SA", amount: "0" },
  ]);
  await load.takeBack();
});
