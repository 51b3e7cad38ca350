import { DuplicatePolicy, type duplicateAnswers } from "../../../contract/customers/duplicates.ts";
import { policyInForce } from "../../administration/policies.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { today } from "../party-columns.ts";
import type { Duplicate } from "./look-for-duplicates.ts";

type DoorAnswer = (typeof duplicateAnswers)[number];

const strictness: Readonly<Record<DoorAnswer, number>> = { ignore: 0, warn: 1, reason: 2, block: 3 };

/** The duplicate policy in force today. */
export async function duplicatePolicyOf(tx: Tx): Promise<DuplicatePolicy> {
  const { document } = await policyInForce(tx, "duplicate", today(tx));
  return DuplicatePolicy.parse(document);
}

/** What the door does about what was found: the strictest of what the policy says of each. */
export function answerTo(
  policy: DuplicatePolicy,
  role: Actor["role"] | null | undefined,
  kind: Duplicate["kind"],
  duplicates: readonly Pick<Duplicate, "band">[],
): DoorAnswer {
  const answers = { ...policy[kind] };
  const exceptions = policy.roles.filter((one) => one.role === role && (one.kind ?? kind) === kind);
  // What is said of one kind goes before what is said of all, whichever was written first.
  for (const exception of exceptions.toSorted(
    (a, b) => Number(a.kind !== undefined) - Number(b.kind !== undefined),
  ))
    Object.assign(answers, definedOf(exception.answers));
  return duplicates
    .map(({ band }) => answers[band])
    .reduce<DoorAnswer>((most, one) => (strictness[one] > strictness[most] ? one : most), "ignore");
}

const definedOf = (answers: object) =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
