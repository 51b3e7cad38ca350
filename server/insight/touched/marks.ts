import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { fitPolicyOf, ratingPolicyOf } from "../rating/rating-policy.ts";

/**
 * Raise it when a step of a run comes to other figures from the same facts: the run after the update then adds up everybody.
 */
const program = 2;

/** What all figures rest on beside the facts. */
export type Marks = Record<
  "program" | "policy" | "prices" | "exchange" | "goods" | "products" | "payments",
  string
>;

/** Marks of all that moves everybody when it changes: the same mark, the same rows. */
export async function marksOf(tx: Tx, today: string): Promise<Marks> {
  const rating = await ratingPolicyOf(tx, today);
  const fit = await fitPolicyOf(tx, today);
  const { isOn, byProductGroup } = rating.signals.discountPoints;
  const [row] = await tx.sql<Omit<Marks, "policy">>`
    select
      (select concat(${program}::integer, ':', count(*), ':', sum(hashtextextended(sha256, 0)::numeric)) from applied_migration) as program,
      ${prices} as prices,
      ${rowsMark(sql`exchange_rate`)} as exchange,
      ${rowsMark(sql`cost_price`)} as goods,
      ${isOn && byProductGroup ? rowsMark(categories) : sql`''`} as products,
      coalesce((select max(received_on)::text from payment where ${chargesLatePayment}), '') as payments`;
  if (row === undefined) throw new Error("A row of marks is missing.");
  return { ...row, policy: JSON.stringify([rating.version, fit.version, rating, fit]) };
}

/** The mark of the cost model alone. */
export async function pricesMark(tx: Tx): Promise<string> {
  const [row] = await tx.sql<Pick<Marks, "prices">>`select ${prices} as prices`;
  if (row === undefined) throw new Error("A row of marks is missing.");
  return row.prices;
}

/** What the policy compares customers by. */
const categories = sql`(select product_id, category from product where category is not null)`;

/** An open balance is charged up to the last day of which payments are known: a later one moves all of them. */
export const chargesLatePayment = sql<boolean>`
  exists (select from activity_price where driver = 'late_payment' and percent <> 0)`;

/** How many rows and the sum of their marks: rows that are added change it by their own marks alone. */
function rowsMark(rows: RawBuilder<unknown>, where: RawBuilder<unknown> = sql`true`): RawBuilder<string> {
  return sql<string>`(
    select concat(count(*), ':', coalesce(sum(hashtextextended(marked::text, 0)::numeric), 0)) from ${rows} as marked where ${where}
  )`;
}

const prices = sql<string>`concat_ws(
  ' ',
  (select concat_ws(' ', base_currency, time_zone, locale) from workspace),
  ${rowsMark(sql`pool`)},
  ${rowsMark(sql`pool_period`)},
  ${rowsMark(sql`activity`)},
  ${rowsMark(sql`activity_rate`)},
  ${rowsMark(sql`cost_setting`)}
)`;

/** Marks of what was there already at the last run, of what may grow without moving what stood before. */
export async function marksWithout(
  tx: Tx,
  isFresh: RawBuilder<boolean>,
): Promise<Pick<Marks, "exchange" | "goods">> {
  const [row] = await tx.sql<Pick<Marks, "exchange" | "goods">>`
    select
      ${rowsMark(sql`exchange_rate`, sql`not ${isFresh}`)} as exchange,
      ${rowsMark(sql`cost_price`, sql`not ${isFresh}`)} as goods`;
  if (row === undefined) throw new Error("A row of marks is missing.");
  return row;
}

/**
 * Which database this is, and which transactions it has seen through: below `transactionFrom` all had ended, those of other databases
 * in the same PostgreSQL too, and none from `transactionUntil` on but its own is seen.
 */
export async function placeAndTime(
  tx: Tx,
): Promise<{ cluster: string } & Record<"transactionFrom" | "transactionUntil" | "ownTransaction", number>> {
  const [row] = await tx.sql<
    { cluster: string } & Record<"transactionFrom" | "transactionUntil" | "ownTransaction", number>
  >`
    select
      concat((select system_identifier from pg_control_system()), ':', (select oid from pg_database where datname = current_database()))
        as cluster,
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296 as "transactionFrom",
      pg_snapshot_xmax(pg_current_snapshot())::text::bigint % 4294967296 as "transactionUntil",
      pg_current_xact_id()::text::bigint % 4294967296 as "ownTransaction"`;
  if (row === undefined) throw new Error("A snapshot is missing.");
  return row;
}
