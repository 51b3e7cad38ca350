// One search for duplicates in a process of its own: among all records, or among so many that count as changed. Says how long it took
// by its own clock, and after a search among all how many pairs are open then.
import { searchNow } from "../../server/data-quality/duplicates/search-run.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { openDatabase } from "../../server/plumbing/database/db.ts";
import { sayRanApart } from "../harness/say-ran-apart.ts";

const [databaseUrl = "", reach = "all"] = process.argv.slice(2);
const db = openDatabase(databaseUrl);
const changed = reach !== "all";
if (changed)
  await db.pool.query(
    `insert into duplicate_due (party_id)
     select party_id from party order by party_id desc limit $1
     on conflict (party_id) do update set changed_in = excluded.changed_in`,
    [Number(reach)],
  );
await sayRanApart(async () => {
  const { runId, state } = await searchNow(db, systemActor("command"), { changed });
  if (state !== "done") throw new Error(`The search is ${state}.`);
  const { rows } = await db.pool.query<{ isFull: boolean }>(
    `select (result->>'isFull')::boolean as "isFull" from run where run_id = $1`,
    [runId],
  );
  if (rows[0]?.isFull === changed) throw new Error(`The search was not among ${reach}.`);
  return { open: changed ? 0 : await openPairs() };
});

async function openPairs(): Promise<number> {
  const { rows } = await db.pool.query<{ open: number }>(
    "select count(*)::integer as open from duplicate_pair where is_open",
  );
  return rows[0]?.open ?? 0;
}
