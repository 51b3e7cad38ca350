import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/** The example company as this workspace knows it. */
export type Example = {
  madeBy: "demo" | "page";
  customers: number;
  years: number;
  seed: number;
  booksUntil: string;
  runId: string | null;
  loadedAt: string | null;
  /** Its run still waits or works: the figures are not there yet. */
  isAtWork: boolean;
  before: { workspace: unknown; costModel: unknown };
};

/** The example that is here or on its way; null where everything is real. */
export async function exampleHere(tx: Tx, { lock = false } = {}): Promise<Example | null> {
  const [row] = await tx.sql<Example>`
    select
      made_by as "madeBy",
      customers_count as customers,
      years_count as years,
      seed,
      books_until as "booksUntil",
      run_id as "runId",
      loaded_at as "loadedAt",
      exists (
        select from run where run.run_id = example_company.run_id and run.state in ('waiting', 'working')
      ) as "isAtWork",
      before
    from example_company
    ${lock ? sql`for update` : sql``}`;
  return row ?? null;
}

/** Whether nothing is here that an example would mix with: no party but our own company, no product, campaign or load. */
export async function isEmptyWorkspace(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ filled: boolean }>`
    select
      exists (select from party where party_id <> ${ownCompanyId})
      or exists (select from product)
      or exists (select from document)
      or exists (select from campaign)
      or exists (select from run where kind = 'import' and state in ('waiting', 'working')) as filled`;
  return row?.filled === false;
}

/** Whether anything but our own company's own record stands where customers do. */
export async function countParties(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*) as count from party where party_id <> ${ownCompanyId}`;
  return row?.count ?? 0;
}
