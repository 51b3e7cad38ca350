import { type RawBuilder, sql } from "kysely";
import type pg from "pg";
import type { Actor } from "../actor.ts";
import type { Database, Tx } from "../database/db.ts";
import { newId } from "../ids.ts";
import { enqueue } from "../jobs.ts";

/** What a run counts; `read = created + updated + unchanged + refused` or it does not balance. */
export type Counts = { read: number; created: number; updated: number; unchanged: number; refused: number };

export type RunState = "waiting" | "working" | "done" | "unbalanced" | "failed" | "cancelled" | "undone";

/** What the work of a run is given: its row, ways to say how far it is, and whether somebody asked it to stop. */
export type RunAtWork = {
  runId: string;
  kind: string;
  input: unknown;
  /** Where an earlier, interrupted attempt had come to; `{}` at first. */
  cursor: Record<string, unknown>;
  db: Database;
  /** Says how far the work is. With `tx` it commits together with the work it speaks of. */
  progress(patch: Progress, tx?: Tx): Promise<void>;
  /** Throws RunCancelled when a person asked the run to stop. */
  stopIfCancelled(): Promise<void>;
};

export type Progress = {
  step?: string;
  counts?: Counts;
  expected?: number;
  cursor?: Record<string, unknown>;
  result?: Record<string, unknown>;
};

/** Thrown out of a run's work when a person asked it to stop. */
export class RunCancelled extends Error {}

/** Asks for a run: its row, and the job `run.<kind>` that works on it, in the caller's transaction. */
export async function askForRun(
  tx: Tx,
  actor: Actor,
  run: { kind: string; title: string; input: unknown },
  { queue }: { queue: boolean } = { queue: true },
): Promise<string> {
  const runId = newId(tx.now.getTime());
  await tx.sql`
    insert into run (run_id, kind, title, input, started_by, started_by_name, door, created_at)
    values (${runId}, ${run.kind}, ${run.title}, ${JSON.stringify(run.input)}, ${actor.userId}, ${actor.name}, ${actor.door}, ${tx.now})`;
  if (queue) await enqueue(tx, `run.${run.kind}`, { runId }, runId);
  return runId;
}

/** Puts a run that waits into the queue now, though it may have been in no hurry. */
export async function hurryRun(tx: Tx, { kind, runId }: { kind: string; runId: string }): Promise<void> {
  await tx.sql`update run set input = input - 'rest' where run_id = ${runId}`;
  await enqueue(tx, `run.${kind}`, { runId }, runId);
}

/**
 * Works on a run here and now. A lock held by the connection keeps a second process away and goes when this
 * process dies, however it dies; the run can then be taken up again where its cursor stands.
 * @returns the run's state at the end, or null when another process works on it
 */
export async function workOnRun(
  db: Database,
  runId: string,
  work: (run: RunAtWork) => Promise<{ counts: Counts; result?: Record<string, unknown> }>,
): Promise<RunState | null> {
  const holder = await db.pool.connect();
  try {
    if (!(await lockRun(holder, runId))) return null;
    return await claimAndWork(db, runId, work);
  } finally {
    await holder.query("select pg_advisory_unlock_all()").catch(() => undefined);
    holder.release();
  }
}

/**
 * `input.rest` of a run that nobody is in a hurry for. It is taken up when the last one of its kind is over for `times` as long as it took, `most`
 * at most, and when it was asked for as long ago, `gather` at most: what comes in one go is one run.
 */
export type Rest = { times: number; most: string; gather: string };

/**
 * Puts runs whose process died back into the queue, and those that were asked for in no hurry once no other of their kind is at work
 * and their `rest` is over. Called at the start of a worker and every minute.
 */
export async function resumeInterruptedRuns(db: Database): Promise<number> {
  const holder = await db.pool.connect();
  try {
    const { rows } = await holder.query<{ run_id: string; kind: string }>(
      `select run_id, kind
      from run
      where state = 'working'
        or state = 'waiting' and (
          input -> 'rest' is null
          or not exists (select from run as other where other.kind = run.kind and other.state = 'working')
          and not coalesce((
            select now() < greatest(
              last.finished_at + least(last.rest, (run.input #>> '{rest,most}')::interval),
              run.created_at + least(last.rest, (run.input #>> '{rest,gather}')::interval)
            )
            from (
              select finished_at, (run.input #>> '{rest,times}')::float8 * (finished_at - started_at) as rest
              from run as other
              where other.kind = run.kind and other.state = 'done'
              order by finished_at desc
              limit 1
            ) as last
          ), false)
        )
      order by created_at
      limit 100`,
    );
    let resumed = 0;
    for (const run of rows) {
      if (!(await lockRun(holder, run.run_id))) continue;
      await db.write((tx) => enqueue(tx, `run.${run.kind}`, { runId: run.run_id }, run.run_id));
      await holder.query("select pg_advisory_unlock_all()");
      resumed += 1;
    }
    return resumed;
  } finally {
    holder.release();
  }
}

async function lockRun(holder: pg.PoolClient, runId: string): Promise<boolean> {
  const { rows } = await holder.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtextextended($1, 7)) as locked",
    [runId],
  );
  return rows[0]?.locked === true;
}

async function claimAndWork(
  db: Database,
  runId: string,
  work: (run: RunAtWork) => Promise<{ counts: Counts; result?: Record<string, unknown> }>,
): Promise<RunState> {
  const [claimed] = await db.write(
    (tx) => tx.sql<{ kind: string; input: unknown; cursor: Record<string, unknown> }>`
      update run
      set state = 'working', started_at = coalesce(started_at, now()), seen_alive_at = now(), failure = null
      where run_id = ${runId} and state in ('waiting', 'working')
      returning kind, input, cursor`,
  );
  if (claimed === undefined) return stateOf(db, runId);
  try {
    const { counts, result } = await work(atWork(db, runId, claimed));
    return await finish(db, runId, balances(counts) ? "done" : "unbalanced", {
      counts,
      result: result ?? {},
    });
  } catch (error) {
    if (error instanceof RunCancelled) return finish(db, runId, "cancelled", {});
    // A dying server may still take what another connection says: that the run failed, and nobody would take it up again.
    if (isConnectionLost(error)) throw error;
    await finish(db, runId, "failed", { failure: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/**
 * Whether the server went away or is going, as it says itself (class 08, 57P01 to 57P03), as the connection ends, or as a
 * statement is told that comes after that.
 */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(08...|57P0[123]|ECONNRESET|ECONNREFUSED|EPIPE)$/.test(code) ||
    /^Connection terminated|is not queryable$/.test(error.message)
  );
}

function atWork(
  db: Database,
  runId: string,
  claimed: { kind: string; input: unknown; cursor: Record<string, unknown> },
): RunAtWork {
  return {
    runId,
    ...claimed,
    db,
    progress: (patch, tx) =>
      tx ? saveProgress(tx, runId, patch) : db.write((own) => saveProgress(own, runId, patch)),
    stopIfCancelled: async () => {
      const { rows } = await db.pool.query(
        "select from run where run_id = $1 and cancel_asked_at is not null",
        [runId],
      );
      if (rows.length > 0) throw new RunCancelled();
    },
  };
}

async function saveProgress(tx: Tx, runId: string, patch: Progress): Promise<void> {
  const counts = patch.counts;
  await tx.sql`
    update run
    set seen_alive_at = now(),
      step = coalesce(${patch.step ?? null}, step),
      expected_count = coalesce(${patch.expected ?? null}, expected_count),
      cursor = coalesce(${patch.cursor ? JSON.stringify(patch.cursor) : null}::jsonb, cursor),
      result = coalesce(${patch.result ? JSON.stringify(patch.result) : null}::jsonb, result),
      read_count = coalesce(${counts?.read ?? null}, read_count),
      created_count = coalesce(${counts?.created ?? null}, created_count),
      updated_count = coalesce(${counts?.updated ?? null}, updated_count),
      unchanged_count = coalesce(${counts?.unchanged ?? null}, unchanged_count),
      refused_count = coalesce(${counts?.refused ?? null}, refused_count)
    where run_id = ${runId}`;
}

function balances(counts: Counts): boolean {
  return counts.read === counts.created + counts.updated + counts.unchanged + counts.refused;
}

async function finish(
  db: Database,
  runId: string,
  state: RunState,
  end: { counts?: Counts; result?: Record<string, unknown>; failure?: string },
): Promise<RunState> {
  await db.write(async (tx) => {
    await saveProgress(tx, runId, {
      ...(end.counts && { counts: end.counts }),
      ...(end.result && { result: end.result }),
    });
    await tx.sql`update run set state = ${state}, step = null, failure = ${end.failure ?? null}, finished_at = now() where run_id = ${runId}`;
  });
  return state;
}

async function stateOf(db: Database, runId: string): Promise<RunState> {
  const { rows } = await db.pool.query<{ state: RunState }>("select state from run where run_id = $1", [
    runId,
  ]);
  const state = rows[0]?.state;
  if (state === undefined) throw new Error(`There is no run ${runId}.`);
  return state;
}

/** Asks a run to stop; it looks now and then. @returns whether it was still to be stopped */
export async function askRunToStop(tx: Tx, runId: string): Promise<boolean> {
  const asked = await tx.sql`
    update run set cancel_asked_at = coalesce(cancel_asked_at, now())
    where run_id = ${runId} and state in ('waiting', 'working')
    returning run_id`;
  return asked.length > 0;
}

/** Says of a run that another one took back what it did. */
export async function markRunUndone(tx: Tx, runId: string, undoneBy: string): Promise<void> {
  await tx.sql`update run set state = 'undone', undone_by_run_id = ${undoneBy} where run_id = ${runId}`;
}

/** Writes down what a run found. `startAt` numbers them within the run. */
export async function noteProblems(
  tx: Tx,
  runId: string,
  startAt: number,
  problems: readonly {
    code: string;
    severity: "refused" | "warning" | "note";
    path?: string;
    rowNo?: number;
    field?: string;
    value?: string;
    message: string;
  }[],
): Promise<void> {
  if (problems.length === 0) return;
  await tx.sql`
    insert into run_problem (run_id, problem_no, code, severity, path, row_no, field, value, message)
    select ${runId}, ${startAt} + ordinality - 1, code, severity, path, row_no, field, left(value, 500), message
    from rows from (
      jsonb_to_recordset(${JSON.stringify(problems.map(asRow))}::jsonb)
        as (code text, severity text, path text, row_no bigint, field text, value text, message text)
    ) with ordinality`;
}

/**
 * The same for what a statement finds: `select code, severity, path, row_no, field, value, message`, in the order in
 * which the problems are numbered.
 * @param isOfRows whether the statement says of each, as the last of its columns, how many rows it is about
 */
export async function noteFound(
  tx: Tx,
  runId: string,
  found: RawBuilder<unknown>,
  { isOfRows = false }: { isOfRows?: boolean } = {},
): Promise<void> {
  const all = isOfRows ? sql`${found}` : sql`select f.*, null::bigint from (${found}) f`;
  await tx.sql`
    insert into run_problem (run_id, problem_no, code, severity, path, row_no, field, value, message, rows_about)
    select ${runId}, last_no + row_number() over (), code, severity, path, row_no, field, left(value, 500), message, rows_about
    from (${all}) found (code, severity, path, row_no, field, value, message, rows_about)
    cross join (select coalesce(max(problem_no), 0) as last_no from run_problem where run_id = ${runId}) numbered`;
}

/** Takes back what was noted of one kind about files, when it turns out not to be so. */
export async function forgetProblemsOf(
  tx: Tx,
  runId: string,
  code: string,
  paths: readonly string[],
): Promise<void> {
  await tx.sql`delete from run_problem where run_id = ${runId} and code = ${code} and path = any(${paths})`;
}

/** Takes back what an interrupted attempt at a file wrote down, before the file is read again. */
export async function forgetProblems(tx: Tx, runId: string, path: string): Promise<void> {
  await tx.sql`delete from run_problem where run_id = ${runId} and path = ${path}`;
}

function asRow(problem: Parameters<typeof noteProblems>[3][number]) {
  return { ...problem, row_no: problem.rowNo };
}
