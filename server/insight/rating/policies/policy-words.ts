import type { FitPolicy, RatingPolicy } from "../rating-policy.ts";

export type Said = { part: string; sentence: string };

/** The rating policy as sentences, each under the part of the document it comes from. */
export function ratingPolicyWords(policy: RatingPolicy): Said[] {
  const { notRatedBefore, base, drop, changes } = policy;
  return [
    {
      part: "notRatedBefore",
      sentence: `A customer is not rated (N) until ${counted(notRatedBefore.days, "day")} and ${counted(notRatedBefore.sales, "order or invoice", "orders or invoices")}.`,
    },
    { part: "base", sentence: baseSentence(base) },
    {
      part: "base.coverageMin",
      sentence: `Net revenue stands in for profit while the cost of goods is known for less than ${percent(base.coverageMin)} of sales.`,
    },
    ...signalWords(policy),
    {
      part: "drop",
      sentence: `One step down for the serving limit or ${counted(drop.oneStepPoints, "point")}, two for its double or ${counted(drop.twoStepPoints, "point")}; never below C.`,
    },
    { part: "changes.mode", sentence: changeSentence(changes.mode) },
    {
      part: "changes.oncePerQuarter",
      sentence: changes.oncePerQuarter
        ? "By the figures a rating changes at most once in a quarter."
        : "A rating may change with every computation.",
    },
    {
      part: "changes.comeBack",
      sentence:
        changes.comeBack > 0
          ? `To come back up, a limit has to be missed by ${percent(changes.comeBack)}.`
          : "To come back up, it is enough to miss the limit.",
    },
  ];
}

function baseSentence(base: RatingPolicy["base"]): string {
  const measure = base.measure === "profit" ? "profit" : "net revenue";
  const loss = "Who brings nothing or less starts at C.";
  return base.by === "limits"
    ? `By ${measure} of twelve months: A from ${amount(base.limitA)}, B from ${amount(base.limitB)}, else C. ${loss}`
    : `By ${measure} of twelve months: A for those who together bring the first ${percent(base.shareA)}, B up to ${percent(base.shareB)}, else C. ${loss}`;
}

function changeSentence(mode: RatingPolicy["changes"]["mode"]): string {
  return mode === "automatic"
    ? "Changes are in force at once."
    : "The first rating is in force at once; later changes are proposals until an authorised person accepts them.";
}

function signalWords({ signals }: RatingPolicy): Said[] {
  const said = (name: keyof RatingPolicy["signals"], what: string, words: string): Said => ({
    part: `signals.${name}`,
    sentence: signals[name].isOn ? words : `${what}: not looked at.`,
  });
  const {
    servingShare,
    discountPoints,
    supportUse,
    contactsPerThousand,
    complaintsNotOurFault,
    daysLate,
    returns,
  } = signals;
  const plans = supportUse.plans
    .map((plan) => `${plan.name} ${counted(plan.requests, "request")} a year`)
    .join(", ");
  const faulty =
    returns.faultyReasons.length === 0
      ? ""
      : ` Not counted when the reason holds one of: ${returns.faultyReasons.join(", ")}.`;
  return [
    said(
      "servingShare",
      "Serving cost",
      `Serving cost from ${percent(servingShare.limit)} of the gross margin counts 1 point, from ${percent(servingShare.limitDouble)} 2 points.`,
    ),
    said(
      "discountPoints",
      "Discounts",
      `Discounts from ${points(discountPoints.limit)} above the middle of the ${discountPoints.byProductGroup ? "segment and of the products mostly bought" : "segment"} count 1 point (groups of ${discountPoints.groupMin} or more).`,
    ),
    said(
      "supportUse",
      "Support use",
      `Support requests from ${decimal(supportUse.times)} times what the paid plan includes count 1 point. ${plans === "" ? "No plan is described yet, so nobody is measured by it." : `Plans: ${plans}.`}`,
    ),
    said(
      "contactsPerThousand",
      "Contacts",
      `Contacts for each 1,000 of revenue above ${percent(contactsPerThousand.percentile)} of the customers of the class count 1 point, from ${counted(contactsPerThousand.contactsMin, "contact")} on (classes of ${contactsPerThousand.groupMin} or more).`,
    ),
    said(
      "complaintsNotOurFault",
      "Complaints",
      `${counted(complaintsNotOurFault.limit, "complaint")} or more found not to be our fault count 1 point.`,
    ),
    said(
      "daysLate",
      "Late payment",
      `Invoices paid ${counted(daysLate.limit, "day")} late or more, weighted by amount, count 1 point.`,
    ),
    said(
      "returns",
      "Returns",
      `As many returns as the top ${percent(1 - returns.percentile)} of the class count 1 point, from ${counted(returns.returnsMin, "return")} on (classes of ${returns.groupMin} or more).${faulty}`,
    ),
  ];
}

export const fitTypeNames = {
  core: "Core",
  protect: "Protect",
  improve_terms: "Improve terms",
  not_a_match: "Not a good match",
} as const;

/** The fit policy as sentences. */
export function fitPolicyWords({ promises, ownFaults, satisfaction, treatments }: FitPolicy): Said[] {
  return [
    {
      part: "promises",
      sentence: promises.isOn
        ? `We serve somebody well when ${percent(promises.keptMin)} of our promises are kept: orders shipped and tasks done by their day (from ${counted(promises.dueMin, "promise")} on).`
        : "Promises: not looked at.",
    },
    {
      part: "ownFaults",
      sentence: ownFaults.isOn
        ? `Our own faults are few: at most ${ownFaults.countFree}, or ${percent(ownFaults.shareMax)} of the complaints and contacts whose cause is known.`
        : "Our own faults: not looked at.",
    },
    {
      part: "satisfaction",
      sentence: satisfaction.isOn
        ? `Satisfaction, where it was asked for (field “${satisfaction.field}” of a case), is ${decimal(satisfaction.averageMin)} of 5 or better.`
        : "Satisfaction: not looked at.",
    },
    ...(Object.keys(fitTypeNames) as (keyof typeof fitTypeNames)[]).map((type) => ({
      part: `treatments.${type}`,
      sentence: `${fitTypeNames[type]}: ${treatments[type] === "" ? "no treatment written yet." : treatments[type]}`,
    })),
  ];
}

/** What one version says differently from the one before, in words; the whole of a first version is no change. */
export function changesInWords(before: readonly Said[] | undefined, after: readonly Said[]): string[] {
  if (before === undefined) return [];
  const was = new Map(before.map(({ part, sentence }) => [part, sentence]));
  const is = new Set(after.map(({ part }) => part));
  return [
    ...after.flatMap(({ part, sentence }) => {
      const former = was.get(part);
      return former === sentence ? [] : [former === undefined ? sentence : `${sentence} Before: ${former}`];
    }),
    ...before.flatMap(({ part, sentence }) => (is.has(part) ? [] : [`No longer: ${sentence}`])),
  ];
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const decimal = (value: number) => number.format(value);
const amount = (value: number | null) => (value === null ? "no amount" : number.format(value));
const percent = (share: number) => `${number.format(Math.round(share * 10_000) / 100)} %`;
const points = (share: number) => `${number.format(Math.round(share * 10_000) / 100)} points`;
const counted = (count: number, one: string, many = `${one}s`) =>
  `${number.format(count)} ${count === 1 ? one : many}`;
