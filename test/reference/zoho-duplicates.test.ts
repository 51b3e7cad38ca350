import { afterAll, describe, expect, test } from "vitest";
import { searchNow } from "../../server/data-quality/duplicates/search-run.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { testDatabase } from "../harness/database.ts";
import { bringIn, realData } from "./bring-in.ts";

const folder = realData("legacy-exports/zoho-crm-demo");

describe.skipIf(folder === null)("duplicates in the Zoho demo account (needs ../shared/data)", async () => {
  const db = await testDatabase();
  afterAll(() => db.drop());
  await bringIn(db, [folder ?? ""]);
  await searchNow(db, systemActor("command"));

  test("each contact is found to be the lead that it was, by its mail address", async () => {
    const [found] = await db.sql<{ pairs: number; contacts: number; share: number }>`
      with mails as (
        select party_id, normalised as mail from contact_point where kind = 'mail'
      )
      select count(*) as pairs,
        count(distinct case when one_id.kind = 'Contacts' then one_id.record_id when other_id.kind = 'Contacts' then other_id.record_id end)
          as contacts,
        count(*) filter (where one.mail = other.mail) as share
      from duplicate_pair as pair
      join mails as one on one.party_id = pair.party_id
      join mails as other on other.party_id = pair.other_party_id
      join crosswalk as one_id on one_id.record_id = pair.party_id
      join crosswalk as other_id on other_id.record_id = pair.other_party_id
      where pair.kind = 'person' and band in ('sure', 'likely')`;
    expect(found).toEqual({ pairs: 1265, contacts: 1265, share: 1265 });
  });

  test("accounts that share nothing but their name are never more than perhaps the same", async () => {
    const bands = await db.sql<{ band: string; ofOneName: boolean; pairs: number }>`
      select band, lower(one.name) = lower(other.name) as "ofOneName", count(*) as pairs
      from duplicate_pair as pair
      join party as one on one.party_id = pair.party_id
      join party as other on other.party_id = pair.other_party_id
      where pair.kind = 'organisation' and lower(one.website) is distinct from lower(other.website)
      group by 1, 2`;
    expect(new Set(bands.map(({ band }) => band))).toEqual(new Set(["possible"]));
  });
});
