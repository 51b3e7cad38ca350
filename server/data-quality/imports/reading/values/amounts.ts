import { readCurrency } from "./currencies.ts";

/** Which sign stands before the fraction, where a column has shown it. */
export type Decimal = "point" | "comma";

// The readers take the words of one cell, trimmed and not empty, and answer the value as text, or null when they can't
// tell. They never guess: an amount, a day or a flag they don't know stays unread and is reported.

const currency = String.raw`(?:[A-Z]{3}|[Ee]uros?|\p{Sc}|[A-Z]{1,2}\$|[Kk]r\.?|Kč|zł|Rp\.?|R(?=[-−(]?\d+[.,\d]*$)|Fr\.|SFr\.|Ft|lei|Rs\.?)`;
const scales: Readonly<Record<string, number>> = {
  k: 3,
  tsd: 3,
  T: 3,
  m: 6,
  M: 6,
  mn: 6,
  mio: 6,
  B: 9,
  bn: 9,
  mrd: 9,
};
const amount = new RegExp(
  String.raw`^(\()?([-+−])?(${currency}{0,2})([-+−])?([\d.,]+)([KkMmBT]|[Mm]n|[Bb]n|[Mm]io|[Mm]rd|[Tt]sd)?\.?(${currency})?(-|−|[Cc][Rr]\.?|[Dd][Rr]\.?)?(\))?$`,
  "u",
);
// Metres and tons beside nothing; `T` is a thousand where German is written, and a trillion elsewhere.
const scaledBy: Readonly<Record<string, RegExp>> = { m: /./, T: /^(€|EUR|CHF|[Ee]uros?)$/ };
const bracketed = new RegExp(String.raw`^(${currency})\((.+)\)$`, "u");
const plain = /^-?(?:0|[1-9]\d{0,13})(?:\.\d{1,2})?$/;
// Java writes sixty millions as 6.0E7, spreadsheets as 6,00E+07.
const scientific = /^(-?)(\d)(?:[.,](\d{1,15}))?E([+-]?\d{1,2})$/;

/**
 * An amount as decimal text: `$22,247.63`, `$342.09K`, `£1.2m`, `342 T€`, `(12.00)`, `$(12.00)`, `12-`, `12 Cr` (what is credited is a minus to what is owed, `12 Dr` is none), `1.234,56 €`, `1’234.50`, `12,–`, `6.0E7`.
 * Where both signs occur the last one is the decimal sign. A single sign before exactly three digits can mean both: it is
 * read as `decimal` says, and without it a comma groups and a point doesn't.
 * @returns at most 14 digits before the point; K, M and B are thousands, millions, billions
 */
export function readAmount(words: string, decimal?: Decimal): string | null {
  if (plain.test(words)) return words;
  const spelled = words.match(scientific);
  if (spelled !== null) return spelledOut(spelled);
  const match = words
    .replace(/[\s\u00a0\u202f'’´]/g, "")
    .replace(/[.,][-–—]{1,2}(?=\D*$)/, "")
    .replace(bracketed, "($1$2)")
    .match(amount);
  if (match === null) return null;
  const [, open, sign, before = "", innerSign, figure = "", scale = "", behind = "", trailing, close] = match;
  // `ACC1000000` is a number of an account.
  if ((before + behind).match(/[A-Z]{3}/g)?.some((code) => readCurrency(code) === null)) return null;
  if ((open === undefined) !== (close === undefined) || (sign && innerSign)) return null;
  if (scaledBy[scale]?.test(scale === "T" ? behind : before + behind) === false) return null;
  const read = plainFigure(figure, decimal);
  if (read === null) return null;
  const shifted = shift(read, scales[scale] ?? scales[scale.toLowerCase()] ?? 0);
  if (shifted.split(".", 1).join("").length > 14) return null;
  const isCredit = /^(-|−|c)/i.test(trailing ?? "");
  const minus = open !== undefined || isCredit || [sign, innerSign].some((one) => one === "-" || one === "−");
  return minus && /[1-9]/.test(shifted) ? `-${shifted}` : shifted;
}

/** The digits of `6.0E7`, none of them lost. */
function spelledOut([, minus = "", whole = "", fraction = "", exponent = ""]: RegExpMatchArray):
  | string
  | null {
  const places = Number(exponent);
  const figure =
    places < 0 ? `0.${"0".repeat(-places - 1)}${whole}${fraction}` : shift(`${whole}.${fraction}`, places);
  const bare = figure.includes(".") ? figure.replace(/\.?0+$/, "") : figure;
  if (bare.split(".", 1).join("").length > 14) return null;
  return /[1-9]/.test(bare) ? minus + bare : "0";
}

const groupedByComma = /^\d{1,3}(,\d{2,3})*,\d{3}$/;
const groupedByPoint = /^\d{1,3}(\.\d{2,3})*\.\d{3}$/;

/** Digits with a decimal point from digits with grouping of any kind. */
function plainFigure(figure: string, decimal: Decimal | undefined): string | null {
  const comma = figure.lastIndexOf(",");
  const point = figure.lastIndexOf(".");
  if (comma === -1 && point === -1) return figure;
  if (comma !== -1 && point !== -1) {
    const last = comma > point ? "," : ".";
    const [whole = "", fraction = "", ...more] = figure.split(last);
    const grouped = last === "," ? groupedByPoint : groupedByComma;
    const isGrouped = whole === "" || grouped.test(whole);
    return more.length === 0 && isGrouped
      ? joined(whole.replaceAll(last === "," ? "." : ",", ""), fraction)
      : null;
  }
  const sign = comma === -1 ? "." : ",";
  const isGrouped = (sign === "," ? groupedByComma : groupedByPoint).test(figure);
  const [whole = "", fraction = "", ...more] = figure.split(sign);
  if (more.length > 0) return isGrouped ? figure.replaceAll(sign, "") : null;
  if (isGrouped && !whole.startsWith("0") && sign !== (decimal === "comma" ? "," : "."))
    return whole + fraction;
  return joined(whole, fraction);
}

function joined(whole: string, fraction: string): string | null {
  if (whole === "" && fraction === "") return null;
  return fraction === "" ? whole : `${whole || "0"}.${fraction}`;
}

/** Moves the decimal point to the right, and takes leading zeros away. */
function shift(figure: string, places: number): string {
  const [whole = "", fraction = ""] = figure.split(".");
  const moved = whole + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const digits = moved.replace(/^0+(?=\d)/, "");
  return rest === "" ? digits : `${digits}.${rest}`;
}

/** A count or a measure: an amount without a currency or scale. */
export function readNumber(words: string, decimal?: Decimal): string | null {
  return /[^\d\s.,()+−'’-]/.test(words) && !scientific.test(words) ? null : readAmount(words, decimal);
}

// The largest whole number a column of the database holds.
const wholeMax = 2_147_483_647;

/** A count: a number that fits a whole one. A fraction is left to whoever rounds it. */
export function readWhole(words: string, decimal?: Decimal): string | null {
  const value = readNumber(words, decimal);
  return value === null || Math.abs(Number(value)) > wholeMax ? null : value;
}

/** Per cent from 0 to 100: `40`, `40 %`, `12.5`. */
export function readPercent(words: string, decimal?: Decimal): string | null {
  const value = readNumber(words.replace(/\s*%$/, ""), decimal);
  return value === null || value.startsWith("-") || Number(value) > 100 ? null : value;
}

/** A share from 0 to 1: `0.2` or `20 %`. */
export function readShare(words: string, decimal?: Decimal): string | null {
  const percent = words.endsWith("%") ? words.slice(0, -1).trim() : undefined;
  const value = readNumber(percent ?? words, decimal);
  if (value === null || percent === undefined) return value;
  const minus = value.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = value.replace("-", "").split(".");
  const digits = whole.padStart(3, "0");
  return `${minus}${digits.slice(0, -2).replace(/^0+(?=\d)/, "")}.${digits.slice(-2)}${fraction}`;
}

/**
 * What one cell says of its column's decimal sign: `open` when it can be read both ways (`1,234`), null when it says
 * nothing.
 */
export function decimalEvidence(words: string): Decimal | "open" | null {
  const comma = words.lastIndexOf(",");
  const point = words.lastIndexOf(".");
  if (comma === -1 && point === -1) return null;
  if (comma !== -1 && point !== -1) return comma > point ? "comma" : "point";
  const at = Math.max(comma, point);
  const own = comma === -1 ? "point" : "comma";
  const other = own === "comma" ? "point" : "comma";
  if (words.indexOf(own === "comma" ? "," : ".") !== at) return other;
  const behind = digitsAfter(words, at);
  if (behind === 0) return null;
  if (behind !== 3) return own;
  const before = words.slice(0, at).match(/\d+$/)?.[0] ?? "";
  return before === "" || before.length > 3 || before.startsWith("0") ? own : "open";
}

function digitsAfter(words: string, at: number): number {
  let end = at + 1;
  while (words.charCodeAt(end) >= 48 && words.charCodeAt(end) <= 57) end += 1;
  return end - at - 1;
}

/** What so many hundredths are: `12050` is 120.50. */
function inWholes(figure: string): string {
  const [whole = "", fraction = ""] = figure.replace("-", "").split(".");
  const digits = whole.padStart(3, "0");
  return `${figure.startsWith("-") ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

/** A figure with the sign that it means, where the mapping says that it means another one than it has. */
export function withSign(
  written: string,
  {
    isNegative,
    isOpposite,
    isInCents,
  }: Partial<Record<"isNegative" | "isOpposite" | "isInCents", boolean | undefined>>,
): string {
  const figure = isInCents ? inWholes(written) : written;
  const hasMinus = figure.startsWith("-");
  const isMinus = isNegative === true || hasMinus !== (isOpposite === true);
  return isMinus === hasMinus ? figure : hasMinus ? figure.slice(1) : `-${figure}`;
}
