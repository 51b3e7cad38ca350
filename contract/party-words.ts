/** What parties, their roles, ways to reach them and relations can be, in our words; without zod, for those who only need the words. */
export const partyKinds = ["organisation", "household", "person"] as const;
export const stages = ["visitor", "prospect", "qualified", "customer", "lapsed", "refused", "none"] as const;
export const partyRoles = [
  "customer",
  "prospect",
  "supplier",
  "partner",
  "agent",
  "employee",
  "competitor",
  "own_company",
  "other",
] as const;
export const ratings = ["A", "B", "C", "N"] as const;
export const contactPointKinds = ["phone", "mail", "address", "site", "social"] as const;
export const contactPointStates = ["unverified", "valid", "invalid", "unreachable"] as const;
export const relationshipTypes = [
  "works_for",
  "member_of_household",
  "subsidiary_of",
  "member_of",
  "agent_for",
  "supplies",
  "partner_of",
  "referred_by",
  "competes_with",
] as const;
