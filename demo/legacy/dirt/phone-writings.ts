import { e164Of } from "../../company/phone-of.ts";
import type { Country } from "../../company/records.ts";

/** How long a country's calling code is with its plus, and what is dialled before a number at home. */
const dialling: Readonly<Record<Country, readonly [codeLength: number, trunk: string]>> = {
  ...{
    DE: [3, "0"],
    FR: [3, "0"],
    GB: [3, "0"],
    US: [2, ""],
    ES: [3, ""],
    PL: [3, ""],
    GR: [3, ""],
    UA: [4, "0"],
  },
  JP: [3, "0"],
};

/**
 * A phone number in one of the ways people write it: with 00, without gaps, with a zero in brackets, as at home, with
 * strokes or points, with a word.
 * @param luck from 0 to 1: which way
 */
export function phoneWriting(written: string, country: Country, luck: number): string {
  if (written === "") return "";
  const full = e164Of(written, country);
  const [codeLength, trunk] = dialling[country];
  const [code, rest] = [full.slice(0, codeLength), full.slice(codeLength)];
  const [area, own] = [rest.slice(0, 3), rest.slice(3)];
  const ways = [
    full,
    `${code.replace("+", "00")} ${area} ${own}`,
    `${code} (${trunk})${area} ${own}`.replace("() ", "").replace("()", ""),
    `${trunk}${rest}`,
    `${trunk}${area}/${own}`,
    `${trunk}${area}-${own.slice(0, 3)}-${own.slice(3)}`,
    `${trunk}${area}.${own}`,
    `Tel. ${trunk}${area} ${own}`,
    `${code} ${area} ${own} (office)`,
  ];
  return ways[Math.floor(luck * ways.length)] ?? full;
}
