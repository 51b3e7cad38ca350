import { disarm } from "../../disarm.ts";
import type { Sink } from "./sink.ts";
import { type Column, isFigure, type Row, type TableWriter } from "./table-writer.ts";

/**
 * CSV as RFC 4180 has it: commas, lines that end in CR LF, quotes only where they are needed. The mark at the start tells
 * Excel that it is UTF-8. Texts are disarmed; figures stand as they are.
 */
export async function csvWriter(sink: Sink, columns: readonly Column[]): Promise<TableWriter> {
  const isPlain = columns.map(({ type }) => isFigure(type));
  const line = (row: Row) =>
    `${row.map((value, at) => (value === null || isPlain[at] ? (value ?? "") : quoted(disarm(value)))).join(",")}\r\n`;
  await sink.write(`\uFEFF${columns.map(({ name }) => quoted(disarm(name))).join(",")}\r\n`);
  return {
    write: (rows) => sink.write(rows.map(line).join("")),
    end: () => sink.end(),
  };
}

/** Blanks at the ends are lost without quotes. */
function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$|^\uFEFF|\uFEFF$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
