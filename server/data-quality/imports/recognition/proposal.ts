import type { readDraftTable } from "../../../../contract/data-quality/imports/import-drafts.ts";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type { WordTally } from "../reading/tables/money-by-word.ts";

type DraftColumn = OutputOf<typeof readDraftTable>["columns"][number];

/** What a column may be, how sure that is (0 to 1), and why, in words. */
export type Candidate = DraftColumn["candidates"][number];

/** What stands in all of a column (`profile-columns.ts`). */
export type ColumnProfile = NonNullable<DraftColumn["profile"]>;

export type ColumnProposal = Pick<DraftColumn, "column" | "candidates" | "customType">;

/** How a table would be read. Without a kind nothing speaks for one, and the mapping is a person's to make. */
export type TableProposal = {
  name: string;
  kind: ImportKind | null;
  /** From 0 to 1: how much likelier this kind is than all others together. */
  confidence: number;
  /** What speaks for the kind, in words. */
  reasons: string[];
  map: ModuleMap | null;
  /** Further modules, where its rows are of several kinds: companies and people in one list. */
  others?: { module: string; map: ModuleMap }[];
  columns: ColumnProposal[];
};

/** A table of an earlier delivery or of a system that is known, to which links of this one may lead. */
export type KnownModule = { module: string; kind: ImportKind };

export type ProposalContext = {
  /** Of phone numbers that name none: two letters. */
  country?: string | undefined;
  known?: readonly KnownModule[];
  /** What the tables are that a system is known to write, by their places; null: to be told. */
  kinds?: readonly (ImportKind | null)[];
};

/**
 * What is kept of a table to recognise it by: plain data, of bounded size however large the table is, that can be stored as
 * JSON. `name` is what the module will be called: the table's name without folder and ending. Made by `sketchTable` from
 * rows at hand or by `profileColumns` from all of them.
 */
export type TableSketch = {
  name: string;
  /** How many rows were looked at. */
  rows: number;
  columns: ColumnSketch[];
  /** Columns that together tell every row apart where none does alone, by their places. */
  jointId: number[] | null;
  /** The places of given and family name where they stand apart, and the whole names they make; not said in older sketches. */
  fullName?: { columns: [number, number]; values: ValueSample; isUnique: boolean } | null;
  /** Where rows name companies and people in columns of their own; not said in older sketches. */
  who?: WhoIsNamed | null;
  /** Where rows are further lines of the record above: the columns that only its first row fills; not said in others. */
  lines?: { head: number[] };
  /** Which words of a column stand beside figures of another that have a minus, more often than none; not said in older sketches. */
  minus?: { by: number; figures: number; words: string[] }[];
  /** What the rows of each word of a state come to by a column of amounts (−1: of none); not said in older sketches. */
  money?: { by: number; figures: number; words: [string, WordTally][] }[];
  /** What the figures of a row come to: the places of two columns and of their sum or product. */
  sums: Arithmetic[];
  products: Arithmetic[];
  /** Which figure is a known share of another one, its tax, and whether it is in that one already; not said in older sketches. */
  taxed?: { tax: number; amount: number; isWithin: boolean }[];
  /** Pairs of places: what stands in the first decides what stands in the second. */
  follows: [number, number][];
};

/** The places of the columns that name a company and a person, and how many rows name the one alone, the other alone, and both. */
export type WhoIsNamed = {
  company: number;
  names: number[];
  companies: number;
  people: number;
  both: number;
};

export type Arithmetic = { parts: [number, number]; total: number };

export type ColumnSketch = {
  column: string;
  filled: number;
  empty: number;
  /** Different words among the rows that were looked at. */
  distinct: number;
  /** No two filled cells say the same, and nearly all are filled. */
  isUnique: boolean;
  /** Share of the filled cells (0 to 1) that look like this; what is not there is nought. */
  shares: Partial<Record<CellLook, number>>;
  /** The most frequent words, at most forty, the most frequent first. */
  frequent: { value: string; count: number }[];
  /** Which values stand in it, for telling whether they are another column's (`value-sample.ts`). */
  values: ValueSample;
  /** Characters of the filled cells, on average. */
  length: number;
  /** What stands between several names in one cell, where some cells hold several; not said in others. */
  several?: string;
  /** Names carry links in brackets behind them, which are left out here. */
  isLinked?: boolean;
};

/** A sample of a column's different values that is the same sample in every column: those whose hash is small. */
export type ValueSample = {
  /** One of 2^level values is in it; 0: all of them. */
  level: number;
  /** Hashes of 32 bits, in ascending order. */
  hashes: number[];
};

/** What a cell can look like; one cell may look like several. */
export type CellLook =
  | "mail"
  | "phone"
  | "site"
  | "iban"
  | "tax"
  | "currency"
  | "country"
  | "region"
  | "postcode"
  | "city"
  | "street"
  | "company"
  | "given"
  | "person"
  | "title"
  | "day"
  | "instant"
  | "yes"
  | "figure"
  | "whole"
  | "fraction"
  | "money"
  | "negative"
  | "zero"
  | "percent"
  | "code"
  | "digits"
  | "padded"
  | "counted"
  | "guid"
  | "ip"
  | "words"
  | "sentence"
  | "html"
  | "file"
  | "nested";
