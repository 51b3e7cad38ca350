import type { Sink } from "./sink.ts";
import { type Column, isExactFigure, type Row, type TableWriter } from "./table-writer.ts";

/**
 * One JSON object a line, with figures and yes and no as what they are. What is empty is left out; days and moments are
 * text in ISO 8601.
 */
export async function jsonLinesWriter(sink: Sink, columns: readonly Column[]): Promise<TableWriter> {
  const named = columns.map(({ name, type }) => ({ start: `${JSON.stringify(name)}:`, type }));
  const line = (row: Row) => {
    let text = "";
    for (const [at, { start, type }] of named.entries()) {
      const value = row[at] ?? null;
      if (value === null) continue;
      const isBare = type === "yes" || isExactFigure(type, value);
      text += `${text === "" ? "" : ","}${start}${isBare ? value : JSON.stringify(value)}`;
    }
    return `{${text}}\n`;
  };
  return {
    write: (rows) => sink.write(rows.map(line).join("")),
    end: () => sink.end(),
  };
}
