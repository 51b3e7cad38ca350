import Big from "big.js";
import { type Decimal, readAmount } from "../values/amounts.ts";

/** In how many rows a word stands, and what the figures beside it come to, by either way to write a fraction; null: one can't be read. */
export type WordTally = { rows: number } & Record<Decimal, string | null>;

export type MoneyByWord = Map<string, WordTally>;

const wordsMost = 200;

/** Takes note of one row. */
export function addMoney(words: MoneyByWord, word: string, figure: string): void {
  const before = words.get(word);
  if (before === undefined && words.size >= wordsMost) return;
  const { rows, point, comma } = before ?? { rows: 0, point: "0", comma: "0" };
  words.set(word, {
    rows: rows + 1,
    point: plus(point, figure.trim(), "point"),
    comma: plus(comma, figure.trim(), "comma"),
  });
}

function plus(sum: string | null, figure: string, decimal: Decimal): string | null {
  const added = figure === "" ? "0" : readAmount(figure, decimal);
  return sum === null || added === null ? null : new Big(sum).plus(added).toFixed();
}

/** The sum with two places, its thousands apart; null where it isn't known. */
export function sumOf(tally: WordTally, decimal: Decimal = "point"): string | null {
  const sum = tally[decimal];
  if (sum === null) return null;
  const [whole = "", fraction = ""] = new Big(sum).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}
