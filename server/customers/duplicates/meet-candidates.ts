import type { EntryKey } from "../../matching/entry-keys.ts";
import type { KnownRecord } from "../../matching/known-record.ts";
import { arrayText } from "../../plumbing/database/array-text.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { keptOrNow } from "./kept-records.ts";

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

/**
 * So many of a crowd are looked at for records that say the same: who was entered by the thousand is a crowd of one, and met all the
 * same. Any more would cost the door time, for crowds in which nobody is anybody's copy.
 */
const lookedAtMost = 24;

export type Meeting = {
  /** Parties that share a key with the entry, those that share the rarest first. */
  partyIds: string[];
  /** How many other records stand under each key; one more than the key's `most` where it is more than that, whoever they are. */
  holders: ReadonlyMap<number, number>;
  /** Which database was asked. */
  database: string;
};

/**
 * Finds the records that share a key with an entry. Keys that a crowd shares lead to nobody, but to the first two of those in it that
 * say the same.
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
 * Crowds that were looked at, by their key: frequent names and towns come with every hundred entries, and looking through one of them
 * takes as long as fifty keys that few share. For one piece of work, within which they stay what they were.
 */
export type Crowds = Map<number, MetRow>;

// Some tens of megabytes.
const crowdsMost = 200_000;

/**
 * The same for many entries in one statement, the nearest `most` of each. A key brings two together by one over how many share it;
 * whom all keys together bring less near than `nearFrom` is left out.
 * @param options.crowds those met before, which aren't asked for again; the new ones are added
 */
export async function meetingsOf(
  tx: Tx,
  entries: readonly (readonly EntryKey[])[],
  options: { without: ReadonlySet<string>; most: number; nearFrom?: number; crowds?: Crowds },
): Promise<Meeting[]> {
  const crowds = options.crowds ?? new Map();
  const all = new Map(entries.flat().map((entryKey) => [entryKey.key, entryKey]));
  const before = [...all.keys()].flatMap((key) => crowds.get(key) ?? []);
  const rows = [
    ...before,
    ...(await rowsMet(
      tx,
      [...all.values()].filter(({ key }) => !crowds.has(key)),
    )),
  ];
  for (const row of rows) if (row.partyIds === null && crowds.size < crowdsMost) crowds.set(row.key, row);
  const met = new Map(rows.map((row) => [row.key, row]));
  return entries.map((keys) => meetingOf(keys, met, options, rows[0]?.database ?? ""));
}

async function rowsMet(tx: Tx, keys: readonly EntryKey[]): Promise<MetRow[]> {
  if (keys.length === 0) return [];
  // As one text: the driver takes an array apart letter by letter.
  const asked = arrayText(keys.map(({ key }) => key));
  const most = arrayText(keys.map((one) => one.most));
  const isOfValue = arrayText(keys.map(({ value }) => value !== null));
  return tx.prepared<MetRow>`
    select asked.key, met.party_ids as "partyIds", crowd.copies, crowd.texts, current_database() as database
    from unnest(${asked}::bigint[], ${most}::int[], ${isOfValue}::bool[])
      as asked (key, most, is_of_value)
    cross join lateral (
      -- Of a crowd nobody is compared: more than half of all ids would be theirs.
      select count(*) as holders, case when count(*) <= asked.most then string_agg(holder.party_id::text, ' ') end as party_ids
      from (select k.party_id from match_key k where k.key_hash = asked.key limit asked.most + 1) holder
    ) met
    cross join lateral (
      select string_agg(alike.first_two, ' ') filter (where alike.times > 1) as copies, count(*) as texts
      from (
        select count(*) as times, array_to_string((array_agg(party.party_id order by party.party_id))[1:2], ' ') as first_two
        from (
          select k.party_id
          from match_key k
          where k.key_hash = asked.key and asked.is_of_value and met.holders > asked.most
          order by k.party_id
          limit ${lookedAtMost}
        ) near
        join party on party.party_id = near.party_id
        group by party.kind, ${keptOrNow}
      ) alike
    ) crowd
    where met.holders > 0`;
}

type MetRow = {
  key: number;
  /** Null where they are a crowd. */
  partyIds: string | null;
  /** Of a crowd, the first two of each of its records that came more than once; of how many different records. */
  copies: string | null;
  texts: number;
  database: string;
};

function meetingOf(
  keys: readonly EntryKey[],
  met: ReadonlyMap<number, MetRow>,
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
    const row = met.get(key);
    if (row === undefined) continue;
    const isCrowd = row.partyIds === null;
    const partyIds = (row.partyIds ?? row.copies ?? "").split(" ").filter((partyId) => partyId !== "");
    const others = partyIds.filter((partyId) => !without.has(partyId));
    holders.set(key, isCrowd ? most + 1 : others.length);
    const near = 1 / (isCrowd ? row.texts : partyIds.length);
    for (const partyId of others) nearness.set(partyId, (nearness.get(partyId) ?? 0) + near);
  }
  const near = [...nearness].filter(([, sum]) => sum >= nearFrom);
  const nearest = near.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { partyIds: nearest.slice(0, nearestMost).map(([partyId]) => partyId), holders, database };
}
