import { parse } from "csv-parse";
import { openText } from "./read-text.ts";

/** A row as it stood: its number (the header being 1) and its cells, trimmed. */
export type Row = { rowNo: number; cells: readonly string[] };

/** How the rows of a text are told apart. */
export type Shape = { encoding: string; delimiter: string };

// A cell that never ends would fill the memory.
const recordBytesMax = 16 * 1_048_576;

/**
 * Reads the rows of a delimited text, however its lines end and whatever stands in quotes. The first one is the header.
 * @param upTo how many rows, where not all are wanted: what comes after them is not looked at
 */
export async function* readRows(path: string, shape: Shape, upTo?: number): AsyncGenerator<Row> {
  const text = await openText(path, shape.encoding);
  const parser = parse({
    delimiter: shape.delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    bom: true,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordBytesMax,
    ...(upTo !== undefined && { to: upTo }),
  });
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let rowNo = 0;
  try {
    for await (const cells of parser) yield { rowNo: ++rowNo, cells: cells as string[] };
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** The sign between the columns: the most frequent of the usual ones in the first line, outside of quotes. */
export async function findDelimiter(path: string, encoding: string): Promise<string> {
  const text = await openText(path, encoding);
  let start = "";
  for await (const chunk of text) {
    start += chunk;
    if (start.length > 65_536) break;
  }
  text.destroy();
  const line = start
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/, 1)
    .join("");
  const count = (sign: string) => line.split(sign).length;
  return [",", ";", "\t", "|"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The header and the first rows of a file. */
export async function peek(
  path: string,
  shape: Shape,
  rows: number,
): Promise<{ header: string[]; samples: string[][] }> {
  const read: string[][] = [];
  for await (const { cells } of readRows(path, shape, rows + 1)) read.push([...cells]);
  const [header = [], ...samples] = read;
  return { header, samples };
}
