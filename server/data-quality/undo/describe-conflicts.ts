import { sql } from "kysely";
import type { conflictKinds } from "../../../contract/data-quality.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { shapeOf } from "../../plumbing/runs/journal-shape.ts";
import type { LaterChange } from "../../plumbing/runs/later-changes.ts";
import type { LaterWrite } from "./later-writes.ts";
import { nameOf } from "./record-names.ts";

type Described = { at: number; name: string | null; partyId: string | null; partyName: string | null };
type Deed = { at: number; byName: string; happenedAt: string; fields: string[] };

/** Says of each conflict which record it is, by name, and who or which load changed it since. */
export async function describeConflicts(
  tx: Tx,
  runId: string,
  changes: readonly LaterChange[],
  writes: readonly LaterWrite[],
) {
  const known = await namesOf(tx, changes);
  const deeds = await deedsOf(tx, runId, changes, known);
  return changes.map((change, at) => {
    const { name, partyId, partyName } = known.get(at) ?? { name: null, partyId: null, partyName: null };
    const byLoads = writes
      .filter(
        ({ table, key }) => table === change.table && JSON.stringify(key) === JSON.stringify(change.key),
      )
      .map(({ runId: run, title, finishedAt, byName, fields }) => {
        return { byName, at: finishedAt, run: { runId: run, title, finishedAt }, fields };
      });
    const byPeople = deeds
      .filter((deed) => deed.at === at)
      .map(({ byName, happenedAt, fields }) => ({ byName, at: happenedAt, run: null, fields }));
    return {
      what: kindOf(change),
      table: change.table,
      to: change.to,
      recordId: String(Object.values(change.key).at(-1) ?? ""),
      name,
      partyId,
      partyName,
      since: [...byLoads, ...byPeople].sort((a, b) => b.at.localeCompare(a.at)),
    };
  });
}

function kindOf({ what }: LaterChange): (typeof conflictKinds)[number] {
  if (what.startsWith("refers")) return "referred_to";
  if (what.startsWith("led")) return "leads_to_gone";
  return what === "was removed" ? "removed" : what === "was made again" ? "made_again" : "changed";
}

async function namesOf(tx: Tx, changes: readonly LaterChange[]): Promise<Map<number, Described>> {
  const found = new Map<number, Described>();
  const placed = changes.map((change, at) => ({ at, ...change }));
  for (const [table, ofTable] of Map.groupBy(placed, (change) => change.table)) {
    const { key } = await shapeOf(tx, table);
    const rows = await tx.sql<Described>`
      select w.at, ${nameOf(sql`to_jsonb(t)`)} as name, p.party_id as "partyId", p.name as "partyName"
      from jsonb_to_recordset(${JSON.stringify(ofTable)}::jsonb) as w (at integer, key jsonb)
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, w.key) k
      left join ${sql.table(table)} t on ${sql.join(
        key.map(({ name }) => sql`${sql.ref(`t.${name}`)} = ${sql.ref(`k.${name}`)}`),
        sql` and `,
      )}
      left join party p on p.party_id = coalesce(to_jsonb(t)->>'party_id', w.key->>'party_id')::uuid`;
    for (const row of rows) found.set(row.at, row);
  }
  return found;
}

/** What people did since, as the events tell; what an import did stands in the journals. */
async function deedsOf(
  tx: Tx,
  runId: string,
  changes: readonly LaterChange[],
  known: ReadonlyMap<number, Described>,
): Promise<Deed[]> {
  const asked = changes.flatMap(({ key }, at) => {
    const partyId = known.get(at)?.partyId;
    return partyId ? [{ at, party_id: partyId, ids: Object.values(key).map(String) }] : [];
  });
  return tx.sql<Deed>`
    select w.at, e.actor_name as "byName", e.happened_at as "happenedAt",
      array(select jsonb_object_keys(e.differences) order by 1) as fields
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w (at integer, party_id uuid, ids jsonb)
    cross join lateral (
      select actor_name, happened_at, differences from event
      where event.party_id = w.party_id and event.run_id is null and w.ids ? event.subject_id
        and event.happened_at > (select finished_at from run where run_id = ${runId})
      order by event.event_id desc
      limit 5
    ) e`;
}
