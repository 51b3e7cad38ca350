import { organisationRules } from "../block/organisation-rules.ts";
import { personRules } from "../block/person-rules.ts";
import type { RulesOf } from "../block/rule.ts";
import type { PairReader } from "../compare/comparison.ts";
import { organisationPairs } from "../compare/organisation.ts";
import { personPairs } from "../compare/person.ts";
import type { Prepared } from "../encode/prepared.ts";

/** Compares two of these records. */
export const readerOf = (prepared: Prepared): PairReader =>
  prepared.kind === "person" ? personPairs(prepared) : organisationPairs(prepared);

/** Brings them together. */
export const rulesOf = ({ kind }: Prepared): readonly RulesOf[] =>
  kind === "person" ? personRules : organisationRules;
