import type { Matching } from "../../../matching/match.ts";

/** What the model itself expects of its decisions, shares from 0 to 1; null where nothing was decided so. */
export type Expected = { pairs: number; precision: number | null; recall: number | null };

/** The pairs of a tenth of the probabilities: how many, what share was expected to be the same, what share is. */
export type Band = { from: number; pairs: number; expected: number | null; measured: number | null };

export type QualityByOdds = { same: Expected; automatic: Expected; bands: readonly Band[] };

/**
 * How sure a matching is of its pairs: precision is the mean probability of those taken as one, recall their share of all
 * that the probabilities add up to among the pairs that were looked at. Held against `isOne`, where the truth is known:
 * of a calibrated model each band's measured share is the expected one.
 * @param forgotten what the probabilities of pairs add up to that were looked at and not kept
 */
export function qualityByOdds(
  eachWeighed: Matching["eachWeighed"],
  isOne: ((a: number, b: number) => boolean) | null,
  forgotten = 0,
): QualityByOdds {
  const bands = Array.from({ length: 10 }, () => ({ pairs: 0, sum: 0, right: 0 }));
  const same = { pairs: 0, sum: 0 };
  const automatic = { pairs: 0, sum: 0 };
  let all = forgotten;
  eachWeighed((a, b, weight, isAutomatic) => {
    const probability = 1 / (1 + 2 ** -weight);
    all += probability;
    for (const [decided, isIn] of [
      [same, weight > 0],
      [automatic, isAutomatic],
    ] as const) {
      if (!isIn) continue;
      decided.pairs += 1;
      decided.sum += probability;
    }
    const band = bands[Math.min(9, Math.floor(probability * 10))];
    if (band === undefined) return;
    band.pairs += 1;
    band.sum += probability;
    if (isOne?.(a, b) === true) band.right += 1;
  });
  const expected = ({ pairs, sum }: typeof same): Expected => ({
    pairs,
    precision: pairs === 0 ? null : sum / pairs,
    recall: all === 0 ? null : sum / all,
  });
  return {
    same: expected(same),
    automatic: expected(automatic),
    bands: bands.map(({ pairs, sum, right }, tenth) => ({
      from: tenth / 10,
      pairs,
      expected: pairs === 0 ? null : sum / pairs,
      measured: pairs === 0 || isOne === null ? null : right / pairs,
    })),
  };
}
