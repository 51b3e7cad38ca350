import { z } from "zod";
import { read } from "../endpoint.ts";
import { Day, Id, Instant, Page, PageQuery } from "../values.ts";

// Who changed what

const Event = z.object({
  eventId: Id,
  name: z.string().meta({ description: "In the past tense: party.created" }),
  happenedAt: Instant,
  actor: z.object({ userId: Id.nullable(), name: z.string() }),
  door: z.enum(["screen", "api", "command", "import", "job"]),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  party: z.object({ partyId: Id, name: z.string() }).nullable(),
  differences: z
    .array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown(), isHidden: z.boolean() }))
    .meta({
      description: "By field, from what to what; amounts are hidden from those who may not see money",
    }),
  runId: Id.nullable(),
});

export const listEvents = read("GET /events", {
  summary: "Who changed what from what to what, newest first",
  permission: "event.read",
  query: z.object({
    ...PageQuery,
    subjectKind: z.string().max(60).optional(),
    subjectId: z.string().max(100).optional(),
    partyId: Id.optional(),
    userId: Id.optional(),
    name: z
      .string()
      .max(80)
      .optional()
      .meta({ description: "party.created, or party for everything of a kind" }),
    fromDay: Day.optional(),
    untilDay: Day.optional(),
  }),
  output: Page(Event),
});

// Who looked at what

const Viewing = z.object({
  viewingId: Id,
  viewer: z.object({ userId: Id, name: z.string() }),
  apiKey: z
    .object({ apiKeyId: Id, name: z.string().nullable() })
    .nullable()
    .meta({ description: "The key, when a program asked" }),
  door: z.enum(["screen", "api", "command", "import", "job"]),
  kind: z.string().meta({ description: "The endpoint that answered: readPartyValue" }),
  party: z
    .object({ partyId: Id, name: z.string().nullable() })
    .nullable()
    .meta({ description: "Whose figures; null for those of many customers at once" }),
  customersCount: z
    .int()
    .meta({ description: "How many customers were shown, those shown again counted again" }),
  asked: z
    .string()
    .nullable()
    .meta({ description: "Which list, curve or export: what was asked for, as JSON" }),
  firstAt: Instant.meta({ description: "First in that hour" }),
  lastAt: Instant.meta({ description: "Last in that hour" }),
  times: z.int().meta({ description: "How many times in that hour" }),
});

export const listViewings = read("GET /viewings", {
  summary: "Who had figures of profit before them: whose, which, when, through which door; newest first",
  permission: "event.read",
  query: z.object({
    ...PageQuery,
    partyId: Id.optional(),
    userId: Id.optional(),
    kind: z.string().max(80).optional(),
    fromDay: Day.optional(),
    untilDay: Day.optional(),
  }),
  output: Page(Viewing),
});
