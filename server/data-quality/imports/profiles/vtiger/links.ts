import { ownersByName } from "../module-parts.ts";

/** A field that names a record says its module before: `Accounts::::Nordwind GmbH`. */
export const toNamed = (column: string, to: string) => ({
  column,
  to,
  by: "name" as const,
  behind: `${to}::::`,
});
export const owners = ownersByName("Assigned To");
export const housekeeping = ["Last Modified By", "Modified Time", "Is Converted From Lead", "Notify Owner"];
export const account = { account: toNamed("Organization Name", "Accounts") };
export const person = { person: toNamed("Contact Name", "Contacts") };
