// One recompute in a process of its own: over everybody, or over those of whom something changed. Says how long each of its
// steps took.
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { openDatabase } from "../../server/plumbing/database/db.ts";
import { sayRanApart } from "./say-ran-apart.ts";

const [databaseUrl = "", reach = "everybody"] = process.argv.slice(2);
const db = openDatabase(databaseUrl);
await sayRanApart(async () => {
  const { runId, state } = await recomputeNow(db, systemActor("command"), { full: reach === "everybody" });
  if (state !== "done") throw new Error(`The recompute is ${state}.`);
  const { rows } = await db.pool.query<{ seconds: Record<string, number>; isPartial: boolean }>(
    `select result -> 'seconds' as seconds, (result -> 'reach' ->> 'isPartial')::boolean as "isPartial"
     from run where run_id = $1`,
    [runId],
  );
  if (rows[0]?.isPartial !== (reach !== "everybody")) throw new Error(`The recompute was not over ${reach}.`);
  return rows[0].seconds;
});
