import { z } from "zod";
import { keepMissingMatchRecords, makeMissingKeys } from "../../customers/load-match-keys.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { askForRun, type RunAtWork, type RunState, workOnRun } from "../../plumbing/runs/runs.ts";
import { modelsForChanged } from "./finding/models-for-changed.ts";
import { type Searched, searchAll, type TellStep } from "./finding/search-all.ts";
import { searchChanged, worthAThread } from "./finding/search-changed.ts";
import { type Reach, searchInThread } from "./finding/search-in-thread.ts";

const kind = "duplicates";
const title = "Search for duplicates";

/** What a search is asked: among all records, or those that changed; by a model learnt anew, or the one in force. */
const Asked = z.object({ changed: z.boolean().default(false), keepsModel: z.boolean().default(false) });

export type SearchAskedFor = z.input<typeof Asked>;

/**
 * Asks for a search in the caller's transaction. One that still waits is enough for everybody who asks the same.
 * @returns the run's id
 */
export async function askForSearch(tx: Tx, actor: Actor, asked: SearchAskedFor = {}): Promise<string> {
  const input = Asked.parse(asked);
  const [waiting] = await tx.sql<{ runId: string }>`
    select run_id as "runId"
    from run
    where kind = ${kind} and state = 'waiting' and cancel_asked_at is null and input = ${JSON.stringify(input)}::jsonb
    order by created_at desc
    limit 1`;
  return waiting?.runId ?? askForRun(tx, actor, { kind, title, input });
}

/** Asks for a search among what changed, when something did. Called by a load, in its own transaction. */
export async function askForSearchOfDue(tx: Tx, actor: Actor): Promise<string | null> {
  const [due] = await tx.sql<{ isDue: boolean }>`select exists (select from duplicate_due) as "isDue"`;
  return due?.isDue === true ? askForSearch(tx, actor, { changed: true }) : null;
}

/** The same by the clock: not while somebody searches, who may be taking it along. */
export async function askWhenNobodySearches(tx: Tx, actor: Actor): Promise<string | null> {
  const [search] = await tx.sql<{ runId: string }>`
    select run_id as "runId" from run where kind = ${kind} and state in ('waiting', 'working') limit 1`;
  return search === undefined ? askForSearchOfDue(tx, actor) : null;
}

/** Searches here and now, for the command line and for tests. */
export async function searchNow(
  db: Database,
  actor: Actor,
  asked: SearchAskedFor = {},
): Promise<{ runId: string; state: RunState | null }> {
  const input = Asked.parse(asked);
  const runId = await db.write((tx) => askForRun(tx, actor, { kind, title, input }, { queue: false }));
  return { runId, state: await workOnSearch(db, runId) };
}

/** Works on a search. Whatever was found before stands until the end of it, however it ends. */
export async function workOnSearch(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) =>
    withLock(db, async () => {
      const searched = await search(db, run);
      // Whoever reviews begins at once, before the database has looked at the tables by itself: a pair took a second to tell.
      // What a load adds to them it notices soon enough.
      if (searched.result.isFull === true) {
        await db.write((tx) => tx.sql`analyze duplicate_pair, duplicate_member`);
        await keepMissingMatchRecords(db);
      }
      return searched;
    }),
  );
}

async function search(db: Database, run: RunAtWork): Promise<Searched> {
  const { keepsModel, changed } = Asked.parse(run.input);
  const asked = { runId: run.runId, keepsModel };
  const tell: TellStep = async (step, read) => {
    await run.stopIfCancelled();
    await run.progress({ step, counts: { read, created: 0, updated: 0, unchanged: 0, refused: 0 } });
  };
  // Keys that are still to be made would make their records due again behind it, and nobody would have changed them.
  await makeMissingKeys(db);
  const models = changed ? await db.read(modelsForChanged) : null;
  const reach: Reach = models === null ? { all: asked } : { changed: models };
  if (await isWorthAThread(db, reach)) return searchInThread(db, reach, tell);
  return "all" in reach ? searchAll(db, reach.all, tell) : searchChanged(db, reach.changed, tell);
}

// A thread of its own takes half a second to begin; few records are searched sooner where the worker is.
const allWorthAThread = 20_000;

async function isWorthAThread(db: Database, reach: Reach): Promise<boolean> {
  const [text, least] =
    "all" in reach
      ? ["select count(*) as count from (select from party limit $1) as some_of_them", allWorthAThread]
      : ["select count(*) as count from (select from duplicate_due limit $1) as some_of_them", worthAThread];
  const { rows } = await db.pool.query<{ count: number }>(text, [least]);
  return (rows[0]?.count ?? 0) >= least;
}

/** One search at a time: each lays down what it found in place of what was there. */
async function withLock<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const holder = await db.pool.connect();
  try {
    await holder.query("select pg_advisory_lock(hashtextextended('data-quality.duplicates', 0))");
    return await work();
  } finally {
    await holder
      .query("select pg_advisory_unlock(hashtextextended('data-quality.duplicates', 0))")
      .catch(() => undefined);
    holder.release();
  }
}
