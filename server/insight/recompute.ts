import { z } from "zod";
import type { Actor } from "../plumbing/actor.ts";
import type { Database, Tx } from "../plumbing/database/db.ts";
import {
  askForRun,
  hurryRun,
  noteProblems,
  type Rest,
  type RunState,
  workOnRun,
} from "../plumbing/runs/runs.ts";
import { computeFigures, EarlierChanged, Unbalanced } from "./compute-figures.ts";
import { figuresLock } from "./figures-lock.ts";
import type { Disagreement } from "./pools/reconcile-pools.ts";

const kind = "recompute";

const title = "Value of all customers";

/**
 * Asks for the value of all customers to be computed anew, in the caller's transaction. A run that still waits is
 * enough for everybody.
 * @returns the run's id
 */
export async function askForRecompute(tx: Tx, actor: Actor): Promise<string> {
  const waiting = await waitingRun(tx);
  if (waiting === undefined) return askForRun(tx, actor, { kind, title, input: {} });
  // It may be one that was in no hurry.
  await hurryRun(tx, { kind, runId: waiting });
  return waiting;
}

/** Runs that nobody is in a hurry for have about a fifth of the time while people go on moving figures; a run over everybody is rare. */
const rest: Rest = { times: 4, most: "5 minutes", gather: "2 minutes" };

/** The same in no hurry: a hundred who ask one after the other get one, which is taken up when its rest is over. */
export async function askForRecomputeSoon(tx: Tx, actor: Actor): Promise<string> {
  const waiting = await waitingRun(tx);
  if (waiting !== undefined) return waiting;
  return askForRun(tx, actor, { kind, title, input: { rest } }, { queue: false });
}

async function waitingRun(tx: Tx): Promise<string | undefined> {
  const [waiting] = await tx.sql<{ run_id: string }>`
    select run_id from run where kind = ${kind} and state = 'waiting' and cancel_asked_at is null
    order by created_at desc
    limit 1`;
  return waiting?.run_id;
}

/** How much a run is asked to do: everybody anew, or no month before that of a day. */
const Asked = z.object({ full: z.boolean().default(false), from: z.iso.date().nullable().default(null) });

export type Asked = z.input<typeof Asked>;

/**
 * Computes here and now, for the command line and for tests.
 * @param asked `full`: everybody anew, whatever changed; `from`: a day (YYYY-MM-DD), before whose month every figure has to
 *   stand as it is, or the run is unbalanced and says what changed
 */
export async function recomputeNow(
  db: Database,
  actor: Actor,
  asked: Asked = {},
): Promise<{ runId: string; state: RunState | null }> {
  const runId = await db.write((tx) => askForRun(tx, actor, { kind, title, input: asked }, { queue: false }));
  return { runId, state: await workOnRecompute(db, runId) };
}

/**
 * Works on a recompute run: one transaction over one snapshot of the facts. Either every figure is of this run and
 * reconciles, or the run is unbalanced and the figures before it stay in force.
 */
export async function workOnRecompute(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) =>
    withLock(db, async () => {
      try {
        return await db.write((tx) => computeFigures(tx, run, Asked.parse(run.input)));
      } catch (error) {
        const problems = problemsOf(error);
        await db.write((tx) => noteProblems(tx, runId, 1, problems));
        // Rows read and none accounted for: the run does not balance, and says so.
        const read = error instanceof Unbalanced ? Math.max(1, error.read) : 1;
        return { counts: { read, created: 0, updated: 0, unchanged: 0, refused: 0 } };
      }
    }),
  );
}

/** What a person is told of a run that came to nothing; anything else is a bug. */
function problemsOf(error: unknown) {
  if (error instanceof Unbalanced) return error.disagreements.map(problemOf);
  if (error instanceof EarlierChanged)
    return [
      {
        code: "earlier_changed",
        severity: "warning" as const,
        field: error.month,
        message: `Figures of ${error.month.slice(0, 7)} would change, and months before ${error.from.slice(0, 7)} were asked to stand. The figures before this run stay in force. Compute without --from, or from ${error.month}.`,
      },
    ];
  throw error;
}

function problemOf({ pool, month, supplied, accounted }: Disagreement) {
  return {
    code: "pool_unbalanced",
    severity: "warning" as const,
    field: pool,
    value: accounted,
    message: `In ${month.slice(0, 7)} the pool ${pool} supplied ${supplied}, and its parts add up to ${accounted}. The figures before this run stay in force.`,
  };
}

/** One computation at a time: two would only wait for each other's rows. */
export async function withLock<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const holder = await db.pool.connect();
  try {
    await holder.query("select pg_advisory_lock($1)", [figuresLock]);
    return await work();
  } finally {
    await holder.query("select pg_advisory_unlock($1)", [figuresLock]).catch(() => undefined);
    holder.release();
  }
}
