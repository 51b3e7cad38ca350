import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";

type Pair = Pick<DuplicatePair, "partyId" | "otherPartyId" | "one" | "other" | "survivors">;
type Field = DuplicatePair["fields"][number];
type Survivor = DuplicatePair["survivors"][number];

/** Whose value of a field would count if the two were one, and by which rule. */
export type Counting = {
  /** Beside which of the two it stands; beside neither where a third record says something else. */
  of: "one" | "other" | "third";
  /** A third record that was merged with one of the two, where it is its value. */
  third: string | null;
  /** What counts, where it stands beside neither. */
  value: string | null;
  rule: Survivor["rule"] | "kept";
};

/** Fields whose values come from one record together, under the group they are of. */
const groups: Readonly<Record<string, Survivor["group"]>> = {
  name: "name",
  givenName: "name",
  familyName: "name",
  legalName: "registration",
  taxNumber: "registration",
  address: "address",
  website: "website",
  industry: "business",
  employeesCount: "business",
  segment: "grouping",
  territory: "grouping",
  language: "language",
};

/**
 * Every mail, phone and employer counts; a note and the fields of the workspace are those of the record that is kept.
 * @returns undefined where each value counts, and where both say what counts
 */
export function countingOf(
  said: Pick<Field, "field" | "finding" | "one" | "other">,
  pair: Pair,
  keepId: string,
): Counting | undefined {
  const { field, finding } = said;
  if (field === "note" || field.startsWith("custom.")) return keptOf(finding, pair, keepId);
  const survivor = pair.survivors.find(({ group }) => group === groups[field]);
  if (survivor === undefined) return undefined;
  const { from, rule, values } = survivor;
  const isOne = from.partyId === pair.partyId;
  if (isOne || from.partyId === pair.otherPartyId)
    return finding === "same" ? undefined : { of: isOne ? "one" : "other", third: null, value: null, rule };
  const value = field === "address" ? placeOf(values) : (values[field] ?? null);
  const has = (side: Field["one"]) =>
    value === null ? side.length === 0 : side.some((one) => plain(one.value) === plain(value));
  if (has(said.one) && has(said.other)) return undefined;
  const of = has(said.one) ? "one" : has(said.other) ? "other" : "third";
  return { of, third: from.name, value: of === "third" ? value : null, rule };
}

function keptOf(finding: Field["finding"], pair: Pair, keepId: string): Counting | undefined {
  if (finding === "same") return undefined;
  const isOne = keepId === pair.partyId;
  const { party, keptAs } = isOne ? pair.one : pair.other;
  if (keptAs.partyId !== party.partyId) return { of: "third", third: keptAs.name, value: null, rule: "kept" };
  return { of: isOne ? "one" : "other", third: null, value: null, rule: "kept" };
}

/** As the server writes the addresses that stand on the two sides. */
function placeOf({ line1, line2, postcode, city, region, country }: Survivor["values"]): string | null {
  const town = [postcode, city].filter(Boolean).join(" ");
  return [line1, line2, town, region, country].filter(Boolean).join(", ") || null;
}

const plain = (text: string) => text.trim().toLowerCase();
