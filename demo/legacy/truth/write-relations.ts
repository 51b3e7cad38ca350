import { keyOf } from "../../company/customers-of.ts";
import type { Customer } from "../../company/records.ts";
import type { Truth } from "./truth.ts";

/** Who belongs together without being the same: groups, agents, who sent whom, and the members of a household. */
export function writeRelations({ relations }: Truth, customer: Customer): void {
  for (const { type, toIndex, since } of customer.relations)
    relations.write({ kind: type, from_key: customer.key, to_key: keyOf(toIndex), since });
  if (customer.party.kind !== "household") return;
  for (const { key, since } of customer.people)
    relations.write({ kind: "household", from_key: key, to_key: customer.key, since });
}
