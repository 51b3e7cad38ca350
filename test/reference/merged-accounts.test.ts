import { afterAll, describe, expect, test } from "vitest";
import { mergeParties } from "../../server/data-quality/merging/merge-parties.ts";
import { unmergeParty } from "../../server/data-quality/merging/unmerge-party.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { testDatabase } from "../harness/database.ts";
import { bringIn, realData } from "./bring-in.ts";
import { monthsByCustomer, monthsOf } from "./money-by-customer.ts";

const folder = realData("legacy-exports/zoho-crm-demo");
const actor = systemActor("command");

describe.skipIf(folder === null)(
  "the accounts of one name in the Zoho demo account (needs ../shared/data)",
  async () => {
    const db = await testDatabase();
    afterAll(() => db.drop());
    await bringIn(db, [folder ?? ""]);
    await recomputeNow(db, actor);

    const groups = await db.sql<{ ids: string[] }>`
      select array_agg(party_id order by party_id) as ids
      from party
      where kind = 'organisation'
      group by normalised(name)
      having count(*) > 1
      order by min(party_id::text)`;
    const months = () => monthsOf(db);
    const summed = (table: "party_month" | "month_before") => monthsByCustomer(db, table);

    test("come to the same money, month by month and to the last digit, as one customer and apart again", async () => {
      expect(groups).toHaveLength(673);
      const before = await months();
      await db.sql`create table month_before as select * from party_month`;
      for (const { ids } of groups) {
        const [partyId = "", ...memberIds] = ids;
        await db.write((tx) => mergeParties({ tx, actor, input: { partyId, memberIds } }));
      }
      expect((await recomputeNow(db, actor)).state).toBe("done");
      expect((await months()).length).toBeLessThan(before.length);
      expect(await summed("party_month")).toEqual(await summed("month_before"));
      const [whole] = await db.sql<{ booked: string; kept: string }>`
        select (select round(sum(amount), 2) from ledger) as booked,
          (select round(sum(profit - acquisition - sustaining), 2) from party_month) as kept`;
      expect(whole?.kept).toBe(whole?.booked);

      for (const { ids } of groups)
        for (const partyId of ids.slice(1))
          await db.write((tx) => unmergeParty({ tx, actor, input: { partyId } }));
      expect((await recomputeNow(db, actor)).state).toBe("done");
      expect(await months()).toEqual(before);
    }, 300_000);
  },
);
