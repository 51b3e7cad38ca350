import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { Window } from "../../figures/value-window.ts";
import type { RatingPolicy } from "../rating-policy.ts";

/**
 * What customers asked of us in the window, as far as the rating looks at it: one row for each of whom there is anything,
 * in `demand`, a table of the run. What we caused ourselves is counted apart.
 * Wants `merged`, and reads through indexes that hold nothing else.
 */
export async function gatherDemand(tx: Tx, policy: RatingPolicy, window: Window): Promise<void> {
  await mainProductGroups(tx, policy, window);
  const inWindow = (day: string) =>
    sql`${sql.ref(day)} between ${window.from}::date and ${window.until}::date`;
  const { supportUse, returns } = policy.signals;
  await tx.sql`
    create unlogged table demand as
    select
      golden_id,
      coalesce(sum(support_uses), 0)::integer as support_uses,
      coalesce(sum(support_caused_by_us), 0)::integer as support_caused_by_us,
      sum(support_included)::integer as support_included,
      coalesce(sum(complaints), 0)::integer as complaints_count,
      coalesce(sum(complaints_not_our_fault), 0)::integer as complaints_not_our_fault,
      coalesce(sum(returns_faulty), 0)::integer as returns_faulty,
      max(product_group) as product_group
    from (
      select coalesce(merged.golden_id, told.party_id) as golden_id, told.*
      from (
        select
          party_id,
          count(*) filter (where kind = 'support' and not is_ours) as support_uses,
          count(*) filter (where kind = 'support' and is_ours) as support_caused_by_us,
          null::bigint as support_included,
          count(*) filter (where kind = 'complaint') as complaints,
          count(*) filter (where kind = 'complaint' and is_theirs) as complaints_not_our_fault,
          0::bigint as returns_faulty,
          null as product_group
        from (
          select party_id, kind, coalesce(finding = 'our_fault', false) as is_ours, finding = 'not_our_fault' as is_theirs
          from case_file
          where ${inWindow("opened_on")}
          union all
          select party_id, kind, caused_by = 'us', caused_by = 'customer'
          from contact
          where kind in ('support', 'complaint') and case_id is null and state = 'done' and ${inWindow("on_day")}
        ) as request
        group by party_id
        union all
        select asset.party_id, 0, 0, sum(plan.requests), 0, 0, 0, null
        from asset
        join jsonb_to_recordset(${JSON.stringify(supportUse.plans)}::jsonb) as plan (name text, requests integer)
          on lower(plan.name) = lower(trim(asset.support_plan))
        where coalesce(asset.valid_from, '-infinity') <= ${window.until}::date
          and coalesce(asset.valid_until, 'infinity') >= ${window.from}::date
        group by asset.party_id
        union all
        select party_id, 0, 0, null, 0, 0, count(*), null
        from document
        where kind in ('credit_note', 'return') and ${inWindow("recognised_on")}
          and custom ->> 'reason' ilike any (${returns.faultyReasons.map((word) => `%${escaped(word)}%`)}::text[])
        group by party_id
        union all
        select party_id, 0, 0, null, 0, 0, 0, product_group from product_group_of
      ) as told
      left join merged on merged.party_id = told.party_id
    ) as kept
    group by golden_id`;
  await tx.sql`create unique index on demand (golden_id)`;
  await tx.sql`analyze demand`;
}

/** The group of products of which each customer bought most; nobody's when the policy compares by segment only. */
async function mainProductGroups(tx: Tx, { signals }: RatingPolicy, window: Window): Promise<void> {
  const { isOn, byProductGroup } = signals.discountPoints;
  await tx.sql`
    create unlogged table product_group_of as
    select distinct on (party_id) party_id, category as product_group
    from (
      select coalesce(merged.golden_id, line.party_id) as party_id, product.category, sum(line.list_amount * exchange.rate) as list_sales
      from document
      join exchange_span as exchange
        on exchange.currency = document.currency
        and document.recognised_on >= exchange.valid_from and document.recognised_on < exchange.valid_until
      join document_line as line using (party_id, document_id)
      join product on product.product_id = line.product_id and product.category is not null
      left join merged on merged.party_id = line.party_id
      where ${isOn && byProductGroup}::boolean
        and document.recognised_on between ${window.from}::date and ${window.until}::date
        and document.kind in ('order', 'invoice')
      group by 1, 2
    ) as bought
    where list_sales > 0
    order by party_id, list_sales desc, category`;
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, "\\$&");
}
