import type { Kind, Role } from "../../../matching/roles.ts";
import type { RecordFile } from "./open-record-file.ts";

/** How a column of a file is taken: its role, or null where it is not compared; and why, in words. */
export type ColumnRole = {
  column: string;
  role: Role | null;
  why: string;
  /** What its name says best, whatever became of it. */
  named: Role | null;
};

/** The records of one kind in a file, and how its columns are taken for them. */
export type FilePart = {
  file: RecordFile;
  kind: Kind;
  columns: readonly ColumnRole[];
  /** The column that says of each row whether it belongs to this part; null where all rows do (`isOfPart`). */
  kindAt: number | null;
  /** What the dates speak for: how many are written day first, less those written month first. */
  dayFirstBy: number;
};
