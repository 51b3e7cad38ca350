import type { Workbook } from "./open-workbook.ts";

/** The words of a cell as a CSV would have them: dates as ISO, flags as TRUE and FALSE, figures without their noise. */
export function cellWords(
  { type, style, words }: { type: string; style: number; words: string },
  { texts, dateStyles, startsIn1904 }: Workbook,
): string {
  switch (type) {
    case "s":
      return unescaped(texts[Number(words)] ?? "");
    case "inlineStr":
    case "str":
      return unescaped(words);
    case "b":
      return words === "1" ? "TRUE" : "FALSE";
    case "n":
      if (words === "") return "";
      return dateStyles.has(style) ? serialDate(Number(words), startsIn1904) : plainNumber(words);
    // Errors such as #N/A, and dates in ISO, stand as they are.
    default:
      return words;
  }
}

/** Signs that XML has no room for stand as `_x0001_` (ECMA-376, ST_Xstring). */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Excel keeps binary fractions: what it shows of 0.1 + 0.2 has at most 15 digits, and so has this. */
function plainNumber(words: string): string {
  if (/^-?\d{1,15}(\.\d{1,6})?$/.test(words)) return words;
  const value = Number(words);
  if (!Number.isFinite(value)) return words;
  const [digits = "", exponent = "0"] = value.toExponential(14).split("e");
  return placed(digits.replace(".", ""), Number(exponent));
}

/** Digits with the decimal point where the exponent puts it: `("15", 1)` is 15, `("15", -2)` is 0.015. */
function placed(signed: string, exponent: number): string {
  const minus = signed.startsWith("-") ? "-" : "";
  const digits = signed.replace("-", "");
  const whole = exponent < 0 ? "0" : digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = exponent < 0 ? "0".repeat(-exponent - 1) + digits : digits.slice(exponent + 1);
  const rest = fraction.replace(/0+$/, "");
  return `${minus}${whole}${rest && `.${rest}`}`;
}

const dayMs = 86_400_000;

/**
 * A day or a moment from Excel's count of days, as ISO without a zone. Day 1 is 1 January 1900, and the 29 February 1900
 * that never was counts as day 60 (or day 0 is 1 January 1904); a fraction alone is a time.
 */
export function serialDate(serial: number, startsIn1904: boolean): string {
  if (!Number.isFinite(serial)) return "";
  const shift = startsIn1904 ? 1_462 : serial < 60 ? 1 : 0;
  const seconds = Math.round((serial + shift) * 86_400);
  const moment = new Date(Date.UTC(1899, 11, 30) + seconds * 1_000);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const iso = moment.toISOString();
  if (serial >= 0 && serial < 1) return iso.slice(11, 19);
  return moment.getTime() % dayMs === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}
