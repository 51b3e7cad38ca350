import { patternBase, yardstickComparisons } from "./duckdb-sql.ts";

/** How often each level of each comparison comes up. */
type Shares = readonly (readonly number[])[];

/** A pattern of levels, as the number it is counted under, and how many pairs have it. */
type Patterns = ReadonlyMap<number, number>;

const rounds = 20;

/** What strangers say: the share of each level among pairs drawn by chance that say anything. */
export function strangerShares(patterns: Patterns): Shares {
  return sharesOf(patterns, () => 1);
}

/**
 * The log2 odds of each pattern, learned by expectation maximisation (Fellegi & Sunter, 1969; Winkler, 1988) as Splink does
 * it: with the strangers' shares held fast, among those who share a mail address and again among those who share a birth
 * date, since most of either are one person; what was held fast is learned in the other round. Among all who meet it takes
 * households for people.
 */
export function learnWeights(patterns: Patterns, unlike: Shares, records: number): Map<number, number> {
  const [byMail, byDay] = [learnAmong("mail", patterns, unlike), learnAmong("day", patterns, unlike)];
  const alike = yardstickComparisons.map(({ name }, at) => {
    const [one = [], other = []] = [byMail[at], byDay[at]];
    if (name === "mail") return other;
    return name === "day" ? one : one.map((share, level) => (share + (other[level] ?? share)) / 2);
  });
  // Strangers are drawn from all pairs, so that the odds before anything is known are those of all pairs.
  const pairs = (records * (records - 1)) / 2;
  let found = records / 2;
  let weights = weightsOf(patterns, alike, unlike, found / pairs);
  for (let round = 0; round < rounds; round++) {
    found = 1;
    for (const [pattern, count] of patterns) found += count * chanceOf(weights.get(pattern) ?? 0);
    weights = weightsOf(patterns, alike, unlike, found / pairs);
  }
  return weights;
}

function learnAmong(sharing: "mail" | "day", patterns: Patterns, unlike: Shares): Shares {
  const held = yardstickComparisons.findIndex(({ name }) => name === sharing);
  const top = (yardstickComparisons[held]?.levels ?? 0) - 1;
  const those = new Map([...patterns].filter(([pattern]) => levelsOf(pattern)[held] === top));
  const all = [...those.values()].reduce((sum, count) => sum + count, 0);
  let alike: Shares = yardstickComparisons.map(({ levels }) =>
    Array.from({ length: levels }, (_, level) => (level === levels - 1 ? 0.8 : 0.2 / (levels - 1))),
  );
  let among = 0.7;
  for (let round = 0; round < rounds; round++) {
    const weights = weightsOf(those, alike, unlike, among, held);
    const chance = (pattern: number) => chanceOf(weights.get(pattern) ?? 0);
    let found = 0;
    for (const [pattern, count] of those) found += count * chance(pattern);
    among = Math.min(0.999, Math.max(0.001, found / Math.max(1, all)));
    alike = sharesOf(those, chance);
  }
  return alike;
}

const chanceOf = (weight: number) => 1 / (1 + 2 ** -weight);

/** @param among the share of pairs that are one, before anything is known; `without` a comparison that says nothing here */
function weightsOf(
  patterns: Patterns,
  alike: Shares,
  unlike: Shares,
  among: number,
  without?: number,
): Map<number, number> {
  const bits = (level: number, at: number) =>
    level < 0 || at === without ? 0 : Math.log2((alike[at]?.[level] ?? 1) / (unlike[at]?.[level] ?? 1));
  const before = Math.log2(among / (1 - among));
  return new Map(
    [...patterns.keys()].map((pattern) => [
      pattern,
      levelsOf(pattern).reduce((sum, level, at) => sum + bits(level, at), before),
    ]),
  );
}

function sharesOf(patterns: Patterns, chance: (pattern: number) => number): Shares {
  // No level is impossible: half a pair of each was seen.
  const counts = yardstickComparisons.map(({ levels }) => new Array<number>(levels).fill(0.5));
  for (const [pattern, count] of patterns) {
    const part = count * chance(pattern);
    for (const [at, level] of levelsOf(pattern).entries()) {
      const own = counts[at];
      if (level >= 0 && own !== undefined) own[level] = (own[level] ?? 0) + part;
    }
  }
  return counts.map((own) => {
    const all = own.reduce((sum, one) => sum + one, 0);
    return own.map((one) => one / all);
  });
}

function levelsOf(pattern: number): number[] {
  return yardstickComparisons.map((_, at) => (Math.floor(pattern / patternBase ** at) % patternBase) - 1);
}
