import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import type { DuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import type { Format } from "../../../ui/format.ts";

type Evidence = DuplicatePair["evidence"][number];

/** What one comparison came to, in words and in how much it says. */
export type Finding = { words: string; bits: number };

/** Under which field each comparison of the matcher stands. */
const fieldOf: Readonly<Record<string, readonly string[]>> = {
  name: ["name"],
  "legal form": ["legalName", "name"],
  "given name": ["givenName", "name"],
  "family name": ["familyName", "name"],
  "order of the names": ["familyName", "name"],
  "name in the mail address": ["mail", "familyName", "name"],
  "mail address": ["mail"],
  domain: ["website", "mail"],
  phone: ["phone"],
  place: ["address"],
  employer: ["employers", "mail"],
  "tax number": ["taxNumber"],
  suffix: ["familyName", "name"],
};

// Less than this is next to nothing: half as likely again. It would stand between what counts.
const leastSaid = 0.6;

/** What speaks for and against, beside the field it is about; what has no field here stands under "". */
export function findingsByField(
  pair: Pick<DuplicatePair, "evidence" | "fields">,
  t: DuplicatesTexts,
): ReadonlyMap<string, Finding[]> {
  const fields = new Map(pair.fields.map(({ field, finding }) => [field, finding]));
  const found = new Map<string, Finding[]>();
  for (const one of pair.evidence) {
    const words = wordsOf(one, t);
    if (words === undefined) continue;
    const shown = (fieldOf[one.comparison] ?? []).filter((name) => fields.has(name));
    // What is the same stands beside a field in which it is: the same house of two mail addresses, not beside two employers.
    const agreeing = shown.find((name) => fields.get(name) !== "different");
    const field =
      (one.finding.startsWith("same") ? agreeing : undefined) ??
      shown.at(one.finding.startsWith("same") ? -1 : 0) ??
      "";
    found.set(field, [...(found.get(field) ?? []), { words, bits: one.bits }]);
  }
  return found;
}

function wordsOf(one: Evidence, t: DuplicatesTexts): string | undefined {
  if (Math.abs(one.bits) < leastSaid) return undefined;
  return t.likeness.evidence[`${one.comparison}/${one.finding}`] ?? `${one.comparison}: ${one.finding}`;
}

/** How many times likelier something of so many bits makes it, rounded to what a person takes in. */
export function factorOf(bits: number, format: Format): string {
  const factor = 2 ** Math.min(Math.abs(bits), 30);
  if (factor < 10) return format.amount(factor, { decimals: 1 });
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(factor)) - 1);
  return format.amount(Math.round(factor / unit) * unit);
}

/** What the search takes the two for. */
export function verdictOf({ outcome, relation, band }: DuplicatePair, t: DuplicatesTexts): string {
  const { verdict } = t.duplicates;
  if (outcome !== "related") return verdict[band];
  const related: Readonly<Record<string, string>> = t.likeness.related;
  return relation === null ? verdict.possible : verdict.related(related[relation] ?? relation);
}

/** How likely it is, without promising more digits than it has. */
export function chanceOf(probability: number, t: DuplicatesTexts, format: Format): string {
  const { chance, chanceOver, chanceUnder } = t.duplicates;
  if (probability > 0.999) return chanceOver(format.percent(0.999, { decimals: 1 }));
  if (probability < 0.01) return chanceUnder(format.percent(0.01, { decimals: 0 }));
  return chance(format.percent(probability, { decimals: probability > 0.95 ? 1 : 0 }));
}

/** A relation between the two as a sentence. */
export function relationWords(
  pair: DuplicatePair,
  { type, direction }: DuplicatePair["relations"][number],
  t: DuplicatesTexts,
): string {
  const [one, other] = [pair.one.party.name, pair.other.party.name];
  return direction === "from"
    ? t.duplicates.relation[type](one, other)
    : t.duplicates.relation[type](other, one);
}
