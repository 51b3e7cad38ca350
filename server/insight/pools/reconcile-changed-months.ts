import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { layOutPrices } from "../figures/lay-out-prices.ts";
import { type Handling, priceHandling } from "../figures/price-handling.ts";
import { apart } from "../figures/run-tables.ts";
import { sumContacts, sumRareEntries } from "../figures/sum-contacts.ts";
import { measureLines, sumDocuments } from "../figures/sum-sales.ts";
import { narrowFacts, sharesOfContacts } from "../touched/narrow-facts.ts";
import type { Span } from "../touched/span.ts";
import { countChargesOn, layOutSums } from "./keep-charges.ts";
import { type Disagreement, holdPools, inSpan, reconcilePools } from "./reconcile-pools.ts";

/**
 * Holds the pools against what they supplied in the months in which anything changed; the others stay as the last run left them. In the
 * last months those touched are taken off and added again; further back the facts that everybody has in a month are added up, since a
 * month's row counts for all. Wants compareMonths, and `figure` of those added up.
 * @param keptFrom the first day of what is kept by customer, YYYY-MM-DD
 */
export async function reconcileChangedMonths(
  tx: Tx,
  runId: string,
  { span, handling, keptFrom }: { span: Span; handling: Handling; keptFrom: string },
): Promise<Disagreement[]> {
  // A month changed where a row was written, or where a customer's sums differ.
  await tx.sql`
    create unlogged table pool_changed as
    select month
    from (
      select month from month_changed
      union
      select month from fresh_month
      union
      select month from (${inSpan(span)}) as spanned where month not in (select month from pool_month)
    ) as changed
    where month between ${span.from}::date and ${span.until}::date and month < ${keptFrom}::date`;
  await tx.sql`
    delete from pool_month
    where month in (select month from pool_changed) or month >= ${keptFrom}::date or month not in (${inSpan(span)})`;
  await tx.sql`update pool_month set run_id = ${runId}::uuid`;
  await countChargesOn(tx, handling, keptFrom);
  await layOutSums(tx);
  const lately = await holdPools(
    tx,
    runId,
    sql`select month from (${inSpan(span)}) as spanned where month >= ${keptFrom}::date`,
  );
  const [changed] = await tx.sql<{ count: number }>`select count(*) as count from pool_changed`;
  return changed?.count === 0 ? lately : [...lately, ...(await reconcileAnew(tx, runId))];
}

/** Of the months in `pool_changed`, from all facts in them. */
async function reconcileAnew(tx: Tx, runId: string): Promise<Disagreement[]> {
  return apart(tx, async () => {
    const takesMinutes = await driversOfPools(tx);
    await narrowToMonths(tx, takesMinutes);
    await layOutPrices(tx);
    await tx.sql`set local enable_nestloop = off`;
    const all = await priceHandling(tx);
    const handling = {
      ...all,
      measures: all.measures.filter((measure) => measure.of === "documents" || takesMinutes.lines),
    };
    await sumDocuments(tx, handling);
    if (takesMinutes.lines) await measureLines(tx, handling);
    await takeFirstSales(tx);
    await sumContacts(tx);
    await sumRareEntries(tx);
    await tx.sql`set local enable_nestloop = on`;
    return reconcilePools(tx, runId, handling, sql`select month from pool_changed`);
  });
}

/** Whose facts are read. */
const thoseThere = sql`
  select party_id from contact
  union
  select party_id from contact_share
  union
  select party_id from case_file
  union
  select party_id from document`;

type TakesMinutes = { documents: boolean; lines: boolean };

/** Whether documents take minutes of a pool, and their lines each for itself. */
async function driversOfPools(tx: Tx): Promise<TakesMinutes> {
  const [drivers] = await tx.sql<TakesMinutes>`
    select
      coalesce(bool_or(driver in ('sale', 'sale_line', 'return', 'return_line', 'freight')), false) as documents,
      coalesce(bool_or(driver in ('sale_line', 'return_line')), false) as lines
    from activity
    where method = 'timed'`;
  return drivers ?? { documents: false, lines: false };
}

/** Documents and lines are read only where one of them takes minutes of a pool. */
async function narrowToMonths(tx: Tx, takesMinutes: TakesMinutes): Promise<void> {
  const spans = await tx.sql<{ first: string; after: string }>`
    select min(month)::text as first, (max(month) + interval '1 month')::date::text as after
    from (select month, month - make_interval(months => row_number() over (order by month)::integer) as island from pool_changed) as one
    group by island`;
  const within = (day: string) =>
    spans.length === 0
      ? sql`false`
      : sql`(${sql.join(
          spans.map(
            ({ first, after }) => sql`${sql.ref(day)} >= ${first}::date and ${sql.ref(day)} < ${after}::date`,
          ),
          sql` or `,
        )})`;
  await narrowFacts(tx, {
    contact: within("on_day"),
    contact_share: sharesOfContacts,
    case_file: within("opened_on"),
    ...(takesMinutes.documents ? { document: within("recognised_on") } : {}),
    ...(takesMinutes.lines
      ? {
          document_line: sql`
            (party_id, document_id) in (select party_id, document_id from document where ${within("recognised_on")})`,
        }
      : {}),
  });
}

/** Whoever has facts in these months: when they first bought, and whether they did at all. */
async function takeFirstSales(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table seen_in_months as
    select distinct coalesce(merged.golden_id, had.party_id) as golden_id
    from (${thoseThere}) as had
    left join merged on merged.party_id = had.party_id`;
  await tx.sql`analyze seen_in_months`;
  await tx.sql`
    create unlogged table figure as
    select golden_id, is_customer, customer_since from figure
    union all
    select golden_id, is_customer, customer_since
    from party_value
    where golden_id in (select golden_id from seen_in_months) and golden_id not in (select golden_id from touched)`;
  await tx.sql`
    create unlogged table won as
    select golden_id, customer_since as on_day
    from figure
    where customer_since is not null`;
  await tx.sql`analyze figure, won`;
}
