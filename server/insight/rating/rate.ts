import type { Letter, RatingInputs, Signal } from "./rating-inputs.ts";
import type { RatingPolicy } from "./rating-policy.ts";
import { amountWriter, filledIn, type RatingWords, type SharedWords, wordsOf } from "./rating-words.ts";

/** What the last run said of the customer under the same version of the policy: limits are missed by more to come back. */
export type Recalled = { signals: readonly string[] } | null;

export type Rating = {
  rating: Letter;
  base: Letter;
  signals: Signal[];
  points: number;
  steps: 0 | 1 | 2;
} & RatingWords;

/**
 * The rating of a customer: the base lowered by what its records say it demands, never below C. A customer with too
 * little history (N) is not rated at all.
 * @param base letter by cumulated share or by limits, before any step down
 * @param shared what the sentence says of all customers: filled in here, or left open
 */
export function rate(
  inputs: RatingInputs,
  policy: RatingPolicy,
  base: Letter,
  writeAmount: (amount: number) => string = amountWriter("en"),
  recalled: Recalled = null,
  shared: SharedWords = filledIn(inputs),
): Rating {
  const signals = base === "N" ? [] : signalsOf(inputs, policy, recalled);
  const points = signals.reduce((sum, signal) => sum + signal.points, 0);
  const steps = stepsOf(signals, points, policy);
  const rating = lowered(base, steps);
  const outcome = { rating, base, signals, points, steps };
  return { ...outcome, ...wordsOf(inputs, policy, outcome, writeAmount, shared) };
}

/** As party_value keeps what counted: the double one by a name of its own. */
export function keptNames(signals: readonly Signal[]): string[] {
  return signals.map(({ name, points }) => (points === 2 ? `${name}2` : name));
}

function signalsOf(inputs: RatingInputs, policy: RatingPolicy, recalled: Recalled): Signal[] {
  const { signals: rules, changes } = policy;
  const found: Signal[] = [];
  const note = (name: Signal["name"], points: 1 | 2, holds: (factor: number) => boolean) => {
    if (holds(1)) return found.push({ name, points, isLingering: false });
    const counted = recalled?.signals.includes(points === 2 ? `${name}2` : name) ?? false;
    return counted && holds(1 - changes.comeBack) ? found.push({ name, points, isLingering: true }) : 0;
  };
  const { servingShare, discountShare, discountUsual, contactsPerThousand, contactsLimit, daysLate } = inputs;
  const { supportIncluded, supportUses, returnsCount, returnsLimit } = inputs;
  if (rules.servingShare.isOn && servingShare !== null) {
    const { limit, limitDouble } = rules.servingShare;
    if (!note("servingShare", 2, (factor) => servingShare >= limitDouble * factor))
      note("servingShare", 1, (factor) => servingShare >= limit * factor);
  }
  if (rules.discountPoints.isOn && discountShare !== null && discountUsual !== null)
    note(
      "discountPoints",
      1,
      (factor) => discountShare - discountUsual >= rules.discountPoints.limit * factor,
    );
  if (rules.supportUse.isOn && supportIncluded !== null)
    note("supportUse", 1, (factor) => supportUses >= supportIncluded * rules.supportUse.times * factor);
  if (rules.contactsPerThousand.isOn && contactsPerThousand !== null && contactsLimit !== null)
    note(
      "contactsPerThousand",
      1,
      (factor) =>
        inputs.contactsCount >= rules.contactsPerThousand.contactsMin &&
        contactsPerThousand > contactsLimit * factor,
    );
  if (rules.complaintsNotOurFault.isOn)
    note(
      "complaintsNotOurFault",
      1,
      (factor) => inputs.complaintsNotOurFault >= rules.complaintsNotOurFault.limit * factor,
    );
  if (rules.daysLate.isOn && daysLate !== null)
    note("daysLate", 1, (factor) => daysLate >= rules.daysLate.limit * factor);
  if (rules.returns.isOn && returnsLimit !== null)
    note(
      "returns",
      1,
      (factor) => returnsCount >= rules.returns.returnsMin && returnsCount >= returnsLimit * factor,
    );
  return found;
}

/** One step for a serving share at its limit or enough points, two for twice as much. */
function stepsOf(signals: readonly Signal[], points: number, { drop }: RatingPolicy): 0 | 1 | 2 {
  const serving = signals.find((signal) => signal.name === "servingShare");
  if (serving?.points === 2 || points >= drop.twoStepPoints) return 2;
  if (serving !== undefined || points >= drop.oneStepPoints) return 1;
  return 0;
}

function lowered(base: Letter, steps: number): Letter {
  if (base === "N") return "N";
  const ladder = ["A", "B", "C"] as const;
  return ladder[Math.min(ladder.indexOf(base) + steps, 2)] ?? "C";
}
