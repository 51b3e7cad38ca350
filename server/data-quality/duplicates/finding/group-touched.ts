import { sql } from "kysely";
import { type AskedOfSome, askedAmong } from "../../../customers/likenesses.ts";
import { groupAgain, type PlacedPair, placesAsked } from "../../../matching/group-again.ts";
import { type KnownRecord, kindOf } from "../../../matching/known-record.ts";
import { arrayText } from "../../../plumbing/database/array-text.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { groupsWithCopies } from "../../matching/with-copies.ts";
import { stageMembers } from "./found-tables.ts";
import { layDownClusters } from "./lay-down-clusters.ts";
import type { MeasuresInForce } from "./measures-in-force.ts";

// As settled in a search over all.
const [beyondDoubt, contradiction] = [30, -30];

/**
 * Builds anew the clusters that records touch which were searched again: those they stood in, and those of whom they are
 * like now. All others stay.
 */
export async function groupTouched(tx: Tx, due: readonly string[], models: MeasuresInForce): Promise<void> {
  const touched = await touchedBy(tx, due);
  const settled = await settledAmong(tx, touched);
  let groupFrom = 0;
  for (const kind of ["person", "organisation", "household"] as const) {
    const measures = models[kindOf({ kind })];
    const all = touched.filter((one) => one.kind === kind).map(({ partyId }) => partyId);
    if (measures === undefined || all.length < 2) continue;
    const found = await pairsAmong(tx, all);
    const read = placesAsked(all.length, placed(all, [...found, ...settled]), kindOf({ kind }));
    const asked = await askedAmong(tx, kind, {
      partyIds: read.map((at) => all[at] as string),
      measures,
      apart: new Set(settled.filter(({ odds }) => odds < 0).flatMap(({ one, other }) => [one, other])),
    });
    const by = { kind: kindOf({ kind }), model: measures.model };
    const members = groupsOf(all, { found, settled, asked }, by).map(({ partyId, group }) => ({
      partyId,
      group: groupFrom + group,
    }));
    await stageMembers(tx, members);
    groupFrom += all.length;
  }
  const all = [...new Set([...due, ...touched.map(({ partyId }) => partyId)])];
  await layDownClusters(tx, sql<boolean>`m.party_id = any(${arrayText(all)}::uuid[])`);
}

/**
 * Who stands in a group with others, of records that were found alike. Copies of one record are not grouped each for itself, but go
 * with the one that stands for them, as in a search over all.
 */
function groupsOf(
  all: readonly string[],
  by: { found: readonly FoundBefore[]; settled: readonly Pair[]; asked: AskedOfSome },
  weighed: Parameters<typeof groupAgain>[3],
): { partyId: string; group: number }[] {
  const { odds, ties, standIns } = by.asked;
  const standIn = (partyId: string) => standIns.get(partyId) ?? partyId;
  const found = by.found.map((pair) => ({ ...pair, one: standIn(pair.one), other: standIn(pair.other) }));
  const isOfCopy = ({ one, other }: Pair) => standIns.has(one) || standIns.has(other);
  const own = all.filter((partyId) => !standIns.has(partyId));
  const ids = [...own, ...all.filter((partyId) => standIns.has(partyId))];
  const places = new Map(ids.map((partyId, at) => [partyId, at]));
  const placeOf = (partyId: string) => places.get(partyId) ?? -1;
  const ofPlaces = (ask: typeof odds) => (a: number, b: number) => ask(own[a] as string, own[b] as string);
  const pairs = placed(own, [...found, ...by.settled.filter((pair) => !isOfCopy(pair))]);
  const alone = groupAgain(own.length, pairs, { odds: ofPlaces(odds), ties: ofPlaces(ties) }, weighed);
  const isOne = ({ isSure, one, other }: FoundBefore) =>
    isSure && alone[placeOf(one)] === alone[placeOf(other)];
  const sure = new Set(found.filter(isOne).flatMap(({ one, other }) => [placeOf(one), placeOf(other)]));
  const groups = groupsWithCopies(
    alone,
    ids.slice(own.length).map((partyId) => placeOf(standIn(partyId))),
    {
      goesAlong: (place) => sure.has(place),
      same: by.settled
        .filter((pair) => isOfCopy(pair) && pair.odds > 0)
        .map(({ one, other }) => ({ a: placeOf(one), b: placeOf(other) }))
        .filter(({ a, b }) => a >= 0 && b >= 0),
    },
  );
  const sizes = Map.groupBy(groups, (group) => group);
  return ids.flatMap((partyId, at) => {
    const group = groups[at] as number;
    return (sizes.get(group)?.length ?? 0) < 2 ? [] : [{ partyId, group }];
  });
}

type Touched = { partyId: string; kind: KnownRecord["kind"] };
type Pair = { one: string; other: string; odds: number };
type FoundBefore = Pair & { isSure: boolean };

/**
 * The records themselves, whom they are like, and who stands in a cluster with any of these. One step after the other: asked
 * for all at once, the planner expects as many as an average record has pairs, and reads everybody.
 */
async function touchedBy(tx: Tx, due: readonly string[]): Promise<Touched[]> {
  const own = arrayText(due);
  const reached = await tx.sql<{ partyId: string }>`
    select party_id as "partyId" from unnest(${own}::uuid[]) as due (party_id)
    union
    select p.other_party_id from duplicate_pair as p where p.party_id = any(${own}::uuid[]) and p.weight > -1
    union
    select p.party_id from duplicate_pair as p where p.other_party_id = any(${own}::uuid[]) and p.weight > -1
    union
    select kept.party_id
    from party as one
    join party as kept on kept.golden_id = one.golden_id
    where one.party_id = any(${own}::uuid[])`;
  const near = arrayText(reached.map(({ partyId }) => partyId));
  const together = await tx.sql<{ partyId: string }>`
    select together.party_id as "partyId"
    from (select distinct cluster_id from duplicate_member where party_id = any(${near}::uuid[])) as theirs
    join duplicate_member as together on together.cluster_id = theirs.cluster_id`;
  const all = new Set([...reached, ...together].map(({ partyId }) => partyId));
  return tx.sql<Touched>`
    select party_id as "partyId", kind from party where party_id = any(${arrayText([...all])}::uuid[]) order by party_id`;
}

async function pairsAmong(tx: Tx, partyIds: readonly string[]): Promise<FoundBefore[]> {
  const ids = arrayText(partyIds);
  return tx.sql<FoundBefore>`
    select party_id as one, other_party_id as other, weight as odds, band = 'sure' and outcome = 'same' as "isSure"
    from duplicate_pair
    where party_id = any(${ids}::uuid[]) and other_party_id = any(${ids}::uuid[])`;
}

/** Decisions in force, and records kept as one. */
async function settledAmong(tx: Tx, touched: readonly Touched[]): Promise<Pair[]> {
  const ids = arrayText(touched.map(({ partyId }) => partyId));
  return tx.sql<Pair>`
    select party_id as one, other_party_id as other,
      case decision when 'same' then ${beyondDoubt}::float8 else ${contradiction}::float8 end as odds
    from pair_decision
    where taken_back_at is null and party_id = any(${ids}::uuid[]) and other_party_id = any(${ids}::uuid[])
    union all
    select one.party_id, other.party_id, ${beyondDoubt}::float8
    from party as one
    join party as other on other.golden_id = one.golden_id and other.party_id > one.party_id
    where one.party_id = any(${ids}::uuid[]) and other.party_id = any(${ids}::uuid[])`;
}

/** The pairs of these, by their places; the last word on each counts. */
function placed(own: readonly string[], pairs: readonly Pair[]): PlacedPair[] {
  const places = new Map(own.map((partyId, at) => [partyId, at]));
  const known = new Map<string, PlacedPair>();
  for (const { one, other, odds } of pairs) {
    const [a, b] = [places.get(one), places.get(other)];
    if (a !== undefined && b !== undefined) known.set(`${Math.min(a, b)} ${Math.max(a, b)}`, { a, b, odds });
  }
  return [...known.values()];
}
