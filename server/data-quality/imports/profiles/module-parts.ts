import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";

export type ModuleGiven = ImportProfileGiven["modules"][string];
type PartGiven = NonNullable<ModuleGiven["parts"]>[string];
type LinkGiven = NonNullable<ModuleGiven["links"]>[string];

/** The columns of an address, in the order of our fields; a system may lack some. */
export type AddressColumns = Partial<
  Record<"line1" | "line2" | "city" | "region" | "postcode" | "country", string>
>;

/** An address as fields of the row's own record. */
export function addressOf(columns: AddressColumns): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, field]));
}

/** A second address of the party in a row. */
export function furtherAddress(
  label: string,
  id: readonly string[],
  whose: Record<string, LinkGiven>,
  columns: AddressColumns,
): PartGiven {
  const always = { point_kind: "address", label };
  return {
    kind: "contact_point",
    id: [...id],
    columns: addressOf(columns),
    links: whose,
    always,
    party: Object.keys(whose),
  };
}

/** A further phone or mail of the party in a row. */
export function furtherPoint(
  point_kind: "phone" | "mail",
  label: string,
  id: readonly string[],
  whose: Record<string, LinkGiven>,
  column: string,
): PartGiven {
  return {
    kind: "contact_point",
    id: [...id],
    columns: { [column]: "value" },
    links: whose,
    always: { point_kind, label },
    party: Object.keys(whose),
  };
}

/** Somebody said that an address or a number must not be used. */
export function optOut(
  channel: "mail" | "phone",
  address: string,
  when: { column: string; is: string[] },
  reason: string,
): PartGiven {
  return {
    kind: "suppression",
    when,
    id: [address],
    columns: { [address]: "address" },
    always: { channel, reason },
  };
}

export const yesWords = ["true", "1", "yes", "y", "on", "x", "ja", "oui", "sí", "si", "sì"];

/** People who work here, where they are named by their names alone. */
export function ownersByName(column: string): {
  parts: Record<string, PartGiven>;
  links: Record<string, LinkGiven>;
} {
  return {
    parts: { Users: { kind: "user", id: [column], name: [column], columns: { [column]: "name" } } },
    links: { owner: { column, to: "Users" } },
  };
}
