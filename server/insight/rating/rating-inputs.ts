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
  /** Requests for support, those we caused ourselves left out. */
  supportUses: number;
  /** What the paid plans include in a year; null when no plan is on record or the policy does not say what it includes. */
  supportIncluded: number | null;
  complaintsNotOurFault: number;
  /** Weighted by amount; null when nothing was paid. */
  daysLate: number | null;
  /** Returns of faulty goods left out, where the reason is known. */
  returnsCount: number;
  returnsLimit: number | null;
  /** Complaints that we caused: shown, never counted. */
  causedByUs: number;
  /** Requests for support that we caused, and returns of faulty goods: shown, never counted. */
  supportCausedByUs: number;
  returnsFaulty: number;
};

export const signalNames = [
  "servingShare",
  "discountPoints",
  "supportUse",
  "contactsPerThousand",
  "complaintsNotOurFault",
  "daysLate",
  "returns",
] as const;

export type Signal = {
  name: (typeof signalNames)[number];
  points: 1 | 2;
  /** Below its limit by now, yet not by enough to come back. */
  isLingering: boolean;
};
