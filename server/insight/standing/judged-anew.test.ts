import { afterEach, beforeEach, expect, test } from "vitest";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

test.each([true, false])(
  "what somebody else wrote over figures is judged anew: of everybody %s",
  async (full) => {
    for (const name of ["Nordwind", "Südwind"]) {
      const partyId = await aParty(database, { name });
      for (const day of ["2025-01-10", "2025-11-10"])
        await anInvoice(database, partyId, day, [{ list: 1000, cost: 400 }]);
    }
    const actor = systemActor("command");
    const letters = () =>
      database.sql`select golden_id, rating, rating_sentence from party_value order by golden_id`;
    await recomputeNow(database, actor);
    const before = await letters();
    // None of the figures that a customer is compared by.
    await database.sql`
    update party_value set rating = 'C', rating_sentence = 'C.' where golden_id = (select min(golden_id::text)::uuid from party_value)`;
    expect(await letters()).not.toEqual(before);
    expect((await recomputeNow(database, actor, { full })).state).toBe("done");
    expect((await letters()).map(({ rating_sentence }) => rating_sentence)).toEqual(
      before.map(({ rating_sentence }) => rating_sentence),
    );
  },
);
