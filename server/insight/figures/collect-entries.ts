import type { Tx } from "../../plumbing/db.ts";

/**
 * Sums every fact once into tables that vanish with the transaction: the ledger by customer, month, line and activity; the
 * revenue whose cost of goods is known; sales, returns and contacts counted. Everything after this reads only these.
 */
export async function collectEntries(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table month_entry on commit drop as
    select
      party.golden_id,
      date_trunc('month', ledger.on_day)::date as month,
      ledger.category,
      ledger.activity_code,
      sum(ledger.amount) as amount,
      coalesce(sum(ledger.amount) filter (where ledger.is_demand), 0) as demand_amount,
      coalesce(sum(ledger.minutes), 0) as minutes,
      count(*)::integer as entries_count
    from ledger
    join party on party.party_id = ledger.party_id
    group by 1, 2, 3, 4`;
  await tx.sql`
    create temporary table month_cover on commit drop as
    select
      party.golden_id,
      date_trunc('month', line.on_day)::date as month,
      coalesce(sum(line.net_amount) filter (where line.cost_basis is not null), 0) as covered,
      coalesce(sum(line.net_amount) filter (where line.cost_basis = 'assumed'), 0) as assumed
    from priced_line as line
    join party on party.party_id = line.party_id
    group by 1, 2`;
  await countDocuments(tx);
  await countContacts(tx);
  await tx.sql`create index on month_entry (golden_id)`;
  await tx.sql`analyze month_entry, month_cover, month_documents, month_contacts`;
}

async function countDocuments(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table month_documents on commit drop as
    select
      party.golden_id,
      date_trunc('month', document.recognised_on)::date as month,
      count(*) filter (where document.kind in ('order', 'invoice'))::integer as sales_count,
      count(*) filter (where document.kind in ('return', 'credit_note'))::integer as returns_count,
      min(document.recognised_on) filter (where document.kind in ('order', 'invoice')) as first_sale_on,
      max(document.recognised_on) filter (where document.kind in ('order', 'invoice')) as last_sale_on
    from document
    join party on party.party_id = document.party_id
    where document.recognised_on is not null
    group by 1, 2`;
}

/** Contacts had; a complaint that we caused is counted apart, whether it stands as a contact or as a case. */
async function countContacts(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table month_contacts on commit drop as
    select
      party.golden_id,
      date_trunc('month', had.on_day)::date as month,
      count(*) filter (where had.is_contact)::integer as contacts_count,
      count(*) filter (where had.is_contact and had.is_ours)::integer as contacts_caused_by_us,
      count(*) filter (where had.is_complaint and had.is_ours)::integer as complaints_caused_by_us,
      max(had.on_day) filter (where had.is_contact) as last_contact_on
    from (
      select party_id, on_day, true as is_contact, caused_by = 'us' as is_ours, kind = 'complaint' and case_id is null as is_complaint
      from contact
      where state = 'done'
      union all
      select party_id, opened_on, false, finding = 'our_fault', kind = 'complaint'
      from case_file
    ) as had
    join party on party.party_id = had.party_id
    group by 1, 2`;
}
