/** What a document is and how it stands: said in the timeline of a customer as well as in lists of documents. */
export const enDocumentWords = {
  kinds: {
    quote: "Quote",
    order: "Order",
    delivery: "Delivery",
    invoice: "Invoice",
    credit_note: "Credit note",
    return: "Return",
    purchase_order: "Purchase order",
  },
  states: {
    draft: "draft",
    open: "open",
    confirmed: "confirmed",
    delivered: "delivered",
    closed: "closed",
    cancelled: "cancelled",
  },
};
