import type { ValueWindow } from "../../../contract/insight/value-windows.ts";
import type { memoNames, waterfallLines } from "../../../contract/insight/waterfall.ts";

/** The words of what customers bring and cost: the value half of the card, the ledger behind it, the profit curve. */
export const enValue = {
  value: {
    window: "Time",
    windows: {
      "12m": "12 months",
      calendar: "Calendar year",
      fiscal: "Fiscal year",
      to_date: "Year to date",
      before: "12 months before",
      all: "Since the beginning",
    } satisfies Record<ValueWindow, string>,
    refundsBySale: "Refunds count on the day of the sale they name.",
    countBySale: "Count refunds on the day of their sale",
    countByRefund: "Count them on their own day",
    yearBefore: (days: string, amount: string) => `year before (${days}): ${amount}`,
    rfm: (recency: number, frequency: number, monetary: number) =>
      `RFM ${recency}${frequency}${monetary}: of five, ${recency} for how lately, ${frequency} for how often, ${monetary} for how much they bought.`,
    served: "How it is served",
    why: "why",
    whyHide: "hide why",
    fitTypes: {
      core: "Core",
      protect: "Protect",
      improve_terms: "Improve terms",
      not_a_match: "Not a good match",
      unknown: "Fit unknown",
    },
    policy: (version: number, since: string) =>
      `Rating policy version ${version}, in this class since ${since}.`,
    waterfallLabel: "From list price to profit",
    lines: {
      list_sales: "List sales",
      discount: "Discounts",
      order_discount: "Order discounts",
      concession: "Price concessions",
      invoiced: "Invoiced",
      return: "Returns and credits",
      rebate: "Rebates",
      revenue: "Net revenue",
      cost_of_goods: "Cost of goods",
      gross_margin: "Gross margin",
      direct_cost: "Freight and direct cost",
      serving: "Serving",
      redress: "Redress",
      finance: "Finance",
      marketing: "Marketing",
      adjustment: "Corrections",
      profit: "Profit",
    } satisfies Record<(typeof waterfallLines)[number], string>,
    memoTitle: "Beside the profit",
    memo: {
      acquisition: "Before the first sale",
      own_faults: "Of this, for our own faults",
      sustaining: "House costs, allocated to nobody",
    } satisfies Record<(typeof memoNames)[number], string>,
    memoTips: {
      acquisition: "Calls, visits, campaigns and redress before anything was bought. Not in the profit.",
      own_faults:
        "Redress where the fault was found to be ours. In the profit, and no demand of the customer.",
      sustaining: "Work that keeps the house going. Not in the profit, and never in the rating.",
    } satisfies Record<(typeof memoNames)[number], string>,
    issues: {
      refund_without_sale: {
        one: "refund names no sale: it counts on its own day",
        other: "refunds name no sale: they count on their own day",
      },
      minutes_beyond_belief: {
        one: "contact measured beyond belief: its equation was used",
        other: "contacts measured beyond belief: their equation was used",
      },
      below_nothing: {
        one: "equation comes to less than nothing: it counts as 0",
        other: "equations come to less than nothing: they count as 0",
      },
    },
    issuesTitle: "To look at:",
    formulas: {
      invoiced: "list sales − discounts − order discounts − price concessions",
      revenue: "invoiced − returns and credits − rebates",
      gross_margin: "net revenue − cost of goods",
      profit: "gross margin − direct cost − serving − redress − finance − marketing",
    },
    months: (name: string) => `${name} by month`,
    discountNote: (share: string, usual: string) => `${share}, usual ${usual}`,
    servingNote: (share: string) => `${share} of the margin`,
    servingExceeds: "more than the margin",
    beforeNote: "against the year before",
    paidLate: (days: string) => `Invoices were paid ${days} late, weighted by amount.`,
    paidInTime: "Invoices were paid in time.",
    days: { one: "day", other: "days" },
    sums: "Summed live from the ledger; opens to its rows.",
    covered: (share: string) => `Cost of goods known for ${share} of revenue`,
    assumed: (share: string) => `assumed for ${share} of revenue`,
    ratedOnKnown: "the rating sets serving against the margin of that part",
    unknownMargin: "Without the cost of goods this is what is left as far as known.",
    comparedClass: (count: string, letter: string) =>
      `× compares with the middle of those who caused it, among ${count} customers who bring alike (${letter}).`,
    comparedAll: (count: string) =>
      `× compares with the middle of those who caused it, among all ${count} customers.`,
    events: { one: "event", other: "events" },
    minutes: "of our time",
    measured: (share: string) => `${share} of the minutes measured, the rest estimated`,
    allMeasured: "all minutes measured",
    allEstimated: "minutes estimated",
    usual: (amount: string) => `usual ${amount}`,
    ours: {
      one: "thing we caused ourselves is in these figures; the rating leaves it out",
      other: "things we caused ourselves are in these figures; the rating leaves them out",
    },
    nothingServed: "Nothing was charged for serving in these months.",
    notCounted: {
      no_exchange_rate: {
        one: "document without an exchange rate",
        other: "documents without an exchange rate",
      },
      no_cost_of_goods: { one: "line without a cost of goods", other: "lines without a cost of goods" },
      no_rate: { one: "contact without a rate", other: "contacts without a rate" },
    },
    notCountedTitle: "Not counted:",
    withoutRate: (names: string) =>
      `No rate yet for ${names}: nothing is charged until the cost model has one.`,
    seeRates: "See what could be charged",
    emptyTitle: "Sales and contacts will add up here",
    emptySentence: "No order, invoice or contact of this time stands on this record.",
    notYet:
      "The value of customers was not computed yet. Amounts stand; rating and comparison follow with the first run.",
    noMoney: "Amounts are not shown to your role. In words:",
    brings: {
      most: "Among the customers who bring most.",
      middle: "In the middle by what it brings.",
      smaller_part: "Brings a smaller part.",
      nothing: "Brought nothing in these 12 months.",
      less_than_it_costs: "Cost more than it brought in these 12 months.",
      unknown: "Too little history to say what it brings.",
    },
    servingBand: {
      little: "Serving takes little of it.",
      usual: "Serving takes a usual part of it.",
      much: "Serving takes a large part of it.",
      very_much: "Serving takes most of it or more.",
      unknown: "What serving takes is not known.",
    },
  },
};
