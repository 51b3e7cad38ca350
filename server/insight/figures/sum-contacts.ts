import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { isBeforeFirstSale } from "./first-sales.ts";
import { fieldedCodes } from "./price-handling.ts";

/**
 * Sums contacts and campaign touches by customer, month and activity, and whether they fell before the first sale; costs stand as
 * positive amounts. Wants what noteFirstSales leaves.
 */
export async function sumContacts(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table contacts_sum as
    ${contactsOf(sql`(select *, false as is_further, true as is_counted from contact_spent where not is_shared)`)}`;
  // Apart: shares are looked up for each contact, and PostgreSQL leaves look-ups to one process.
  await tx.sql`insert into contacts_sum ${contactsOf(sql`contact_spent_share`)}`;
  await tx.sql`
    insert into contacts_sum (golden_id, month, activity_code, is_acquisition, amount, demand_amount, entries_count)
    select golden_id, month, activity_code, is_acquisition, sum(unit_price), sum(unit_price) filter (where is_demand), count(*)
    from (
      select
        ${goldenId} as golden_id,
        price.month,
        price.activity_code,
        ${isBeforeFirstSale(goldenId, sql`had.on_day`)} as is_acquisition,
        price.unit_price,
        price.is_demand
      from campaign_touch as had
      join calendar using (on_day)
      join stretch_price as price
        on price.stretch_no = calendar.stretch_no and price.driver = 'campaign_touch' and price.unit_price <> 0
      left join merged on merged.party_id = had.party_id
      left join won on won.golden_id = ${goldenId}
    ) as touch
    group by golden_id, month, activity_code, is_acquisition`;
}

const goldenId = sql`coalesce(merged.golden_id, had.party_id)`;

/** @param priced contacts with what they cost, as `priced_contact` has them */
function contactsOf(priced: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select
      golden_id,
      month,
      activity_code,
      is_acquisition,
      sum_of_few(amount) as amount,
      sum_of_few(amount) filter (where is_demand) as demand_amount,
      sum_of_few(minutes) filter (where amount <> 0) as minutes,
      (count(*) filter (where amount <> 0))::integer as entries_count,
      (count(*) filter (where is_counted))::integer as contacts_count,
      (count(*) filter (where is_counted and is_ours))::integer as contacts_caused_by_us,
      (count(*) filter (where is_complaint and is_ours))::integer as complaints_caused_by_us,
      (count(*) filter (where amount is null))::integer as without_rate,
      max(on_day) as last_contact_on
    from (
      -- Priced once, and not again for each sum that an amount stands in; and sorted without the fields it is priced by. A bare 0 for
      -- the offset would keep other processes out.
      select
        ${goldenId} as golden_id,
        calendar.month,
        had.activity_code,
        ${isBeforeFirstSale(goldenId, sql`had.on_day`)} as is_acquisition,
        had.on_day,
        had.amount,
        had.is_demand,
        had.minutes,
        had.is_counted,
        had.caused_by = 'us' as is_ours,
        not had.is_further and had.kind = 'complaint' and had.case_id is null as is_complaint
      from ${priced} as had
      join calendar using (on_day)
      left join merged on merged.party_id = had.party_id
      left join won on won.golden_id = ${goldenId}
      offset '0'
    ) as had
    group by golden_id, month, activity_code, is_acquisition`;
}

/**
 * Sums what is rare, straight from the ledger, by customer, month, line and activity: lines of the accounts, and documents
 * whose activities look at their fields; and cases. Amounts are signed as in the ledger. Wants what noteFirstSales leaves.
 */
export async function sumRareEntries(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table rare_sum as
    select ${rareEntry}, 0::bigint as complaints_caused_by_us
    from ledger
    join calendar using (on_day)
    left join merged on merged.party_id = ledger.party_id
    where ledger.source_kind = 'external_line'
    group by 1, 2, 3, 4`;
  await sumCases(tx);
  const fielded = await fieldedCodes(tx);
  // Asked for none, the ledger would price every document to find that out.
  if (fielded.length > 0)
    await tx.sql`
      insert into rare_sum
      select ${rareEntry}, 0
      from ledger
      join calendar using (on_day)
      left join merged on merged.party_id = ledger.party_id
      where ledger.source_kind = 'document' and ledger.activity_code = any(${fielded}::text[])
      group by 1, 2, 3, 4`;
}

/** Cases are priced by their view and told from acquisition here: the ledger would look up each customer's first sale. */
async function sumCases(tx: Tx): Promise<void> {
  await tx.sql`
    insert into rare_sum
    select
      entry.golden_id,
      calendar.month,
      case
        when entry.on_day >= won.on_day or entry.golden_id = ${ownCompanyId} then category
        else 'acquisition'
      end,
      activity_code,
      -sum(amount),
      -sum(amount) filter (where is_demand),
      sum(minutes),
      count(*),
      0
    from (
      select coalesce(merged.golden_id, had.party_id) as golden_id, had.on_day, category, activity_code, amount, is_demand, minutes
      from priced_case as had
      left join merged on merged.party_id = had.party_id
      where had.amount <> 0
      union all
      select
        coalesce(merged.golden_id, case_file.party_id), opened_on, 'redress', null, redress_amount,
        finding is distinct from 'our_fault', null
      from case_file
      left join merged on merged.party_id = case_file.party_id
      where redress_amount <> 0
    ) as entry
    join calendar using (on_day)
    left join won on won.golden_id = entry.golden_id
    group by 1, 2, 3, 4`;
  await tx.sql`
    insert into rare_sum (golden_id, month, complaints_caused_by_us)
    select
      coalesce(merged.golden_id, case_file.party_id),
      calendar.month,
      count(*) filter (where finding = 'our_fault' and kind = 'complaint')
    from case_file
    join calendar on calendar.on_day = case_file.opened_on
    left join merged on merged.party_id = case_file.party_id
    group by 1, 2`;
}

const rareEntry = sql`
  coalesce(merged.golden_id, ledger.party_id) as golden_id,
  calendar.month,
  ledger.category,
  ledger.activity_code,
  sum(ledger.amount) as amount,
  sum(ledger.amount) filter (where ledger.is_demand) as demand_amount,
  sum(ledger.minutes) as minutes,
  count(*) as entries_count`;
