import { type Comparison, emptyAnswers, type PairReader } from "../compare/comparison.ts";

/** How often strangers give each answer, counted on random pairs; [comparison][level]. */
export type LevelCounts = readonly Float64Array[];

/** Random numbers below 2^32 from a seed (mulberry32), so that the same records give the same answer. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Every pair of so few records, each way round as chance would draw them. */
function* allPairs(records: number): Generator<[a: number, b: number]> {
  for (let a = 0; a < records; a++) for (let b = 0; b < records; b++) yield [a, b];
}

function* randomPairs(records: number, pairs: number): Generator<[a: number, b: number]> {
  const random = randomFrom(11);
  for (let k = 0; k < pairs; k++) yield [random() % records, random() % records];
}

/**
 * Asks this thread's share of so many random pairs: every `parts`-th. All threads draw the same pairs, which takes a
 * hundredth of asking them, so that the same are asked however many threads there are. Where there are no more pairs than
 * that, each is asked, and what comes out doesn't hang on the order of the records.
 */
export function countStrangers(
  reader: PairReader,
  pairs: number,
  { part, parts }: { part: number; parts: number },
): LevelCounts {
  const counts = reader.comparisons.map(({ levels }) => new Float64Array(levels.length));
  const answers = emptyAnswers(reader);
  const { records } = reader;
  let k = -1;
  for (const [a, b] of records ** 2 <= pairs ? allPairs(records) : randomPairs(records, pairs)) {
    k += 1;
    if (a === b || k % parts !== part) continue;
    reader.compare(a, b, answers);
    for (let i = 0; i < counts.length; i++) {
      const list = counts[i] as Float64Array;
      const level = answers.levels[i] as number;
      list[level] = (list[level] as number) + 1;
    }
  }
  return counts;
}

/**
 * As so many pairs counts what is believed of strangers before any are seen. In a file of twenty every tenth pair drawn is of
 * the same; in one of five hundred what is believed is lost among a quarter of a million.
 */
const believedPairs = 300;

/**
 * Probabilities from the counts; nothing seen is rare, not impossible. "Can't be said" stands for 1.
 * @param believed how often strangers give each answer but "can't be said", before any are seen; [comparison][level - 1]
 */
export function strangerLevels(
  comparisons: readonly Comparison[],
  counts: readonly LevelCounts[],
  believed: readonly (readonly number[])[],
): Float64Array[] {
  return comparisons.map(({ levels, strangers }, i) => {
    if (strangers !== undefined) return Float64Array.from([1, ...strangers]);
    const list = Float64Array.from(levels, (_, level) =>
      counts.reduce(
        (sum, part) => sum + (part[i]?.[level] ?? 0),
        level === 0 ? 0 : believedPairs * (believed[i]?.[level - 1] ?? 0),
      ),
    );
    const total = list.reduce((sum, count, level) => (level === 0 ? sum : sum + count), 0);
    return list.map((count, level) => (level === 0 ? 1 : (count + 0.3) / (total + 0.3 * (list.length - 1))));
  });
}
