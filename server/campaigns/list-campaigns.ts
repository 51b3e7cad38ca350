import { sql } from "kysely";
import { z } from "zod";
import type * as campaigns from "../../contract/campaigns.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { anyOf } from "../customers/party-columns.ts";
import type { Call } from "../plumbing/action.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { afterKeys, decodeCursor, pageOf } from "../plumbing/http/paging.ts";

type Row = OutputOf<typeof campaigns.listCampaigns>["rows"][number] & { key: string };

/** Campaigns, the latest first, those without a day last; each with how many it reached. */
export async function listCampaigns({ tx, input }: Call<typeof campaigns.listCampaigns>) {
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: begin, direction: "desc", value: last[0] },
        { column: sql`campaign_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Row>`
    with page as materialized (
      select *
      from campaign
      where ${anyOf(sql`state`, input.state)} and ${after}
      order by ${begin} desc, campaign_id desc
      limit ${input.limit + 1}
    )
    select page.campaign_id as "campaignId", page.name, page.type, page.state, page.starts_on as "startsOn", page.ends_on as "endsOn",
      page.currency, trim_scale(page.budget_amount)::text as "budgetAmount", trim_scale(page.cost_amount)::text as "costAmount",
      trim_scale(page.expected_revenue)::text as "expectedRevenue",
      (select count(*) from campaign_touch t where t.campaign_id = page.campaign_id) as touches,
      (
        select count(*)
        from campaign_touch t
        where t.campaign_id = page.campaign_id and t.party_id = ${ownCompanyId}
      ) as "touchesUnattributed",
      ${begin}::text as key
    from page
    order by ${begin} desc, campaign_id desc`;
  return pageOf(rows, input.limit, (row) => [row.key, row.campaignId]);
}

const begin = sql`coalesce(starts_on, '-infinity'::date)`;
