import { z } from "zod";
import { read, write } from "../../endpoint.ts";
import { PartyRef } from "../../party.ts";
import { Amount, Currency, Day, Id, Instant, money, Page, PageQuery, Words } from "../../values.ts";
import { LedgerCategory } from "./cost-model.ts";

const LineSource = Words(60).meta({ description: "The accounting system, by a name that stays" });
const LineId = Words(200).meta({ description: "What the system knows the line by" });

const ExternalLineGiven = z.object({
  id: LineId,
  partyId: Id.optional().meta({ description: "Whose it is" }),
  customer: z
    .object({ source: Words(60), id: Words(200) })
    .optional()
    .meta({ description: "Whose it is, by the id another system knows the customer by" }),
  onDay: Day,
  category: LedgerCategory,
  amount: Amount.meta({
    description: "Signed: what brings is positive, what costs is negative; 0 takes it back",
  }),
  currency: Currency.optional().meta({ description: "The base currency unless said" }),
  description: Words(500).optional(),
});

export const linesMax = 1000;

export const bookExternalLines = write("POST /external-lines", {
  summary:
    "Book lines of an accounting system, all or none; one sent again changes nothing, one that differs is corrected",
  permission: "ledger.write",
  body: z.object({
    source: LineSource,
    lines: z.array(ExternalLineGiven).min(1).max(linesMax).meta({
      description: "At most 1,000. A line that names nobody concerns no customer",
    }),
  }),
  output: z.object({
    booked: z.int(),
    corrected: z.int(),
    unchanged: z.int(),
    lines: z
      .array(z.object({ id: z.string(), lineId: Id, outcome: z.enum(["booked", "corrected", "unchanged"]) }))
      .meta({ description: "In the order in which they were sent" }),
  }),
  errors: ["party_unknown", "line_twice", "ledger_month_closed"],
});

const ExternalLine = z.object({
  lineId: Id,
  source: z.string(),
  id: z.string().nullable().meta({ description: "In the accounting system" }),
  party: PartyRef.nullable().meta({ description: "Null when it concerns no customer" }),
  onDay: Day,
  category: LedgerCategory,
  amount: money(Amount),
  currency: Currency,
  description: z.string().nullable(),
});

export const listExternalLines = read("GET /external-lines", {
  summary: "Lines of accounting systems, the newest day first",
  permission: "document.read",
  unlogged: "What one line of the accounts comes to is no profit.",
  query: z.object({
    ...PageQuery,
    source: LineSource.optional(),
    id: LineId.optional(),
    partyId: Id.optional(),
    from: Day.optional(),
    until: Day.optional(),
  }),
  output: Page(ExternalLine),
});

export const readExternalLine = read("GET /external-lines/{lineId}", {
  summary: "One line of an accounting system, and what it said before it was corrected",
  permission: "document.read",
  unlogged: "What one line of the accounts comes to is no profit.",
  params: z.object({ lineId: Id }),
  output: ExternalLine.extend({
    corrections: z
      .array(
        z.object({
          at: Instant,
          by: z.string(),
          changes: z.array(
            z.object({
              field: z.enum(["party", "day", "category", "amount", "currency", "description"]),
              from: money(z.string().nullable()),
              to: money(z.string().nullable()),
            }),
          ),
        }),
      )
      .meta({ description: "Newest first, at most 50" }),
  }),
});
