import type { Source } from "../reading/files/source.ts";
import type { Decided } from "../reading/records/read-record.ts";
import type { RowPreparer } from "../reading/records/ready-rows.ts";
import type { Shape } from "../reading/rows/shape.ts";
import type { Recognised } from "../reading/tables/recognise.ts";

export type FileToStage = Source & {
  runId: string;
  fileNo: number;
  shape: Shape;
  header: readonly string[];
  recognised: Recognised;
  /** What happens to its rows before they are read. */
  rows: RowPreparer;
  /** What all of the file decided about its columns. */
  decided: Decided;
  /** Which state of the stored file was looked at. */
  stamp: string;
};
