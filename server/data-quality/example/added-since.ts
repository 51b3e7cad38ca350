import type { Tx } from "../../plumbing/database/db.ts";

/** What people have added beside the example, in the words of the contract. */
export type Added = { kind: "customers" | "documents" | "contacts" | "cases" | "others"; count: number }[];

/**
 * Records people made since the example came, counted from the audit trail: the load itself writes no event, so that
 * nothing of it is taken for somebody's own.
 */
export async function addedSince(tx: Tx, loadedAt: string): Promise<Added> {
  return tx.sql<Added[number]>`
    select
      case name
        when 'party.created' then 'customers'
        when 'document.created' then 'documents'
        when 'contact.logged' then 'contacts'
        when 'case.opened' then 'cases'
        else 'others'
      end as kind,
      count(distinct subject_id) as count
    from event
    where happened_at > ${loadedAt}::timestamptz
      and door in ('screen', 'api', 'command')
      and name in (
        'party.created', 'document.created', 'contact.logged', 'case.opened', 'product.created', 'asset.added',
        'contact_point.added', 'relationship.added', 'payment.recorded', 'cost_price.added'
      )
    group by 1
    order by 2 desc, 1`;
}

/** Loads of somebody's own files that stand here. */
export async function countLoads(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*) as count
    from run
    where kind = 'import' and state in ('done', 'unbalanced') and created_count + updated_count > 0
      and not coalesce((input ->> 'dryRun')::boolean, false)`;
  return row?.count ?? 0;
}
