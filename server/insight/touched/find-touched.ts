import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../plumbing/database/db.ts";
import { dropRunTables, openRunTables } from "../figures/run-tables.ts";
import type { Anew } from "../standing/lay-out-standing.ts";
import { Letters } from "../standing/letters.ts";
import { Totals } from "../standing/totals.ts";
import { SketchBasis } from "../start/sketch-everybody.ts";
import { factTables } from "./fact-tables.ts";
import { chargesLatePayment, type Marks, marksOf, marksWithout, placeAndTime } from "./marks.ts";
import { narrowToTouched } from "./narrow-facts.ts";

/**
 * Whose figures a run adds up: everybody's, and why, and whether each is judged anew or only those who differ; or of some, whom
 * `touched` and `touched_record` hold; `isOverwritten`: somebody else wrote figures since, so that what they were isn't known;
 * `factsCount`: how many rows of facts there are of everybody.
 * `seen` is what the run in force kept of what it read.
 */
export type Reach =
  | { isPartial: false; why: Whole; anew: Anew; seen: Seen | null }
  | { isPartial: true; touched: number; isOverwritten: boolean; seen: Seen; factsCount: number };

/** Why everybody is added up. */
export type Whole =
  | "asked"
  | "first"
  | "program"
  | "policy"
  | "prices"
  | "products"
  | "payments"
  | "facts_gone"
  | "figures_gone"
  | "nearly_all"
  | "window";

/** Beyond this part of all records it is quicker to add up everybody. */
const partMax = 0.2;
/** So few are never too many. */
const alwaysFew = 1000;

const Month = z.string().nullable();

/** What a run keeps of what it read, beside the figures. */
const Seen = z.object({
  today: z.string(),
  span: z.object({ from: Month, until: Month, soldUntil: Month }),
  measure: z.enum(["profit", "revenue"]),
  totals: Totals,
  letters: z.array(Letters),
  sketch: SketchBasis,
  /** From which day on it is kept what each customer took of the pools. */
  poolsFrom: z.string(),
  window: z.object({ from: z.string(), until: z.string() }),
  transactionFrom: z.number(),
  ownTransactions: z.array(z.number()),
  cluster: z.string(),
  factsCount: z.number(),
  figuresCount: z.number(),
  marks: z.record(z.string(), z.string()),
});

export type Seen = z.infer<typeof Seen>;

/**
 * Finds whose figures may have moved since the run in force, in `touched` (golden_id), their records in `touched_record`, and
 * in `fresh_month` the months in which something was written. A row written since carries the number of a later transaction,
 * whoever wrote it and however; one that was taken away is missed when rows are counted.
 */
export async function findTouched(tx: Tx, today: string, isFull: boolean): Promise<Reach> {
  const [row] = await tx.sql<{ seen: unknown }>`select seen from value_basis`;
  const read = Seen.safeParse(row?.seen);
  if (!read.success) return { isPartial: false, why: isFull ? "asked" : "first", anew: "all", seen: null };
  const seen = read.data;
  const time = await placeAndTime(tx);
  const whole = (why: Whole, anew: Anew = writtenByOthers(seen, time)): Reach => ({
    isPartial: false,
    why,
    anew,
    seen,
  });
  const marks = await marksOf(tx, today);
  const moved = (["program", "policy", "prices", "products", "payments"] as const).find(
    (mark) => marks[mark] !== seen.marks[mark],
  );
  // Under another policy the same figures come to another rating, and prices name what serving is made of.
  if (moved === "program" || moved === "policy" || moved === "prices")
    return whole(isFull ? "asked" : moved, "all");
  // Numbers of another database's transactions say nothing of who wrote here.
  if (time.cluster !== seen.cluster) return whole(isFull ? "asked" : "first", "all");
  if (isFull) return whole("asked");
  if (moved !== undefined) return whole(moved);
  const added = await addedPrices(tx, seen, marks);
  if (added === null) return whole("prices");
  const figures = await gatherFresh(tx, writtenSince(seen, time));
  if (figures.count !== seen.figuresCount) return whole("figures_gone");
  await gatherMoved(tx, seen, today, added);
  await nameTouched(tx);
  const { touched, total } = await countsOf(tx);
  if (touched > alwaysFew && (await areNearlyAll(tx, touched))) return whole("nearly_all");
  return { isPartial: true, touched, isOverwritten: figures.areOverwritten, seen, factsCount: total };
}

/**
 * Sets the facts of those touched apart, and counts them by record in `source_now`, for keepBasis. Of those who aren't touched
 * there must be as many rows as there were: else some were taken away, and everybody is added up.
 */
export async function setTouchedApart(tx: Tx, reach: Extract<Reach, { isPartial: true }>): Promise<Reach> {
  const { seen } = reach;
  await narrowToTouched(tx);
  await tx.sql`
    create unlogged table source_now as
    select party_id, record.golden_id, facts_count
    from (${countedByRecord((name) => sql`${name} where party_id in (select party_id from touched_record)`)}) as counted
    join touched_record as record using (party_id)`;
  await tx.sql`analyze source_now`;
  const [counts] = await tx.sql<Record<"factsBefore" | "factsNow", number>>`
    select
      (
        select coalesce(sum(facts_count), 0)::bigint from value_source where party_id in (select party_id from touched_record)
      ) as "factsBefore",
      (select coalesce(sum(facts_count), 0)::bigint from source_now) as "factsNow"`;
  if (counts === undefined) throw new Error("A count has no row.");
  if (seen.factsCount - counts.factsBefore === reach.factsCount - counts.factsNow) return reach;
  await dropRunTables(tx);
  await openRunTables(tx);
  return { isPartial: false, why: "facts_gone", anew: writtenByOthers(seen, await placeAndTime(tx)), seen };
}

/** How many facts each record has: each kind is counted for itself, so that an index has its records in order. */
export function countedByRecord(
  rowsOf: (name: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const counts = factTables.map(
    ({ name }) =>
      sql`select party_id, count(*)::integer as facts_count from ${rowsOf(sql.table(name))} group by party_id`,
  );
  return sql`
    select party_id, sum(facts_count)::integer as facts_count
    from (${sql.join(counts, sql` union all `)}) as counted
    group by party_id`;
}

/** Only runs add rows to it; whoever takes a record back takes its row. */
export async function countFigures(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`select count(*) as count from party_value`;
  return row?.count ?? 0;
}

/**
 * Whether a row was written by a transaction that the last run may not have seen. Ages are compared, since numbers go round at
 * 2^32; a row so old that they went round counts as new, which does no harm.
 */
function isFresh({ transactionFrom }: Seen, writer: RawBuilder<unknown> = sql`xmin`): RawBuilder<boolean> {
  // As text a number takes twenty times as long to compare as an age does.
  return sql<boolean>`(age(${writer}) <= (select age(${String(transactionFrom)}::xid)))`;
}

/**
 * The same of what runs write too: not by the last one, nor by one before it whose number came after that of a transaction which
 * somebody still holds open.
 */
function byOthers(seen: Seen, writer: RawBuilder<unknown> = sql`xmin`): RawBuilder<boolean> {
  return sql<boolean>`
    coalesce(${isFresh(seen, writer)} and ${writer}::text::bigint <> all(${seen.ownTransactions}::bigint[]), false)`;
}

/** Beyond so many transactions it takes longer to say which they are. */
const listedMax = 20_000;

type Time = Awaited<ReturnType<typeof placeAndTime>>;

/** Whether a row was written since, and whether by somebody else than runs; asked of all rows of whole tables. */
type Written = { byAnybody: RawBuilder<boolean>; byOthers: RawBuilder<boolean> };

/**
 * As isFresh and byOthers tell it, by the list of all transactions since: PostgreSQL leaves ages to one process, where numbers that
 * equal one of a list are looked for by several beside each other.
 */
function writtenSince(
  seen: Seen,
  { transactionUntil, ownTransaction }: Time,
  writer: RawBuilder<unknown> = sql`xmin`,
): Written {
  // Numbers go round at 2^32.
  const passed = (until: number) => (until - seen.transactionFrom) >>> 0;
  const count = 1 + Math.max(passed(transactionUntil), passed(ownTransaction));
  if (count > listedMax) return { byAnybody: isFresh(seen, writer), byOthers: byOthers(seen, writer) };
  const since = Array.from({ length: count }, (_, no) => (seen.transactionFrom + no) % 2 ** 32);
  const isOf = (numbers: readonly number[]) => sql<boolean>`(${writer} = any(${numbers.map(String)}::xid[]))`;
  return {
    byAnybody: isOf(since),
    byOthers: isOf(since.filter((one) => !seen.ownTransactions.includes(one))),
  };
}

/** Whose figures, as `kept`, somebody else wrote since, so that they have to be judged anew. */
function writtenByOthers(seen: Seen, time: Time): Anew {
  return { written: sql`coalesce(${writtenSince(seen, time, sql`kept.xmin`).byOthers}, false)` };
}

/** What came to exchange rates and cost prices: where nothing else of them changed, it moves few. */
type Added = { rates: RawBuilder<unknown> | null; goods: RawBuilder<unknown> | null };

async function addedPrices(tx: Tx, seen: Seen, marks: Marks): Promise<Added | null> {
  const hasRates = marks.exchange !== seen.marks.exchange;
  const hasGoods = marks.goods !== seen.marks.goods;
  if (!hasRates && !hasGoods) return { rates: null, goods: null };
  const fresh = isFresh(seen);
  const before = await marksWithout(tx, fresh);
  if (before.exchange !== seen.marks.exchange || before.goods !== seen.marks.goods) return null;
  return {
    rates: hasRates ? sql`(select min(valid_from) from exchange_rate where ${fresh})` : null,
    goods: hasGoods ? sql`(select product_id from cost_price where ${fresh})` : null,
  };
}

/**
 * So many pages are read at once, 2 GB: a list of all that was written in them takes a few hundred MB at most. A table that is larger is
 * read in parts, which costs a third more for each row.
 */
const pagesAtOnce = 262_144;

/**
 * Rows written since, by record, in `fresh_row`, and their months in `fresh_month`; and how many rows there are of all, in
 * `fresh_part`. Each table is read once.
 * @returns how many have figures, and whether somebody wrote some since who was not the last run
 */
async function gatherFresh(
  tx: Tx,
  { byAnybody, byOthers }: Written,
): Promise<{ count: number; areOverwritten: boolean }> {
  const parts = await tx.sql<{ name: string; first: string | null; after: string | null }>`
    select
      name,
      case when first > 0 then concat('(', first, ',0)') end as first,
      case when first + ${pagesAtOnce}::integer <= pages then concat('(', first + ${pagesAtOnce}::integer, ',0)') end as after
    from unnest(${factTables.map(({ name }) => name)}::text[]) as name
    cross join lateral (select pg_relation_size(name::regclass) / current_setting('block_size')::integer as pages) as size
    cross join lateral generate_series(0, pages, ${pagesAtOnce}::integer) as page (first)`;
  const written = parts.map(({ name, first, after }) => {
    const month = factTables.find((table) => table.name === name)?.month ?? null;
    return sql`
      select
        count(*) as rows_count,
        array_agg(party_id) filter (where ${byAnybody}) as party_ids,
        ${month === null ? sql`null::date[]` : sql`array_agg(${month}) filter (where ${byAnybody})`} as months
      from ${sql.table(name)}
      where true
        ${first === null ? sql`` : sql`and ctid >= ${first}::tid`}
        ${after === null ? sql`` : sql`and ctid < ${after}::tid`}`;
  });
  // Whose own record was written is no fact, and not counted with them.
  const records = sql`
    select 0 as rows_count, array_agg(party_id) filter (where ${byAnybody}), null::date[] from party`;
  await tx.sql`create unlogged table fresh_part as ${sql.join([...written, records], sql` union all `)}`;
  await tx.sql`create unlogged table fresh_row as select distinct unnest(party_ids) as party_id from fresh_part`;
  await tx.sql`create unlogged table fresh_month as select distinct unnest(months) as month from fresh_part`;
  await tx.sql`
    create unlogged table figures_now as
    select count(*) as rows_count, array_agg(golden_id) filter (where ${byOthers}) as overwritten from party_value`;
  await tx.sql`insert into fresh_row (party_id) select unnest(overwritten) from figures_now`;
  const [figures] = await tx.sql<{ count: number; areOverwritten: boolean }>`
    select rows_count as count, overwritten is not null as "areOverwritten" from figures_now`;
  if (figures === undefined) throw new Error("A count has no row.");
  return figures;
}

/** Those of whom nothing was written, and whose figures move all the same. */
async function gatherMoved(tx: Tx, seen: Seen, today: string, { rates, goods }: Added): Promise<void> {
  const days = sql`due_on >= ${seen.today}::date and due_on < ${today}::date`;
  const moved = [
    // A promise whose day has passed counts as kept or broken.
    sql`
      select party_id from document
      where kind in ('order', 'delivery') and due_on is not null and state not in ('draft', 'cancelled') and ${days}`,
    sql`select party_id from contact where due_on is not null and state <> 'cancelled' and ${days}`,
    // What one of those who share a contact bears moves what the others bear.
    sql`select party_id from (${sharers}) as sharer`,
    // Whose balances are open is charged up to the last day of all payments, which has to be among what is read.
    sql`
      (select party_id from payment where ${chargesLatePayment} order by received_on desc limit 1)`,
    ...(rates === null
      ? []
      : [
          sql`select party_id from document where recognised_on >= ${rates}`,
          sql`select party_id from external_line where on_day >= ${rates}`,
          sql`select party_id from payment where received_on >= ${rates}`,
          sql`select party_id from write_off where written_off_on >= ${rates}`,
          sql`select party_id from rebate`,
        ]),
    ...(goods === null ? [] : [sql`select party_id from document_line where product_id in ${goods}`]),
  ];
  await tx.sql`
    insert into fresh_row (party_id)
    select party_id from (${sql.join(moved, sql` union all `)}) as moved`;
}

/** All who take part in a contact in which somebody does of whom something was written. */
const sharers = sql`
  with written as materialized (select distinct party_id from fresh_row),
  shared as materialized (
    select home_id, contact_id
    from contact_share
    where party_id in (select party_id from written) or home_id in (select party_id from written)
  )
  select home_id as party_id from shared
  union
  select party_id from contact_share where (home_id, contact_id) in (select home_id, contact_id from shared)`;

/** Whoever a record is kept as now and was kept as before; and all records of those. */
async function nameTouched(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table touched as
    with fresh as materialized (select distinct party_id from fresh_row)
    select party_id as golden_id from fresh
    union
    select party.golden_id from fresh join party using (party_id)
    union
    select source.golden_id from fresh join value_source as source using (party_id)`;
  await tx.sql`create unique index on touched (golden_id)`;
  await tx.sql`analyze touched`;
  await tx.sql`
    create unlogged table touched_record as
    select party.party_id, party.golden_id from party join touched using (golden_id)`;
  await tx.sql`create unique index on touched_record (party_id)`;
  await tx.sql`analyze touched_record`;
}

async function countsOf(tx: Tx) {
  const [counts] = await tx.sql<Record<"touched" | "total", number>>`
    select
      (select count(*) from touched_record) as touched,
      (select sum(rows_count)::bigint from fresh_part) as total`;
  if (counts === undefined) throw new Error("A count has no row.");
  return counts;
}

/** Records are counted only as far as it takes to know. */
async function areNearlyAll(tx: Tx, touched: number): Promise<boolean> {
  const enough = Math.ceil(touched / partMax) + 1;
  const [counted] = await tx.sql<{ known: number }>`
    select count(*) as known from (select from value_source limit ${enough}) as record`;
  return touched > partMax * (counted?.known ?? 0);
}
