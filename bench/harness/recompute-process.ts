// One recompute of the whole base, in a process of its own. Says how long each of its steps took.
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { openDatabase } from "../../server/plumbing/db.ts";
import { sayRanApart } from "./say-ran-apart.ts";

const [databaseUrl = ""] = process.argv.slice(2);
const db = openDatabase(databaseUrl);
await sayRanApart(async () => {
  const { runId, state } = await recomputeNow(db, systemActor("command"));
  if (state !== "done") throw new Error(`The recompute is ${state}.`);
  const { rows } = await db.pool.query<{ seconds: Record<string, number> }>(
    "select result -> 'seconds' as seconds from run where run_id = $1",
    [runId],
  );
  return rows[0]?.seconds ?? {};
});
