import { blocksOf, type RuleBlocks } from "../block/blocks.ts";
import { type Meetings, tellPairs } from "../block/meetings.ts";
import { organisationRules } from "../block/organisation-rules.ts";
import { personRules } from "../block/person-rules.ts";
import type { BlockingRule } from "../block/rule.ts";
import { emptyAnswers, type PairReader } from "../compare/comparison.ts";
import { organisationPairs } from "../compare/organisation.ts";
import { personPairs } from "../compare/person.ts";
import { isAutomatic } from "../decide/is-automatic.ts";
import type { Prepared } from "../encode/prepared.ts";
import { isTold, type PairColumns } from "../found-pairs.ts";
import { type Model, type Weighed, weigher } from "../weigh/model.ts";
import { patternCode } from "../weigh/patterns.ts";
import { countStrangers, type LevelCounts } from "../weigh/strangers.ts";

/** Which pairs are asked at all. */
export interface Asking {
  readonly part: number;
  readonly parts: number;
  /** Only records of different files. */
  readonly isLink: boolean;
}

/** What came of a thread's share: the pairs worth remembering, and how many were asked. */
export interface WeighedPairs {
  readonly pairs: PairColumns;
  readonly asked: number;
}

/** Unlikely pairs are forgotten, from here down (log2 odds) whoever asks; clustering asks them again where it must. */
const leastKept = -12;

export const readerOf = (prepared: Prepared): PairReader =>
  prepared.kind === "person" ? personPairs(prepared) : organisationPairs(prepared);
export const rulesOf = (prepared: Prepared): readonly BlockingRule[] =>
  prepared.kind === "person" ? personRules(prepared) : organisationRules(prepared);

/** The work that is shared out among threads; every task reads shared memory and answers with typed arrays. */
export function tasksOn(prepared: Prepared) {
  let reader: PairReader | undefined;
  const pairs = () => {
    reader ??= readerOf(prepared);
    return reader;
  };
  const { files, owners } = prepared;
  const isAsked = (isLink: boolean) => (a: number, b: number) =>
    (!isLink || files[a] !== files[b]) && (owners === undefined || owners[a] !== owners[b]);

  return {
    /** The blocks of every `parts`-th rule. */
    block({ part, parts }: { part: number; parts: number }): { rule: number; blocks: RuleBlocks }[] {
      return rulesOf(prepared).flatMap((rule, at) =>
        at % parts === part ? [{ rule: at, blocks: blocksOf(prepared.records, rule) }] : [],
      );
    },

    /** How strangers answer, and a sample of the pairs that meet. */
    sample(
      meetings: Meetings,
      asking: Asking & { everyth: number; strangers: number },
    ): { strangers: LevelCounts; patterns: [number, number][] } {
      const read = pairs();
      const strangers = countStrangers(read, asking.strangers, asking);
      const code = patternCode(read.comparisons);
      const patterns = new Map<number, number>();
      const answers = emptyAnswers(read);
      const mayAsk = isAsked(asking.isLink);
      tellPairs(meetings, asking, (a, b) => {
        if (!mayAsk(a, b)) return;
        read.compare(a, b, answers);
        const pattern = code.encode(answers.levels);
        patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
      });
      return { strangers, patterns: [...patterns] };
    },

    /** All pairs that meet, weighed. */
    weigh(
      meetings: Meetings,
      model: Model,
      asking: Asking & { keepsUnlikely: boolean; records: number },
    ): WeighedPairs {
      const read = pairs();
      const weigh = weigher(model, asking.records);
      const answers = emptyAnswers(read);
      const weighed: Weighed = { odds: 0, related: -1, relatedOdds: 0 };
      const mayAsk = isAsked(asking.isLink);
      const kept = new PairWriter();
      let asked = 0;
      tellPairs(meetings, asking, (a, b) => {
        if (!mayAsk(a, b)) return;
        asked++;
        read.compare(a, b, answers);
        weigh(answers, weighed);
        if (isTold(weighed.odds, weighed.relatedOdds) || (asking.keepsUnlikely && weighed.odds > leastKept))
          kept.add(a, b, weighed, isAutomatic(prepared.kind, weighed.odds, answers));
      });
      return { pairs: kept.done(), asked };
    },
  };
}
export type Tasks = ReturnType<typeof tasksOn>;

/** Takes in pairs one after the other; `done` hands over its memory. */
class PairWriter {
  #a = new Int32Array(4096);
  #b = new Int32Array(4096);
  #odds = new Float32Array(4096);
  #related = new Int8Array(4096);
  #automatic = new Uint8Array(4096);
  #length = 0;

  add(a: number, b: number, { odds, related, relatedOdds }: Weighed, automatic: boolean): void {
    if (this.#length === this.#a.length) this.#resize(this.#length * 2);
    this.#a[this.#length] = Math.min(a, b);
    this.#b[this.#length] = Math.max(a, b);
    this.#odds[this.#length] = odds;
    this.#automatic[this.#length] = automatic ? 1 : 0;
    this.#related[this.#length++] = relatedOdds > 0 ? related : -1;
  }

  done(): PairColumns {
    this.#resize(this.#length);
    return {
      a: this.#a,
      b: this.#b,
      odds: this.#odds,
      related: this.#related,
      automatic: this.#automatic,
    };
  }

  #resize(length: number): void {
    this.#a = new Int32Array(this.#a.buffer.transfer(length * 4));
    this.#b = new Int32Array(this.#b.buffer.transfer(length * 4));
    this.#odds = new Float32Array(this.#odds.buffer.transfer(length * 4));
    this.#related = new Int8Array(this.#related.buffer.transfer(length));
    this.#automatic = new Uint8Array(this.#automatic.buffer.transfer(length));
  }
}
