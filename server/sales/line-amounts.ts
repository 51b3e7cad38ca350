import { sql } from "kysely";
import { numberOf } from "../plumbing/runs/load-records.ts";

// What a delivered line (`s`) comes to. What a source leaves out follows from the rest. The net amount and the cost stay as
// exact as they came; the list amount of a line that names only net and share may not end (÷ 0.85) and is rounded, and the
// discount takes up the difference.

export const quantity = sql`${numberOf("quantity")}`;
const share = sql`coalesce(${numberOf("discount_share")}, 0)`;
export const net = numberOf("net_amount");
export const off = numberOf("discount_amount");
export const listAmount = sql`round(coalesce(
  ${numberOf("list_amount")},
  ${numberOf("list_price")} * ${quantity},
  ${net} + ${off},
  case when ${share} < 1 then ${net} / (1 - ${share}) end,
  0
), 6)`;
export const offOrder = sql`coalesce(${numberOf("order_discount_amount")}, 0)`;
export const offPrice = sql`coalesce(${numberOf("concession_amount")}, 0)`;
export const netAmount = sql`coalesce(${net}, ${listAmount} - coalesce(${off}, ${listAmount} * ${share}) - ${offOrder} - ${offPrice})`;
