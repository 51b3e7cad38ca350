import type { Letter, RatingInputs, Signal } from "./rating-inputs.ts";
import type { RatingPolicy } from "./rating-policy.ts";

/** Why a customer has its rating: once with figures, once without any figure of money, for those who may not see them. */
export type RatingWords = { sentence: string; sentencePlain: string };

/** What a sentence says that hangs on all customers and not on this one alone, as text. */
export type SharedWords = {
  place: string;
  coverage: string;
  discountUsual: string;
  contactsLimit: string;
  returnsLimit: string;
};

/** Left open, for `rating_words` of the database to fill in when the sentence is read: one order moves everybody's place. */
export const leftOpen: SharedWords = {
  place: "{place}",
  coverage: "{coverage}",
  discountUsual: "{discountUsual}",
  contactsLimit: "{contactsLimit}",
  returnsLimit: "{returnsLimit}",
};

/** Filled in with what the inputs say. */
export function filledIn(inputs: RatingInputs): SharedWords {
  return {
    place: `${ordinal(inputs.rank)} of ${group(inputs.of)}`,
    coverage: percent(inputs.coverage, 0),
    discountUsual: percent(inputs.discountUsual),
    contactsLimit: decimal(inputs.contactsLimit),
    returnsLimit: decimal(inputs.returnsLimit),
  };
}

type Outcome = { rating: Letter; base: Letter; signals: readonly Signal[]; steps: 0 | 1 | 2 };

/** Sentences about dealings, which the customer may one day read. */
export function wordsOf(
  inputs: RatingInputs,
  policy: RatingPolicy,
  outcome: Outcome,
  writeAmount: (amount: number) => string,
  shared: SharedWords,
): RatingWords {
  if (outcome.base === "N") {
    const needed = `a rating needs ${policy.notRatedBefore.days} days and ${policy.notRatedBefore.sales} orders or invoices`;
    const known = `Not rated yet: known for ${counted(Math.max(0, inputs.daysKnown), "day")} with ${counted(inputs.salesCount, "order or invoice", "orders or invoices")}; ${needed}.`;
    return { sentence: known, sentencePlain: known };
  }
  const isLower = outcome.rating !== outcome.base;
  const figures = outcome.signals.map(
    (signal) => reasonOf(signal, inputs, policy, writeAmount, shared) + lingering(signal, policy),
  );
  const plain = outcome.signals.map((signal) => plainReasonOf(signal, inputs));
  return {
    sentence: join(
      `${outcome.rating}. ${baseWords(inputs, outcome.base, isLower, writeAmount, shared)}`,
      because(figures, isLower, stepsTaken(outcome)),
      fallbackWords(inputs, policy, shared),
      notCounted(inputs),
    ),
    sentencePlain: join(
      `${outcome.rating}. ${plainBaseWords(inputs, outcome.base, isLower)}`,
      because(plain, isLower, stepsTaken(outcome)),
      notCounted(inputs),
    ),
  };
}

function stepsTaken({ rating, base }: Outcome): number {
  return rating.charCodeAt(0) - base.charCodeAt(0);
}

const measureName = { profit: "profit", revenue: "net revenue" } as const;

function baseWords(
  { measure, value }: RatingInputs,
  base: Letter,
  isLower: boolean,
  writeAmount: (amount: number) => string,
  { place }: SharedWords,
): string {
  if (value === 0) return "Brought nothing in these 12 months.";
  if (value < 0)
    return `Cost more than it brought in these 12 months: ${measureName[measure]} ${minus(writeAmount(value))} (${place}).`;
  const by = `By ${measureName[measure]} ${writeAmount(value)} (${place})`;
  return isLower ? `${by} ${article(base)}.` : `${by}.`;
}

function plainBaseWords({ measure, value }: RatingInputs, base: Letter, isLower: boolean): string {
  if (value === 0) return "Brought nothing in these 12 months.";
  if (value < 0) return "Cost more than it brought in these 12 months.";
  if (isLower) return `By ${measureName[measure]} ${article(base)}.`;
  if (base === "A") return `Among the customers who bring most by ${measureName[measure]}.`;
  return base === "B"
    ? `In the middle by ${measureName[measure]}.`
    : `Brings a smaller part by ${measureName[measure]}.`;
}

function because(reasons: readonly string[], isLower: boolean, steps: number): string {
  if (reasons.length === 0) return "";
  const begin = isLower
    ? `${steps === 1 ? "One step" : "Two steps"} lower because`
    : "Noted, without effect:";
  return `${begin} ${reasons.join("; ")}.`.replace("….", "…");
}

/** A signal that is below its limit again, but not yet by enough. */
function lingering({ isLingering }: Signal, { changes }: RatingPolicy): string {
  return isLingering ? `, to come back ${percent(changes.comeBack, 0)} below the limit` : "";
}

function reasonOf(
  signal: Signal,
  inputs: RatingInputs,
  { signals: rules }: RatingPolicy,
  writeAmount: (amount: number) => string,
  shared: SharedWords,
): string {
  switch (signal.name) {
    case "servingShare": {
      const limit = signal.points === 2 ? rules.servingShare.limitDouble : rules.servingShare.limit;
      const shown = inputs.servingParts
        .slice(0, 3)
        .map((part) => `${lowerFirst(part.name)} ${writeAmount(part.amount)}`);
      const more = inputs.servingParts.length > 3 ? ", …" : "";
      const parts = shown.length === 0 ? "" : `: ${shown.join(", ")}${more}`;
      return `serving this customer takes ${percent(inputs.servingShare)} of the gross margin (limit ${percent(limit, 0)})${parts}`;
    }
    case "discountPoints":
      return `discounts take ${percent(inputs.discountShare)} off the list price, usual in its group ${shared.discountUsual}`;
    case "supportUse":
      return `${counted(inputs.supportUses, "support request")}, ${times(inputs.supportUses, inputs.supportIncluded)} the ${group(inputs.supportIncluded ?? 0)} its plan includes (limit ${decimal(rules.supportUse.times)} times)`;
    case "complaintsNotOurFault":
      return `${counted(inputs.complaintsNotOurFault, "complaint")} found not to be our fault (limit ${rules.complaintsNotOurFault.limit})`;
    case "contactsPerThousand":
      return `${counted(inputs.contactsCount, "contact")}, ${decimal(inputs.contactsPerThousand)} for each 1,000 of revenue (limit of its class ${shared.contactsLimit})`;
    case "daysLate":
      return `invoices are paid ${decimal(inputs.daysLate)} days late, weighted by amount (limit ${rules.daysLate.limit})`;
    case "returns":
      return `${counted(inputs.returnsCount, "return")} (limit of its class ${shared.returnsLimit})`;
  }
}

function plainReasonOf(signal: Signal, inputs: RatingInputs): string {
  switch (signal.name) {
    case "servingShare": {
      const parts = inputs.servingParts.slice(0, 3).map((part) => lowerFirst(part.name));
      const what =
        signal.points === 2 ? "more than half of what it brings" : "a large part of what it brings";
      return `serving this customer takes ${what}${parts.length === 0 ? "" : `, most of it ${parts.join(", ")}`}`;
    }
    case "discountPoints":
      return "discounts are higher than usual in its group";
    case "supportUse":
      return `${counted(inputs.supportUses, "support request")}, ${times(inputs.supportUses, inputs.supportIncluded)} what its plan includes`;
    case "complaintsNotOurFault":
      return `${counted(inputs.complaintsNotOurFault, "complaint")} found not to be our fault`;
    case "contactsPerThousand":
      return `${counted(inputs.contactsCount, "contact")} are many for what is bought`;
    case "daysLate":
      return `invoices are paid ${decimal(inputs.daysLate)} days late`;
    case "returns":
      return `${counted(inputs.returnsCount, "return")} are many`;
  }
}

function fallbackWords({ measure }: RatingInputs, { base }: RatingPolicy, { coverage }: SharedWords): string {
  if (measure === base.measure) return "";
  return `By net revenue and not by profit, because the cost of goods is known for ${coverage} of sales only (${percent(base.coverageMin, 0)} needed).`;
}

function notCounted({ causedByUs, supportCausedByUs, returnsFaulty }: RatingInputs): string {
  const left = [
    ...(causedByUs === 0 ? [] : [`${counted(causedByUs, "complaint")} we caused`]),
    ...(supportCausedByUs === 0 ? [] : [`${counted(supportCausedByUs, "support request")} we caused`]),
    ...(returnsFaulty === 0 ? [] : [`${counted(returnsFaulty, "return")} of faulty goods`]),
  ];
  return left.length === 0 ? "" : `Not counted: ${left.join("; ")}.`;
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

const article = (letter: Letter) => (letter === "A" ? "an A" : `a ${letter}`);
const minus = (text: string) => text.replace(/^-/, "−");
// Made once: a new formatter for each of a million customers took longer than all the rest of their sentences.
/** Writes amounts in whole numbers, and with its cents what would round to nothing: no customer costs "-0" more than it brings. */
export function amountWriter(locale: string): (amount: number) => string {
  const inWhole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: "negative" });
  const inCents = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "negative",
  });
  return (amount) => (amount !== 0 && Math.abs(amount) < 0.5 ? inCents : inWhole).format(amount);
}

const asIs = new Intl.NumberFormat("en");
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const oneDecimalAlways = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const places = new Intl.PluralRules("en", { type: "ordinal" });

const group = (count: number) => asIs.format(count);
const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const decimal = (value: number | null) => oneDecimal.format(value ?? 0);
const percent = (share: number | null, digits: 0 | 1 = 1) =>
  `${(digits === 0 ? whole : oneDecimalAlways).format((share ?? 0) * 100)} %`;
const times = (count: number, of: number | null) =>
  `${decimal(of === null || of === 0 ? 0 : count / of)} times`;
const counted = (count: number, one: string, many = `${one}s`) =>
  `${group(count)} ${count === 1 ? one : many}`;

/** `1st`, `2nd`, `3rd`, `12th`. */
function ordinal(place: number): string {
  const ending = { one: "st", two: "nd", few: "rd" } as const;
  const kind = places.select(place);
  return `${group(place)}${kind === "one" || kind === "two" || kind === "few" ? ending[kind] : "th"}`;
}
