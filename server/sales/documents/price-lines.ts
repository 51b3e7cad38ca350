import Big from "big.js";

export type LineGiven = { quantity: string; listPrice: string; discountAmount: string; taxAmount: string };
export type LinePriced = {
  quantity: string;
  listAmount: string;
  discountAmount: string;
  netAmount: string;
  taxAmount: string;
};

/**
 * The amounts of a document's lines and their totals, in its currency. Amounts are rounded to the cent, half away from zero;
 * unit prices keep their digits.
 * @param goesBack of a return or credit note: what is given as positive is kept as negative
 */
export function priceLines(given: readonly LineGiven[], goesBack: boolean) {
  const sign = goesBack ? -1 : 1;
  const lines = given.map((line): LinePriced => {
    const quantity = new Big(line.quantity).times(sign);
    const list = quantity.times(line.listPrice).round(2, Big.roundHalfUp);
    const discount = new Big(line.discountAmount).times(sign);
    return {
      quantity: quantity.toFixed(),
      listAmount: list.toFixed(),
      discountAmount: discount.toFixed(),
      netAmount: list.minus(discount).toFixed(),
      taxAmount: new Big(line.taxAmount).times(sign).toFixed(),
    };
  });
  const sum = (field: keyof LinePriced) =>
    lines.reduce((total, line) => total.plus(line[field]), new Big(0)).toFixed();
  const net = sum("netAmount");
  const tax = sum("taxAmount");
  return {
    lines,
    totals: {
      list: sum("listAmount"),
      discount: sum("discountAmount"),
      net,
      tax,
      gross: new Big(net).plus(tax).toFixed(),
    },
  };
}
