import { z } from "zod";
import { read } from "../endpoint.ts";
import { Rating } from "../party.ts";
import { Day, Id, Instant, money } from "../values.ts";
import { fitTypes } from "./rating-policy.ts";

// Apart from the rest of the rating, so that every card of a customer brings these two readings and no others.

export const Letter = z.enum(["A", "B", "C"]);
export const FitTypeOrUnknown = z.enum([...fitTypes, "unknown"]);

export const Override = z.object({
  overrideId: Id,
  partyId: Id,
  letter: Letter,
  computed: Rating.meta({ description: "What the policy says now, or said when it ended" }),
  reason: z.string(),
  until: Day,
  setBy: z.string(),
  setAt: Instant,
  endedAt: Instant.nullable(),
  endedHow: z.enum(["by_person", "expired", "replaced"]).nullable(),
  endedBy: z.string().nullable(),
  endedReason: z.string().nullable(),
});

export const readPartyRating = read("GET /parties/{partyId}/rating", {
  summary:
    "A customer's rating as it came about: computed, proposed, set by hand; and its fit with what to do",
  permission: "value.read",
  params: z.object({ partyId: Id }),
  output: z.object({
    letter: Rating.nullable(),
    by: z.enum(["first", "policy", "proposal", "override", "override_end"]).nullable(),
    computed: z
      .object({ letter: Rating, sentence: money(z.string()), sentencePlain: z.string() })
      .nullable()
      .meta({ description: "What the policy says, when another letter is in force" }),
    proposal: z.object({ proposalId: Id, to: Rating, proposedOn: Day }).nullable(),
    waits: z.boolean().meta({ description: "The change waits for the next quarter" }),
    override: Override.nullable(),
    fit: z
      .object({ type: FitTypeOrUnknown, sentence: z.string(), treatment: z.string().nullable() })
      .nullable(),
  }),
});

export const readComplaintNote = read("GET /parties/{partyId}/complaint-note", {
  summary: "Frequent complaints in their context; null for who doesn't complain more than nearly everybody",
  permission: "contact.read",
  params: z.object({ partyId: Id }),
  output: z.object({
    note: z
      .object({
        count: z.int().meta({ description: "In the twelve months up to today" }),
        limit: z.number().meta({ description: "More than 95 of 100 customers made" }),
        decided: z.int().meta({ description: "With a finding; the shares are of these" }),
        founded: z.int(),
        ourFault: z.int(),
        isFailing: z
          .boolean()
          .meta({ description: "Half of them or more are founded: we keep failing this customer" }),
        segment: z.string().nullable(),
        brings: z
          .enum(["profit", "no_profit", "unknown"])
          .nullable()
          .meta({ description: "Null without value.read" }),
        rating: Rating.nullable().meta({ description: "Null without value.read" }),
        promise: z
          .object({
            subject: z.string().nullable(),
            dueOn: Day,
            owner: z.string().nullable(),
            isKept: z.boolean().nullable(),
          })
          .nullable()
          .meta({ description: "The last one" }),
      })
      .nullable(),
  }),
});
