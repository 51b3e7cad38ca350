import type { ColumnName } from "./text-columns.ts";

/** What comparing asks; the house of a mail address is only blocked by. */
export type Asked = Exclude<ColumnName, "mailHouse">;

/** Columns whose texts are many, and nearly always told apart by their letters (`lettersOf`) alone. */
export const lettered = { mailLetters: "mail", localLetters: "local", streetLetters: "street" } as const;

/** Names are told apart by their traits (`traitsOf`). */
export const named = { givenTraits: "given", familyTraits: "family" } as const;

export type Field =
  | Asked
  | keyof typeof lettered
  | keyof typeof named
  | "phoneDigits"
  | "day"
  | "marks"
  | "addressHolders";

/** What tells most pairs apart stands in front, so that it is fetched together; then the others. */
export const inFront: readonly Field[] = [
  ...(["given", "givenTraits", "family", "familyTraits", "marks", "day", "mail", "mailLetters"] as const),
  ...([
    "local",
    "localLetters",
    "phone",
    "phoneDigits",
    "street",
    "streetLetters",
    "city",
    "number",
  ] as const),
];

/**
 * All that comparing asks of a record side by side: the numbers of its texts, its day, its marks. A pair is then two places
 * in memory; column by column it were thirty, and fetching them took longer than comparing them.
 */
export interface Rows {
  /** The row of record `r` begins at `r * width`. */
  readonly cells: Int32Array;
  readonly width: number;
  /** Where in a row each number stands, or the first of several; what no record has shares one place that is always 0. */
  readonly at: Readonly<Record<Field, number>>;
}
