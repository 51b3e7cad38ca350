import type { previewMerge } from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { partyKinds } from "../../../contract/party-words.ts";
import type { GoldenRecord } from "../../customers/golden-values.ts";

type Groups = OutputOf<typeof previewMerge>["groups"];
type Kind = (typeof partyKinds)[number];
type Member = GoldenRecord["members"][number];

/** A record by its own name. */
export const recordRefOf = ({ partyId, name, kind }: Member) => ({ partyId, name, kind: kind as Kind });

/** Each group of fields with what counts in it, and what every record says there. */
export function groupsWithSaid({ members, groups }: GoldenRecord): Groups {
  return groups.map(({ group, values, from, rule }) => ({
    group,
    values,
    from: recordRefOf(from),
    rule,
    said: members
      .filter((member) => member.partyId === from.partyId || saysSomething(member.groups[group]))
      .map((member) => ({
        record: recordRefOf(member),
        values: member.groups[group] ?? {},
        changedAt: member.changedAt[group],
      })),
  }));
}

function saysSomething(values: Readonly<Record<string, string | null>> | null): boolean {
  return Object.values(values ?? {}).some((value) => value !== null && value.trim() !== "");
}
