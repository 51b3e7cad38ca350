import type { FileHandle } from "node:fs/promises";
import iconv from "iconv-lite";

/** How a system writes its tables. */
export type TableFormat = {
  encoding: "windows-1252" | "utf-8" | "utf-16le";
  hasMark: boolean;
  delimiter: "," | ";" | "\t";
  lineEnd: "\n" | "\r\n";
};

// Large enough that a write costs nothing beside its making, small enough that thirty open files are a few megabytes.
const charactersHeld = 262_144;

/** A table that is being written row by row: rows gather in memory until `flush`, which waits for the disk. */
export class TableFile<Column extends string> {
  rows = 0;
  bytes = 0;
  readonly columns: readonly Column[];
  readonly name: string;
  readonly #format: TableFormat;
  readonly #needsQuotes: RegExp;
  readonly #handle: FileHandle;
  #held = "";

  constructor(name: string, handle: FileHandle, format: TableFormat, columns: readonly Column[]) {
    this.name = name;
    this.columns = columns;
    this.#handle = handle;
    this.#format = format;
    this.#needsQuotes = new RegExp(`["\\n\\r${format.delimiter}]`);
    if (format.hasMark) this.#held = "\ufeff";
    this.writeLine(columns);
  }

  write(row: Readonly<Record<Column, string>>): void {
    this.rows += 1;
    let line = "";
    let before = "";
    for (const column of this.columns) {
      line += before + this.#quoted(row[column]);
      before = this.#format.delimiter;
    }
    this.#held += line + this.#format.lineEnd;
  }

  /** A line that is no record: the header, or the totals below a report. */
  writeLine(cells: readonly string[]): void {
    const { delimiter, lineEnd } = this.#format;
    this.#held += cells.map((cell) => this.#quoted(cell)).join(delimiter) + lineEnd;
  }

  get isFull(): boolean {
    return this.#held.length > charactersHeld;
  }

  async flush(): Promise<void> {
    if (this.#held === "") return;
    const bytes = encoded(this.#held, this.#format.encoding);
    this.#held = "";
    this.bytes += bytes.length;
    await this.#handle.appendFile(bytes);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#handle.close();
  }

  #quoted(cell: string): string {
    return this.#needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
}

function encoded(text: string, encoding: TableFormat["encoding"]): Buffer {
  return encoding === "windows-1252" ? iconv.encode(text, encoding) : Buffer.from(text, encoding);
}
