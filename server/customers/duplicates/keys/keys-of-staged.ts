import type { RawBuilder } from "kysely";
import type { KnownPoint } from "../../../matching/known-record.ts";
import { arrayText } from "../../../plumbing/database/array-text.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { StoredRecord } from "../known-records.ts";
import { keysOf } from "./keep-keys.ts";

// What is entered at once, in the order of the index: fewer are further apart there, and with more of them the database
// waits longer for the first.
const keysAtOnce = 120_000;

type StagedParty = Omit<StoredRecord, "points" | "employer"> & {
  points: { kind: string; raw: string; normalised: string | null }[] | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
};

/**
 * Writes the keys of parties that a load is about to make, as `keepKeys` would make them when they are there: of a new
 * party its row says all. They must have none yet. While the database enters some, the next are made.
 * @param rows the rows of the load that make one, a table or query in brackets
 * @param aside another transaction, that reads them; and what ends the work between two pieces of it
 */
export async function writeKeysOfStaged(
  tx: Tx,
  rows: RawBuilder<unknown>,
  { reader, signal }: { reader: Tx; signal: AbortSignal },
): Promise<void> {
  await reader.sql`
    declare staged_parties no scroll cursor for
    select s.record_id as "partyId", case s.kind when 'prospect' then 'person' else s.kind end as kind,
      s.data->>'name' as name, s.data->>'legal_name' as "legalName", s.data->>'given_name' as "givenName",
      s.data->>'family_name' as "familyName", s.data->>'website' as website, s.data->>'tax_number' as "taxNumber",
      s.data->'points' as points, s.data->>'line1' as line1, s.data->>'line2' as line2, s.data->>'city' as city,
      s.data->>'postcode' as postcode, s.data->>'country' as country
    from ${rows} s`;
  let made: { keys: number[]; holders: string[] } = { keys: [], holders: [] };
  let entering: Promise<void> = Promise.resolve();
  try {
    for (let isOver = false; !isOver; ) {
      const parties = await reader.sql<StagedParty>`fetch 5000 from staged_parties`;
      signal.throwIfAborted();
      const { keys, holders } = keysOf(parties.map(asStored));
      for (const key of keys) made.keys.push(key);
      for (const holder of holders) made.holders.push(holder);
      isOver = parties.length === 0;
      if (made.keys.length < keysAtOnce && !isOver) continue;
      await entering;
      entering = enterKeys(tx, made);
      // Awaited before the next one; until then its failure is nobody's.
      entering.catch(() => undefined);
      made = { keys: [], holders: [] };
    }
    await entering;
  } finally {
    // Whatever ends it, nothing of it is still at work.
    await entering.catch(() => undefined);
  }
}

async function enterKeys(tx: Tx, { keys, holders }: { keys: number[]; holders: string[] }): Promise<void> {
  await tx.sql`
    insert into match_key (key_hash, party_id)
    select key_hash, party_id
    from unnest(${arrayText(keys)}::bigint[], ${arrayText(holders)}::uuid[]) as made (key_hash, party_id)
    order by key_hash, party_id`;
}

/** The party as `readRecords` reads it when it was loaded; see `loadWaysToReach`. */
function asStored({ points, line1, line2, city, postcode, country, ...party }: StagedParty): StoredRecord {
  const nowhere = { line1: null, line2: null, city: null, postcode: null, country: null };
  const address = { line1, line2, city, postcode, country };
  return {
    ...party,
    employer: null,
    points: (points ?? []).map(
      ({ kind, raw, normalised }): KnownPoint => ({
        kind,
        value: normalised ?? raw,
        ...(kind === "address" ? address : nowhere),
      }),
    ),
  };
}

/** Takes away the keys of ids that are nobody's: a load that ended without its parties may have left them. */
export async function forgetKeysOfNobody(tx: Tx): Promise<void> {
  await tx.sql`
    delete from match_key as kept where not exists (select from party where party.party_id = kept.party_id)`;
}
