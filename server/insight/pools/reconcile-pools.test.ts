import { afterEach, beforeEach, expect, test } from "vitest";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { recomputeNow } from "../recompute.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await world(database);
});
afterEach(() => database.drop());

test("documents take of a pool for customers, for those who only gave back, and for nobody: by the piece as well", async () => {
  await database.sql`
    insert into pool (code, name) values ('store', 'Store')`;
  await database.sql`
    insert into pool_period (pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason)
    values ('store', 1, '(,)', 1000, 1000, 1, 'actual', 'Made up')`;
  await database.sql`
    insert into activity (code, name, method, pool_code, driver, quantity_of) values
      ('picked', 'Picked', 'timed', 'store', 'sale', null), ('taken', 'Taken back', 'timed', 'store', 'return', null),
      ('piece', 'Each piece back', 'timed', 'store', 'return_line', 'quantity')`;
  await database.sql`
    insert into activity_rate (activity_code, version, valid_during, base_minutes, reason) values
      ('picked', 1, '(,)', 10, 'Made up'), ('taken', 1, '(,)', 3, 'Made up'), ('piece', 1, '(,)', 0.5, 'Made up')`;
  const back = { kind: "credit_note" };
  const both = await aParty(database);
  await anInvoice(database, both, "2025-05-05", [{ list: 100, cost: 1 }]);
  await anInvoice(database, both, "2025-05-06", [{ list: -20, cost: 0, quantity: 4 }], back);
  const onlyBack = await aParty(database);
  await anInvoice(database, onlyBack, "2025-05-07", [{ list: -20, cost: 0, quantity: 2 }], back);
  await anInvoice(database, ownCompanyId, "2025-05-08", [{ list: 100, cost: 1 }]);
  await anInvoice(database, ownCompanyId, "2025-05-09", [{ list: -20, cost: 0, quantity: 6 }], back);
  const { state } = await recomputeNow(database, systemActor("command"));
  expect(state).toBe("done");
  expect(
    await database.sql`
      select customers_amount::float8 as customers, prospects_amount::float8 as prospects, unattributed_amount::float8 as nobody
      from pool_month where pool_code = 'store' and month = '2025-05-01'`,
  ).toEqual([{ customers: 10 + 3 + 2, prospects: 3 + 1, nobody: 10 + 3 + 3 }]);
});
