import type { survivalRules } from "../../../contract/data-quality/merging.ts";

/** What one record says in a group of fields that belong together. */
export type Candidate = {
  partyId: string;
  values: Readonly<Record<string, string | null>>;
  /** When somebody said that this record counts here. */
  pinnedAt: string | null;
  /** Day on which it was found to be right. */
  verifiedOn: string | null;
  /** When the record was last changed. */
  changedAt: string;
};

export type Survivor = { partyId: string; rule: (typeof survivalRules)[number] };

/**
 * Whose values count in a group of fields, and why. All fields of a group come from one record: a street and the town of
 * another one would be an address where nobody lives. In order: the one somebody pinned (the newest pin), the one
 * verified (the latest), the one changed last, the most complete, the lowest id. A rule decides where it tells the
 * candidates apart. A record that says nothing here is no candidate, unless it is pinned: then somebody emptied it.
 * @returns null when no record says anything
 */
export function survivorOf(candidates: readonly Candidate[]): Survivor | null {
  let left = candidates.filter((one) => filled(one) > 0 || one.pinnedAt !== null);
  const [first] = left;
  if (first === undefined) return null;
  if (left.length === 1) return { partyId: first.partyId, rule: filled(first) > 0 ? "only" : "pinned" };
  const rules = [
    ["pinned", (one: Candidate) => one.pinnedAt ?? ""],
    ["verified", (one: Candidate) => one.verifiedOn ?? ""],
    ["newest", (one: Candidate) => one.changedAt],
    ["most_complete", (one: Candidate) => String(filled(one)).padStart(3, "0")],
  ] as const;
  for (const [rule, rankOf] of rules) {
    const best = left.map(rankOf).reduce((a, b) => (a > b ? a : b));
    const leading = left.filter((one) => rankOf(one) === best);
    // Whoever leads alone by a pin or a check counts by it; two that were checked on one day are told apart further on.
    if (leading.length === 1 && leading[0] !== undefined) return { partyId: leading[0].partyId, rule };
    left = leading;
  }
  const lowest = left.map((one) => one.partyId).reduce((a, b) => (a < b ? a : b));
  return { partyId: lowest, rule: "lowest_id" };
}

function filled({ values }: Candidate): number {
  return Object.values(values).filter((value) => value !== null && value.trim() !== "").length;
}

/** A mail address or phone of one record. */
export type Reach = {
  partyId: string;
  contactPointId: string;
  /** As it is compared, and as people wrote it. */
  value: string;
  raw: string;
  label: string | null;
  verifiedOn: string | null;
  isPreferred: boolean;
  /** It is of the record that the others were merged into. */
  isOwn: boolean;
};

export type ReachInSet = {
  value: string;
  raw: string;
  contactPointId: string;
  label: string | null;
  verifiedOn: string | null;
  from: string[];
};

/**
 * All that any record has, each once: what reaches somebody is never replaced. The one to use first stands first: preferred
 * before others, then those verified last, then the golden record's own, then as written.
 */
export function setOfReaches(reaches: readonly Reach[]): ReachInSet[] {
  const inOrder = reaches.toSorted(
    (a, b) =>
      Number(b.isPreferred) - Number(a.isPreferred) ||
      textually(b.verifiedOn ?? "", a.verifiedOn ?? "") ||
      Number(b.isOwn) - Number(a.isOwn) ||
      textually(a.value, b.value) ||
      textually(a.contactPointId, b.contactPointId),
  );
  return [...Map.groupBy(inOrder, (one) => one.value).values()].flatMap((having) => {
    const [first] = having;
    if (first === undefined) return [];
    const { value, raw, contactPointId } = first;
    return {
      value,
      raw,
      contactPointId,
      label: having.map((one) => one.label).find((label) => label !== null) ?? null,
      verifiedOn: having.map((one) => one.verifiedOn).reduce((a, b) => ((a ?? "") > (b ?? "") ? a : b)),
      from: [...new Set(having.map((one) => one.partyId))].sort(),
    };
  });
}

function textually(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
