import type { Character } from "./records.ts";

/** What a character does in a year, and how. The generator's only source of who is easy and who is not. */
export type Behaviour = {
  /** Taken off the list price of a line, in per cent, and under which name. */
  discountPercent: number;
  discountName: string | null;
  /** Conversations in a year besides those that orders bring, and for each order. */
  contactsPerYear: number;
  contactsPerOrder: number;
  /** Minutes of a conversation, against the usual. */
  minutesFactor: number;
  /** Orders of a hundred that partly come back, and those that must go out at once, by express. */
  returnPercent: number;
  rushPercent: number;
  /** Deliveries of a hundred that leave the house after the day they were promised for. */
  latePercent: number;
  /** Days after the due day on which money comes, on average; negative is before. */
  daysLate: number;
  /** Complaints in a year, and how many of a hundred are our fault. */
  complaintsPerYear: number;
  ourFaultPercent: number;
};

const usual: Behaviour = {
  discountPercent: 5,
  discountName: null,
  contactsPerYear: 0.4,
  contactsPerOrder: 0.26,
  minutesFactor: 1,
  returnPercent: 3,
  rushPercent: 3,
  latePercent: 3,
  daysLate: -1,
  complaintsPerYear: 0.03,
  ourFaultPercent: 60,
};

export const behaviours: Readonly<Record<Character, Behaviour>> = {
  steady: usual,
  "quiet and profitable": {
    ...usual,
    discountPercent: 1,
    contactsPerYear: 0.1,
    contactsPerOrder: 0.1,
    returnPercent: 1,
    rushPercent: 0,
    latePercent: 1,
    daysLate: -5,
    complaintsPerYear: 0,
  },
  "big and demanding": {
    ...usual,
    discountPercent: 16,
    discountName: "Framework agreement",
    contactsPerYear: 10,
    contactsPerOrder: 0.9,
    minutesFactor: 1.3,
    returnPercent: 10,
    rushPercent: 30,
    latePercent: 9,
    daysLate: 12,
    complaintsPerYear: 1.5,
    ourFaultPercent: 30,
  },
  "price grinder": {
    ...usual,
    discountPercent: 15,
    discountName: "Price match",
    contactsPerYear: 1.5,
    contactsPerOrder: 0.9,
    minutesFactor: 1.2,
    daysLate: 6,
  },
  "late payer": { ...usual, contactsPerOrder: 0.5, daysLate: 34 },
  "often returns": { ...usual, returnPercent: 34, contactsPerOrder: 0.6, complaintsPerYear: 0.15 },
  "complains with cause": {
    ...usual,
    latePercent: 28,
    contactsPerYear: 0.9,
    complaintsPerYear: 0.9,
    ourFaultPercent: 90,
    minutesFactor: 1.2,
  },
  "complains without cause": {
    ...usual,
    contactsPerYear: 1.2,
    complaintsPerYear: 1.1,
    ourFaultPercent: 8,
    minutesFactor: 1.5,
    daysLate: 9,
  },
  growing: { ...usual, contactsPerYear: 0.7 },
  shrinking: usual,
  left: usual,
  "came back": usual,
  seasonal: { ...usual, discountPercent: 4 },
  "one purchase": { ...usual, contactsPerYear: 0.15, discountPercent: 2 },
};

/**
 * What a character does when it costs more than it brings: deeper discounts, more of our time, more coming back, in
 * measure with what it buys, so that it is so at any size.
 * @param eurosPerYear what it buys in a year
 */
export function costly(own: Behaviour, eurosPerYear: number): Behaviour {
  return {
    ...own,
    discountPercent: Math.max(own.discountPercent, 26 + Math.min(11, eurosPerYear / 3500)),
    discountName: own.discountName ?? "Special approval",
    contactsPerYear: Math.max(own.contactsPerYear, 5 + Math.min(75, eurosPerYear / 260)),
    contactsPerOrder: Math.max(own.contactsPerOrder, 0.9),
    minutesFactor: Math.max(own.minutesFactor, 1.7),
    returnPercent: Math.max(own.returnPercent, 16),
    rushPercent: Math.max(own.rushPercent, 45),
    daysLate: Math.max(own.daysLate, 8),
    complaintsPerYear: Math.max(own.complaintsPerYear, 0.5 + Math.min(6, eurosPerYear / 6000)),
  };
}

/** Visits in a year: who buys a lot is looked after, and who costs more than it brings is visited far too often. */
export function visitsPerYear(eurosPerYear: number, isCostly: boolean): number {
  if (isCostly) return 1 + Math.min(30, eurosPerYear / 1100);
  return eurosPerYear < 9000 ? 0 : Math.min(8, eurosPerYear / 9000);
}
