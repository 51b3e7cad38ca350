import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();

test.each([
  ["CardType", ["C", "S", "L"]],
  ["Type", ["K", "L", "I"]],
])("one letter in a column %s says who is a customer, a supplier or neither yet", async (column, letters) => {
  const load = await bringAsProposed(delivered, {
    "OCRD.csv": [
      `CardCode,CardName,${column},Phone1,Country`,
      ...["Hall Ltd", "Metal Works", "New Stores", "Oak Ltd", "Iron Ltd"].map(
        (name, n) => `C${n},${name},${letters[n % 3]},+49 30 55007${n},DE`,
      ),
    ],
  });
  const roles = await delivered.db.sql`
    select p.name, r.role, p.stage from party p join party_role r using (party_id) where p.name <> 'Our company' order by 1`;
  expect(roles).toEqual([
    { name: "Hall Ltd", role: "customer", stage: "customer" },
    { name: "Iron Ltd", role: "supplier", stage: "none" },
    { name: "Metal Works", role: "supplier", stage: "none" },
    { name: "New Stores", role: "prospect", stage: "prospect" },
    { name: "Oak Ltd", role: "customer", stage: "customer" },
  ]);
  await load.takeBack();
});
