import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Kind = OutputOf<typeof conversations.summariseUnattributed>["kinds"][number];

/** What nobody could attribute, by kind of fact, with what it costs in the ledger: shown, never smeared over customers. */
export async function summariseUnattributed({ tx, actor }: Call<typeof conversations.summariseUnattributed>) {
  if (actor.scope !== "all") refuse("not_permitted");
  const kinds = await tx.sql<Kind>`
    with fact as (
      select 'document' as kind, issued_on as on_day, state in ('open', 'confirmed') as is_open
      from document
      where party_id = ${ownCompanyId}
      union all
      select 'contact', on_day, state = 'planned'
      from contact
      where party_id = ${ownCompanyId}
      union all
      select 'case', opened_on, state <> 'closed'
      from case_file
      where party_id = ${ownCompanyId}
      union all
      select 'campaign', on_day, false
      from campaign_touch
      where party_id = ${ownCompanyId}
    ),
    counted as (
      select kind, count(*) as count, count(*) filter (where is_open) as open, min(on_day) as first_on, max(on_day) as last_on
      from fact
      group by kind
    ),
    priced as (
      select
        case source_kind
          when 'document_line' then 'document'
          when 'case_file' then 'case'
          when 'campaign_touch' then 'campaign'
          when 'late_payment' then 'document'
          when 'rebate' then 'document'
          else source_kind
        end as kind,
        sum(amount) as amount
      from ledger
      where party_id = ${ownCompanyId}
      group by 1
    )
    select counted.kind, counted.count, counted.open, counted.first_on as "firstOn", counted.last_on as "lastOn",
      round(coalesce(priced.amount, 0), 2)::text as amount
    from counted
    left join priced on priced.kind = counted.kind
    order by counted.count desc, counted.kind`;
  return { kinds };
}
