import { parseArgs } from "node:util";
import { z } from "zod";
import { searchNow } from "../server/data-quality/duplicates/search-run.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import type { Database } from "../server/plumbing/database/db.ts";
import type { Io } from "./command.ts";
import { withConnections } from "./running/with-database.ts";
import { counted } from "./writing/counted.ts";

export const usage = `vitalfew duplicates [--changed] [--json]

Searches all records for those that are one person, household or organisation, and for those that belong together without
being the same. What is found waits to be decided on; nothing is merged. Ends with 1 when the search came to nothing; what
was found before then stands.

  --changed   only records that came or changed since the last search, held against all others; all of them where nobody
              searched yet`;

const Result = z.object({
  isFull: z.boolean(),
  found: z.record(
    z.string(),
    z.object({
      records: z.int(),
      same: z.int(),
      related: z.int(),
      unsure: z.int(),
      clusters: z.int(),
    }),
  ),
  seconds: z.number(),
});

/** Answers `{ run, state, read, created, updated, unchanged, open, isFull, found, models, seconds }`. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { changed: { type: "boolean", default: false } } });
  return withConnections(async (db) => {
    const { runId, state } = await searchNow(db, systemActor("command"), { changed: values.changed });
    const row = await rowOf(db, runId);
    const open = await openPairs(db);
    const { read_count: read, created_count: created } = row;
    const { updated_count: updated, unchanged_count: unchanged, failure } = row;
    io.say(
      `${state}: ${counted(read, "record")} read, ${counted(created, "now looks", "now look")} like another one, of ${counted(updated, "other")} what they look like changed`,
    );
    if (failure !== null) io.say(failure);
    const { data } = Result.safeParse(row.result);
    for (const [kind, { same, related, unsure, clusters }] of Object.entries(data?.found ?? {}))
      io.say(
        `${kind}: ${counted(same, "pair")} the same (in ${counted(clusters, "group")}), ${related} related, ${unsure} unsure`,
      );
    io.say(`${counted(open, "pair waits", "pairs wait")} to be decided on.`);
    io.answer({ run: runId, state, read, created, updated, unchanged, open, ...row.result });
    return state === "done" ? 0 : 1;
  });
}

type Row = {
  read_count: number;
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  failure: string | null;
  result: Record<string, unknown>;
};

async function rowOf(db: Database, runId: string): Promise<Row> {
  const { rows } = await db.pool.query<Row>(
    "select read_count, created_count, updated_count, unchanged_count, failure, result from run where run_id = $1",
    [runId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no run ${runId}.`);
  return row;
}

async function openPairs(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    "select count(*) as count from duplicate_pair where is_open",
  );
  return rows[0]?.count ?? 0;
}
