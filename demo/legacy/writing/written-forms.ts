import type { TableFormat } from "./table-file.ts";

/** The four ways in which tables are written here: one for each legacy system, and one for the truth about them. */
export const tableFormats = {
  erp: { encoding: "windows-1252", hasMark: false, delimiter: ";", lineEnd: "\r\n" },
  crm: { encoding: "utf-8", hasMark: true, delimiter: ",", lineEnd: "\n" },
  shop: { encoding: "utf-16le", hasMark: true, delimiter: "\t", lineEnd: "\r\n" },
  truth: { encoding: "utf-8", hasMark: false, delimiter: ",", lineEnd: "\n" },
} as const satisfies Record<string, TableFormat>;

/** `1.234,50`, and `1.234,50-` when it is negative. @param amount decimal text, as all amounts here */
export function germanAmount(amount: string): string {
  const { sign, whole, fraction } = partsOf(amount);
  return `${grouped(whole, ".")},${fraction}${sign}`;
}

/** `1,234.50`, and `-1,234.50` when it is negative. */
export function englishAmount(amount: string): string {
  const { sign, whole, fraction } = partsOf(amount);
  return `${sign}${grouped(whole, ",")}.${fraction}`;
}

/** Two decimals, four where two don't do: with three, a comma would be read as one that groups thousands. */
function partsOf(amount: string): { sign: string; whole: string; fraction: string } {
  const sign = amount.startsWith("-") ? "-" : "";
  const point = amount.indexOf(".");
  if (point === -1) return { sign, whole: amount.slice(sign.length), fraction: "00" };
  const whole = amount.slice(sign.length, point);
  const fraction = amount.slice(point + 1);
  return { sign, whole, fraction: fraction.padEnd(fraction.length > 2 ? 4 : 2, "0") };
}

function grouped(whole: string, sign: string): string {
  return whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, sign);
}

/** `31.10.2026` of `2026-10-31`. */
export function germanDay(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** `10/31/2026` of `2026-10-31`, without leading zeros. */
export function usDay(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}/${day.slice(0, 4)}`;
}

/** A day with day and month in each other's place: `2026-03-07` for `2026-07-03`; the 13th and later become no day at all. */
export function dayTurned(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(8, 10)}-${day.slice(5, 7)}`;
}
