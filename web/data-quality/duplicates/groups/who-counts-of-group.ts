import type { listDuplicateClusters } from "../../../../contract/data-quality/duplicate-search.ts";
import type { OutputOf } from "../../../../contract/endpoint.ts";

type Group = Pick<OutputOf<typeof listDuplicateClusters>["rows"][number], "members" | "survivors">;
type Survivor = Group["survivors"][number];

/** What a line of a group shows of one record alone, under the group of fields it is of; mails and phones count of all. */
const groups = {
  name: "name",
  place: "address",
  website: "website",
  taxNumber: "registration",
} as const satisfies Partial<Record<keyof Group["members"][number], Survivor["group"]>>;

/**
 * Whose value of a field would count if all of the group were one, and by which rule.
 * @returns undefined where every value counts, where all say the same, and where nobody says anything
 */
export function countsInGroup({ members, survivors }: Group, field: string): Survivor | undefined {
  const shown = Object.entries(groups).find(([name]) => name === field);
  if (shown === undefined) return undefined;
  const said = new Set(
    members.map((member) => (member[shown[0] as keyof typeof groups] ?? "").toLowerCase()),
  );
  return said.size < 2 ? undefined : survivors.find(({ group }) => group === shown[1]);
}
