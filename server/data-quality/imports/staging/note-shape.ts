import type { ReadRecord } from "../reading/records/record-reader.ts";
import type { Row } from "../reading/rows/cut-rows.ts";
import type { FileToStage } from "./file-to-stage.ts";

/** Says where a row has more or fewer cells than the header has columns. */
export function shapeNoter({
  header,
  shape,
}: Pick<FileToStage, "header" | "shape">): (record: ReadRecord, row: Row) => void {
  const named = header.findLastIndex((column) => !/^Column \d+$/.test(column)) + 1;
  return (record, { cells }) => {
    if (cells.length > header.length) noteBeyond(record, cells, header.length);
    else if (cells.length < named && shape.format === "delimited")
      record.problems.push({
        code: "row_short",
        severity: "warning",
        field: "",
        value: header.slice(cells.length, named).join(", "),
        message: "The row ends before its last columns; they were taken as empty.",
      });
  };
}

/** More cells than columns: what stands beyond the header is kept, and said. */
function noteBeyond(record: ReadRecord, cells: readonly string[], width: number): void {
  const beyond = cells.slice(width).filter(Boolean);
  if (beyond.length === 0) return;
  cells.slice(width).forEach((cell, at) => {
    if (cell) record.custom[`Column ${width + at + 1}`] = cell;
  });
  const message =
    "The row has more cells than the header has columns; what stands beyond is kept with the record.";
  record.problems.push({
    code: "row_ragged",
    severity: "warning",
    field: "",
    value: beyond.join(" | "),
    message,
  });
}
