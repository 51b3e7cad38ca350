/** Why a payment, a rebate or what was given up can't be noted as it was asked. */
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
  allocation_too_high: {
    status: 409,
    sentence: "{allocated} is more than what is left: {left}. Allocate less.",
  },
  allocation_of_credited: {
    status: 409,
    sentence: "{credited} of the invoice was credited, which leaves {left} to pay. Allocate no more.",
  },
  currency_differs: {
    status: 400,
    sentence: "The payment is in {given}, the document in {wanted}. Record it in {wanted}.",
  },
} as const;
