import type { createParty } from "../../../contract/customers.ts";
import type { partyKinds, partyRoles } from "../../../contract/party-words.ts";
import type { Given } from "../../api.ts";

/** What a new record can be for us. */
export const rolesToGive = ["customer", "prospect", "supplier", "partner", "agent", "other"] as const;

type Filled = {
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
  role: Exclude<(typeof partyRoles)[number], "own_company"> | null;
  phone?: string | undefined;
  mail?: string | undefined;
  site?: string | undefined;
  taxNumber?: string | undefined;
  title?: string | undefined;
  note?: string | undefined;
};

/** The filled form as the endpoint takes it: phone, mail and site become contact points, empty fields stay out. */
export function newPartyOf(
  kind: (typeof partyKinds)[number],
  filled: Filled,
  worksFor: string | null,
): Given<typeof createParty> {
  const points = [
    { kind: "phone" as const, raw: filled.phone },
    { kind: "mail" as const, raw: filled.mail },
    { kind: "site" as const, raw: filled.site },
  ];
  const isPerson = kind === "person";
  return {
    kind,
    ...(isPerson ? {} : { name: filled.name }),
    ...(isPerson ? { givenName: filled.givenName, familyName: filled.familyName } : {}),
    ...(isPerson && worksFor !== null ? { worksFor, title: filled.title } : {}),
    ...(filled.note ? { note: filled.note } : {}),
    ...(filled.taxNumber ? { taxNumber: filled.taxNumber } : {}),
    ...(filled.site ? { website: filled.site } : {}),
    ...(isPerson ? { stage: "none" as const } : {}),
    roles: filled.role === null ? [] : [filled.role],
    contactPoints: points.flatMap(({ kind: of, raw }) => (raw ? [{ kind: of, raw }] : [])),
  };
}
