import type { Kind } from "../roles.ts";
import type { Model } from "../weigh/model.ts";

/** Two groups stay apart when the pairs between them are less likely the same than this on average (log2 odds). */
export const leastMean = -1;

/** The most that answers raise it to. */
const mostByAnswers = -0.3;

/**
 * The same of a model that people's answers moved. Before them the odds of organisations are rather too low, and groups are let
 * together below even odds for it; by as much as answers raise all odds, that is no longer due. Half of what they raise them by, at
 * most so far, halves the pairs of one corporate group in the clusters; of people nothing was gained by it.
 */
export function leastMeanOf(kind: Kind, { shift }: Pick<Model, "shift">): number {
  return kind === "organisation" ? Math.min(mostByAnswers, leastMean + Math.max(0, shift) / 2) : leastMean;
}
