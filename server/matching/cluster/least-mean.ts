import type { Kind } from "../roles.ts";
import type { Model } from "../weigh/model.ts";

/** Two groups stay apart when the pairs between them are less likely the same than this on average (log2 odds). */
export const leastMean = -1;

/** The most that answers raise it to: even odds. */
const mostByAnswers = 0;

/**
 * The same of a model that people's answers moved. Before them the odds of organisations are rather too low, and groups are let
 * together below even odds for it; by as much as answers raise all odds, that is no longer due. Of companies of old systems the pairs of
 * one corporate group fell from 1.17 to .80 % of those in the clusters by it; of people nothing was gained.
 */
export function leastMeanOf(kind: Kind, { shift }: Pick<Model, "shift">): number {
  return kind === "organisation" ? Math.min(mostByAnswers, leastMean + Math.max(0, shift)) : leastMean;
}
