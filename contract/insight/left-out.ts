import { z } from "zod";

/** Facts that could not be priced: no figure has them. */
export const NotCounted = z.object({
  reason: z.enum(["no_exchange_rate", "no_cost_of_goods", "no_rate"]),
  count: z.int(),
});

/** Facts that count though something about them should be looked at. */
export const LedgerIssue = z.object({
  issue: z.enum(["refund_without_sale", "minutes_beyond_belief", "below_nothing"]),
  count: z.int(),
});
