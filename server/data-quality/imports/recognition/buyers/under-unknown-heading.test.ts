import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const names = async () => {
  const rows = await delivered.db.sql<{ name: string }>`
    select name from party where name <> 'Our company' order by name collate "C"`;
  return rows.map(({ name }) => name);
};

test.each([
  ["ลูกค้า.csv", "รหัสลูกค้า,ชื่อลูกค้า,โทรศัพท์,ที่อยู่", ["บริษัท เอ จำกัด", "บริษัท บี จำกัด", "ร้านซี"]],
  ["Klientai.csv", "Kodas,Pavadinimas,Telefonas,Adresas", ["UAB Šviesa", "MB Kodas", "AB Baltija"]],
  ["customers.csv", "id,Grumble,phone,address", ["Hall Stores", "Nor Works", "Zed Trading"]],
])("customers of %s are called by their names, and not by their numbers", async (file, head, called) => {
  const load = await bring({
    [file]: [head, ...called.map((name, n) => `C${n},${name},08100000${n}0,Weg ${n + 1}`)],
  });
  expect(await names()).toEqual([...called].sort());
  await load.takeBack();
});

test("a link by mail address leads to whoever has it in a list without numbers, and a table that is left out is no customer", async () => {
  const load = await bring({
    "people.csv": [
      "First Name,Last Name,Email",
      "Ann,Lee,ann@lee.example",
      "Bob,Ray,bob@ray.example",
      "Cy,Dale,cy@dale.example",
    ],
    "payments.csv": [
      "Payment No,Date,Email,Amount,Method",
      "1,2024-05-01,ann@lee.example,10.00,card",
      "2,2024-05-02,cy@dale.example,20.00,card",
      "3,2024-05-03,ann@lee.example,30.00,cash",
    ],
  });
  expect(
    await delivered.db.sql`
      select p.name, trim_scale(sum(y.amount))::text as amount from payment y join party p using (party_id) group by 1 order by 1`,
  ).toEqual([
    { name: "Ann Lee", amount: "40" },
    { name: "Cy Dale", amount: "20" },
  ]);
  await load.takeBack();
});
