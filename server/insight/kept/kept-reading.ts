import type { Tx } from "../../plumbing/db.ts";

/** A reading of all facts that may take long. */
export type Reading<Answer> = {
  name: "activity_use" | "cost_gaps" | "coverage" | "months";
  /** Of which days, under which prices, after which run. */
  asked: string;
  count: (tx: Tx) => Promise<Answer>;
};

export type Counted<Answer> = {
  answer: Answer;
  /** When, where it is kept; null: now. */
  countedAt: string | null;
};

/** The reading as it was kept, where the same was asked; else counted now. */
export async function readKept<Answer>(
  tx: Tx,
  { name, asked, count }: Reading<Answer>,
): Promise<Counted<Answer>> {
  const [kept] = await tx.sql<{ answer: Answer; countedAt: string }>`
    select answer, counted_at as "countedAt" from kept_reading where name = ${name} and asked = ${asked}`;
  return kept ?? { answer: await count(tx), countedAt: null };
}

// Whatever takes a minute is counted anew when ten have gone by since: counting has a tenth of the time at most.
const restTimes = 10;

/**
 * Counts and keeps it, if that takes as long as nobody should wait for; else it is counted whenever somebody asks.
 * What was kept a little while ago stays until the next time.
 * @param slowMs what nobody should wait for, in milliseconds
 */
export async function keepReading(
  tx: Tx,
  { name, asked, count }: Reading<unknown>,
  slowMs: number,
): Promise<void> {
  const [rests] = await tx.sql`
    select from kept_reading
    where name = ${name} and asked = ${asked} and clock_timestamp() < counted_at + ${restTimes}::integer * took_ms * interval '1 ms'`;
  if (rests !== undefined) return;
  const began = performance.now();
  const answer = await count(tx);
  const tookMs = performance.now() - began;
  await tx.sql`delete from kept_reading where name = ${name}`;
  if (tookMs < slowMs) return;
  await tx.sql`
    insert into kept_reading (name, asked, counted_at, took_ms, answer)
    values (${name}, ${asked}, now(), ${Math.round(tookMs)}, ${JSON.stringify(answer)})`;
}
