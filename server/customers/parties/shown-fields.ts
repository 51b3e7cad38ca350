import type { fieldGroups } from "../../../contract/data-quality/merging.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { FoundParty } from "../find-party.ts";
import { goldenRecordsOf } from "../golden-values.ts";

type Group = (typeof fieldGroups)[number];

/** Columns of a party by the group in which they count; owner, stage, note and the workspace's fields are the golden record's. */
export const columnsOfGroup = {
  name: ["name", "given_name", "family_name"],
  registration: ["legal_name", "tax_number"],
  website: ["website"],
  business: ["industry", "employees_count", "annual_revenue", "annual_revenue_currency"],
  grouping: ["segment", "territory"],
  language: ["language", "time_zone"],
} as const satisfies Partial<Record<Group, readonly string[]>>;
export type ColumnGroup = keyof typeof columnsOfGroup;
export const columnGroups = Object.keys(columnsOfGroup) as ColumnGroup[];

/** A party's fields as they are shown, and which record each group of them stands on: what is changed there is shown after. */
export type ShownFields = {
  fields: Record<string, unknown>;
  homeOf: (group: ColumnGroup) => string;
};

export async function shownFields(tx: Tx, party: FoundParty): Promise<ShownFields> {
  const { partyId } = party;
  const rows = await tx.sql<Record<string, unknown>>`
    select party_id, name, legal_name, given_name, family_name, owner_id, segment, territory, industry, employees_count,
      trim_scale(annual_revenue)::text as annual_revenue, annual_revenue_currency, website, tax_number, language, time_zone,
      stage, note, custom
    from party
    where ${party.isOfSeveral} and golden_id = ${partyId} or party_id = ${partyId}`;
  const rowOf = new Map(rows.map(({ party_id: id, ...row }) => [id, row]));
  const fields = { ...rowOf.get(partyId) };
  const homes = new Map<Group, string>();
  const golden = party.isOfSeveral ? (await goldenRecordsOf(tx, [partyId])).get(partyId) : undefined;
  for (const { group, from } of golden?.groups ?? []) {
    homes.set(group, from.partyId);
    const home = rowOf.get(from.partyId);
    for (const column of group === "address" ? [] : columnsOfGroup[group]) fields[column] = home?.[column];
  }
  return { fields, homeOf: (group) => homes.get(group) ?? partyId };
}
