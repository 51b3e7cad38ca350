import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";
import { proposeDelivery } from "../propose-delivery.ts";
import { sketchTable } from "../sketch-table.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const whoBought = () => sql`
  select p.name, trim_scale(coalesce(sum(d.gross_total), 0))::text as total
  from party p left join document d using (party_id) where p.name <> 'Our company' group by 1 order by 1`;
const proposed = (name: string, ...lines: readonly string[]) => {
  const [header = [], ...rows] = lines.map((line) => line.split(","));
  const [proposal] = proposeDelivery([sketchTable({ name, header, rows })]);
  return proposal?.kind ?? null;
};

const numbers = ["1001,2024-01-05,10.50", "1002,2024-02-05,0.00", "1003,2024-03-07,-5.25"];

test.each([
  ["customers", "id,signup_date,balance"],
  ["export", "id,signup_date,balance"],
  ["export", "customer_id,first seen,points"],
])("a list %s of %s knows customers by number, until a list says who they are", async (name, head) => {
  await bring({ [`${name}.csv`]: [head, ...numbers] });
  expect((await whoBought()).map((one) => one.name)).toEqual(["1001", "1002", "1003"]);
  await bring({
    "Client list.csv": [
      "CustomerID,Company Name,Email",
      "1001,Bakery Ltd,info@bakery.example",
      "1002,Mill Ltd,info@mill.example",
      "1003,Oak Ltd,info@oak.example",
    ],
  });
  expect((await whoBought()).map((one) => one.name)).toEqual(["Bakery Ltd", "Mill Ltd", "Oak Ltd"]);
});

test("what says no word of customers is no list of theirs", () => {
  expect(proposed("export", "id,created,balance", ...numbers)).not.toBe("organisation");
  expect(proposed("sensors", "id,first seen,serial", ...numbers)).not.toBe("organisation");
  expect(proposed("list", "a,b,c", "1,x,3", "2,y,4", "5,z,9")).toBeNull();
});

test("orders that say no more of their buyers than a mail address are theirs, and of whoever is here with it", async () => {
  const load = await bring({
    "orders.csv": [
      "Order No,Date,Customer Email,Total",
      "1,2024-05-01,ann@lee.example,10.00",
      "2,2024-05-02,bob@ray.example,20.00",
      "3,2024-05-03,ann@lee.example,20.00",
    ],
  });
  expect(await whoBought()).toEqual([
    { name: "ann@lee.example", total: "30" },
    { name: "bob@ray.example", total: "20" },
  ]);
  await load.takeBack();
  const both = await bring({
    "people.csv": [
      "First Name,Last Name,Phone,Email",
      "Ann,Lee,+441134960001,ann@lee.example",
      "Cy,Dale,+441134960002,cy@dale.example",
      "Di,Moss,+441134960003,di@moss.example",
    ],
    "payments.csv": [
      "Payment No,Date,Email,Amount,Method",
      "1,2024-05-01,ann@lee.example,10.00,card",
      "2,2024-05-02,nobody@nowhere.example,20.00,card",
      "3,2024-05-03,zed@nowhere.example,20.00,cash",
    ],
  });
  expect(
    await sql`select p.name, trim_scale(y.amount)::text as amount from payment y join party p using (party_id) order by received_on`,
  ).toEqual([
    { name: "Ann Lee", amount: "10" },
    { name: "Our company", amount: "20" },
    { name: "Our company", amount: "20" },
  ]);
  await both.takeBack();
});
