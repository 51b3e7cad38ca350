import type { Tx } from "../../plumbing/database/db.ts";
import { runInForce } from "../value/run-in-force.ts";

/** A reading of all facts that may take long. */
export type Reading<Answer> = {
  name:
    | "activity_use"
    | "average_method"
    | "cost_gaps"
    | "coverage"
    | "matrix"
    | "months"
    | "movement"
    | "movers";
  /** Which of several of that name. */
  variant?: string;
  /** Whether it stays as it is until the next run: then what an earlier one left rests as well. */
  isOfRun?: boolean;
  /** Of which days, under which prices, after which run. */
  asked: string;
  count: (tx: Tx) => Promise<Answer>;
};

/** What a page may take that somebody opens now and then, in milliseconds. */
export const patienceMs = 1000;

export type Counted<Answer> = {
  answer: Answer;
  /** When, where it is kept; null: now. */
  countedAt: string | null;
};

/** The reading as it was kept, where the same was asked; else counted now. */
export async function readKept<Answer>(
  tx: Tx,
  { name, variant = "", asked, count }: Reading<Answer>,
): Promise<Counted<Answer>> {
  const [kept] = await tx.sql<{ answer: Answer; countedAt: string }>`
    select answer, counted_at as "countedAt"
    from kept_reading
    where name = ${name} and variant = ${variant} and asked = ${asked}`;
  return kept ?? { answer: await count(tx), countedAt: null };
}

/** Whatever takes a minute is counted anew when ten have gone by since: counting has a tenth of the time at most. */
export const restTimes = 10;

/**
 * Counts and keeps it, if that takes as long as nobody should wait for; else it is counted whenever somebody asks.
 * What was kept a little while ago rests.
 * @param slowMs what nobody should wait for, in milliseconds
 * @returns when its rest is over, where a computation came after what is kept; else null
 */
export async function keepReading(
  tx: Tx,
  { name, variant = "", isOfRun = false, asked, count }: Reading<unknown>,
  slowMs: number,
): Promise<string | null> {
  const [rest] = await tx.sql<{ until: string; isBehind: boolean }>`
    select until, counted_at < ${(await runInForce(tx))?.finishedAt ?? null}::timestamptz as "isBehind"
    from kept_reading
    cross join lateral (select counted_at + ${restTimes}::integer * took_ms * interval '1 ms' as until) as rest
    where name = ${name} and variant = ${variant} and (asked = ${asked} or ${isOfRun}::boolean) and clock_timestamp() < until`;
  if (rest !== undefined) return rest.isBehind ? rest.until : null;
  const began = performance.now();
  const answer = await count(tx);
  const tookMs = performance.now() - began;
  await tx.sql`delete from kept_reading where name = ${name} and variant = ${variant}`;
  if (tookMs < slowMs) return null;
  await tx.sql`
    insert into kept_reading (name, variant, asked, counted_at, took_ms, answer)
    values (${name}, ${variant}, ${asked}, now(), ${Math.round(tookMs)}, ${JSON.stringify(answer)})`;
  return null;
}
