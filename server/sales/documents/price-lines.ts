import Big from "big.js";
import { spreadOver } from "../../../contract/insight/sums-of-parts.ts";

export type LineGiven = {
  quantity: string;
  listPrice: string;
  agreedPrice?: string | undefined;
  discountAmount: string;
  taxAmount: string;
};
export type LinePriced = {
  quantity: string;
  listAmount: string;
  discountAmount: string;
  orderDiscountAmount: string;
  concessionAmount: string;
  netAmount: string;
  taxAmount: string;
};

/**
 * The amounts of a document's lines and their totals, in its currency. Amounts are rounded to the cent, half away from zero;
 * unit prices keep their digits.
 * @param goesBack of a return or credit note: what is given as positive is kept as negative
 * @param orderDiscount taken off the whole, spread over the lines by what is left of them, to the cent
 */
export function priceLines(given: readonly LineGiven[], goesBack: boolean, orderDiscount = "0") {
  const sign = goesBack ? -1 : 1;
  const before = given.map((line) => {
    const quantity = new Big(line.quantity).times(sign);
    const list = quantity.times(line.listPrice).round(2, Big.roundHalfUp);
    const discount = new Big(line.discountAmount).times(sign);
    const agreed = quantity.times(line.agreedPrice ?? line.listPrice).round(2, Big.roundHalfUp);
    return {
      quantity: quantity.toFixed(),
      listAmount: list.toFixed(),
      discountAmount: discount.toFixed(),
      concessionAmount: list.minus(agreed).toFixed(),
      left: agreed.minus(discount),
      taxAmount: new Big(line.taxAmount).times(sign).toFixed(),
    };
  });
  const parts = spreadOver(
    orderDiscount,
    before.map(({ left }) => left.times(sign).toFixed()),
  );
  const lines = before.map(({ left, ...line }, at): LinePriced => {
    const part = new Big(parts[at] ?? 0).times(sign);
    return { ...line, orderDiscountAmount: part.toFixed(), netAmount: left.minus(part).toFixed() };
  });
  const sum = (field: keyof LinePriced) =>
    lines.reduce((total, line) => total.plus(line[field]), new Big(0)).toFixed();
  const net = sum("netAmount");
  const tax = sum("taxAmount");
  return {
    lines,
    totals: {
      list: sum("listAmount"),
      discount: new Big(sum("discountAmount"))
        .plus(sum("orderDiscountAmount"))
        .plus(sum("concessionAmount"))
        .toFixed(),
      net,
      tax,
      gross: new Big(net).plus(tax).toFixed(),
    },
  };
}
