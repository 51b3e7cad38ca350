import type { Comparison } from "../compare/comparison.ts";

/** Pairs that gave the same answers, and how many they stand for. */
export interface CountedPattern {
  readonly levels: readonly number[];
  readonly count: number;
}

/** Answers to all comparisons as one number, so that equal answers are counted, not kept. */
export interface PatternCode {
  readonly encode: (levels: Uint8Array) => number;
  readonly decode: (pattern: number) => number[];
}

/** Mixed radix over the numbers of levels; their product must stay below 2^53. */
export function patternCode(comparisons: readonly Comparison[]): PatternCode {
  const bases: number[] = [];
  let product = 1;
  for (const { levels } of comparisons) {
    bases.push(product);
    product *= levels.length;
  }
  if (product > Number.MAX_SAFE_INTEGER) throw new Error("Too many comparisons for one number.");
  return {
    encode: (levels) => {
      let pattern = 0;
      for (let i = 0; i < bases.length; i++) pattern += (levels[i] as number) * (bases[i] as number);
      return pattern;
    },
    decode: (pattern) =>
      bases.map((base, i) => Math.floor(pattern / base) % (comparisons[i]?.levels.length ?? 1)),
  };
}
