import { createReadStream, existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { type RawBuilder, sql } from "kysely";
import type { exportFormats } from "../../../contract/data-quality/exports.ts";
import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";
import { keptFile } from "../../plumbing/kept-files.ts";
import { distinctNames } from "../imports/reading/rows/find-header.ts";
import { customStart } from "./column-names.ts";
import type { PlannedTable } from "./plan-export.ts";
import type { Snapshot } from "./snapshot.ts";
import { csvWriter } from "./writing/csv-writer.ts";
import { jsonLinesWriter } from "./writing/json-lines-writer.ts";
import { fileSink, type Sink } from "./writing/sink.ts";
import type { Column, Row, TableWriter } from "./writing/table-writer.ts";
import { workbookWriter } from "./writing/workbook-writer.ts";
import { zipFile } from "./writing/zip-file.ts";

export type Format = (typeof exportFormats)[number];

/** A text that was too long for a cell of a spreadsheet. */
export type CutText = { table: string; id: string; column: string };

type Given = Watch & {
  path: string;
  format: Format;
  /** Packed into a ZIP: more than one table was asked for, or files beside one. */
  isPacked: boolean;
  /** Where the files of customers are kept. */
  dataDir: string;
};

/** A table with how many rows it has in the snapshot. */
export type CountedTable = PlannedTable & { count: number };

type Watch = { onRows(table: PlannedTable, rows: number): Promise<void>; onCut(cut: CutText): void };

// Databases order letters in their own ways; codes come in the same order everywhere.
const byCode = sql`collate "C"`;
// A table of more rows may pass 4 GB before it is packed.
const largeRows = 2_000_000;

/** Counts the tables. Those without rows are left out, unless there is but one. */
export async function countTables(
  snapshot: Snapshot,
  tables: readonly PlannedTable[],
): Promise<CountedTable[]> {
  const counted: CountedTable[] = [];
  for (const table of tables) {
    const [row] = await snapshot.all(sql`select count(*)::text ${table.rows}`);
    counted.push({ ...table, count: Number(row?.[0] ?? 0) });
  }
  const filled = counted.filter(({ count }) => count > 0);
  return filled.length > 0 ? filled : counted.slice(0, 1);
}

/**
 * Writes the tables into a new file: CSV or JSON lines, packed into a ZIP or one table as it is; XLSX as one workbook. The
 * same records give the same bytes.
 * @returns how many rows each table has
 */
export async function writeTables(
  snapshot: Snapshot,
  tables: readonly CountedTable[],
  { path, format, isPacked, dataDir, ...watch }: Given,
): Promise<{ kind: ImportKind; rows: number }[]> {
  const file = await open(path, "w", 0o600);
  try {
    const target = targetOf(file, format, isPacked, watch);
    const written: { kind: ImportKind; rows: number }[] = [];
    for (const table of tables) {
      const further = await customColumns(snapshot, table);
      const writer = await target.begin(table, [...table.columns, ...further]);
      written.push({ kind: table.kind, rows: await writeTable(snapshot, table, further, writer, watch) });
    }
    const files = tables.find(({ kind }) => kind === "file");
    if (files && target.attach) await attachFiles(snapshot, files, dataDir, target.attach);
    await target.close();
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

/** The bytes of the files that rows name, each once. One that is no longer there can't be brought in again. */
async function attachFiles(
  snapshot: Snapshot,
  { rows }: PlannedTable,
  dataDir: string,
  attach: (name: string) => Sink,
): Promise<void> {
  const found = await snapshot.all(sql`select distinct t.sha256 ${rows} order by 1`);
  for (const [sha256] of found) {
    const kept = join(dataDir, keptFile(sha256 ?? ""));
    if (!existsSync(kept)) continue;
    const sink = attach(`files/${sha256}`);
    for await (const piece of createReadStream(kept) as AsyncIterable<Buffer>) await sink.write(piece);
    await sink.end();
  }
}

type Target = {
  /** Begins a file beside the tables; undefined where there is no place for one. */
  attach?: (name: string) => Sink;
  begin(table: CountedTable, columns: readonly Column[]): Promise<TableWriter>;
  close(): Promise<void>;
};

/** What the tables are written into. */
function targetOf(file: FileHandle, format: Format, isPacked: boolean, { onCut }: Watch): Target {
  const textWriter = format === "csv" ? csvWriter : jsonLinesWriter;
  if (format !== "xlsx" && !isPacked)
    return { begin: (_, columns) => textWriter(fileSink(file), columns), close: async () => undefined };
  const zip = zipFile(file);
  if (format !== "xlsx")
    return {
      attach: (name) => zip.entry(name),
      begin: (table, columns) =>
        textWriter(zip.entry(`${table.file}.${format}`, { isLarge: table.count > largeRows }), columns),
      close: zip.close,
    };
  const workbook = workbookWriter(zip);
  return {
    begin: (table, columns) =>
      workbook.table(table.file, columns, (id, column) => onCut({ table: table.file, id, column })),
    close: async () => {
      await workbook.close();
      await zip.close();
    },
  };
}

async function writeTable(
  snapshot: Snapshot,
  table: PlannedTable,
  further: readonly CustomColumn[],
  writer: TableWriter,
  { onRows }: Watch,
): Promise<number> {
  const values = [...table.values, ...further.map(({ key }) => customValue(table, key))];
  const query = sql`select ${sql.join(values)} ${table.rows} order by ${table.order}`;
  const moments = table.columns.flatMap(({ type }, at) => (type === "instant" ? at : []));
  let rows = 0;
  for await (const bundle of snapshot.stream(query)) {
    await writer.write(bundle.map((row) => plain(row, moments)));
    rows += bundle.length;
    await onRows(table, rows);
  }
  await writer.end();
  return rows;
}

/** An empty text says as much as none. Moments are written as `2021-04-15T23:03:00.25Z`. */
function plain(row: Row, moments: readonly number[]): Row {
  const cells = row.map((value) => (value === "" ? null : value));
  for (const at of moments) {
    const moment = cells[at];
    if (moment?.endsWith("+00")) cells[at] = `${moment.slice(0, 10)}T${moment.slice(11, -3)}Z`;
  }
  return cells;
}

/** A field that the workspace added, and the column it stands in. */
type CustomColumn = Column & { key: string };

/**
 * The fields that the workspace added, as far as any of these rows has them. Where two differ only in how their letters are
 * written, the second goes by the name that an import gives the second of two equal columns.
 */
async function customColumns(snapshot: Snapshot, { custom, rows }: PlannedTable): Promise<CustomColumn[]> {
  if (custom === undefined) return [];
  const keys = await snapshot.all(
    sql`select distinct (key ${byCode}) as key
        from (select ${custom} as custom ${rows}) row cross join lateral jsonb_object_keys(row.custom) as key
        order by 1`,
  );
  const names = distinctNames(keys.map(([key]) => `${customStart}${key}`));
  return keys.map(([key], at) => ({ key: key ?? "", name: names[at] ?? "", type: "text" }));
}

function customValue({ custom }: PlannedTable, key: string): RawBuilder<unknown> {
  return sql`${custom}->>${key}::text`;
}
