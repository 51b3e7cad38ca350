import Big from "big.js";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { LedgerCategory } from "../../../contract/insight/costs/cost-model.ts";
import { eachRecord } from "../../customers/each-record.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";

export type Category = z.output<typeof LedgerCategory>;

/** What one activity (or none) brought or cost on one line of the ledger in one month. */
export type MonthSum = {
  month: string;
  category: Category;
  activityCode: string | null;
  amount: string;
  /** The part that the customer did not cause. */
  undemanded: string;
  eventsCount: number;
  minutes: number | null;
  measuredMinutes: number | null;
};

/** Sums of one customer's ledger, live. Amounts are decimal text, signed as in the ledger. */
export type CardTotals = {
  months: MonthSum[];
  /** Of the days compared with; null when there are none. */
  before: MonthSum[] | null;
  covered: string;
  assumed: string;
  salesEver: number;
  salesCount: number;
  contactsCount: number;
  causedByUs: number;
  /** Whether a refund counts in another month on its sale's day than on its own, one of the two within the window. */
  refundsMove: boolean;
};

/**
 * Everything the waterfall needs: by month and line within the window, by line in the year before, and the counts. Days
 * are asked as "day + 0", which no index knows: a kept plan would take a span of days for narrow, and walk two years of
 * everybody's facts to find one customer's.
 */
export async function cardTotals(
  tx: Tx,
  members: string[],
  window: Window,
  before: Window | null,
  refunds: "by_refund" | "by_sale" = "by_refund",
): Promise<CardTotals> {
  const day = sql.ref(refunds === "by_sale" ? "sale_on" : "on_day");
  const sums = eachRecord(
    tx,
    members,
    (run, isTheirs) => run<MonthSum & { isNow: boolean }>`
    select
      ${day} >= ${window.from}::date as "isNow",
      date_trunc('month', ${day})::date as month,
      category,
      activity_code as "activityCode",
      sum(amount) as amount,
      coalesce(sum(amount) filter (where not is_demand), 0) as undemanded,
      count(*)::integer as "eventsCount",
      sum(minutes)::float8 as minutes,
      (sum(minutes) filter (where basis = 'measured'))::float8 as "measuredMinutes"
    from ledger
    where ${isTheirs}
      and (
        ${day} + 0 between ${window.from}::date and ${window.until}::date
        or ${day} + 0 between ${before?.from ?? null}::date and ${before?.until ?? null}::date
      )
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`,
  );
  const [rows, counts] = await Promise.all([sums, countFacts(tx, members, window, day)]);
  return {
    months: rows.filter((row) => row.isNow),
    before: before && rows.filter((row) => !row.isNow),
    ...counts,
  };
}

/** From the customer's first entry in the ledger to the last day of a window, or its own last entry where that is later. */
export async function lifeOf(tx: Tx, members: string[], until: string): Promise<Window> {
  const spans = await eachRecord(
    tx,
    members,
    (run, isTheirs) => run<{ first: string | null; last: string | null }>`
    select min(on_day) as first, max(on_day) as last from ledger where ${isTheirs}`,
  );
  const days = spans.flatMap(({ first, last }) => [first, last]).filter((day) => day !== null);
  const sorted = [...days, until].sort();
  return { from: sorted[0] ?? until, until: sorted.at(-1) ?? until };
}

/** What the revenue rests on, and how many facts there are, of all records together. */
async function countFacts(
  tx: Tx,
  members: string[],
  { from, until }: Window,
  day: RawBuilder<unknown>,
): Promise<Omit<CardTotals, "months" | "before">> {
  const records = await eachRecord(
    tx,
    members,
    (run, isTheirs) => run<Omit<CardTotals, "months" | "before">>`
    select
      covered,
      assumed,
      (
        select count(*) from document
        where ${isTheirs} and kind in ('order', 'invoice') and recognised_on is not null
      ) as "salesEver",
      (
        select count(*) from document
        where ${isTheirs} and kind in ('order', 'invoice')
          and recognised_on + 0 between ${from}::date and ${until}::date
      ) as "salesCount",
      (
        select count(*) from party_contact
        where ${isTheirs} and is_counted and state = 'done' and on_day + 0 between ${from}::date and ${until}::date
      ) as "contactsCount",
      (
        select count(*) from party_contact
        where ${isTheirs} and is_counted and state = 'done' and caused_by = 'us'
          and on_day + 0 between ${from}::date and ${until}::date
      ) + (
        select count(*) from case_file
        where ${isTheirs} and finding = 'our_fault' and opened_on + 0 between ${from}::date and ${until}::date
      ) as "causedByUs",
      exists (
        select from (
          select party_id, derived_from_id, recognised_on from document
          where ${isTheirs} and kind in ('credit_note', 'return') and derived_from_id is not null
        ) as refund
        join document as sale on sale.party_id = refund.party_id and sale.document_id = refund.derived_from_id
        where date_trunc('month', refund.recognised_on) <> date_trunc('month', sale.recognised_on)
          and (
            refund.recognised_on + 0 between ${from}::date and ${until}::date
            or sale.recognised_on + 0 between ${from}::date and ${until}::date
          )
      ) as "refundsMove"
    from (
      select
        coalesce(sum(net_amount) filter (where cost_basis is not null), 0) as covered,
        coalesce(sum(net_amount) filter (where cost_basis = 'assumed'), 0) as assumed
      from revenue_cover
      where ${isTheirs} and ${day} + 0 between ${from}::date and ${until}::date
    ) as cover`,
  );
  const count = (name: "salesEver" | "salesCount" | "contactsCount" | "causedByUs") =>
    records.reduce((sum, record) => sum + record[name], 0);
  return {
    covered: sumOf(records.map((record) => record.covered)),
    assumed: sumOf(records.map((record) => record.assumed)),
    salesEver: count("salesEver"),
    salesCount: count("salesCount"),
    contactsCount: count("contactsCount"),
    causedByUs: count("causedByUs"),
    refundsMove: records.some((record) => record.refundsMove),
  };
}

function sumOf(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed();
}
