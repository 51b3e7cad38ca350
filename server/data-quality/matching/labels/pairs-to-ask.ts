import type { MatchedPair } from "../../../matching/found-pairs.ts";
import type { MatchedFiles } from "../match-files.ts";

/** A person's decision is worth most within these odds (log2, either way): 6 to 94 in a hundred. */
const openOdds = 4;

/**
 * The pairs most worth a person's decision, `count` at most: of those near the threshold every so-manieth, ordered by how
 * they answered the comparisons, so that each kind of evidence is asked about as often as it comes up. One of each kind
 * would ask mostly about rare ones: with 300 answers companies gained a third as much. No sure ones are added to fill up the
 * number: people would spend their time on what labels hardly heed.
 */
export function pairsToAsk(
  { pairs, explain }: Pick<MatchedFiles, "pairs" | "explain">,
  count: number,
): MatchedPair[] {
  const open = Iterator.from(pairs)
    .filter(({ weight }) => Math.abs(weight) < openOdds)
    .toArray();
  const byEvidence = open
    .map((pair) => ({ pair, evidence: patternOf(explain(pair.a, pair.b)) }))
    .toSorted((one, other) => compare(one.evidence, other.evidence) || one.pair.weight - other.pair.weight);
  const asked = Math.min(count, open.length);
  return Array.from({ length: asked }, (_, nth) => Math.floor(((nth + 0.5) * open.length) / asked)).flatMap(
    (place) => byEvidence[place]?.pair ?? [],
  );
}

function patternOf(evidence: ReturnType<MatchedFiles["explain"]>): string {
  return evidence.map(({ comparison, level }) => `${comparison}\t${level}`).join("\n");
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
