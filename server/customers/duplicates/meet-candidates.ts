import type { EntryKey } from "../../matching/entry-keys.ts";
import type { KnownRecord } from "../../matching/known-record.ts";
import { arrayText } from "../../plumbing/database/array-text.ts";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * Who is worth comparing is found among the nearest; more would cost time and are never looked at by a person. Of companies all of
 * 304 pairs worth a question in the example company, and whoever was asked for among its million, were among the nearest ten;
 * people share frequent names.
 */
const candidatesMost: Readonly<Record<KnownRecord["kind"], number>> = {
  organisation: 20,
  person: 60,
  household: 60,
};

export type Meeting = {
  /** Parties that share a key with the entry, those that share the rarest first. */
  partyIds: string[];
  /** How many other records stand under each key; one more than the key's `most` where it is more than that, whoever they are. */
  holders: ReadonlyMap<number, number>;
  /** Which database was asked. */
  database: string;
};

/**
 * Finds the records that share a key with an entry. Keys that a crowd shares lead to nobody.
 * @param without records that don't count as others: the entry's own
 */
export async function meetCandidates(
  tx: Tx,
  kind: KnownRecord["kind"],
  keys: readonly EntryKey[],
  without: string | null,
): Promise<Meeting> {
  const own = new Set(without === null ? [] : [without]);
  const [meeting] = await meetingsOf(tx, [keys], { without: own, most: candidatesMost[kind] });
  return meeting ?? { partyIds: [], holders: new Map(), database: "" };
}

/**
 * The same for many entries in one statement, the nearest `most` of each. A key brings two together by one over how many share it;
 * whom all keys together bring less near than `nearFrom` is left out.
 */
export async function meetingsOf(
  tx: Tx,
  entries: readonly (readonly EntryKey[])[],
  options: { without: ReadonlySet<string>; most: number; nearFrom?: number },
): Promise<Meeting[]> {
  const asked = new Map(entries.flat().map(({ key, most }) => [key, most]));
  // As one text: the driver takes an array apart letter by letter.
  const rows = await tx.prepared<{ key: number; partyIds: string | null; database: string }>`
    select asked.key, met.party_ids as "partyIds", current_database() as database
    from unnest(${arrayText([...asked.keys()])}::bigint[], ${arrayText([...asked.values()])}::int[]) as asked (key, most)
    cross join lateral (
      -- Of a crowd nobody is compared: more than half of all ids would be theirs.
      select count(*) as holders, case when count(*) <= asked.most then string_agg(holder.party_id::text, ' ') end as party_ids
      from (select k.party_id from match_key k where k.key_hash = asked.key limit asked.most + 1) holder
    ) met
    where met.holders > 0`;
  const holders = new Map(rows.map(({ key, partyIds }) => [key, partyIds?.split(" ") ?? null]));
  return entries.map((keys) => meetingOf(keys, holders, options, rows[0]?.database ?? ""));
}

/** @param found who stands under each key; null where it is a crowd */
function meetingOf(
  keys: readonly EntryKey[],
  found: ReadonlyMap<number, readonly string[] | null>,
  {
    without,
    most: nearestMost,
    nearFrom = 0,
  }: { without: ReadonlySet<string>; most: number; nearFrom?: number },
  database: string,
): Meeting {
  const nearness = new Map<string, number>();
  const holders = new Map<number, number>();
  for (const { key, most } of keys) {
    const partyIds = found.get(key);
    if (partyIds === undefined) continue;
    if (partyIds === null) {
      holders.set(key, most + 1);
      continue;
    }
    const others = partyIds.filter((partyId) => !without.has(partyId));
    holders.set(key, others.length);
    for (const partyId of others) nearness.set(partyId, (nearness.get(partyId) ?? 0) + 1 / partyIds.length);
  }
  const near = [...nearness].filter(([, sum]) => sum >= nearFrom);
  const nearest = near.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { partyIds: nearest.slice(0, nearestMost).map(([partyId]) => partyId), holders, database };
}
