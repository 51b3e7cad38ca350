/** Lines of a customer's ledger that add up to what was invoiced. */
export const invoicedLines = ["list_sales", "discount", "order_discount", "concession"] as const;
/** Lines that add up to the net revenue. */
export const revenueLines = [...invoicedLines, "return", "rebate"] as const;
/** Lines that add up to the profit. */
export const profitLines = [
  ...revenueLines,
  "cost_of_goods",
  "direct_cost",
  "serving",
  "redress",
  "finance",
  "marketing",
  "adjustment",
] as const;
/** Lines that stand beside the profit and are not in it. */
export const memoLines = ["acquisition", "sustaining"] as const;
export const ledgerCategories = [...profitLines, ...memoLines] as const;
