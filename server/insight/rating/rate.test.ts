import { expect, test } from "vitest";
import { rate } from "./rate.ts";
import type { Letter, RatingInputs } from "./rating-inputs.ts";
import type { RatingPolicy } from "./rating-policy.ts";

const policy: RatingPolicy = {
  notRatedBefore: { days: 90, sales: 2 },
  base: {
    measure: "profit",
    coverageMin: 0.95,
    by: "shares",
    shareA: 0.8,
    shareB: 0.95,
    limitA: null,
    limitB: null,
  },
  signals: {
    servingShare: { isOn: true, limit: 0.3, limitDouble: 0.6 },
    discountPoints: { isOn: true, limit: 0.05, groupMin: 5, byProductGroup: false },
    supportUse: { isOn: true, times: 1.5, plans: [{ name: "Basic", requests: 4 }] },
    contactsPerThousand: { isOn: true, percentile: 0.9, contactsMin: 6, groupMin: 10 },
    complaintsNotOurFault: { isOn: true, limit: 3 },
    daysLate: { isOn: true, limit: 15 },
    returns: { isOn: true, percentile: 0.9, returnsMin: 3, groupMin: 10, faultyReasons: [] },
  },
  drop: { oneStepPoints: 2, twoStepPoints: 4 },
  changes: { mode: "proposals", oncePerQuarter: true, comeBack: 0.1 },
};

/** A customer without anything to remark. */
const quiet: RatingInputs = {
  measure: "profit",
  coverage: 1,
  value: 45_088,
  rank: 12,
  of: 842,
  daysKnown: 700,
  salesCount: 20,
  servingShare: 0.12,
  servingParts: [],
  discountShare: 0.04,
  discountUsual: 0.04,
  contactsCount: 4,
  contactsPerThousand: 0.1,
  contactsLimit: 2,
  daysLate: 3,
  returnsCount: 0,
  returnsLimit: 4,
  causedByUs: 0,
  supportUses: 2,
  supportIncluded: 4,
  complaintsNotOurFault: 0,
  supportCausedByUs: 0,
  returnsFaulty: 0,
};

const discount = { discountShare: 0.13, discountUsual: 0.04 };
const contacts = { contactsCount: 30, contactsPerThousand: 3 };
const late = { daysLate: 15 };
const support = { supportUses: 6, supportIncluded: 4 };
const complaints = { complaintsNotOurFault: 3 };
const returns = { returnsCount: 4, returnsLimit: 4 };

test.each<[string, Letter, Partial<RatingInputs>, Letter, number, number]>([
  ["nothing to remark", "A", {}, "A", 0, 0],
  ["too little history", "N", { servingShare: 0.9 }, "N", 0, 0],
  ["serving just below its limit", "A", { servingShare: 0.2999 }, "A", 0, 0],
  ["serving at its limit", "A", { servingShare: 0.3 }, "B", 1, 1],
  ["serving at twice its limit", "A", { servingShare: 0.6 }, "C", 2, 2],
  ["serving more than the margin, from the middle", "B", { servingShare: 1.4 }, "C", 2, 2],
  ["never below C", "C", { servingShare: 0.9, ...discount }, "C", 3, 2],
  ["margin unknown: serving says nothing", "A", { servingShare: null }, "A", 0, 0],
  ["one point alone lowers nothing", "A", discount, "A", 1, 0],
  ["discount just below five points", "A", { discountShare: 0.0899, discountUsual: 0.04 }, "A", 0, 0],
  ["a group too small to have a middle", "A", { discountShare: 0.5, discountUsual: null }, "A", 0, 0],
  ["two points lower one step", "A", { ...discount, ...late }, "B", 2, 1],
  ["three points lower one step", "A", { ...discount, ...late, ...contacts }, "B", 3, 1],
  ["four points lower two", "A", { ...discount, ...late, ...contacts, ...returns }, "C", 4, 2],
  ["few contacts are never many", "A", { contactsCount: 5, contactsPerThousand: 50, ...discount }, "A", 1, 0],
  [
    "contacts at the limit of the class",
    "A",
    { contactsCount: 30, contactsPerThousand: 2, ...discount },
    "A",
    1,
    0,
  ],
  ["two returns are never many", "A", { returnsCount: 2, returnsLimit: 1, ...discount }, "A", 1, 0],
  ["support at one and a half times the plan", "A", { ...support, ...late }, "B", 2, 1],
  ["support just below that", "A", { supportUses: 5, supportIncluded: 4, ...late }, "A", 1, 0],
  [
    "support without a plan says nothing",
    "A",
    { supportUses: 60, supportIncluded: null, ...late },
    "A",
    1,
    0,
  ],
  ["three complaints that were not our fault", "A", { ...complaints, ...late }, "B", 2, 1],
  ["two of them are not many", "A", { complaintsNotOurFault: 2, ...late }, "A", 1, 0],
  ["serving and another signal are still one step", "A", { servingShare: 0.4, ...late }, "B", 2, 1],
])("%s", (_, base, given, rating, points, steps) => {
  expect(rate({ ...quiet, ...given }, policy, base)).toMatchObject({ rating, base, points, steps });
});

test("a signal that is switched off does not count", () => {
  const signals = { ...policy.signals, servingShare: { ...policy.signals.servingShare, isOn: false } };
  expect(rate({ ...quiet, servingShare: 0.9 }, { ...policy, signals }, "A").rating).toBe("A");
});

test.each<[string, Letter, Partial<RatingInputs>, string, string]>([
  ["an A", "A", {}, "A. By profit 45,088 (12th of 842).", "A. Among the customers who bring most by profit."],
  [
    "a loss",
    "C",
    { value: -1980.74, rank: 786, of: 793 },
    "C. Cost more than it brought in these 12 months: profit −1,981 (786th of 793).",
    "C. Cost more than it brought in these 12 months.",
  ],
  [
    "nothing",
    "C",
    { value: 0, rank: 501, of: 793 },
    "C. Brought nothing in these 12 months.",
    "C. Brought nothing in these 12 months.",
  ],
  [
    "too new",
    "N",
    { daysKnown: 34, salesCount: 1 },
    "Not rated yet: known for 34 days with 1 order or invoice; a rating needs 90 days and 2 orders or invoices.",
    "Not rated yet: known for 34 days with 1 order or invoice; a rating needs 90 days and 2 orders or invoices.",
  ],
  [
    "net revenue in place of profit",
    "B",
    { measure: "revenue", coverage: 0.62, servingShare: null },
    "B. By net revenue 45,088 (12th of 842). By net revenue and not by profit, because the cost of goods is known for 62 % of sales only (95 % needed).",
    "B. In the middle by net revenue.",
  ],
  [
    "a signal without effect",
    "A",
    discount,
    "A. By profit 45,088 (12th of 842). Noted, without effect: discounts take 13.0 % off the list price, usual in its group 4.0 %.",
    "A. Among the customers who bring most by profit. Noted, without effect: discounts are higher than usual in its group.",
  ],
  [
    "a small customer whom more than three activities serve",
    "C",
    {
      ...{ value: 4, rank: 1395, of: 1995, servingShare: 0.602 },
      servingParts: [
        { name: "Cases", amount: 22 },
        { name: "Calls", amount: 12 },
        { name: "Order handling", amount: 10 },
        { name: "E-mails", amount: 5 },
      ],
    },
    "C. By profit 4 (1,395th of 1,995). Noted, without effect: serving this customer takes 60.2 % of the gross margin (limit 60 %): cases 22, calls 12, order handling 10, …",
    "C. Brings a smaller part by profit. Noted, without effect: serving this customer takes more than half of what it brings, most of it cases, calls, order handling.",
  ],
  [
    "two steps for several reasons",
    "A",
    { servingShare: 0.75, ...late, causedByUs: 1 },
    "C. By profit 45,088 (12th of 842) an A. Two steps lower because serving this customer takes 75.0 % of the gross margin (limit 60 %); invoices are paid 15 days late, weighted by amount (limit 15). Not counted: 1 complaint we caused.",
    "C. By profit an A. Two steps lower because serving this customer takes more than half of what it brings; invoices are paid 15 days late. Not counted: 1 complaint we caused.",
  ],
])("the sentence of %s", (_, base, given, sentence, sentencePlain) => {
  expect(rate({ ...quiet, ...given }, policy, base)).toMatchObject({ sentence, sentencePlain });
});

test.each<[string, Partial<RatingInputs>, string[], Letter]>([
  ["counts on until it is a tenth below its limit", { servingShare: 0.28 }, ["servingShare"], "B"],
  ["comes back once it is", { servingShare: 0.269 }, ["servingShare"], "A"],
  ["that did not count needs its limit", { servingShare: 0.28 }, [], "A"],
  ["lingers at the double limit by itself", { servingShare: 0.55 }, ["servingShare2"], "C"],
  ["falls from the double limit to the single one", { servingShare: 0.53 }, ["servingShare2"], "B"],
])("a signal that %s", (_, given, signals, rating) => {
  expect(rate({ ...quiet, ...given }, policy, "A", String, { signals }).rating).toBe(rating);
});

test("the sentence says what was left out, and what still counts below its limit", () => {
  const left = { causedByUs: 2, supportCausedByUs: 1, returnsFaulty: 3 };
  const { sentence } = rate({ ...quiet, ...left, servingShare: 0.28 }, policy, "A", String, {
    signals: ["servingShare"],
  });
  expect(sentence).toBe(
    "B. By profit 45088 (12th of 842) an A. One step lower because serving this customer takes 28.0 % of the gross margin (limit 30 %), to come back 10 % below the limit. Not counted: 2 complaints we caused; 1 support request we caused; 3 returns of faulty goods.",
  );
});

test.each([
  [-0.38, "profit −0.38 ("],
  [-0.5, "profit −1 ("],
  [-0.001, "profit 0.00 ("],
  [-1234.4, "profit −1,234 ("],
])("a profit of %d is said as it is, and never as -0", (value, words) => {
  expect(rate({ ...quiet, value }, policy, "C").sentence).toContain(words);
});

test("support and complaints are said with their limits, and in plain words", () => {
  const { sentence, sentencePlain } = rate({ ...quiet, ...support, ...complaints }, policy, "A");
  expect(sentence).toContain("6 support requests, 1.5 times the 4 its plan includes (limit 1.5 times)");
  expect(sentence).toContain("3 complaints found not to be our fault (limit 3)");
  expect(sentencePlain).toContain("6 support requests, 1.5 times what its plan includes");
});

test("the plain sentence holds no figure of money", () => {
  const everything = {
    servingShare: 0.75,
    servingParts: [{ name: "Calls", amount: 991 }],
    ...discount,
    ...late,
    ...contacts,
    ...returns,
    ...support,
    ...complaints,
  };
  const { sentencePlain } = rate({ ...quiet, ...everything }, policy, "A");
  expect(sentencePlain).not.toMatch(/45,088|991|75|%/);
});
