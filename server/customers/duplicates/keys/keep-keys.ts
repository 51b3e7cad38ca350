import { doorKeys } from "../../../matching/door-keys.ts";
import { kindOf, prepareRecords } from "../../../matching/known-record.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { markDue } from "../../duplicates-due.ts";
import { forgettingRecords, keepingRecords } from "../kept-records.ts";
import { readRecords, type StoredRecord } from "../known-records.ts";

// What is read, made comparable and written at once: more takes memory and saves nothing.
const partiesAtOnce = 5000;

/**
 * Makes the keys of parties what their records say now, in sets. Called in the transaction of every change of a name, a tax
 * number, a site or a way to reach somebody; ids of nobody lose what was left under them.
 */
export async function keepKeys(tx: Tx, partyIds: readonly string[]): Promise<void> {
  for (const some of setsOf(partyIds)) {
    // Of two that change one party the second reads what the first has written.
    await tx.sql`select from party where party_id = any(${some}::uuid[]) order by party_id for no key update`;
    await writeKeys(tx, some, await readRecords(tx, some));
  }
}

/** The same for parties that this transaction has made or locked. */
export async function writeLockedKeys(tx: Tx, partyIds: readonly string[]): Promise<void> {
  for (const some of setsOf(partyIds)) await writeKeys(tx, some, await readRecords(tx, some));
}

function* setsOf(partyIds: readonly string[]): Generator<string[]> {
  for (let at = 0; at < partyIds.length; at += partiesAtOnce) yield partyIds.slice(at, at + partiesAtOnce);
}

/** The same for records that were read a moment ago. */
export async function writeKeys(
  tx: Tx,
  partyIds: readonly string[],
  records: readonly StoredRecord[],
): Promise<void> {
  const { keys, holders } = keysOf(records);
  const write = partyIds.length === 1 ? tx.prepared : tx.sql;
  await write`
    with made as materialized (
      select * from unnest(${keys}::bigint[], ${holders}::uuid[]) as made (key_hash, party_id)
    ),
    gone as (
      delete from match_key as kept
      where kept.party_id = any(${[...partyIds]}::uuid[])
        and not exists (
          select from made where made.key_hash = kept.key_hash and made.party_id = kept.party_id
        )
    ),
    kept as (${keepingRecords(partyIds)}),
    lost as (${forgettingRecords(partyIds)})
    insert into match_key (key_hash, party_id)
    select key_hash, party_id
    from made
    -- In the order of the index: what goes in beside each other is written in one place.
    order by key_hash, party_id
    on conflict do nothing`;
  await markDue(tx, partyIds);
}

/** The keys of records, each with the record it leads to; no pair twice. */
export function keysOf(records: readonly StoredRecord[]): { keys: number[]; holders: string[] } {
  const keys: number[] = [];
  const holders: string[] = [];
  for (const kind of ["organisation", "person"] as const) {
    const some = records.filter((record) => kindOf(record) === kind);
    if (some.length === 0) continue;
    const { prepared, facets } = prepareRecords(kind, some);
    const read = doorKeys(prepared);
    some.forEach(({ partyId }, at) => {
      const own = new Set<number>();
      for (const facet of facets[at] ?? []) read(facet, (key) => own.add(key));
      for (const key of own) {
        keys.push(key);
        holders.push(partyId);
      }
    });
  }
  return { keys, holders };
}
