import { z } from "zod";
import { Id } from "./values.ts";

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

export const PartyKind = z.enum(partyKinds);
export const Stage = z.enum(stages);
export const PartyRole = z.enum(partyRoles);
export const Rating = z.enum(ratings);

/** Somebody who works here, as far as a list needs to know. */
export const UserRef = z.object({ userId: Id, name: z.string() });

/** A party where another record only points at it. */
export const PartyRef = z.object({ partyId: Id, name: z.string(), kind: PartyKind });

/** Who looks after something, as a list's filter says it: me, nobody, or somebody's id. */
export const OwnerChoice = z.union([z.literal("me"), z.literal("nobody"), Id]);
