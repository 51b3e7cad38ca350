import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { inHalves } from "./in-halves.ts";
import type { Handling } from "./price-handling.ts";
import type { Window } from "./value-window.ts";

/**
 * What each activity cost each customer in the window, in `activity_sum`.
 * Costs are positive; `demand_amount` is the part that counts as the customer's demand.
 * Reads what sumMonths left.
 */
export async function sumActivities(tx: Tx, handling: Handling, window: Window): Promise<void> {
  const inWindow = sql`month between ${window.from}::date and ${window.until}::date`;
  await inHalves(
    tx,
    "activity_sum",
    (half) => sql`
      select golden_id, activity_code, sum(amount) as amount, coalesce(sum(demand_amount), 0) as demand_amount
      from (${chargesByActivity(handling, sql`${inWindow} and ${half(sql`golden_id`)}`)}) as charge
      where not is_acquisition
      group by golden_id, activity_code`,
    ["contacts_sum", "documents_sum"],
  );
  await tx.sql`analyze activity_sum`;
}

/**
 * Every charge of an activity, by customer and month: of documents and lines, contacts and campaigns, and what is rare;
 * and whether it fell before the first sale.
 */
export function chargesByActivity({ measures }: Handling, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const sold = measures.map(
    ({ name, of }) => sql`
      select
        golden_id,
        month,
        activity_code,
        ${sql.ref(name)} * price as amount,
        case when is_demand then ${sql.ref(name)} * price end as demand_amount,
        ${sql.ref(name)} * minutes as minutes,
        false as is_acquisition
      from ${sql.table(`${of}_sum`)}
      join handling using (sale_stretch_no)
      where measure = ${name} and ${sql.ref(name)} <> 0 and ${where}`,
  );
  return sql.join(
    [
      sql`
        select golden_id, month, activity_code, amount, demand_amount, minutes, is_acquisition
        from contacts_sum
        where amount <> 0 and ${where}`,
      sql`
        select golden_id, month, activity_code, -amount, -demand_amount, minutes, category = 'acquisition'
        from rare_sum
        where activity_code is not null and ${where}`,
      ...sold,
    ],
    sql` union all `,
  );
}
