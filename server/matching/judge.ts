import { leastMeanOf } from "./cluster/least-mean.ts";
import { type Answers, emptyAnswers, type PairReader } from "./compare/comparison.ts";
import { mailTellsApart, tiesOf } from "./decide/tell-apart.ts";
import type { Prepared } from "./encode/prepared.ts";
import { eachFacetPair, facetsOf } from "./owners/facets-of.ts";
import { readerOf } from "./threads/readers.ts";
import { type Model, rarityIn, type Weighed, weigher } from "./weigh/model.ts";

/** One answer, and what it says. */
export interface Evidence {
  readonly comparison: string;
  readonly level: string;
  /** For (+) or against (−) being the same rather than strangers. */
  readonly bits: number;
}

/** The same as it is kept and shown: tenths of a bit. */
export function shownEvidence(
  found: readonly Evidence[],
): { comparison: string; finding: string; bits: number }[] {
  return found.map(({ comparison, level, bits }) => ({
    comparison,
    finding: level,
    bits: Math.round(bits * 10) / 10,
  }));
}

/** The likeliest of the pairs of records between two owners. */
interface LikeliestPair {
  readonly x: number;
  readonly y: number;
  readonly odds: number;
}

/** What single pairs are weighed by, and against how many records a value's holders are held. */
interface JudgedBy {
  readonly model: Model;
  readonly records: number;
  /** Whether two records of one file contradict each other; not in files that hold some records more than once. */
  readonly isLink: boolean;
  readonly repeating?: ReadonlySet<number>;
}

/** Answers questions about single pairs; of owners where records have them. */
export interface Judge {
  ask(one: number, other: number): Answers;
  readonly leastMean: number;
  /** log2 odds of being the same. */
  odds(one: number, other: number): number;
  /** What tells them apart and what holds them together, of all pairs of their records. */
  ties(one: number, other: number): number;
  likeliest(one: number, other: number): LikeliestPair;
  explain(one: number, other: number): Evidence[];
}

/** Said of two records of one file in a link, and of what is settled as not the same. */
export const contradiction = -30;

/**
 * Answers questions about single pairs in the caller's thread. Of owners with several records the likeliest two are asked;
 * which of two stands first says nothing.
 */
export function judgeOf(
  prepared: Prepared,
  { model, records, isLink, repeating }: JudgedBy,
  reader: PairReader = readerOf(prepared),
): Judge {
  const facets = facetsOf(prepared);
  const weigh = weigher(model, records);
  const rarity = rarityIn(records);
  const doesMailTell = mailTellsApart(prepared.kind, model);
  const answers: Answers = emptyAnswers(reader);
  const weighed: Weighed = { odds: 0, related: -1, relatedOdds: 0 };
  const oddsOf = (x: number, y: number): number => {
    const file = prepared.files[x] as number;
    if (isLink && file === prepared.files[y] && repeating?.has(file) !== true) return contradiction;
    reader.compare(x, y, answers);
    weigh(answers, weighed);
    return weighed.odds;
  };
  function likeliest(one: number, other: number): LikeliestPair {
    let best = { odds: -Infinity, x: 0, y: 0 };
    eachFacetPair(facets, Math.min(one, other), Math.max(one, other), (x, y) => {
      const odds = oddsOf(x, y);
      if (odds > best.odds) best = { odds, x, y };
    });
    return best;
  }
  function ask(one: number, other: number): Answers {
    const { x, y } = likeliest(one, other);
    const own = emptyAnswers(reader);
    reader.compare(x, y, own);
    return own;
  }
  return {
    ask,
    leastMean: leastMeanOf(prepared.kind, model),
    likeliest,
    odds: (one, other) => (prepared.owners === undefined ? oddsOf(one, other) : likeliest(one, other).odds),
    ties(one, other) {
      let ties = 0;
      eachFacetPair(facets, Math.min(one, other), Math.max(one, other), (x, y) => {
        reader.compare(x, y, answers);
        ties |= tiesOf(prepared.kind, answers, doesMailTell);
      });
      return ties;
    },
    explain(one, other) {
      const { levels: found, holders: counted } = ask(one, other);
      return reader.comparisons.flatMap(({ name, levels }, i) => {
        const level = found[i] as number;
        if (level === 0) return [];
        const holders = counted[i] as number;
        const log = model.logs[0]?.[i]?.[level] ?? 0;
        const bits = holders > 0 && log !== 0 ? log + rarity(holders) : (model.bits[0]?.[i]?.[level] ?? 0);
        return [{ comparison: name, level: levels[level] ?? "", bits }];
      });
    },
  };
}
