import type { RatingPolicy } from "./rating-policy.ts";
import { type RatingWords, wordsOf } from "./rating-words.ts";

export type Letter = "A" | "B" | "C" | "N";

/** What the rule looks at: one customer's twelve closed months, and what is usual for customers like it. */
export type RatingInputs = {
  /** What the base was taken from; revenue when too little of the cost of goods is known. */
  measure: "profit" | "revenue";
  /** Share of all revenue whose cost of goods is known, 0 to 1; null without revenue. */
  coverage: number | null;
  /** Base currency. */
  value: number;
  rank: number;
  of: number;
  daysKnown: number;
  salesCount: number;
  /** Serving cost that counts as demand, over gross margin; null when the margin is unknown, zero or below. */
  servingShare: number | null;
  /** What that cost is made of, largest first. */
  servingParts: readonly { name: string; amount: number }[];
  /** Discount over list sales; null without list sales. */
  discountShare: number | null;
  /** The middle of the group; null when the group is too small to have one. */
  discountUsual: number | null;
  contactsCount: number;
  contactsPerThousand: number | null;
  /** The 90th percentile of the class; null when the class is too small. */
  contactsLimit: number | null;
  /** Weighted by amount; null when nothing was paid. */
  daysLate: number | null;
  returnsCount: number;
  returnsLimit: number | null;
  /** Complaints and calls that we caused: shown, never counted. */
  causedByUs: number;
};

export type Signal = {
  name: "servingShare" | "discountPoints" | "contactsPerThousand" | "daysLate" | "returns";
  points: 1 | 2;
};

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
 * @param base letter by cumulated share, before any step down
 */
export function rate(
  inputs: RatingInputs,
  policy: RatingPolicy,
  base: Letter,
  writeAmount: (amount: number) => string = plainAmount,
): Rating {
  const signals = base === "N" ? [] : signalsOf(inputs, policy);
  const points = signals.reduce((sum, signal) => sum + signal.points, 0);
  const steps = stepsOf(signals, points, policy);
  const rating = lowered(base, steps);
  const outcome = { rating, base, signals, points, steps };
  return { ...outcome, ...wordsOf(inputs, policy, outcome, writeAmount) };
}

function signalsOf(inputs: RatingInputs, { signals: rules }: RatingPolicy): Signal[] {
  const found: Signal[] = [];
  const {
    servingShare,
    discountShare,
    discountUsual,
    contactsPerThousand,
    contactsLimit,
    daysLate,
    returnsLimit,
  } = inputs;
  if (rules.servingShare.isOn && servingShare !== null && servingShare >= rules.servingShare.limit)
    found.push({ name: "servingShare", points: servingShare >= rules.servingShare.limitDouble ? 2 : 1 });
  if (
    rules.discountPoints.isOn &&
    discountShare !== null &&
    discountUsual !== null &&
    discountShare - discountUsual >= rules.discountPoints.limit
  )
    found.push({ name: "discountPoints", points: 1 });
  if (
    rules.contactsPerThousand.isOn &&
    contactsPerThousand !== null &&
    contactsLimit !== null &&
    inputs.contactsCount >= rules.contactsPerThousand.contactsMin &&
    contactsPerThousand > contactsLimit
  )
    found.push({ name: "contactsPerThousand", points: 1 });
  if (rules.daysLate.isOn && daysLate !== null && daysLate >= rules.daysLate.limit)
    found.push({ name: "daysLate", points: 1 });
  if (
    rules.returns.isOn &&
    returnsLimit !== null &&
    inputs.returnsCount >= rules.returns.returnsMin &&
    inputs.returnsCount >= returnsLimit
  )
    found.push({ name: "returns", points: 1 });
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

function plainAmount(amount: number): string {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(amount);
}
