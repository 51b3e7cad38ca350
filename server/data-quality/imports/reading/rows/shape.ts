import type { Groups } from "./groups.ts";
import type { LinesBelow } from "./lines-below.ts";

/** How a source becomes rows. Row numbers count from 1, the first row of the file; rows up to `headerRow` are no data. */
export type Shape = {
  format: "delimited" | "json" | "cards" | "sheet";
  /** Of the text; `xlsx` for a sheet. */
  encoding: string;
  /** What stands between two columns; empty where nothing does. */
  delimiter: string;
  headerRow: number;
  /** Vitalfew wrote it: blanks belong to the texts, and nothing below the rows is a sum or a remark. */
  isAsWritten?: boolean | undefined;
  /** Its rows stand in groups under headings (`groups.ts`). */
  groups?: Groups | undefined;
  /** From this row on it is another table (`another-table.ts`). */
  endRow?: number | undefined;
  /** Rows below a record are further lines of it (`lines-below.ts`). */
  lines?: LinesBelow | undefined;
};

/** Whether the source holds records that say themselves what each of their values is, and no rows below a header. */
export function isOfRecords({ format }: Pick<Shape, "format">): boolean {
  return format === "json" || format === "cards";
}
