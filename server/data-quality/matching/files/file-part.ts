import type { Kind } from "../../../matching/roles.ts";
import type { ColumnRole } from "./columns/column-role.ts";
import type { RecordFile } from "./open-record-file.ts";

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
