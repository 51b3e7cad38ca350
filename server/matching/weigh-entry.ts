import type { AskedPairs } from "./cluster/cluster-pairs.ts";
import { type Answers, emptyAnswers, type PairReader } from "./compare/comparison.ts";
import { family, given } from "./compare/names-of-people.ts";
import { organisationPairs } from "./compare/organisation.ts";
import { personAt, personPairs } from "./compare/person.ts";
import { isAutomatic } from "./decide/is-automatic.ts";
import { mailTellsApart, tiesOf } from "./decide/tell-apart.ts";
import type { Prepared } from "./encode/prepared.ts";
import { textsOf } from "./encode/text-column.ts";
import { textColumns } from "./encode/text-columns.ts";
import type { Measures } from "./kept-model.ts";
import { emptyRecord, type KnownRecord, kindOf, prepareRecords } from "./known-record.ts";
import type { Kind } from "./roles.ts";
import { sameNameFrom, sameNames } from "./same-name.ts";
import { type AskedValue, addressesOf, askedValues, type RecordPair } from "./value-counts.ts";
import { defaultModel } from "./weigh/default-model.ts";
import { type Model, type Weighed, weigher } from "./weigh/model.ts";

/** What is known of the base that a new record is held against. */
export interface Base {
  readonly records: number;
  /**
   * About how many records have a value, in its comparable form; 0 when nobody knows. The column "names" stands for given
   * and family name together.
   */
  readonly holders: (column: string, text: string) => number;
  /**
   * What the base has taught, where it was searched. `holders` then answers for addresses ("address") and words of company
   * names ("word") and first ones of given names ("first"), too, and 0 says that one or two have it.
   */
  readonly measures?: Measures;
  /** Those asked about are here already, and are held against the others as a search over all holds them. */
  readonly isSearch?: boolean;
  /** Two of one name that few have are at least worth a look (`sameNames`). */
  readonly asksNamesakes?: boolean;
}

/** How sure it is that two records are one: sure enough to act, more likely than not, worth a look. */
export type Band = "sure" | "likely" | "possible";

export interface Likeness {
  readonly outcome: "same" | "related" | "unsure";
  /** household, colleague, group … where the outcome is "related". */
  readonly relation: string | null;
  readonly band: Band;
  /** log2 odds of being the same. */
  readonly weight: number;
  /** That it is the same, 0 to 1. */
  readonly probability: number;
  readonly evidence: readonly { comparison: string; finding: string; bits: number }[];
}

/** From here (log2 odds) down a candidate is not worth a look. */
const possibleFrom = -4;
/**
 * Who is being entered has just been met: such a record repeats one that is here about twice as often (log2) as a record of
 * a file repeats another.
 */
const doorShift = 1;

/**
 * What a new record is to each of those it may repeat, null for those it is nothing to: read and weighed as in a whole
 * base, of which only these few and the holders of its values are looked at.
 */
export function weighEntry(
  entry: KnownRecord,
  candidates: readonly KnownRecord[],
  base: Base,
): (Likeness | null)[] {
  return readEntries(kindOf(entry), [{ entry, candidates }]).weigh(base)[0] ?? [];
}

/** A record, and those it may repeat. */
export interface EntryAmong {
  readonly entry: KnownRecord;
  readonly candidates: readonly KnownRecord[];
}

/** Entries that were read; what the base has to be asked about them can be asked before they are weighed. */
export interface ReadEntries {
  /** The values whose holders are asked for. */
  values(): AskedValue[];
  weigh(base: Base): (Likeness | null)[][];
}

/** Reads new records of one kind and those they may repeat. */
export function readEntries(kind: Kind, entries: readonly EntryAmong[]): ReadEntries {
  // Who may be repeated by several is read once.
  const records = [...new Set(entries.flatMap(({ entry, candidates }) => [entry, ...candidates]))];
  const few = readFew(kind, records);
  const facets = new Map(records.map((record, at) => [record, few.facets[at] ?? []]));
  const facetsOf = (record: KnownRecord) => facets.get(record) ?? [];
  function* pairs(): Generator<RecordPair> {
    for (const { entry, candidates } of entries)
      for (const candidate of candidates)
        for (const a of facetsOf(entry)) for (const b of facetsOf(candidate)) yield [a, b];
  }
  return {
    values: () => [...askedValues(few.prepared, pairs())],
    weigh(base) {
      const judge = judgeOf(few, base);
      return entries.map(({ entry, candidates }) =>
        candidates.map((candidate) => judge.likeness(facetsOf(entry), facetsOf(candidate))),
      );
    },
  };
}

/** Records of one kind that were read, to be asked about by twos. */
export interface ReadRecords {
  values(): AskedValue[];
  /** What grouping asks of records `i` and `j`. */
  among(base: Base): AskedPairs;
}

/** Reads some records of a base. */
export function readSome(kind: Kind, records: readonly KnownRecord[]): ReadRecords {
  const few = readFew(kind, records);
  return {
    values: () => [...askedValues(few.prepared)],
    among(base) {
      const judge = judgeOf(few, base);
      return {
        odds: (i, j) => judge.odds(few.facets[i] ?? [], few.facets[j] ?? []),
        ties: (i, j) => judge.ties(few.facets[i] ?? [], few.facets[j] ?? []),
      };
    },
  };
}

type Few = { prepared: Prepared; facets: readonly (readonly number[])[] };

function readFew(kind: Kind, records: readonly KnownRecord[]): Few {
  return prepareRecords(kind, [...records, restOfBase]);
}

// All other records of the base as one: what a word of a name says is held against how many names there are.
const restOfBase: KnownRecord = { ...emptyRecord("organisation"), name: "qxqzwx" };

/**
 * In a smaller base a value that one record has is not known to be as rare as it is elsewhere: one in a thousand would be
 * common for a tax number. There it says what such values say in general.
 */
const recordsThatTell = 10_000;

/** Puts the holders in the whole base in place of those among the few. */
function countInBase({ prepared, facets }: Few, base: Base): Prepared {
  const rest = facets.at(-1)?.[0] ?? 0;
  const { columns, addressHolders } = prepared;
  const records = base.measures?.records ?? base.records;
  for (const name of textColumns) {
    const { counts, ends } = columns[name];
    const text = textsOf(columns[name]);
    for (let id = 1; id < ends.length; id++) {
      const holders = base.holders(name, text(id));
      if (base.measures !== undefined) counts[id] = Math.max(twoHaveIt, holders);
      else {
        const isTelling = holders > 1 || records >= recordsThatTell;
        counts[id] = isTelling && holders > 0 ? holders : name === "core" ? 1 : 0;
      }
    }
  }
  columns.core.counts[columns.core.ids[rest] as number] = records;
  if (base.measures === undefined) return prepared;
  const address = addressesOf(prepared);
  for (let r = 0; r < addressHolders.length; r++)
    addressHolders[r] = Math.max(twoHaveIt, base.holders("address", address(r)));
  return {
    ...prepared,
    base: {
      records,
      wordHolders: (word) => base.holders("word", word),
      firstHolders: (name) => base.holders("first", name),
    },
  };
}

/** A value that is compared is the other's as well. */
const twoHaveIt = 2;

function judgeOf(few: Few, base: Base) {
  const prepared = countInBase(few, base);
  const reader = prepared.kind === "person" ? personPairs(prepared) : organisationPairs(prepared);
  const model = modelOf(prepared.kind, base);
  const records = base.measures?.records ?? base.records;
  const weigh = weigher(model, records);
  const answers = emptyAnswers(reader);
  const weighed: Weighed = { odds: 0, related: -1, relatedOdds: 0 };
  const asksFrom = base.isSearch === true ? (base.measures?.asksFrom ?? possibleFrom) : possibleFrom;
  const namesakes = base.isSearch === true ? () => 0 : namesakesIn(model, { ...base, records }, prepared);
  const areNamedAlike = base.asksNamesakes === true ? sameNames(prepared) : () => false;
  const ask = (a: number, b: number): number => {
    reader.compare(a, b, answers);
    weigh(answers, weighed);
    return weighed.odds + namesakes(a, answers);
  };
  const doesMailTell = mailTellsApart(prepared.kind, model);
  function likeliest(own: readonly number[], theirs: readonly number[]) {
    let best: { a: number; b: number; odds: number } | null = null;
    for (const a of own)
      for (const b of theirs) {
        const odds = ask(a, b);
        if (best === null || odds > best.odds) best = { a, b, odds };
      }
    return best;
  }
  function likeness(own: readonly number[], theirs: readonly number[]): Likeness | null {
    const best = likeliest(own, theirs);
    if (best === null) return null;
    const odds = ask(best.a, best.b);
    const { related, relatedOdds } = weighed;
    const isAsked =
      odds > asksFrom || (odds > sameNameFrom && own.some((a) => theirs.some((b) => areNamedAlike(a, b))));
    const outcome = odds > 0 ? "same" : relatedOdds > 0 ? "related" : isAsked ? "unsure" : null;
    if (outcome === null) return null;
    return {
      outcome,
      relation: outcome === "related" ? (model.classes[related] ?? null) : null,
      band: isAutomatic(prepared.kind, odds, answers) ? "sure" : odds > 0 ? "likely" : "possible",
      weight: odds,
      probability: 1 / (1 + 2 ** -odds),
      evidence: evidenceOf(model, records, reader, answers),
    };
  }
  return {
    likeness,
    odds: (own: readonly number[], theirs: readonly number[]) => likeliest(own, theirs)?.odds ?? 0,
    ties: (own: readonly number[], theirs: readonly number[]) => {
      let ties = 0;
      for (const a of own)
        for (const b of theirs) {
          reader.compare(a, b, answers);
          ties |= tiesOf(prepared.kind, answers, doesMailTell);
        }
      return ties;
    },
  };
}

/** What the base taught; else what is believed before any data. Whoever comes is met more often than chance has it. */
function modelOf(kind: Kind, { measures, records, isSearch }: Base): Model {
  const model = measures?.model ?? defaultModel(kind, Math.max(2, records));
  return isSearch === true ? model : { ...model, shift: model.shift + doorShift };
}

/** So many of one name may all be records of the one who is looked for; those beyond are strangers who share it. */
const recordsOfOne = 4;

/**
 * How much less two equal names say together than each alone: Olena is as rare as Shevchenko, and yet many are called
 * Olena Shevchenko. How many are is counted under the key of both names.
 */
function namesakesIn(model: Model, base: Base, { kind, columns }: Prepared) {
  const [givens, families] = [textsOf(columns.given), textsOf(columns.family)];
  return (record: number, answers: Answers): number => {
    const { given: atGiven, family: atFamily } = personAt;
    if (
      kind !== "person" ||
      answers.levels[atGiven] !== given.same ||
      answers.levels[atFamily] !== family.same
    )
      return 0;
    const name = `${givens(columns.given.ids[record] ?? 0)} ${families(columns.family.ids[record] ?? 0)}`;
    const strangers = base.holders("names", name) - recordsOfOne;
    if (strangers <= 0) return 0;
    const logs = model.logs[0];
    const together =
      (logs?.[atGiven]?.[given.same] ?? 0) +
      (logs?.[atFamily]?.[family.same] ?? 0) +
      Math.log2(base.records / strangers);
    return Math.min(
      0,
      together - bitsOf(model, base, answers, atGiven) - bitsOf(model, base, answers, atFamily),
    );
  };
}

/** What one answer says for being the same. */
function bitsOf(
  model: Model,
  { records }: Pick<Base, "records">,
  { levels, holders }: Answers,
  at: number,
): number {
  const level = levels[at] as number;
  const count = holders[at] as number;
  const log = count > 0 ? (model.logs[0]?.[at]?.[level] ?? 0) : 0;
  return log !== 0 ? log + Math.log2(records / count) : (model.bits[0]?.[at]?.[level] ?? 0);
}

function evidenceOf(model: Model, records: number, reader: PairReader, answers: Answers) {
  return reader.comparisons.flatMap(({ name, levels: words }, at) => {
    const level = answers.levels[at] as number;
    if (level === 0) return [];
    const bits = Math.round(bitsOf(model, { records }, answers, at) * 10) / 10;
    return [{ comparison: name, finding: words[level] ?? "", bits }];
  });
}
