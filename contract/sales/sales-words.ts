/** What documents, prospects and opportunities can be, in our words. */
export const documentKinds = [
  "quote",
  "order",
  "delivery",
  "invoice",
  "credit_note",
  "return",
  "purchase_order",
] as const;
export const documentStates = ["draft", "open", "confirmed", "delivered", "closed", "cancelled"] as const;
export const prospectStates = ["open", "converted", "lost", "not_a_match"] as const;
export const opportunityStates = ["open", "won", "lost"] as const;
