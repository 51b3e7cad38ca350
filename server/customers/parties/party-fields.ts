import type * as customers from "../../../contract/customers.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { given } from "../../plumbing/given.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Fields = Omit<InputOf<typeof customers.changeParty>, "partyId" | "custom" | "version">;

/** What of an input is to be written to `party`, by column. What wasn't given stays out. */
export function columnsOf(input: Fields) {
  return given({
    name: input.name,
    legal_name: input.legalName,
    given_name: input.givenName,
    family_name: input.familyName,
    owner_id: input.ownerId,
    segment: input.segment,
    territory: input.territory,
    industry: input.industry,
    employees_count: input.employeesCount,
    annual_revenue: input.annualRevenue,
    annual_revenue_currency: input.annualRevenueCurrency,
    website: input.website,
    tax_number: input.taxNumber,
    language: input.language,
    time_zone: input.timeZone,
    stage: input.stage,
    note: input.note,
  });
}

/** A person is called by given and family name, whatever else was said; everybody else by their name. */
export function nameOf(party: {
  kind: string;
  name?: string | null | undefined;
  givenName?: string | null | undefined;
  familyName?: string | null | undefined;
}): string {
  const parts = [party.givenName, party.familyName].filter((part) => part != null && part !== "");
  const name = party.kind === "person" && parts.length > 0 ? parts.join(" ") : party.name;
  if (name === undefined || name === null || name === "") refuse("name_missing");
  return name;
}

/** Refuses an owner nobody knows, with the field it stands in. */
export async function requireOwner(tx: Tx, ownerId: string | null | undefined): Promise<void> {
  if (ownerId === undefined || ownerId === null) return;
  const known = await tx.prepared`select from user_account where user_id = ${ownerId} and state <> 'locked'`;
  if (known.length === 0)
    refuse("owner_unknown", {}, [{ path: "ownerId", message: "Choose somebody who works here." }]);
}
