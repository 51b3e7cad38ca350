import type { Mend } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { whoseName } from "../../../../matching/whose-name.ts";
import { columnAt } from "../tables/column-key.ts";
import { withoutLinks } from "../values/several-names.ts";
import { bookingOf, dayWithin, type Step } from "./mend-bookings.ts";

/** The rules of a mapping worked out for one header. */
export type CellMender = {
  /** The columns of the file, then those that a rule makes. */
  header: readonly string[];
  /** By place of a column that a rule makes: the place of the column it is made from. */
  madeFrom: ReadonlyMap<number, number>;
  /** The cells of a row under `header`, as the rules leave them. Pure. */
  mend(cells: readonly string[]): readonly string[];
};

/** Prepares the rules of a mapping, to be applied to each row in their order; a rule for a column that isn't there does nothing. */
export function prepareMender(rules: readonly Mend[], fileHeader: readonly string[]): CellMender {
  const header = [...fileHeader];
  const madeFrom = new Map<number, number>();
  const place = (column: string) => columnAt(header, column);
  const steps = rules.flatMap((rule): Step | [] => {
    const at = place(rule.column);
    if (at === -1) return [];
    if ("orColumn" in rule) return otherCell(at, place(rule.orColumn));
    if ("join" in rule) return joinCells(at, rule.join.map(place), rule.with);
    if (!("into" in rule)) return oneCell(at, ruleOf(rule));
    const into = rule.into.map((column) => {
      const known = place(column);
      if (known !== -1) return known;
      madeFrom.set(header.length, madeFrom.get(at) ?? at);
      return header.push(column) - 1;
    });
    if ("split" in rule) return splitCell(at, into, rule);
    if ("byName" in rule) return sideOfName(at, into, rule.byName);
    const { against, side, amount, reversed } = rule.debtor;
    const [other, sideAt, amountAt, reversedAt] = [against, side, amount, reversed].map(place);
    return bookingOf(rule.debtor, {
      own: at,
      other,
      side: sideAt,
      amount: amountAt,
      reversed: reversedAt,
      into,
    });
  });
  const width = fileHeader.length;
  const mend = (cells: readonly string[]) => {
    if (steps.length === 0) return cells;
    // What stands beyond the header has no column, and columns that are made begin there.
    const mended = Array.from(header, (_, at) => (at < width ? (cells[at] ?? "") : ""));
    for (const step of steps) step(mended);
    return mended;
  };
  return { header, madeFrom, mend };
}

type OneCell = Exclude<Mend, { into: string[] } | { orColumn: string } | { join: string[] }>;
type Split = Extract<Mend, { split: string }>;

function oneCell(at: number, mended: (words: string) => string): Step {
  return (cells) => {
    cells[at] = mended(cells[at] ?? "");
  };
}

function otherCell(at: number, other: number): Step | [] {
  if (other === -1) return [];
  return (cells) => {
    if (cells[at]?.trim() === "") cells[at] = cells[other] ?? "";
  };
}

function joinCells(at: number, others: readonly number[], between: string): Step {
  return (cells) => {
    if (cells[at]?.trim())
      cells[at] = [at, ...others].flatMap((place) => cells[place]?.trim() || []).join(between);
  };
}

function ruleOf(rule: OneCell): (words: string) => string {
  if ("trim" in rule) return (words) => words.trim().replace(/\s{2,}/g, " ");
  if ("letters" in rule) return letterings[rule.letters];
  if ("replace" in rule)
    return (words) => (Object.hasOwn(rule.replace, words) ? (rule.replace[words] ?? "") : words);
  if ("within" in rule) return (words) => dayWithin(words, rule.within);
  if ("withoutLinks" in rule) return withoutLinks;
  if ("find" in rule) return (words) => words.replaceAll(rule.find, () => rule.with);
  return (words) => (words.trim() === "" ? rule.otherwise : words);
}

const letterings = {
  upper: (words: string) => words.toUpperCase(),
  lower: (words: string) => words.toLowerCase(),
  // Letters after an apostrophe or a hyphen begin a part of a name: O'Neill, Jean-Luc.
  title: (words: string) =>
    words.toLowerCase().replace(/(?<=^|[\s'’.(/-])\p{L}/gu, (letter) => letter.toUpperCase()),
} as const;

function splitCell(at: number, into: readonly number[], { split, rest }: Split): Step {
  return (cells) => {
    const pieces = piecesOf(cells[at] ?? "", split);
    const words =
      rest === "last" ? fromTheFront(pieces, into.length, split) : fromTheBack(pieces, into.length, split);
    for (const [nth, place] of into.entries()) cells[place] = words[nth] ?? "";
  };
}

/** The cell in the column of people or in that of all others, and nothing in the other one. */
function sideOfName(
  at: number,
  [people = at, others = at]: readonly number[],
  ofUnknown: "people" | "others",
): Step {
  return (cells) => {
    const words = cells[at] ?? "";
    const whose = whoseName(words);
    const isOfPeople = whose === null ? ofUnknown === "people" : whose === "person";
    cells[people] = isOfPeople ? words : "";
    cells[others] = isOfPeople ? "" : words;
  };
}

function piecesOf(words: string, sign: string): string[] {
  const pieces = words.split(sign).map((piece) => piece.trim());
  return sign.trim() === "" ? pieces.filter(Boolean) : pieces;
}

function fromTheFront(pieces: readonly string[], count: number, sign: string): string[] {
  return [...pieces.slice(0, count - 1), pieces.slice(count - 1).join(sign)];
}

/** `Anna Maria Huber` in two with the rest first: Anna Maria, Huber; a single word is the last of them. */
function fromTheBack(pieces: readonly string[], count: number, sign: string): string[] {
  const last = pieces.slice(Math.max(0, pieces.length - count + 1));
  const first = pieces.slice(0, pieces.length - last.length).join(sign);
  const missing = Array.from({ length: count - 1 - last.length }, () => "");
  return [first, ...missing, ...last];
}
