import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { type EntryKey, entryKeys } from "../../matching/entry-keys.ts";
import { type KnownRecord, kindOf } from "../../matching/known-record.ts";
import { type Likeness, readEntries } from "../../matching/weigh-entry.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { arrayText } from "../../plumbing/database/array-text.ts";
import { fewIds, type Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { firstContactPoint, placeOf, shownName } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";
import { baseFigures } from "./base-figures.ts";
import { keptOrNow, recordOfKept } from "./kept-records.ts";
import { employerOf, type StoredRecord } from "./known-records.ts";
import { measuresAtDoor } from "./measures-at-door.ts";
import { type Meeting, meetCandidates } from "./meet-candidates.ts";

export type Duplicate = OutputOf<typeof customers.findDuplicates>["duplicates"][number];

/** What somebody who enters a record is shown; the rest is as good as none. */
const shownMost = 10;

/**
 * The records that an entry may repeat, the likeliest first, each with what speaks for and against it. Only records that
 * the actor may see: the others do not exist for them. A record that was merged speaks for the one it is kept as.
 * @param without the party the entry is of, when it is here already; nor do others count that are kept as the same customer
 */
export async function lookForDuplicates(
  tx: Tx,
  actor: Actor,
  entry: KnownRecord,
  options: { keys?: readonly EntryKey[]; without?: string | null } = {},
): Promise<Duplicate[]> {
  const keys = options.keys ?? entryKeys(entry);
  if (keys.length === 0) return [];
  const without = options.without ?? null;
  const meeting = await meetCandidates(tx, entry.kind, keys, without);
  if (meeting.partyIds.length === 0) return [];
  const candidates = await readCandidates(tx, actor, entry, meeting.partyIds, without);
  if (candidates.length === 0) return [];
  const read = readEntries(kindOf(entry), [{ entry, candidates }]);
  const measures = await measuresAtDoor(tx, entry.kind, read.values());
  const figures = await baseFigures(tx, meeting.database);
  const met = metBy(keys, meeting);
  // Many families have one name; whoever types a company's whole name wants to hear of it, however large the base.
  const asked = { records: figures.records, asksNamesakes: entry.kind === "organisation" };
  const [likenesses = []] = read.weigh(
    measures === null
      ? { ...asked, holders: (column, text) => met(column, text) ?? figures.holders(column, text) }
      : {
          ...measures,
          ...asked,
          // With the one who comes there is one more.
          holders: (column, text) => Math.max(measures.holders(column, text), (met(column, text) ?? 0) + 1),
        },
  );
  return asShown(tx, likeliestFirst(candidates, likenesses));
}

type KeptAs = { goldenId: string };
type Candidate = StoredRecord & KeptAs;

async function readCandidates(
  tx: Tx,
  actor: Actor,
  entry: KnownRecord,
  partyIds: readonly string[],
  without: string | null,
): Promise<Candidate[]> {
  // `party` is the record that was met, within the ones that are seen by whom they are kept as.
  const asked = entry.employer === null ? sql`null` : employerOf;
  const rows = await tx.prepared<Omit<Candidate, "points"> & { record: string }>`
    select party.party_id as "partyId", party.kind, ${keptOrNow} as record, ${asked} as employer,
      kept.golden_id as "goldenId"
    from (
      select member.party_id as met_id, party.party_id as golden_id
      from party member
      join party on party.party_id = member.golden_id
      where member.party_id = any(${arrayText(partyIds)}::uuid[]) and member.kind = ${entry.kind}
        and party.party_id <> ${ownCompanyId} and party.party_id is distinct from (select own.golden_id from party own where own.party_id = ${without}::uuid)
        and ${visibleParties(actor)}
    ) kept
    join party on party.party_id = kept.met_id
    order by party.party_id`;
  return rows.map(recordOfKept);
}

/** Holders of what the entry's keys stand for, as met; undefined for anything else, which the base is asked for. */
function metBy(
  keys: readonly EntryKey[],
  meeting: Meeting,
): (column: string, text: string) => number | undefined {
  const met = new Map<string, number>();
  for (const { key, value } of keys) {
    if (value === null) continue;
    const name = `${value.column} ${value.text}`;
    met.set(name, Math.max(met.get(name) ?? 0, meeting.holders.get(key) ?? 0));
  }
  return (column, text) => met.get(`${column} ${text}`);
}

type Found = { goldenId: string; kind: KnownRecord["kind"]; likeness: Likeness };

/** Of several records kept as one, the one that is most like it speaks for it. */
function likeliestFirst(candidates: readonly Candidate[], likenesses: readonly (Likeness | null)[]): Found[] {
  const best = new Map<string, Found>();
  candidates.forEach(({ goldenId, kind }, at) => {
    const likeness = likenesses[at] ?? null;
    if (likeness === null) return;
    const known = best.get(goldenId)?.likeness;
    if (known === undefined || known.probability < likeness.probability)
      best.set(goldenId, { goldenId, kind, likeness });
  });
  return [...best.values()]
    .sort((a, b) => b.likeness.probability - a.likeness.probability || (a.goldenId < b.goldenId ? -1 : 1))
    .slice(0, shownMost);
}

type Shown = Pick<Duplicate, "partyId" | "name" | "place" | "mail" | "phone">;

/** With what tells a person who they are: read of those that were found, which are few of those that were met. */
async function asShown(tx: Tx, found: readonly Found[]): Promise<Duplicate[]> {
  if (found.length === 0) return [];
  const rows = await tx.prepared<Shown>`
    select party.party_id as "partyId", ${shownName()} as name, ${placeOf("party")} as place,
      ${firstContactPoint("party", "mail")} as mail, ${firstContactPoint("party", "phone")} as phone
    from party
    where party.party_id = any(${fewIds(found.map(({ goldenId }) => goldenId))})`;
  const shown = new Map(rows.map((row) => [row.partyId, row]));
  return found.flatMap(({ goldenId, kind, likeness }) => {
    const who = shown.get(goldenId);
    if (who === undefined) return [];
    const { weight: _, evidence, ...said } = likeness;
    return [{ ...said, ...who, kind, evidence: [...evidence] }];
  });
}
