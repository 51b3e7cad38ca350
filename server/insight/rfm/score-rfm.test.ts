import { afterAll, beforeAll, expect, test } from "vitest";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function scores() {
  await recomputeNow(database, systemActor("command"));
  const rows = await database.sql<{ name: string; rfm: string }>`
    select party.name, concat(rfm_recency, rfm_frequency, rfm_monetary) as rfm
    from party_value join party on party.party_id = party_value.golden_id
    order by party.name`;
  return Object.fromEntries(rows.map(({ name, rfm }) => [name, rfm]));
}

test("equal figures have equal scores, what was given back is not taken off, and who paid for nothing is not compared", async () => {
  const bought = async (name: string, days: string[], list: number) => {
    const partyId = await aParty(database, { name });
    for (const day of days) await anInvoice(database, partyId, day, [{ list, cost: 0 }]);
    return partyId;
  };
  const best = await bought("Best", ["2025-01-05", "2025-01-06", "2025-11-05"], 100);
  await anInvoice(database, best, "2025-11-06", [{ list: -300, cost: 0 }], { kind: "credit_note" });
  await bought("Early", ["2024-01-05"], 60);
  await bought("Even one", ["2025-03-01"], 50);
  await bought("Even two", ["2025-03-01"], 50);
  await bought("Rare", ["2025-02-01"], 200);
  await bought("Given", ["2025-11-20"], 0);
  await aParty(database, { name: "Never" });
  expect(await scores()).toEqual({
    Best: "555",
    Early: "113",
    "Even one": "311",
    "Even two": "311",
    Given: "",
    Rare: "214",
  });
});
