import { comparisonsVersion } from "./model-version.ts";
import type { Kind } from "./roles.ts";
import { comparisonsOf, defaultModel } from "./weigh/default-model.ts";
import type { Model } from "./weigh/model.ts";

/** By what pairs are weighed: a model, and against how many records a value's holders are held. */
export interface Measures {
  readonly model: Model;
  readonly records: number;
  /** Whether the base itself taught it; else it is what is believed before any data. */
  readonly isLearnt: boolean;
  /** Down to which odds (log2) a search asks people about pairs; as far as all of them may be, unless said. */
  readonly asksFrom?: number;
}

/** The same as it is kept: with the version of the questions that its numbers answer. */
export interface KeptMeasures extends Measures {
  readonly comparisons: string;
}

/**
 * In a base of fewer records everything is rare and nothing is learnt: what two of three share by chance, strangers would
 * be taken to share. It is read as one of a small house.
 */
const learnsFrom = 500;
const smallHouse = 1000;

/** What to weigh a small base by; null for one that is large enough to learn from. */
export function measuresOfSmall(kind: Kind, records: number): Measures | null {
  if (records >= learnsFrom) return null;
  return { model: defaultModel(kind, smallHouse), records: smallHouse, isLearnt: false };
}

/** What to keep. */
export function keepable(kind: Kind, measures: Measures): KeptMeasures {
  return { ...measures, comparisons: questionsOf[kind] };
}

const questionsOf: Readonly<Record<Kind, string>> = {
  person: comparisonsVersion(comparisonsOf.person),
  organisation: comparisonsVersion(comparisonsOf.organisation),
};

/** What was kept; null when other questions are asked by now, and its numbers answer none of them. */
export function measuresKept(kind: Kind, { comparisons, ...measures }: KeptMeasures): Measures | null {
  return comparisons === questionsOf[kind] ? measures : null;
}
