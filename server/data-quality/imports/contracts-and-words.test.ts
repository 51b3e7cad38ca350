import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const contracts = () => sql`
  select p.name as whose, a.support_plan as plan, a.valid_from::text as begins, a.valid_until::text as ends
  from asset a join party p using (party_id) order by 3, 1`;
const two = [
  { whose: "Ann Lee", plan: "Gold", begins: "2024-01-01", ends: "2025-01-01" },
  { whose: "Bob Ray", plan: "Silver", begins: "2024-02-13", ends: "2025-02-13" },
];

test.each<[string, string, string[]]>([
  [
    "members.csv",
    "memberships",
    [
      "Membership ID,Member Name,Email,Membership Type,Start Date,Renews On,Status,Price",
      "M1,Ann Lee,ann@lee.example,Gold,2024-01-01,2025-01-01,Active,120.00",
      "M2,Bob Ray,bob@ray.example,Silver,2024-02-13,2025-02-13,Expired,60.00",
    ],
  ],
  [
    "policies.csv",
    "policies",
    [
      "Policy Number,Policyholder,Policy Type,Inception Date,Expiry Date,Premium,Status",
      "P-1001,Ann Lee,Gold,2024-01-01,2025-01-01,320.00,In force",
      "P-1002,Bob Ray,Silver,2024-02-13,2025-02-13,210.00,In force",
    ],
  ],
  [
    "export.csv",
    "subscriptions under no name",
    [
      "id,customer,status,plan,quantity,created,current period end",
      "sub_1,Ann Lee,active,Gold,1,2024-01-01,2025-01-01",
      "sub_2,Bob Ray,canceled,Silver,1,2024-02-13,2025-02-13",
    ],
  ],
  [
    "Mitgliedschaften.csv",
    "memberships in German, of whoever stands under a name alone",
    [
      "Mitgliedsnummer;Name;E-Mail;Tarif;Beginn;Nächste Verlängerung;Beitrag",
      "1;Ann Lee;ann@lee.example;Gold;01.01.2024;01.01.2025;120,00",
      "2;Bob Ray;bob@ray.example;Silver;13.02.2024;13.02.2025;60,00",
    ],
  ],
])("%s: %s are what customers have", async (name, _, rows) => {
  const load = await bring({ [name]: rows });
  expect(load).toMatchObject({ created: 2, refused: 0 });
  const plans = name === "Mitgliedschaften.csv" ? two.map((one) => ({ ...one, plan: null })) : two;
  expect(await contracts()).toEqual(plans);
  expect(await sql`select count(*)::integer as count from party where name <> 'Our company'`).toEqual([
    { count: 2 },
  ]);
  await load.takeBack();
});

test("a mail address beside a buyer's name is the buyer's", async () => {
  await bring({
    "orders.csv": [
      "Order No,Order Date,Customer,Email,Sales rep,Sales rep email,Total",
      "1,2024-01-01,Ann Lee,ann@lee.example,Kim Seller,kim@us.example,10.00",
      "2,2024-01-02,Bob Ray,bob@ray.example,Kim Seller,kim@us.example,20.00",
      "3,2024-02-01,Ann Lee,ann@lee.example,Kim Seller,kim@us.example,30.00",
      "4,2024-02-13,Di Moss,di@moss.example,Kim Seller,kim@us.example,30.00",
    ],
  });
  const ways = await sql`select p.name, c.raw from contact_point c join party p using (party_id) order by 1`;
  expect(ways).toEqual([
    { name: "Ann Lee", raw: "ann@lee.example" },
    { name: "Bob Ray", raw: "bob@ray.example" },
    { name: "Di Moss", raw: "di@moss.example" },
  ]);
});

test("a cell of more addresses than anybody has is bounded, and says so", async () => {
  const many = Array.from({ length: 5_000 }, (_, at) => `a${at}@lee.example`).join(";");
  const load = await bring({
    "contacts.csv": ["Name,Email", `Ann Lee,${many}`, "Bob Ray,bob@ray.example", "Cy Dale,cy@dale.example"],
  });
  expect(load.codes).toMatchObject([{ code: "cell_overfull", row: 2 }]);
  expect(await sql`select count(*)::integer as count from contact_point`).toEqual([{ count: 1_002 }]);
  const [kept] = await sql`select length(custom->>'Email') as length from party where name = 'Ann Lee'`;
  expect(kept).toEqual({ length: many.length });
});

test("why readings are left out is said with the delivery", async () => {
  const load = await bring({
    "customers.csv": ["No,Company,Email", "1,Bakery Ltd,info@bakery.example", "2,Mill Ltd,info@mill.example"],
    "readings.csv": [
      "sensor_id,timestamp,temperature",
      ...Array.from({ length: 8 }, (_, at) => `s${at % 3},2024-03-0${1 + at}T10:00:00Z,2${at}.5`),
    ],
  });
  expect(load.codes.map(({ code }) => code)).toEqual(["rows_measured"]);
});
