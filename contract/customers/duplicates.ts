import { z } from "zod";
import { write } from "../endpoint.ts";
import { PartyKind } from "../party.ts";
import { contactPointKinds } from "../party-words.ts";
import { roles } from "../permissions.ts";
import { Id, Words } from "../values.ts";

/** What a record is to one that is being entered. */
export const duplicateOutcomes = ["same", "related", "unsure"] as const;
/** sure: enough to act upon; likely: more likely the same than not; possible: worth a look. */
export const duplicateBands = ["sure", "likely", "possible"] as const;
/** What the door does about it: nothing, show it, ask for a reason, or let nobody pass. */
export const duplicateAnswers = ["ignore", "warn", "reason", "block"] as const;

/** Why somebody enters a record although one is here that looks like it. */
export const DuplicateReason = z.object({ reason: Words(500) });

const Evidence = z.object({
  comparison: z.string().meta({ description: "What was compared: given name, mail address, place" }),
  finding: z.string().meta({ description: "What it came to: same, typing error, another country" }),
  bits: z.number().meta({ description: "For (+) or against (−) being the same; each one doubles the odds" }),
});

export const Duplicate = z.object({
  partyId: Id,
  name: z.string(),
  kind: PartyKind,
  place: z.string().nullable().meta({ description: "Town and country of the address to use first" }),
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  outcome: z.enum(duplicateOutcomes),
  relation: z.string().nullable().meta({ description: "household, colleague, group … when it is related" }),
  band: z.enum(duplicateBands),
  probability: z.number().min(0).max(1).meta({ description: "That it is the same" }),
  evidence: z.array(Evidence),
});

const optional = (charactersMax: number) => Words(charactersMax).nullable().optional();

export const findDuplicates = write("POST /parties/duplicates", {
  summary: "Who is here already that a record being entered may repeat, with what speaks for and against it",
  permission: "party.write",
  // Asked at every pause of somebody who types: nothing is written, and nothing of what was typed is kept.
  holdsSecrets: true,
  body: z.object({
    kind: PartyKind,
    partyId: Id.optional().meta({ description: "The record itself, when it is here and being changed" }),
    name: optional(300),
    legalName: optional(300),
    givenName: optional(150),
    familyName: optional(150),
    website: optional(300),
    taxNumber: optional(50),
    worksFor: Id.optional(),
    contactPoints: z
      .array(
        z.object({
          kind: z.enum(contactPointKinds),
          raw: Words(500),
          line1: optional(300),
          line2: optional(300),
          city: optional(200),
          postcode: optional(30),
          country: optional(2),
        }),
      )
      .max(20)
      .default([]),
  }),
  output: z.object({
    duplicates: z.array(Duplicate),
    answer: z.enum(duplicateAnswers).meta({ description: "What saving it would meet, for who asks" }),
  }),
});

const Answers = z.object({
  sure: z.enum(duplicateAnswers),
  likely: z.enum(duplicateAnswers),
  possible: z.enum(duplicateAnswers),
});

/** What is done about pairs that are sure: nothing, all of a kind are merged when somebody says so, or after each search. */
export const automaticMerging = ["off", "propose", "merge"] as const;
const Automatic = z.enum(automaticMerging).default("propose");

/**
 * The duplicate policy's document: what the door does, by kind of record; for roles that are treated otherwise; and what is
 * done about pairs that a search is sure of.
 */
export const DuplicatePolicy = z.object({
  organisation: Answers,
  household: Answers,
  person: Answers,
  roles: z.array(z.object({ role: z.enum(roles), kind: PartyKind.optional(), answers: Answers.partial() })),
  automatic: z
    .object({ organisation: Automatic, household: Automatic, person: Automatic })
    .default({ organisation: "propose", household: "propose", person: "propose" }),
});
export type DuplicatePolicy = z.output<typeof DuplicatePolicy>;
