import { Copies } from "../matching/copies.ts";
import { keysOfEntries } from "../matching/entry-keys.ts";
import type { Measures } from "../matching/kept-model.ts";
import { cellsOf, type KnownRecord, kindOf } from "../matching/known-record.ts";
import type { AskedValue } from "../matching/value-counts.ts";
import { type Base, type Likeness, readEntries, readSome } from "../matching/weigh-entry.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { readKept } from "./duplicates/kept-records.ts";
import { type Crowds, type Meeting, meetingsOf } from "./duplicates/meet-candidates.ts";
import { holdersOfValues } from "./match-model.ts";

/** What one record is to another. */
export type LikenessOfTwo = { partyId: string; otherPartyId: string; likeness: Likeness };

/** Of those who share a key with a record the nearest are compared, as many as a search over all would hold likely. */
const candidatesMost = 40;
/**
 * In a base this large a search over all has no time for two companies that share a word or a sound with a dozen others and nothing
 * else. They are two thirds of those who meet: of 10,353 pairs in an example company of a million not one was worth a question.
 */
const large = 100_000;
const nearFromInLarge = 1 / 12;

/**
 * What records that stand in the base are to each of those they meet, weighed as a search over all weighs: by the same
 * numbers, against what it counted.
 * @param of all of one kind
 * @param of `alsoWith`: whom else to hold each against, those it was like before; `crowds`: those met before in the same search
 */
export async function likenessesOf(
  tx: Tx,
  kind: KnownRecord["kind"],
  of: {
    partyIds: readonly string[];
    measures: Measures;
    alsoWith: ReadonlyMap<string, readonly string[]>;
    crowds: Crowds;
  },
): Promise<LikenessOfTwo[]> {
  const records = await readKept(tx, kind, of.partyIds, () => true);
  if (records.length === 0) return [];
  const keys = keysOfEntries(kindOf({ kind }), records);
  const meetings = await meetingsOf(tx, keys, {
    without: new Set(),
    most: candidatesMost,
    crowds: of.crowds,
    nearFrom: kind === "organisation" && of.measures.records >= large ? nearFromInLarge : 0,
  });
  const own = new Map(records.map((record, at) => [record.partyId, at]));
  const met = records.map(
    ({ partyId }, at) => new Set([...(meetings[at]?.partyIds ?? []), ...(of.alsoWith.get(partyId) ?? [])]),
  );
  const others = records.map(({ partyId }, at) =>
    [...(met[at] ?? [])].filter((other) => {
      const theirs = own.get(other);
      // Two of the same set are held against each other once, also where only one of them meets the other.
      return other !== partyId && (theirs === undefined || theirs > at || met[theirs]?.has(partyId) !== true);
    }),
  );
  const further = [...new Set(others.flat())].filter((partyId) => !own.has(partyId));
  // Whom somebody works for is held against whom the other one works for, and nothing else.
  const colleagues = new Set(
    records.flatMap(({ employer }, at) => (employer === null ? [] : (others[at] ?? []))),
  );
  const read = await readKept(tx, kind, further, (partyId) => colleagues.has(partyId));
  const known = new Map([...records, ...read].map((record) => [record.partyId, record]));
  const entries = records.map((entry, at) => ({
    entry,
    candidates: (others[at] ?? []).flatMap((other) => known.get(other) ?? []),
  }));
  const asked = readEntries(kindOf({ kind }), entries);
  const likenesses = asked.weigh(
    await baseOf(tx, kind, { measures: of.measures, values: asked.values(), met: metBy(keys, meetings) }),
  );
  return entries.flatMap(({ entry, candidates }, at) =>
    candidates.flatMap((candidate, which) => {
      const likeness = likenesses[at]?.[which] ?? null;
      return likeness === null ? [] : [{ partyId: entry.partyId, otherPartyId: candidate.partyId, likeness }];
    }),
  );
}

/** What grouping asks of any two of some records (log2 odds, and ties), by their ids; those that are gone come to nothing. */
export type AskedOfSome = {
  odds(one: string, other: string): number;
  ties(one: string, other: string): number;
  /** Of the copies among them that nothing is asked about, the record that stands for each. */
  standIns: ReadonlyMap<string, string>;
};

/**
 * Reads what grouping asks of some records.
 * @param of `apart`: who was decided to be another one than somebody, and goes with nobody as a copy
 */
export async function askedAmong(
  tx: Tx,
  kind: KnownRecord["kind"],
  of: { partyIds: readonly string[]; measures: Measures; apart: ReadonlySet<string> },
): Promise<AskedOfSome> {
  const all = await readKept(tx, kind, of.partyIds, () => true);
  const copies = new Copies();
  const standIns = new Map<string, string>();
  const records: typeof all = [];
  for (const record of all) {
    const at = of.apart.has(record.partyId) ? null : copies.standIn(cellsOf(record).flat(), records.length);
    if (at === null) records.push(record);
    else standIns.set(record.partyId, records[at]?.partyId ?? record.partyId);
  }
  const read = readSome(kindOf({ kind }), records);
  const base = await baseOf(tx, kind, { measures: of.measures, values: read.values(), met: new Map() });
  const { odds, ties } = read.among(base);
  const places = new Map(records.map(({ partyId }, at) => [partyId, at]));
  const ask = (asked: typeof odds, gone: number) => (one: string, other: string) => {
    const [i, j] = [places.get(one), places.get(other)];
    return i === undefined || j === undefined ? gone : asked(i, j);
  };
  return { odds: ask(odds, -Infinity), ties: ask(ties, 0), standIns };
}

/** How many hold each value under a key, as met: whoever asks is one of them. */
function metBy(
  keys: readonly ReturnType<typeof keysOfEntries>[number][],
  meetings: readonly Meeting[],
): Map<string, number> {
  const met = new Map<string, number>();
  keys.forEach((own, at) => {
    for (const { key, most, value } of own) {
      const holders = meetings[at]?.holders.get(key) ?? 0;
      // Beyond its most a key isn't counted on.
      if (value !== null && holders <= most) met.set(`${value.column} ${value.text}`, holders);
    }
  });
  return met;
}

async function baseOf(
  tx: Tx,
  kind: KnownRecord["kind"],
  { measures, values, met }: { measures: Measures; values: readonly AskedValue[]; met: Map<string, number> },
): Promise<Base> {
  const counted = await holdersOfValues(tx, kind, values);
  return {
    records: measures.records,
    measures,
    isSearch: true,
    // Many families have one name.
    asksNamesakes: kind === "organisation",
    holders: (column, text) => Math.max(counted(column, text), met.get(`${column} ${text}`) ?? 0),
  };
}
