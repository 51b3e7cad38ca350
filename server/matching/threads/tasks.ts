import { blocksOf, type RuleBlocks } from "../block/blocks.ts";
import { type Meetings, type MeetingsStep, takeStep, tellPairs } from "../block/meetings.ts";
import type { RulesOf } from "../block/rule.ts";
import { emptyAnswers, type PairReader } from "../compare/comparison.ts";
import { isAutomatic } from "../decide/is-automatic.ts";
import type { Prepared } from "../encode/prepared.ts";
import { fetchRows } from "../encode/rows.ts";
import { type PairColumns, unsureFrom } from "../found-pairs.ts";
import { type Judge, judgeOf, shownEvidence } from "../judge.ts";
import { facetsOf } from "../owners/facets-of.ts";
import { sameNameFrom, sameNamesOfOwners } from "../same-name.ts";
import { type Model, powerOfTwo, type Weighed, weigher } from "../weigh/model.ts";
import { patternCode } from "../weigh/patterns.ts";
import { countStrangers, type LevelCounts } from "../weigh/strangers.ts";
import { AskedFloor } from "./asked-floor.ts";
import { readerOf, rulesOf } from "./readers.ts";

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
  /** What the probabilities of the unlikely ones add up to that were forgotten. */
  readonly forgotten: number;
}

/** Fewer rules than this share what they derive, so that all stand in one order. */
const rulesMost = 100;

/** Unlikely pairs are forgotten, from here down (log2 odds) whoever asks; clustering asks them again where it must. */
const leastKept = -12;

/** The work that is shared out among threads; every task reads shared memory and answers with typed arrays. */
export function tasksOn(prepared: Prepared) {
  let reader: PairReader | undefined;
  const pairs = () => {
    reader ??= readerOf(prepared);
    return reader;
  };
  let judge: Judge | undefined;
  const { files, owners } = prepared;
  const isAsked = (isLink: boolean) => (a: number, b: number) =>
    (!isLink || files[a] !== files[b]) && (owners === undefined || owners[a] !== owners[b]);

  return {
    /** The blocks of those rules that no other thread has taken on; `taken` counts, in memory that all share. */
    block(taken: Int32Array): { rule: number; blocks: RuleBlocks }[] {
      const all = rulesOf(prepared);
      const own: { rule: number; blocks: RuleBlocks }[] = [];
      for (let at = Atomics.add(taken, 0, 1); at < all.length; at = Atomics.add(taken, 0, 1))
        for (const [nth, rule] of (all[at] as RulesOf)(prepared).entries())
          own.push({ rule: at * rulesMost + nth, blocks: blocksOf(prepared.records, rule) });
      return own;
    },

    /** In which blocks this share of the records stands. */
    meet(step: MeetingsStep, meetings: Meetings, { part, parts }: Pick<Asking, "part" | "parts">): void {
      const { records } = prepared;
      const from = Math.floor((records * part) / parts);
      takeStep(step, meetings, { from, to: Math.floor((records * (part + 1)) / parts) });
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
      asking: Asking & { keepsUnlikely: boolean; asksMost: number; records: number },
    ): WeighedPairs {
      const read = pairs();
      const weigh = weigher(model, asking.records);
      const answers = emptyAnswers(read);
      const weighed: Weighed = { odds: 0, related: -1, relatedOdds: 0 };
      const mayAsk = isAsked(asking.isLink);
      judge = judgeOf(prepared, { model, records: asking.records, isLink: asking.isLink }, read);
      const ofOwners = owners === undefined ? undefined : pairsOfOwners(prepared, owners, judge);
      const floor = new AskedFloor(asking.asksMost);
      const kept = new PairWriter();
      let asked = 0;
      let forgotten = 0;
      tellPairs(
        meetings,
        asking,
        (one, other) => {
          if (!mayAsk(one, other)) return;
          asked++;
          let a = one;
          let b = other;
          read.compare(a, b, answers);
          weigh(answers, weighed);
          const surest = ofOwners?.surest(a, b, weighed);
          if (surest && surest.odds > weighed.odds) {
            a = surest.x;
            b = surest.y;
            read.compare(a, b, answers);
            weigh(answers, weighed);
          }
          const { odds, relatedOdds } = weighed;
          const isUnsure = odds > unsureFrom && odds <= 0 && relatedOdds <= 0;
          if (isUnsure) floor.note(odds, ofOwners?.share(a, b) ?? 1);
          const isKept =
            odds > 0 ||
            (isUnsure && odds >= floor.odds) ||
            (odds > leastKept && asking.keepsUnlikely) ||
            relatedOdds > 0 ||
            (odds > sameNameFrom && ofOwners?.areNamedAlike(a, b) === true);
          if (isKept) kept.add(a, b, weighed, isAutomatic(prepared.kind, odds, answers));
          else if (odds > leastKept) forgotten += (ofOwners?.share(a, b) ?? 1) / (1 + powerOfTwo(-odds));
        },
        fetchRows(prepared),
      );
      return { pairs: kept.done(), asked, forgotten };
    },

    /** What speaks for and against pairs being the same, once all are weighed: a line of JSON for each. */
    explain({ a, b }: { a: Int32Array; b: Int32Array }): string {
      if (judge === undefined) throw new Error("Pairs are explained by what they were weighed by.");
      const lines: string[] = [];
      for (let i = 0; i < a.length; i++)
        lines.push(JSON.stringify(shownEvidence(judge.explain(a[i] as number, b[i] as number))));
      return lines.join("\n");
    },
  };
}
export type Tasks = ReturnType<typeof tasksOn>;

/** What is asked besides of pairs of records whose owners may have several. */
function pairsOfOwners(prepared: Prepared, owners: Int32Array, judge: Judge) {
  const { starts } = facetsOf(prepared);
  const areAlike = prepared.kind === "organisation" ? sameNamesOfOwners(prepared) : () => false;
  const ownerOf = (record: number) => owners[record] as number;
  const countOf = (owner: number) => (starts[owner + 1] as number) - (starts[owner] as number);
  const share = (a: number, b: number) => 1 / (countOf(ownerOf(a)) * countOf(ownerOf(b)));
  return {
    /** As what part of a pair it counts. */
    share,
    /** Of one name that few have: looked at although they are unlikely. */
    areNamedAlike: (a: number, b: number) => areAlike(ownerOf(a), ownerOf(b)),
    /**
     * The surest of all pairs between the two owners stands for them. Where one says that they are the same, it is found by
     * itself; one that only says how they are related may have a surer one beside it that says nothing, and isn't kept.
     */
    surest: (a: number, b: number, { odds, relatedOdds }: Weighed) =>
      odds > 0 || relatedOdds <= 0 || share(a, b) === 1 ? null : judge.likeliest(ownerOf(a), ownerOf(b)),
  };
}

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
