import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { fieldedCodes } from "../figures/price-handling.ts";

/**
 * Minutes of pools by day, as the view `pool_use` has them row by row: here documents and lines are counted by day
 * before they are priced. Nobody's customer plays a part in it, unlike in the sums it is held against.
 * @param only of these records (a query for `party_id`), from a day on (YYYY-MM-DD); null: of all
 * @returns a query for pool_code, on_day and minutes
 */
export async function minutesOfPools(
  tx: Tx,
  only: { from: string; records: RawBuilder<unknown> } | null = null,
): Promise<RawBuilder<unknown>> {
  const fielded = await fieldedCodes(tx);
  const byQuantity = await linesByQuantity(tx);
  const which = (day: string, record: string) =>
    only === null
      ? sql``
      : sql`and ${sql.ref(day)} >= ${only.from}::date and ${sql.ref(record)} in (${only.records})`;
  const own = which("on_day", "party_id");
  const sold = sql`
    from document
    join sale_day
      on sale_day.on_day = document.recognised_on
      and sale_day.currency = document.currency
      and sale_day.is_return = (document.kind in ('credit_note', 'return'))
      and sale_day.rate is not null
      ${which("document.recognised_on", "document.party_id")}`;
  return sql.join(
    [
      sql`
        select pool_code, on_day, sum(minutes) as minutes
        from contact_spent
        where not is_shared ${own}
        group by pool_code, on_day`,
      sql`select pool_code, on_day, sum(minutes) from contact_spent_share where true ${own} group by pool_code, on_day`,
      sql`select pool_code, on_day, sum(minutes) from priced_case where true ${own} group by pool_code, on_day`,
      sql`
        select price.pool_code, on_day, price.base_minutes * documents
        from (
          select on_day, stretch_no, is_return, count(*) as documents
          ${sold}
          group by on_day, stretch_no, is_return
        ) as counted
        join stretch_price as price using (stretch_no)
        where price.driver in (case when is_return then 'return' else 'sale' end, 'freight')
          and price.method = 'timed'
          and price.activity_code <> all(${fielded}::text[])`,
      sql`
        select price.pool_code, on_day, price.base_minutes * case when price.quantity_of = 'quantity' then quantity else lines end
        from (
          select
            on_day,
            stretch_no,
            is_return,
            count(*) as lines,
            sum(abs(quantity)) filter (where is_return = any(${[...byQuantity]}::boolean[])) as quantity
          ${sold}
          join document_line as line on line.party_id = document.party_id and line.document_id = document.document_id
          where exists (select from activity where method = 'timed' and driver in ('sale_line', 'return_line'))
          group by on_day, stretch_no, is_return
        ) as counted
        join stretch_price as price using (stretch_no)
        where price.driver = case when is_return then 'return_line' else 'sale_line' end and price.method = 'timed'`,
      ...(fielded.length === 0
        ? []
        : [
            sql`
              select pool_code, on_day, minutes
              from priced_document
              where activity_code = any(${fielded}::text[]) ${own}`,
          ]),
    ],
    sql` union all `,
  );
}

/** Whether lines of sales (false) and of returns (true) take minutes for each piece. */
async function linesByQuantity(tx: Tx): Promise<boolean[]> {
  const drivers = await tx.sql<{ ofReturns: boolean }>`
    select distinct driver = 'return_line' as "ofReturns"
    from activity
    where method = 'timed' and quantity_of = 'quantity' and driver in ('sale_line', 'return_line')`;
  return drivers.map((one) => one.ofReturns);
}
