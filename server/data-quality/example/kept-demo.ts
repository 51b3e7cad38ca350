import type { Tx } from "../../plumbing/database/db.ts";

export type KeptDemo = {
  runId: string;
  /** Loaded, and its figures computed. */
  isWhole: boolean;
  company: string;
  customers: number;
  booksUntil: string;
  /** Since its books ended. */
  daysOld: number;
};

/** The demo that this database was made for, whole or half; null where it is anything else. */
export async function keptDemo(tx: Tx): Promise<KeptDemo | null> {
  const [demo] = await tx.sql<KeptDemo>`
    select
      example_company.run_id as "runId",
      run.state = 'done' as "isWhole",
      workspace.name as company,
      customers_count as customers,
      books_until as "booksUntil",
      (${tx.now}::timestamptz at time zone time_zone)::date - books_until as "daysOld"
    from example_company
    cross join workspace
    join run on run.run_id = example_company.run_id
    where made_by = 'demo'`;
  return demo ?? null;
}
