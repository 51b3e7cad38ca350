import { sql } from "kysely";
import type { LabelledRecords } from "../../../matching/match.ts";
import type { Snapshot } from "../../exports/snapshot.ts";
import type { Ids } from "./party-ids.ts";

/** What people said of pairs of a base, to learn of; and what is settled, whoever did it. */
export type Said = { labels: LabelledRecords[]; settled: LabelledRecords[] };

// Records kept as one are each other's equals; beyond this many a group is no longer built of them.
const treeMost = 60;

/** Records that were decided to be another one than somebody, or only related. */
export async function readApart(snapshot: Snapshot): Promise<ReadonlySet<string>> {
  const rows = await snapshot.all(sql`
    select side.party_id
    from pair_decision as d
    cross join lateral (values (d.party_id), (d.other_party_id)) as side (party_id)
    where d.taken_back_at is null and d.decision <> 'same'`);
  return new Set(rows.map(([partyId]) => partyId ?? ""));
}

/**
 * Reads decisions in force and merges of people, as what to learn of; these and the records kept as one, as what groups keep
 * to. A record that was taken apart again leaves no label: somebody decides it or nobody does.
 */
export async function readSaid(snapshot: Snapshot, ids: Ids): Promise<Said> {
  const decided = await placed(
    snapshot,
    ids,
    sql`select party_id, other_party_id, decision from pair_decision where taken_back_at is null`,
  );
  const merged = await placed(
    snapshot,
    ids,
    sql`select party_id, golden_id, 'same' from merge_event where undone_at is null and merged_by is not null`,
  );
  const kept = await placed(
    snapshot,
    ids,
    sql`
      with tree as (
        select golden_id from party group by golden_id having count(*) between 2 and ${treeMost}
      )
      select one.party_id, other.party_id, 'same'
      from tree
      join party as one on one.golden_id = tree.golden_id
      join party as other on other.golden_id = tree.golden_id and other.party_id > one.party_id`,
  );
  return { labels: once([...decided, ...merged]), settled: [...decided, ...kept] };
}

async function placed(
  snapshot: Snapshot,
  ids: Ids,
  query: Parameters<Snapshot["all"]>[0],
): Promise<LabelledRecords[]> {
  const rows = await snapshot.all(query);
  return rows.flatMap(([one, other, is]) => {
    const [a, b] = [ids.placeOf(one ?? ""), ids.placeOf(other ?? "")];
    if (a < 0 || b < 0) return [];
    return [{ a: Math.min(a, b), b: Math.max(a, b), is: is as LabelledRecords["is"] }];
  });
}

/** A pair that was decided and merged is one label. */
function once(labels: readonly LabelledRecords[]): LabelledRecords[] {
  const known = new Map(labels.map((label) => [`${label.a} ${label.b}`, label]));
  return [...known.values()];
}
