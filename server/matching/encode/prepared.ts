import type { Kind } from "../roles.ts";
import type { Rows } from "./row-fields.ts";
import type { TextColumn } from "./text-column.ts";
import type { ColumnName } from "./text-columns.ts";

/** How many other columns are compared, at most. */
export const otherTexts = 4;

/** Marks of a record. */
export const mark = {
  roleMailbox: 1,
  givenFromMail: 2,
  familyFromMail: 4,
  several: 8,
  inHan: 16,
  unvowelled: 32,
  /** Which words are the family's was a guess. */
  inOneText: 64,
};

/** How many records a whole base has, and how many have a word in their company's name or a first given name; 0 for a rare one. */
export interface BaseCounts {
  readonly records: number;
  readonly wordHolders: (word: string) => number;
  readonly firstHolders: (name: string) => number;
}

/** Records made comparable: every text normalised once and dictionary-encoded, all of it in shared memory. */
export interface Prepared {
  readonly kind: Kind;
  readonly records: number;
  readonly columns: Readonly<Record<ColumnName, TextColumn>>;
  /** How many records have a record's address: street, number and postcode or else city. */
  readonly addressHolders: Int32Array;
  /** Birth dates as yyyymmdd, an unknown part 00, nothing known 0. */
  readonly days: Int32Array;
  /** Sums of `mark`. */
  readonly marks: Uint8Array;
  /** Which file each record came from. */
  readonly files: Uint8Array;
  /**
   * Whose each record is, ascending from 0, where somebody stands there several times in a row: with each mail address, each
   * postal address. They are not compared with themselves, and count as one. Each record its own where there is none.
   */
  readonly owners?: Int32Array;
  /** What was counted in the whole base, where these records are a few of it. */
  readonly base?: BaseCounts;
  /** The same once more, record by record (`rowsOf`), where several threads are to read one copy. */
  readonly rows?: Rows;
}
