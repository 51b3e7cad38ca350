import { availableParallelism } from "node:os";
import { sql } from "kysely";
import { forgetDue } from "../../../customers/duplicates-due.ts";
import { forgetValues, keepModel, keepValues, modelInForce } from "../../../customers/match-model.ts";
import { type Measures, measuresOfSmall } from "../../../matching/kept-model.ts";
import { type KnownRecord, kindOf } from "../../../matching/known-record.ts";
import { type Matching, match } from "../../../matching/match.ts";
import { readyThreads, type Threads, worthThreads } from "../../../matching/ready-threads.ts";
import { type CountedValue, valueCounts } from "../../../matching/value-counts.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import type { Counts } from "../../../plumbing/runs/runs.ts";
import { inSnapshot, type Snapshot } from "../../exports/snapshot.ts";
import { qualityByOdds } from "../../matching/card/quality-by-odds.ts";
import { ofStandIns, withCopies } from "../../matching/with-copies.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { settleAllPairs } from "../settle-pairs.ts";
import { openFound } from "./found-tables.ts";
import { everything, layDownClusters } from "./lay-down-clusters.ts";
import { layDownPairs } from "./lay-down-pairs.ts";
import { type Base, readBase } from "./read-base.ts";
import { readApart, readSaid } from "./said-of-pairs.ts";
import { type Found, stageMatching } from "./stage-matching.ts";

/** Told how far a search is; refuses to go on by throwing. */
export type TellStep = (step: string, read: number) => Promise<void>;

export type SearchAsked = {
  runId: string;
  /** Weigh by the models in force, and learn nothing. */
  keepsModel: boolean;
  threads?: number;
};

export type Searched = { counts: Counts; result: Record<string, unknown> };

/** Households stand after organisations: they are weighed by what these taught. */
const kinds = ["person", "organisation", "household"] as const;

/** Of each kind: a person who looks at one in ten seconds comes to the end of them in seventy days of work. */
const asksMost = 200_000;
/** A value that fewer records have is counted among those at hand. */
const holdersLeast = 3;
const valuesAtOnce = 10_000;
/** Odds (log2) move by less with every model that is learnt: of a million pairs each would be written again to say the same. */
const movedLeast = 0.5;

/**
 * Searches all records of each kind for those that are one: reads them as they stand at one instant, learns by what they
 * agree and err, and lays down pairs and clusters in one transaction. Until that ends, and if it doesn't, what was found
 * before stands.
 */
export async function searchAll(db: Database, asked: SearchAsked, tell: TellStep): Promise<Searched> {
  return inSnapshot(db, (snapshot) =>
    db.write(async (tx) => {
      const begun = performance.now();
      const search = new Search(tx, snapshot, asked, tell);
      const seen = await search.begin();
      for (const kind of kinds) await search.searchKind(kind);
      await tell("Laying down what was found", search.read);
      // From here on nobody merges or decides: what is open rests on both.
      await oneAtATime(tx);
      const { gained, changed } = await layDownPairs(tx, {
        isReplaced: everything,
        isCounted: everything,
        // By the model in force each pair stands as it says.
        movedLeast: asked.keepsModel ? 0 : movedLeast,
      });
      await layDownClusters(tx, everything);
      await settleAllPairs(tx);
      await forgetDue(tx, seen);
      const { read } = search;
      return {
        counts: { read, created: gained, updated: changed, unchanged: read - gained - changed, refused: 0 },
        result: {
          isFull: true,
          found: search.found,
          models: search.versions,
          seconds: Math.round(performance.now() - begun) / 1000,
        },
      };
    }),
  );
}

class Search {
  readonly found: Partial<Record<KnownRecord["kind"], Found & { records: number; labels: number }>> = {};
  readonly versions: { person?: number; organisation?: number } = {};
  read = 0;
  readonly #tx: Tx;
  readonly #snapshot: Snapshot;
  readonly #asked: SearchAsked;
  readonly #tell: TellStep;
  readonly #measures: { person?: Measures; organisation?: Measures } = {};

  constructor(tx: Tx, snapshot: Snapshot, asked: SearchAsked, tell: TellStep) {
    this.#tx = tx;
    this.#snapshot = snapshot;
    this.#asked = asked;
    this.#tell = tell;
  }

  /** @returns the snapshot that is read in, as PostgreSQL says it */
  async begin(): Promise<string> {
    const [row] = await this.#snapshot.all(sql`select pg_current_snapshot()::text`);
    await openFound(this.#tx);
    await forgetValues(this.#tx);
    if (this.#asked.keepsModel)
      for (const kind of ["person", "organisation"] as const) {
        const kept = await modelInForce(this.#tx, kind);
        if (kept === null) continue;
        this.#measures[kind] = kept;
        this.versions[kind] = kept.version;
      }
    return row?.[0] ?? "";
  }

  async searchKind(kind: KnownRecord["kind"]): Promise<void> {
    await this.#tell(`Reading ${plural[kind]}`, this.read);
    const apart = await readApart(this.#snapshot);
    const base = await readBase(this.#snapshot, kind, apart, (count) =>
      this.#tell(`Reading ${plural[kind]}`, this.read + count),
    );
    this.read += base.ids.length;
    // One record has nobody to be compared with.
    if (base.ids.length < 2) return;
    await this.#tell(`Comparing ${plural[kind]}`, this.read);
    const said = await readSaid(this.#snapshot, base.ids);
    const compared = base.ids.length - base.standIns.length;
    const labels = ofStandIns(said.labels, compared, base.standIns);
    const isOfCopy = ({ a, b }: { a: number; b: number }) => Math.max(a, b) >= compared;
    const { by, isNew } = this.#weighedBy(kind, compared);
    const ready = this.#threadsFor(base.prepared.records);
    try {
      const matching = await match(base.prepared, {
        mode: "dedupe",
        settled: said.settled.filter((pair) => !isOfCopy(pair)),
        asksMost,
        // What was learnt before has heeded them.
        ...(isNew ? { labels } : {}),
        ...(by === null ? {} : { by }),
        ...(ready === undefined ? { threads: 1 } : { ready }),
      });
      const learntOf = { records: base.ids.length, labels: labels.length };
      const modelVersion = await this.#keepModel(kind, { matching, by, learntOf });
      await this.#tell(`Writing pairs of ${plural[kind]}`, this.read);
      await keepCounts(this.#tx, kind, base);
      const all = withCopies(matching, base.standIns, said.settled.filter(isOfCopy));
      const found = await stageMatching(this.#tx, matching, all, {
        kind,
        base,
        modelVersion,
        // Groups are numbered by their records: those of the kinds before have other numbers.
        groupFrom: this.read - base.ids.length,
      });
      this.found[kind] = { records: base.ids.length, labels: labels.length, ...found };
    } finally {
      // They hold the records of this kind.
      await ready?.dismiss();
    }
  }

  /** Threads that stay until all pairs of a kind are explained; none where few records are compared sooner without. */
  #threadsFor(records: number): Threads | undefined {
    const count = this.#asked.threads ?? availableParallelism();
    return count < 2 || records < worthThreads ? undefined : readyThreads(count);
  }

  /** By what this kind is weighed, null where it is to be learnt; and whether that is not in force yet. */
  #weighedBy(kind: KnownRecord["kind"], records: number): { by: Measures | null; isNew: boolean } {
    const told = kindOf({ kind });
    const known = this.#measures[told];
    return known === undefined
      ? { by: measuresOfSmall(told, records), isNew: true }
      : { by: known, isNew: false };
  }

  async #keepModel(
    kind: KnownRecord["kind"],
    {
      matching,
      by,
      learntOf,
    }: { matching: Matching; by: Measures | null; learntOf: { records: number; labels: number } },
  ): Promise<number> {
    const told = kindOf({ kind });
    const known = this.versions[told];
    if (known !== undefined) return known;
    const { model, eachWeighed, forgotten, asksFrom, comparisons, candidatePairs, rows } = matching;
    const measures = { model, records: by?.records ?? rows, isLearnt: by === null, asksFrom };
    const { same, automatic } = qualityByOdds(eachWeighed, null, forgotten);
    const asked = comparisons.map(({ name, levels }) => ({ name, levels }));
    const version = await keepModel(this.#tx, told, {
      measures,
      ...learntOf,
      runId: this.#asked.runId,
      card: { comparisons: asked, candidatePairs, same, automatic },
    });
    this.versions[told] = version;
    this.#measures[told] = measures;
    return version;
  }
}

const plural = { person: "people", organisation: "organisations", household: "households" } as const;

async function keepCounts(tx: Tx, kind: KnownRecord["kind"], { prepared }: Base): Promise<void> {
  let set: CountedValue[] = [];
  for (const value of valueCounts(prepared, holdersLeast)) {
    set.push(value);
    if (set.length < valuesAtOnce) continue;
    await keepValues(tx, kind, set);
    set = [];
  }
  await keepValues(tx, kind, set);
}
