import type { CustomType } from "../../../../contract/customers/custom-types.ts";
import type { ColumnSketch } from "./proposal.ts";

const sure = 0.95;

/** The type a column would have as a field of the workspace: the narrowest that nearly all its cells can be read as. */
export function customTypeOf({ shares, filled, distinct, length }: ColumnSketch): CustomType {
  if (filled === 0) return "text";
  const {
    mail = 0,
    phone = 0,
    site = 0,
    day = 0,
    instant = 0,
    yes = 0,
    figure = 0,
    money = 0,
    digits = 0,
    percent = 0,
    padded = 0,
  } = shares;
  if (mail >= sure) return "mail";
  if (phone >= sure) return "phone";
  if (site >= sure) return "site";
  if (day >= sure) return "day";
  if (day + instant >= sure) return "instant";
  if (yes >= sure && distinct <= 2) return "yes";
  // A number says no more of how many per hundred it is.
  if (percent > 0) return "text";
  // Long runs of digits are numbers of something, and so are those with noughts in front, which count.
  if (figure < sure || padded > 0 || (digits >= sure && length > 9)) return "text";
  return money >= 0.5 ? "amount" : "number";
}
