import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";
import { proposeDelivery } from "./recognition/propose-delivery.ts";
import { sketchTable } from "./recognition/sketch-table.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>, encoding?: string) =>
  bringAsProposed(delivered, files, encoding);
const documents = () => sql`
  select d.kind, d.number, p.kind as who, p.name, d.state, trim_scale(d.net_total)::text as net, d.currency
  from document d join party p using (party_id) order by d.number`;

test("a ledger of who took what and owes what: customers come again, and each row is a sale", async () => {
  const load = await bring({
    "Customer ledger.csv": [
      "S/N,Date,Customer Name,Phone No,Item,Qty,Rate,Amount,Amount Paid,Balance,Remark",
      '1,13-Mar-24,Mama Ngozi Stores,08031234567,Rice 50kg,10,"₦62,000","₦620,000","₦620,000",₦0,Paid',
      '2,14-Mar-24,Alhaji Musa & Sons,08039876543,Beans 25kg,5,"₦30,000","₦150,000","₦100,000","₦50,000",Part payment',
      '3,15-Mar-24,Mama Ngozi Stores,08031234567,Oil 25L,4,"₦45,000","₦180,000",₦0,"₦180,000",Owing',
      '4,18-Mar-24,Chinedu Okafor,08055555555,Rice 50kg,2,"₦62,000","₦124,000","₦124,000",₦0,Paid',
    ],
  });
  expect(await documents()).toMatchObject([
    { number: "1", name: "Mama Ngozi Stores", net: "620000", currency: "NGN" },
    { number: "2", name: "Alhaji Musa & Sons", net: "150000", currency: "NGN" },
    { number: "3", name: "Mama Ngozi Stores", net: "180000", currency: "NGN" },
    { number: "4", name: "Chinedu Okafor", net: "124000", currency: "NGN" },
  ]);
  expect(await sql`select count(*)::integer as count from party where name <> 'Our company'`).toEqual([
    { count: 3 },
  ]);
  await load.takeBack();
});

test("bookings in Japanese are of whoever is named, on the only day there is, and one that was called off is no revenue", async () => {
  await bring(
    {
      "予約.csv": [
        "予約番号,来店日,開始時間,お客様名,フリガナ,電話番号,メニュー,スタッフ,金額,ステータス",
        "B001,2024/03/13,10:00,山田 花子,ヤマダ ハナコ,090-1234-5678,カット,佐藤,5500,来店済み",
        "B002,2024/03/14,11:30,鈴木 一郎,スズキ イチロウ,090-1234-5679,カラー,田中,8800,来店済み",
        "B003,2024/03/15,13:00,山田 花子,ヤマダ ハナコ,090-1234-5678,パーマ,佐藤,12000,キャンセル",
        "B004,2024/03/20,10:00,高橋 美咲,タカハシ ミサキ,090-1234-5680,カット,佐藤,5500,来店済み",
      ],
    },
    "shift_jis",
  );
  expect(await documents()).toMatchObject([
    { kind: "order", number: "B001", who: "person", name: "山田 花子", net: "5500" },
    { number: "B002", name: "鈴木 一郎", net: "8800" },
    { number: "B003", name: "山田 花子", state: "cancelled" },
    { number: "B004", name: "高橋 美咲", net: "5500" },
  ]);
});

test("rows of jobs with what was invoiced for them are no people, whoever they name", () => {
  const [proposal] = proposeDelivery([
    sketchTable({
      name: "Jobs",
      header:
        "Job Number,Date,Status,Company Name,Contact First,Contact Last,Email,Mobile,Job Description,Invoice Amount,Payment Date".split(
          ",",
        ),
      rows: [
        "J1001,13/03/2024,Completed,Harbour Cafe Pty Ltd,Ada,Stone,ada@harbour.example,0412 345 678,Leaking tap,220.00,20/03/2024",
        "J1002,14/03/2024,Quote,,Bob,Ray,bob@ray.example,0412 345 679,New toilet,880.00,",
        "J1003,15/03/2024,Completed,,Zoe,Vale,zoe@vale.example,0412 345 680,Blocked drain,330.00,",
      ].map((row) => row.split(",")),
    }),
  ]);
  expect(proposal?.kind).toBe("document");
  expect(proposal?.map?.columns).toMatchObject({ "Invoice Amount": "gross_total", Date: "issued_at" });
});

test.each([
  ["Nr.;Firma/Nachname;Vorname;PLZ;Ort;E-Mail", ";", "Kontakte.csv"],
  ["Card ID,Co./Last Name,First Name,Postcode,City,Email", ",", "cards.csv"],
])(
  "%s: a row with a given name is a person, any other a company, and invoices find both",
  async (header, sign, name) => {
    const rows = [
      ["1001", "Huber Bau AG", "", "8001", "Zürich", "info@huberbau.example"],
      ["1002", "Meier", "Anna", "6003", "Luzern", "anna@meier.example"],
      ["1003", "Keller", "Urs", "3011", "Bern", "urs@keller.example"],
    ].map((cells) => cells.join(sign));
    await bring({
      [name]: [header, ...rows],
      "Rechnungen.csv": [
        "Rechnungsnr.;Kontakt-Nr.;Datum;Netto;MWST;Brutto",
        "RE-1;1001;13.03.2024;1'000.00;81.00;1'081.00",
        "RE-2;1002;14.03.2024;200.00;16.20;216.20",
        "RE-3;1003;15.03.2024;50.00;4.05;54.05",
      ],
    });
    expect(await documents()).toMatchObject([
      { number: "RE-1", who: "organisation", name: "Huber Bau AG", net: "1000" },
      { number: "RE-2", who: "person", name: "Anna Meier", net: "200" },
      { number: "RE-3", who: "person", name: "Urs Keller", net: "50" },
    ]);
  },
);

test("bills that name people and companies by whole names find both in a list that has the names in two columns", async () => {
  await bring({
    "contacts.csv": [
      "Id,Type,First Name,Last Name,Company,Primary Email",
      "11,Person,Ada,Stone,Bakery LLC,ada@bakery.example",
      "12,Company,,,Bakery LLC,info@bakery.example",
      "13,Person,Zed,Vale,,zed@vale.example",
    ],
    "bills.csv": [
      "Bill Number,Client,Issued Date,Due Date,State,Subtotal,Tax,Total",
      "1001,Ada Stone,03/31/2024,04/30/2024,Paid,500.00,0.00,500.00",
      "1002,Bakery LLC,03/31/2024,04/30/2024,Awaiting Payment,1200.00,0.00,1200.00",
      "1003,Zed Vale,04/30/2024,05/30/2024,Void,300.00,0.00,300.00",
    ],
  });
  expect(await documents()).toMatchObject([
    { number: "1001", name: "Ada Stone" },
    { number: "1002", name: "Bakery LLC" },
    { number: "1003", name: "Zed Vale", state: "cancelled" },
  ]);
});

test("an amount with its tax in it is no price before a discount; numbers without a country are phones where the column says so", async () => {
  await bring({
    "facturen.csv": [
      "Factuurnummer;Bedrijfsnaam;Factuurdatum;Omschrijving;Aantal;Prijs;BTW-tarief;Bedrag excl. btw;Bedrag incl. btw",
      "2024-1;Bakkerij B.V.;13-03-2024;Advies;2;100,00;21%;200,00;242,00",
      "2024-1;Bakkerij B.V.;13-03-2024;Reiskosten;1;50,00;21%;50,00;60,50",
      "2024-2;Molen & Zn.;15-03-2024;Advies;3;100,00;21%;300,00;363,00",
    ],
    "socios.csv": [
      "Nº Socio;Nombre;Apellidos;Teléfono;Email",
      "1;Lucía;García López;600 111 222;lucia@garcia.example",
      "2;Pedro;Ruiz Sanz;600 111 223;pedro@ruiz.example",
    ],
  });
  expect(
    await sql`select trim_scale(sum(net_amount))::text as net, trim_scale(sum(discount_amount))::text as off from document_line`,
  ).toEqual([{ net: "550", off: "0" }]);
  expect(
    await sql`select p.name, c.raw from contact_point c join party p using (party_id) where c.kind = 'phone' order by 1`,
  ).toEqual([
    { name: "Lucía García López", raw: "600 111 222" },
    { name: "Pedro Ruiz Sanz", raw: "600 111 223" },
  ]);
});

const transactions = [
  "Transaction Date,Type,Order,Payout Status,Payout Date,Amount,Fee,Net,Currency",
  "2024-03-01 10:00:00 +0000,charge,#1001,paid,2024-03-04,61.20,1.93,59.27,EUR",
  "2024-03-02 10:00:00 +0000,charge,#1002,paid,2024-03-04,88.80,2.72,86.08,EUR",
  "2024-03-03 10:00:00 +0000,refund,#1001,paid,2024-03-04,-20.00,0.00,-20.00,EUR",
  "2024-03-04 10:00:00 +0000,adjustment,,paid,2024-03-04,-5.00,0.00,-5.00,EUR",
];

test("what was paid out of orders that came along is what their buyers paid, and what went back; the rest is left out", async () => {
  const load = await bring({
    "transactions.csv": transactions,
    "orders.csv": [
      "Order,Customer,Email,Order Date,Total",
      "#1001,Ann Lee,ann@lee.example,2024-03-01,61.20",
      "#1002,Bob Ray,bob@ray.example,2024-03-02,88.80",
      "#1003,Cy Dale,cy@dale.example,2024-03-02,18.80",
    ],
  });
  const paid = await sql`
    select p.name, d.number, trim_scale(y.amount)::text as amount, trim_scale(y.fee_amount)::text as fee
    from payment y join party p using (party_id) join allocation a using (party_id, payment_id) join document d using (party_id, document_id)
    order by received_on`;
  expect(paid).toEqual([
    { name: "Ann Lee", number: "#1001", amount: "61.2", fee: "1.93" },
    { name: "Bob Ray", number: "#1002", amount: "88.8", fee: "2.72" },
    { name: "Ann Lee", number: "#1001", amount: "-20", fee: "0" },
  ]);
  expect(load.codes).toContainEqual({ code: "row_passed_over", row: 5, value: "" });
});

test.each<[string, readonly string[]]>([
  ["transactions.csv", transactions],
  [
    "payouts.csv",
    [
      "Payout Date,Status,Charges,Refunds,Fees,Total,Currency,Bank Reference",
      "2024-03-04,paid,150.00,-20.00,-4.65,125.35,EUR,REF001",
      "2024-03-05,paid,90.00,0.00,-2.85,87.15,EUR,REF002",
    ],
  ],
  [
    "balance.csv",
    [
      "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Facing Amount,Customer Facing Currency",
      "txn_1,charge,ch_1,20.00,0.88,19.12,usd,2024-03-01 10:00:00,2024-03-03 00:00:00,Order 1001,20.00,usd",
      "txn_2,payout,po_1,-19.12,0.00,-19.12,usd,2024-03-04 10:00:00,2024-03-04 00:00:00,PAYOUT,,",
    ],
  ],
])("%s alone is left out, and says why", async (name, rows) => {
  const load = await bring({
    [name]: rows,
    "people.csv": ["Name,Email", "Ann Lee,ann@lee.example", "Bob Ray,bob@ray.example"],
  });
  expect(load).toMatchObject({ created: 2, refused: 0 });
  expect(load.codes.map(({ code }) => code)).toEqual(["rows_paid_out"]);
});
