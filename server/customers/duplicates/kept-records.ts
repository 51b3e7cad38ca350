import { type RawBuilder, sql } from "kysely";
import type { KnownRecord } from "../../matching/known-record.ts";
import { arrayText } from "../../plumbing/database/array-text.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { type PointRow, pointOf } from "../point-rows.ts";
import { points, type StoredRecord } from "./known-records.ts";

/** A record as `match_record` keeps it. */
type KeptRecord = readonly [
  name: string | null,
  legalName: string | null,
  givenName: string | null,
  familyName: string | null,
  website: string | null,
  taxNumber: string | null,
  points: readonly PointRow[],
];

/** The `KeptRecord` of the row `party` as it stands. */
const recordNow = sql`json_build_array(
  party.name, party.legal_name, party.given_name, party.family_name, party.website, party.tax_number,
  coalesce(${points}, '[]')
)::text`;

/** The record of the row `party` as it is kept, or else as it stands; `recordOfKept` reads it. */
export const keptOrNow = sql`coalesce(
  (select kept.record from match_record kept where kept.party_id = party.party_id), ${recordNow}
)`;

const rowsToKeep = (partyIds: RawBuilder<unknown>) => sql`
  insert into match_record (party_id, kind, record)
  select party.party_id, party.kind, ${recordNow}
  from party
  where party.party_id = any(${partyIds}::uuid[])
  order by party.party_id`;

/** Keeps the records of parties that the caller has changed and holds locked: a statement, or a part of one. */
export const keepingRecords = (partyIds: readonly string[]): RawBuilder<unknown> => sql`
  ${rowsToKeep(sql`${arrayText(partyIds)}`)}
  on conflict (party_id) do update set kind = excluded.kind, record = excluded.record`;

/** Forgets those of them that are nobody's: a statement, or a part of one. */
export const forgettingRecords = (partyIds: readonly string[]): RawBuilder<unknown> => sql`
  delete from match_record as kept
  where kept.party_id = any(${arrayText(partyIds)}::uuid[])
    and not exists (select from party where party.party_id = kept.party_id)`;

// Whoever changes one of them waits until these are written.
const keptAtOnce = 2000;

/** Keeps the records of these parties where none is kept, as a load leaves them: each bundle in a transaction of its own. */
export async function keepRecordsOf(db: Database, partyIds: readonly string[]): Promise<void> {
  for (let at = 0; at < partyIds.length; at += keptAtOnce)
    await db.write((tx) => keepWhereMissing(tx, partyIds.slice(at, at + keptAtOnce)));
}

/** The same of all parties. */
export async function keepMissingRecords(db: Database): Promise<void> {
  let after: string | null = null;
  do after = await db.write((tx) => keepNext(tx, after));
  while (after !== null);
}

/** @returns after whom to go on; null when all have theirs */
async function keepNext(tx: Tx, after: string | null): Promise<string | null> {
  const next = await tx.prepared<{ partyId: string }>`
    select party_id as "partyId"
    from party
    where party_id > ${after ?? nobodyId}
    order by party_id
    limit ${keptAtOnce}`;
  const partyIds = next.map(({ partyId }) => partyId);
  await keepWhereMissing(tx, partyIds);
  return partyIds.length < keptAtOnce ? null : (partyIds.at(-1) ?? null);
}

// Before all.
const nobodyId = "00000000-0000-0000-0000-000000000000";

/** Whoever changes one of them meanwhile keeps what it is then, before this or after. */
async function keepWhereMissing(tx: Tx, partyIds: readonly string[]): Promise<void> {
  const missing = await tx.prepared<{ partyId: string }>`
    select party_id as "partyId"
    from party
    where party_id = any(${arrayText(partyIds)}::uuid[])
      and not exists (select from match_record kept where kept.party_id = party.party_id)
    order by party_id
    -- Who is gone by now is not written down, and nobody goes until this is.
    for key share`;
  if (missing.length === 0) return;
  await tx.prepared`
    ${rowsToKeep(sql`${arrayText(missing.map(({ partyId }) => partyId))}`)}
    on conflict do nothing`;
}

/**
 * The records of a kind among these ids, our own company not among them.
 * @param asksEmployer of whom it is worth knowing whom they work for; the others are read without
 */
export async function readKept(
  tx: Tx,
  kind: KnownRecord["kind"],
  partyIds: readonly string[],
  asksEmployer: (partyId: string) => boolean,
): Promise<StoredRecord[]> {
  if (partyIds.length === 0) return [];
  const rows = await tx.sql<KeptRow>`
    select party_id as "partyId", kind, record
    from match_record
    where party_id = any(${arrayText(partyIds)}::uuid[]) and kind = ${kind} and party_id <> ${ownCompanyId}`;
  const known = new Set(rows.map(({ partyId }) => partyId));
  const missing = partyIds.filter((partyId) => !known.has(partyId));
  const others =
    missing.length === 0
      ? []
      : await tx.sql<KeptRow>`
          select party.party_id as "partyId", party.kind, ${recordNow} as record
          from party
          where party.party_id = any(${arrayText(missing)}::uuid[]) and party.kind = ${kind}
            and party.party_id <> ${ownCompanyId}`;
  const employers = await employersOf(tx, kind === "person" ? partyIds.filter(asksEmployer) : []);
  // In one order, whichever were kept.
  return [...rows, ...others]
    .map((row) => recordOfKept({ ...row, employer: employers.get(row.partyId) ?? null }))
    .sort((a, b) => (a.partyId < b.partyId ? -1 : 1));
}

type KeptRow = { partyId: string; kind: KnownRecord["kind"]; record: string };

/** The record of a row, with whatever else the row says. */
export function recordOfKept<Row extends KeptRow & Pick<KnownRecord, "employer">>({
  record,
  ...row
}: Row): Omit<Row, "record"> & StoredRecord {
  const [name, legalName, givenName, familyName, website, taxNumber, ways] = JSON.parse(record) as KeptRecord;
  return { ...row, name, legalName, givenName, familyName, website, taxNumber, points: ways.map(pointOf) };
}

async function employersOf(tx: Tx, partyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (partyIds.length === 0) return new Map();
  const rows = await tx.sql<{ partyId: string; name: string }>`
    select distinct on (r.party_id) r.party_id as "partyId", employer.name
    from relationship r
    join party employer on employer.party_id = r.other_party_id
    where r.party_id = any(${arrayText(partyIds)}::uuid[])
      and r.type = 'works_for' and r.direction = 'from' and r.until is null
    order by r.party_id, r.since desc nulls last, r.relationship_id`;
  return new Map(rows.map(({ partyId, name }) => [partyId, name]));
}
