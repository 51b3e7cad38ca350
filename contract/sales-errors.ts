/** Why something can't be taken off, given back or given up. */
export const salesErrors = {
  write_off_too_high: {
    status: 409,
    sentence: "{amount} is more than what is still open: {left}. Give up no more than that.",
  },
  amount_not_positive: { status: 400, sentence: "The amount must be above zero. Give a positive amount." },
  original_unknown: {
    status: 400,
    sentence: "This customer has no such document. Choose one of theirs, or leave it out.",
  },
} as const;
