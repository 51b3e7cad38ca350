import { z } from "zod";
import { OwnerChoice, PartyKind, Rating, Stage } from "../party.ts";
import { Amount, AnyOf, Flag, Words } from "../values.ts";

/** What the list of customers can be narrowed by; its summary takes the same. */
export const customerFilter = {
  text: Words(100).optional().meta({ description: "Part of the name" }),
  rating: AnyOf(Rating).optional(),
  rfm: z
    .string()
    .regex(/^[1-5.]{3}$/, "Write three scores from 1 to 5, such as 555; a dot stands for any.")
    .optional()
    .meta({ description: "Scores for how lately, how often, how much: 555; a dot stands for any" }),
  stage: AnyOf(Stage).optional(),
  kind: AnyOf(PartyKind).optional(),
  owner: AnyOf(OwnerChoice).optional(),
  segment: Words(100).optional(),
  costToServeAbove: z.coerce
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Share of margin, 0.3 = 30 %" }),
  costToServeBelow: z.coerce.number().min(0).max(100).optional(),
  profitBelow: Amount.optional(),
  profitAbove: Amount.optional(),
  losing: Flag.optional().meta({ description: "Cost more than they bring" }),
  quietMonths: z.coerce
    .number()
    .int()
    .min(1)
    .max(120)
    .optional()
    .meta({ description: "Bought nothing in this many months before the end of the figures' window" }),
};
