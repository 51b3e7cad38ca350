import type { Tx } from "./database/db.ts";

/**
 * Puts a job into the queue, in the transaction of the change that asks for it: it runs if and only if that commits.
 * @param name one of server/jobs.ts
 * @param payload ids only; the job reads the rest when it runs
 * @param key with a key, a job of that key that still waits is replaced, not doubled
 * @param at when at the soonest; else at once
 */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: Readonly<Record<string, string>>,
  key?: string,
  at?: string,
): Promise<void> {
  await tx.sql`
    select graphile_worker.add_job(
      ${name}, ${JSON.stringify(payload)}::json, job_key => ${key ?? null}, run_at => ${at ?? null}::timestamptz
    )`;
}
