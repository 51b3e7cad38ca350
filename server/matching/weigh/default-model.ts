import type { Comparison } from "../compare/comparison.ts";
import { organisationComparisons } from "../compare/organisation.ts";
import { personComparisons } from "../compare/person.ts";
import type { Kind } from "../roles.ts";
import { modelOf, stateAt } from "./learn.ts";
import type { Model } from "./model.ts";
import { startOrganisation } from "./start-organisation.ts";
import { startPerson } from "./start-person.ts";

// How often two strangers answer so, from two million random pairs of records of nine countries in three old systems.
// Comparisons that those records can't answer (birth date, numbers) stand as chance has them.
const alike = [0.001, 0.001, 0.998];
const others = [alike, alike, alike, alike];
export const strangersOf: Readonly<Record<Kind, readonly (readonly number[])[]>> = {
  person: [
    [0.0018, 0.0013, 0.0003, 0.0004, 0.0012, 0.0042, 0.99], // given
    [0.0021, 0.0001, 0.0003, 0.0011, 0.996], // family
    [0.9998, 0.0002], // straight, swapped
    [0.0015, 0.003, 0.9955], // name in the mail address
    [0.00005, 0.001, 0.01, 0.015, 0.97], // birth date
    [0.00006, 0.000005, 0.0000005, 0.00003, 0.9999, 0.00001], // mail
    [0.00007, 0.0000005, 0.9999], // phone
    [0.0001, 0.00003, 0.0003, 0.00002, 0.000005, 0.004, 0.007, 0.5, 0.49], // place
    [0.0004, 0.001, 0.9986], // employer
    [0.001, 0.00003, 0.999], // suffix
    [0.00001, 0.00001, 0.9999],
    [0.00001, 0.00001, 0.9999],
    ...others,
  ],
  organisation: [
    [0.0001, 0.000006, 0.00009, 0.00065, 0.00017, 0.00001, 0.00036, 0.0042, 0.9945, 0.000001], // name
    [0.1, 0.9], // legal form
    [0.0002, 0.0002, 0.9996], // domain
    [0.0005, 0.9995], // mail
    [0.0001, 0.0000004, 0.9999], // phone
    [0.00006, 0.00003, 0.0003, 0.00002, 0.000005, 0.005, 0.007, 0.5, 0.49], // place
    [0.00001, 0.00001, 0.9999],
    [0.00001, 0.00001, 0.9999],
    ...others,
  ],
};

/** What is asked of two records of a kind. */
export const comparisonsOf: Readonly<Record<Kind, readonly Comparison[]>> = {
  person: personComparisons,
  organisation: organisationComparisons,
};

/** What is believed of a base of `records` before anything was learnt from it. */
export function defaultModel(kind: Kind, records: number): Model {
  const start = kind === "person" ? startPerson : startOrganisation;
  const strangers = strangersOf[kind].map((row) => Float64Array.from([1, ...row]));
  return modelOf(start, stateAt(start, comparisonsOf[kind], records), strangers);
}
