import { z } from "zod";
import { read } from "../endpoint.ts";
import { Amount, Id, money } from "../values.ts";
import { LedgerCategory } from "./costs/cost-model.ts";

export const readDocumentValue = read("GET /parties/{partyId}/documents/{documentId}/value", {
  summary: "What one document brought and cost, as it stands in the ledger",
  permission: "value.read",
  params: z.object({ partyId: Id, documentId: Id }),
  output: z.object({
    rows: z
      .array(
        z.object({
          category: LedgerCategory,
          activityCode: z.string().nullable(),
          activityName: z.string().nullable(),
          entries: z.int().meta({ description: "Rows of the ledger" }),
          amount: money(Amount),
        }),
      )
      .meta({
        description:
          "In the order of the waterfall; its lines, what handling it took, what was given up of it, its part of rebates",
      }),
    sum: money(Amount).meta({ description: "Base currency: + brings, − costs" }),
  }),
});
