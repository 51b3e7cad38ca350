import { z } from "zod";
import { Amount } from "../values.ts";
import { LedgerCategory } from "./costs/cost-model.ts";

/** Rows of the waterfall: what comes in, what is taken away, what is left. */
export const waterfallLines = [
  "list_sales",
  "discount",
  "order_discount",
  "concession",
  "invoiced",
  "return",
  "rebate",
  "revenue",
  "cost_of_goods",
  "gross_margin",
  "direct_cost",
  "serving",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "profit",
] as const;

export const WaterfallRow = z.object({
  line: z.enum(waterfallLines),
  kind: z.enum(["start", "step", "total"]),
  amount: Amount.meta({ description: "As it enters the sum: what is taken away is negative" }),
  before: Amount.nullable().meta({
    description: "The same of the same days a year before; null since the beginning",
  }),
  months: z.array(Amount).meta({ description: "The same for each month of the window, oldest first" }),
  categories: z
    .array(LedgerCategory)
    .meta({ description: "Lines of the ledger it is made of, for listLedger" }),
});

/** What stands beside the profit: shown, and not in it. */
export const memoNames = ["acquisition", "own_faults", "sustaining"] as const;

export const MemoRow = z.object({
  line: z.enum(memoNames),
  amount: Amount.meta({
    description: "As it stands in the ledger: a cost is negative. own_faults is in the profit already",
  }),
  before: Amount.nullable().meta({
    description: "The same of the same days a year before; null since the beginning",
  }),
});
