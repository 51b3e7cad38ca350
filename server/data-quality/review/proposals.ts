import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import type { ReadSide } from "./read-sides.ts";

/** Which of the two to keep: who has more under it, says more, was entered first. People choose the other one by a key. */
export function keepProposed(one: ReadSide, other: ReadSide): string {
  const measures = [
    ({ side }: ReadSide) =>
      (side.documents ?? 0) + (side.contacts ?? 0) + (side.cases ?? 0) + side.relationships,
    ({ side }: ReadSide) => side.records,
    ({ compared }: ReadSide) =>
      compared.points.length + Object.values(compared).filter((value) => typeof value === "string").length,
    ({ side }: ReadSide) => -Date.parse(side.enteredAt),
  ];
  for (const measure of measures) {
    const difference = measure(one) - measure(other);
    if (difference !== 0) return difference > 0 ? one.side.party.partyId : other.side.party.partyId;
  }
  return one.side.party.partyId;
}

type Proposed = DuplicatePair["relations"];
type Type = Proposed[number]["type"];

const usual: Readonly<Record<DuplicatePair["kind"], readonly Type[]>> = {
  organisation: ["subsidiary_of", "member_of", "partner_of", "supplies"],
  household: ["member_of", "referred_by"],
  person: ["member_of_household", "partner_of", "referred_by", "agent_for"],
};

/** Found relations whose members stand beside each other, with what is proposed for them first. */
const first: Readonly<Record<string, Type>> = {
  household: "member_of_household",
  "namesake in the family": "member_of_household",
  twins: "member_of_household",
  group: "subsidiary_of",
  colleague: "partner_of",
  "same place": "partner_of",
};

/** How two that are not the same may be related: what the search took them for first; the smaller one below the larger one. */
export function relationsProposed(
  { kind, relation }: Pick<DuplicatePair, "kind" | "relation">,
  one: ReadSide,
  other: ReadSide,
): Proposed {
  const isOneLarger = keepProposed(one, other) === one.side.party.partyId;
  const [likely, unlikely] = isOneLarger ? (["to", "from"] as const) : (["from", "to"] as const);
  const leading = relation === null ? undefined : first[relation];
  const types = [...new Set([...(leading === undefined ? [] : [leading]), ...usual[kind]])];
  return types.flatMap(
    (type): Proposed =>
      type === "subsidiary_of"
        ? [
            { type, direction: likely },
            { type, direction: unlikely },
          ]
        : [{ type, direction: likely }],
  );
}
