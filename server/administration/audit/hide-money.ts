import type { Difference } from "../../plumbing/events.ts";

/** Kinds of records that hold no amounts of ours; what isn't named here may. */
const kindsWithoutMoney = new Set([
  "api_key",
  "asset",
  "case",
  "case_file",
  "contact",
  "contact_point",
  "party",
  "party_role",
  "product",
  "relationship",
  "run",
  "team",
  "upload",
  "user",
  "workspace",
]);

const amountWords =
  /cost|price|amount|revenue|profit|margin|discount|budget|rate|limit|total|value|rating_sentence$/i;

export type ShownDifference = { field: string; from: unknown; to: unknown; isHidden: boolean };

/** The differences of an event as a person may see them: that a field changed always, its amounts only with `money.read`. */
export function hideMoney(
  subjectKind: string,
  differences: Readonly<Record<string, Difference>>,
  seesMoney: boolean,
): ShownDifference[] {
  return Object.entries(differences).map(([field, { from, to }]) => {
    const isHidden = !seesMoney && (!kindsWithoutMoney.has(subjectKind) || amountWords.test(field));
    return isHidden
      ? { field, from: null, to: null, isHidden }
      : { field, from: from ?? null, to: to ?? null, isHidden };
  });
}
