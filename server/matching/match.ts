import { availableParallelism } from "node:os";
import { doMeet, type Meetings, meetingsOf } from "./block/meetings.ts";
import { clusterPairs } from "./cluster/cluster-pairs.ts";
import type { Comparison } from "./compare/comparison.ts";
import { repeatingFiles } from "./decide/repeating-files.ts";
import type { Prepared } from "./encode/prepared.ts";
import { asksFromOf, FoundPairs, type PairColumns, pickPairs, placesWhere } from "./found-pairs.ts";
import { contradiction, type Evidence, type Judge, judgeOf, shownEvidence } from "./judge.ts";
import { eachFacetPair, type Facets, facetsOf } from "./owners/facets-of.ts";
import { pairsOfOwners } from "./owners/pairs-of-owners.ts";
import type { Threads } from "./ready-threads.ts";
import { type Crew, crewFor } from "./threads/crew.ts";
import { readerOf } from "./threads/readers.ts";
import { surestFirst } from "./threads/surest-first.ts";
import { strangersOf } from "./weigh/default-model.ts";
import { learn } from "./weigh/learn.ts";
import { type Label, learnFromLabels } from "./weigh/learn-from-labels.ts";
import type { Model } from "./weigh/model.ts";
import { knowsNamesAlone, withNamesAlone } from "./weigh/names-alone.ts";
import { patternCode } from "./weigh/patterns.ts";
import { startOrganisation } from "./weigh/start-organisation.ts";
import { startPerson } from "./weigh/start-person.ts";
import { strangerLevels } from "./weigh/strangers.ts";

export interface MatchOptions {
  /** dedupe: any two records; link: only records of different files can be the same. */
  readonly mode: "dedupe" | "link";
  /** As many as the machine has processors, unless said. */
  readonly threads?: number;
  /** Threads that are started already, and go on when this is done. */
  readonly ready?: Threads;
  /** What people said of pairs: it moves the weights and the threshold. */
  readonly labels?: readonly LabelledRecords[];
  /** What is settled of pairs, whatever they look like: groups keep to it. */
  readonly settled?: readonly LabelledRecords[];
  /** What to weigh by, where nothing is to be learnt; and against how many records a value's holders are held. */
  readonly by?: { readonly model: Model; readonly records: number; readonly asksFrom?: number };
  /** Keeps also the pairs of which nothing is said, three times as many, to measure the odds by. */
  readonly keepsUnlikely?: boolean;
  /** About how many pairs people are asked at most, the surest first; about all, unless said. */
  readonly asksMost?: number;
}

type WeighedBy = NonNullable<MatchOptions["by"]>;

/** Two records (two owners, where records have them), and what a person said of them. */
export interface LabelledRecords {
  readonly a: number;
  readonly b: number;
  readonly is: Label;
}

export interface Matching {
  readonly records: number;
  /** As many as were taken in: more than records where some stand there several times. Values' holders are held against it. */
  readonly rows: number;
  readonly candidatePairs: number;
  /** From blocking to clusters. */
  readonly seconds: number;
  /** In blocking and weighing. */
  readonly pairsPerSecond: number;
  /** Same, related and unsure, surest first; of owners where records have them. */
  readonly pairs: FoundPairs;
  /** The cluster of each record, as the number of one of its records. */
  readonly groupOf: Int32Array;
  readonly comparisons: readonly Comparison[];
  /** What the pairs were weighed by, and what it was before labels moved it. */
  readonly model: Model;
  readonly unlabelled: Model;
  readonly wasAsked: (a: number, b: number) => boolean;
  readonly explain: (a: number, b: number) => readonly Evidence[];
  /** The same of many pairs, each as a line of JSON, as it is kept; side by side in threads that are `ready`. */
  readonly explainAll: (pairs: readonly { readonly a: number; readonly b: number }[]) => Promise<string[]>;
  /** Down to which odds (log2) people are asked about pairs of which nothing else is said. */
  readonly asksFrom: number;
  /** In a link, the files that hold some records more than once: those may stand in one cluster. */
  readonly repeating: ReadonlySet<number>;
  /** What the probabilities of unlikely pairs add up to that were not kept. */
  readonly forgotten: number;
  /** Every pair that was kept: with `keepsUnlikely`, all that aren't strangers beyond doubt. */
  readonly eachWeighed: (look: LookAtPair) => void;
}

/** `weight`: log2 odds of being the same. */
export type LookAtPair = (
  a: number,
  b: number,
  weight: number,
  isAutomatic: boolean,
  isRelated: boolean,
) => void;

/** A sample of this many pairs that meet is enough to learn from; the weights move in the third digit beyond. */
const samplePairs = 300_000;
const strangerPairs = 400_000;
const none: ReadonlySet<number> = new Set();
/** Said of what is settled as the same. */
const beyondDoubt = 30;

/**
 * Which records are one person or organisation, which are related, and how surely: records meet under blocking keys,
 * every pair that meets is compared once, and groups are built from the surest pair down.
 */
export async function match(prepared: Prepared, options: MatchOptions): Promise<Matching> {
  const start = performance.now();
  const crew = crewFor(prepared, options.threads ?? availableParallelism(), options.ready);
  try {
    const isLink = options.mode === "link";
    const blocking = block(prepared, crew);
    crew.layOutRows();
    const meetings = await blocking;
    const blocked = performance.now();
    const { records } = options.by ?? prepared;
    const unlabelled = options.by?.model ?? (await learnFrom(prepared, crew, meetings, isLink));
    const model = heed(prepared, { model: unlabelled, records }, options.labels ?? []);
    const learned = performance.now();
    const keepsUnlikely = options.keepsUnlikely === true;
    const { asksMost = Infinity } = options;
    const parts = await crew.all("weigh", (part) => [
      meetings,
      model,
      { part, parts: crew.parts, isLink, keepsUnlikely, asksMost, records },
    ]);
    const end = performance.now();
    const candidatePairs = parts.reduce((sum, { asked }) => sum + asked, 0);
    const facets = facetsOf(prepared);
    const found = ofOwners(prepared, surestFirst(parts.map(({ pairs }) => pairs)));
    const repeating = isLink
      ? repeatingFiles(prepared, found, judgeOf(prepared, { model, records, isLink: false }))
      : none;
    const judge = judgeOf(prepared, { model, records, isLink, repeating });
    const asksFrom = options.by?.asksFrom ?? asksFromOf(found, asksMost);
    const groupOf = cluster(facets, clustered(found, asksFrom, keepsUnlikely), judge, options.settled ?? []);
    return {
      records: facets.owners,
      rows: prepared.records,
      candidatePairs,
      seconds: (performance.now() - start) / 1000,
      pairsPerSecond: Math.round((candidatePairs * 1000) / (blocked - start + end - learned)),
      pairs: new FoundPairs(found, model.classes, asksFrom),
      groupOf,
      comparisons: readerOf(prepared).comparisons,
      model,
      unlabelled,
      wasAsked: (a, b) => {
        let was = false;
        eachFacetPair(facets, a, b, (x, y) => {
          was ||= doMeet(meetings, x, y) && !(isLink && prepared.files[x] === prepared.files[y]);
        });
        return was;
      },
      explain: judge.explain,
      explainAll: (pairs) => explainAll(pairs, judge, options.ready === undefined ? undefined : crew),
      asksFrom,
      repeating,
      forgotten: parts.reduce((sum, part) => sum + part.forgotten, 0),
      eachWeighed: (look) => {
        const { a, b, odds, automatic, related } = found;
        for (let i = 0; i < a.length; i++)
          look(
            a[i] as number,
            b[i] as number,
            odds[i] as number,
            automatic[i] === 1,
            (related[i] as number) > 0,
          );
      },
    };
  } finally {
    await crew.dismiss();
  }
}

async function block(prepared: Prepared, crew: Crew): Promise<Meetings> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const parts = await crew.all("block", () => [taken]);
  const rules = parts.flat().sort((x, y) => x.rule - y.rule);
  return meetingsOf(
    prepared.records,
    rules.map(({ blocks }) => blocks),
    (step, meetings) => crew.all("meet", (part) => [step, meetings, { part, parts: crew.parts }]),
  );
}

async function learnFrom(
  prepared: Prepared,
  crew: Crew,
  meetings: Meetings,
  isLink: boolean,
): Promise<Model> {
  const everyth = Math.max(1, Math.round(roughPairs(meetings) / samplePairs));
  const strangers = Math.min(strangerPairs, prepared.records ** 2);
  const samples = await crew.all("sample", (part) => [
    meetings,
    { part, parts: crew.parts, isLink, everyth, strangers },
  ]);
  const { comparisons } = readerOf(prepared);
  const code = patternCode(comparisons);
  const counted = new Map<number, number>();
  for (const { patterns } of samples)
    for (const [pattern, count] of patterns)
      counted.set(pattern, (counted.get(pattern) ?? 0) + count * everyth);
  const patterns = [...counted].map(([pattern, count]) => ({ levels: code.decode(pattern), count }));
  const levels = strangerLevels(
    comparisons,
    samples.map((sample) => sample.strangers),
    strangersOf[prepared.kind],
  );
  const learnt = learn(
    comparisons,
    prepared.kind === "person" ? startPerson : startOrganisation,
    levels,
    patterns,
    prepared.records,
    isLink ? pairsAcross(prepared.files) : undefined,
  );
  return knowsNamesAlone(prepared) ? withNamesAlone(learnt, prepared.records) : learnt;
}

/** How many pairs of records of different files there are. */
function pairsAcross(files: Prepared["files"]): number {
  const counts = new Map<number, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return (files.length ** 2 - counts.values().reduce((sum, count) => sum + count ** 2, 0)) / 2;
}

/** The model moved by what people said; which of two records stands first says nothing. */
function heed(prepared: Prepared, by: WeighedBy, labels: readonly LabelledRecords[]): Model {
  if (labels.length === 0) return by.model;
  const judge = judgeOf(prepared, { ...by, isLink: false });
  const answered = labels.map(({ a, b, is }) => ({ answers: judge.ask(a, b), is }));
  return learnFromLabels(by.model, answered, by.records);
}

/** How many pairs the blocks hold, those that meet twice counted twice. */
function roughPairs({ rules }: Meetings): number {
  let pairs = 0;
  for (const { ends } of rules)
    for (let b = 0; b < ends.length; b++) {
      const size = (ends[b] as number) - (b === 0 ? 0 : (ends[b - 1] as number));
      pairs += (size * (size - 1)) / 2;
    }
  return pairs;
}

/** Shared out in runs, so that each thread answers with one text. */
async function explainAll(
  pairs: readonly { readonly a: number; readonly b: number }[],
  judge: Judge,
  crew: Crew | undefined,
): Promise<string[]> {
  if (pairs.length === 0) return [];
  if (crew === undefined || crew.parts === 1)
    return pairs.map(({ a, b }) => JSON.stringify(shownEvidence(judge.explain(a, b))));
  const each = Math.ceil(pairs.length / crew.parts);
  const texts = await crew.all("explain", (part) => {
    const own = pairs.slice(part * each, (part + 1) * each);
    return [{ a: Int32Array.from(own, ({ a }) => a), b: Int32Array.from(own, ({ b }) => b) }];
  });
  return texts.flatMap((text) => (text === "" ? [] : text.split("\n")));
}

/** What people are not asked about joins no groups: a search among those that changed knows of no such pairs. */
function clustered(found: PairColumns, asksFrom: number, keepsUnlikely: boolean): PairColumns {
  if (keepsUnlikely) return found;
  const { odds, related } = found;
  return pickPairs(
    found,
    placesWhere(odds.length, (i) => (odds[i] as number) > asksFrom || (related[i] as number) > 0),
  );
}

function ofOwners({ owners }: Prepared, found: PairColumns): PairColumns {
  return owners === undefined ? found : pairsOfOwners(found, owners);
}

function cluster(
  { owners }: Facets,
  found: PairColumns,
  judge: Judge,
  settled: readonly LabelledRecords[],
): Int32Array {
  if (settled.length === 0) return clusterPairs(owners, found, judge);
  const keyOf = (a: number, b: number) => Math.min(a, b) * owners + Math.max(a, b);
  const known = new Map(
    settled.map(({ a, b, is }) => [keyOf(a, b), is === "same" ? beyondDoubt : contradiction]),
  );
  return clusterPairs(owners, withSettled(found, known, owners), {
    odds: (a, b) => known.get(keyOf(a, b)) ?? judge.odds(a, b),
    ties: judge.ties,
    leastMean: judge.leastMean,
  });
}

/** The found pairs with what is settled as the same in front of them, and without any others that are settled. */
function withSettled(
  { a, b, odds }: PairColumns,
  known: ReadonlyMap<number, number>,
  owners: number,
): Pick<PairColumns, "a" | "b" | "odds"> {
  const same = [...known].filter(([, odds]) => odds > 0).map(([key]) => key);
  const others = Int32Array.from(a.keys()).filter(
    (i) => !known.has((a[i] as number) * owners + (b[i] as number)),
  );
  const column = <T extends Int32Array | Float32Array>(of: T, settledAs: readonly number[]): T => {
    const joined = new (of.constructor as new (length: number) => T)(same.length + others.length);
    joined.set(settledAs);
    others.forEach((i, at) => {
      joined[same.length + at] = of[i] as number;
    });
    return joined;
  };
  return {
    a: column(
      a,
      same.map((key) => Math.floor(key / owners)),
    ),
    b: column(
      b,
      same.map((key) => key % owners),
    ),
    odds: column(
      odds,
      same.map(() => beyondDoubt),
    ),
  };
}
