import { z } from "zod";
import { read } from "../endpoint.ts";
import { Id, Instant, Page, PageQuery } from "../values.ts";

export const consentStates = ["granted", "withdrawn"] as const;

export const consentChannels = ["mail", "phone", "letter", "social", "any"] as const;

export const listConsents = read("GET /parties/{partyId}/consents", {
  summary: "What somebody allowed and withdrew, the newest first, each with its evidence",
  permission: "party.read",
  params: z.object({ partyId: Id }),
  query: z.object(PageQuery),
  output: Page(
    z.object({
      consentId: Id,
      purpose: z.string(),
      channel: z.enum(consentChannels),
      state: z.enum(consentStates),
      holds: z.boolean().meta({ description: "The newest of its purpose and channel" }),
      statedAt: Instant,
      source: z.string().nullable(),
      address: z.string().nullable(),
      ip: z.string().nullable(),
      confirmedAt: Instant.nullable().meta({ description: "Confirmed by mail (double opt-in)" }),
      evidence: z.string().nullable(),
    }),
  ),
});
