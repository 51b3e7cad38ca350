import { z } from "zod";
import { read } from "../endpoint.ts";
import { Amount, Day, Id, Page, PageQuery } from "../values.ts";

/** A customer's month; costs are positive amounts in base currency. */
export const CustomerMonth = z.object({
  partyId: Id.meta({ description: "The customer, as the record it is kept as" }),
  name: z.string(),
  month: Day.meta({ description: "First day of the month" }),
  listSales: Amount,
  discount: Amount,
  returns: Amount,
  revenue: Amount,
  revenueCovered: Amount.meta({ description: "The part of the revenue whose cost of goods is known" }),
  costOfGoods: Amount,
  directCost: Amount,
  costToServe: Amount,
  demandCost: Amount.meta({ description: "The part of serving that the customer brought about" }),
  redress: Amount,
  finance: Amount,
  marketing: Amount,
  adjustment: Amount.meta({ description: "Signed: + brings" }),
  profit: Amount,
  acquisition: Amount.meta({ description: "Spent before the first sale; beside the profit" }),
  sustaining: Amount.meta({ description: "Costs of the house; beside the profit" }),
  minutes: Amount.meta({ description: "Of our time" }),
  salesCount: z.int(),
  returnsCount: z.int(),
  contactsCount: z.int(),
  contactsCausedByUs: z.int(),
});

export const listCustomerMonths = read("GET /value/months", {
  summary: "What each customer brought and cost in each month, as the figures in force have it",
  permission: "money.read",
  query: z.object({
    ...PageQuery,
    partyId: Id.optional().meta({ description: "Only this customer" }),
    from: Day.optional().meta({ description: "From the month of this day on" }),
    until: Day.optional().meta({ description: "To the month of this day" }),
  }),
  output: Page(CustomerMonth),
});
