import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { PartyRef } from "../party.ts";
import { AnyOf, Day, Id, Instant, Page, PageQuery } from "../values.ts";

/** What is asked of somebody whose traces point away: do they work over there, or nowhere that is known. */
export const misplacedKinds = ["moved", "left"] as const;
export const workplaceDecisions = ["moved", "left", "right"] as const;

const placesMax = 200;

/** One trace of a person: where it points, and what it rests on. */
const Trace = z.discriminatedUnion("trace", [
  z.object({
    trace: z.literal("mail"),
    house: z.string().meta({ description: "The registered domain of their mail address" }),
    there: z.int().meta({ description: "How many people over there write from it" }),
    here: z.int().meta({ description: "How many others do where they are noted" }),
    isSite: z.boolean().meta({ description: "It is the site of the organisation over there" }),
    isOwnMail: z.boolean().meta({ description: "That organisation has a mail address of its own at it" }),
  }),
  z.object({ trace: z.literal("phone"), value: z.string() }),
  z.object({ trace: z.literal("address"), value: z.string() }),
  z.object({
    trace: z.literal("dealings"),
    there: z.int().meta({ description: "Contacts and documents of two years noted over there" }),
    here: z.int(),
    lastOn: Day,
  }),
  z.object({
    trace: z.literal("mail_stopped"),
    house: z.string(),
    state: z.enum(["invalid", "unreachable", "ended"]),
    on: Day.nullable(),
  }),
  z.object({ trace: z.literal("newer_mail"), house: z.string(), on: Day }),
  z.object({ trace: z.literal("stays_mail"), house: z.string(), others: z.int() }),
  z.object({ trace: z.literal("stays_phone"), value: z.string() }),
  z.object({ trace: z.literal("stays_address"), value: z.string() }),
]);

const Misplaced = z.object({
  partyId: Id.meta({ description: "The person's record at which the relationship lies" }),
  relationshipId: Id,
  person: PartyRef,
  title: z.string().nullable(),
  since: Day.nullable(),
  organisation: PartyRef.meta({ description: "Where they are noted" }),
  suggested: PartyRef.nullable().meta({
    description: "Where the evidence points; null: they seem to have left",
  }),
  kind: z.enum(misplacedKinds),
  strength: z.enum(["clear", "likely"]),
  evidence: z.array(Trace).meta({ description: "The weightiest first; what speaks for staying last" }),
  foundAt: Instant,
});

export const findMisplacedPeople = write("POST /misplaced-people/search", {
  summary: "Look through all people for those who are noted at the wrong organisation or have left",
  permission: "duplicate.review",
  output: z.object({ runId: Id }),
  status: 202,
});

export const listMisplacedPeople = read("GET /misplaced-people", {
  summary: "People whose mail, phone, address or dealings point away from the organisation they are noted at",
  permission: "party.read",
  query: z.object({
    ...PageQuery,
    order: z.enum(["strongest", "newest"]).default("strongest"),
    kind: AnyOf(z.enum(misplacedKinds)).optional(),
    about: Id.optional().meta({ description: "This person, or people of or for this organisation" }),
  }),
  output: Page(Misplaced).extend({
    count: z.int().meta({ description: "All of them, on whichever page; counted up to 1,000" }),
    searchedAt: Instant.nullable().meta({ description: "When the last search ended" }),
  }),
});

const Place = z.object({ partyId: Id, relationshipId: Id });

export const movePeople = write("POST /misplaced-people/moves", {
  summary: "End where people are noted today, and note them where the evidence points; all of them or none",
  permission: "party.write",
  body: z.object({
    people: z
      .array(
        Place.extend({
          toId: Id.nullable().meta({
            description: "Where they were said to belong; null only ends where they are noted",
          }),
        }),
      )
      .min(1)
      .max(placesMax),
  }),
  output: z.object({ decisionId: Id, moved: z.int(), left: z.int() }),
  errors: ["misplaced_settled"],
  status: 201,
});

export const keepWorkplaces = write("POST /misplaced-people/kept", {
  summary: "Say of people that they are noted right; the same is never asked again",
  permission: "party.write",
  body: z.object({ people: z.array(Place).min(1).max(placesMax) }),
  output: z.object({ decisionId: Id, kept: z.int() }),
  errors: ["misplaced_settled"],
  status: 201,
});

export const listWorkplaceDecisions = read("GET /workplace-decisions", {
  summary: "What was decided on where people work, the newest first",
  permission: "party.read",
  query: z.object(PageQuery),
  output: Page(
    z.object({
      decisionId: Id,
      moved: z.int(),
      left: z.int(),
      right: z.int(),
      names: z.array(z.string()).meta({ description: "Of at most three of them" }),
      decidedAt: Instant,
      decidedByName: z.string(),
      takenBackAt: Instant.nullable(),
    }),
  ),
});

export const takeBackWorkplaceDecision = write("POST /workplace-decisions/{decisionId}/take-back", {
  summary: "Take back what was decided on where people work: everything stands as it did before",
  permission: "party.write",
  params: z.object({ decisionId: Id }),
  output: z.object({ decisionId: Id, people: z.int() }),
  errors: ["decision_taken_back", "workplace_changed_since"],
});
