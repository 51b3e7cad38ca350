import { createHash } from "node:crypto";
import type { Comparison } from "./compare/comparison.ts";
import type { Kind } from "./roles.ts";
import type { Model } from "./weigh/model.ts";
import { startOrganisation } from "./weigh/start-organisation.ts";
import { startPerson } from "./weigh/start-person.ts";

/** Three short hashes: two matchings with the same ones were begun, asked and weighed by the same numbers. */
export interface ModelVersion {
  /** What was believed before any data. */
  readonly start: string;
  /** The questions asked of a pair, and their answers. */
  readonly comparisons: string;
  /** What was learnt. */
  readonly model: string;
}

/** The version of what pairs of a kind were weighed by. */
export function modelVersion(kind: Kind, comparisons: readonly Comparison[], model: Model): ModelVersion {
  return {
    start: hashOf(kind === "person" ? startPerson : startOrganisation),
    comparisons: comparisonsVersion(comparisons),
    model: hashOf(model),
  };
}

/** The version of the questions alone. */
export function comparisonsVersion(comparisons: readonly Comparison[]): string {
  return hashOf(comparisons.map(({ levels, strangers }) => ({ levels, strangers })));
}

const hashOf = (value: unknown) =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
