import { z } from "zod";
import { partyKinds, partyRoles, ratings, stages } from "./party-words.ts";
import { Id } from "./values.ts";

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
