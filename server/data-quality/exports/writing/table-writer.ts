import type { FieldType } from "../../../../contract/data-quality/imports/import-kind.ts";

/** A column of an exported table, by the name that stands in its header. */
export type Column = { name: string; type: FieldType };

/** A row as the database wrote it: the text of each column, null where there is nothing. */
export type Row = readonly (string | null)[];

/** Writes the rows of one table. */
export type TableWriter = {
  write(rows: readonly Row[]): Promise<void>;
  end(): Promise<void>;
};

const figures: ReadonlySet<FieldType> = new Set(["amount", "number", "whole", "percent", "share"]);

/**
 * Whether this is a figure that JSON and spreadsheets keep exactly: both calculate in binary fractions, which hold fifteen
 * digits. Longer ones are written as text.
 */
export function isExactFigure(type: FieldType, text: string): boolean {
  return figures.has(type) && /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= 15;
}

/** Columns whose values the database made; everything else was typed by somebody. */
export function isFigure(type: FieldType): boolean {
  return figures.has(type);
}
