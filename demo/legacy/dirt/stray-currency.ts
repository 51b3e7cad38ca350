import type { System } from "./dirt-rates.ts";

const signs: Readonly<Record<string, string>> = {
  EUR: "€",
  GBP: "£",
  USD: "$",
  JPY: "¥",
  PLN: "zł",
  UAH: "₴",
};
const signsOfWindows1252 = new Set(["€", "£", "$", "¥"]);

/** An amount with its currency written into the cell: before it, behind it, as a sign or as a code. */
export function strayCurrency(amount: string, currency: string, system: System, luck: number): string {
  const sign = signs[currency];
  const isWritable = sign !== undefined && (system !== "erp" || signsOfWindows1252.has(sign));
  const mark = isWritable && luck < 0.7 ? sign : currency;
  // A minus behind an amount stays behind the amount.
  const isAhead = amount.endsWith("-") || (luck * 1000) % 1 < 0.5;
  return isAhead ? `${mark} ${amount}` : `${amount} ${mark}`;
}
