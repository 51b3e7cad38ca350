import { open } from "node:fs/promises";
import { type RawBuilder, sql } from "kysely";
import type { exportFormats } from "../../../contract/exports.ts";
import type { ImportKind } from "../../../contract/import-kinds.ts";
import { customStart } from "./column-names.ts";
import type { PlannedTable } from "./plan-export.ts";
import type { Snapshot } from "./snapshot.ts";
import { csvWriter } from "./writing/csv-writer.ts";
import { jsonLinesWriter } from "./writing/json-lines-writer.ts";
import { fileSink } from "./writing/sink.ts";
import type { Column, Row, TableWriter } from "./writing/table-writer.ts";
import { workbookWriter } from "./writing/workbook-writer.ts";
import { zipFile } from "./writing/zip-file.ts";

export type Format = (typeof exportFormats)[number];

/** A text that was too long for a cell of a spreadsheet. */
export type CutText = { table: string; id: string; column: string };

type Watch = { onRows(table: PlannedTable, rows: number): Promise<void>; onCut(cut: CutText): void };

// The order in which PostgreSQL and its text put letters doesn't matter for names; that it is the same everywhere does.
const byCode = sql`collate "C"`;
// A table of more rows may pass 4 GB before it is packed.
const largeRows = 2_000_000;

/**
 * Writes the tables into a new file: CSV or JSON lines as they are where there is one, packed into a ZIP where there are
 * several; XLSX as one workbook. The same records give the same bytes.
 * @returns how many rows each table has
 */
export async function writeTables(
  snapshot: Snapshot,
  tables: readonly PlannedTable[],
  { path, format, ...watch }: { path: string; format: Format } & Watch,
): Promise<{ kind: ImportKind; rows: number }[]> {
  const file = await open(path, "w", 0o600);
  try {
    const [only, ...others] = tables;
    const written: { kind: ImportKind; rows: number }[] = [];
    const zip = zipFile(file);
    const workbook = workbookWriter(zip);
    for (const table of tables) {
      const columns = [...table.columns, ...(await customColumns(snapshot, table))];
      const begin = async (): Promise<TableWriter> => {
        if (format === "xlsx")
          return workbook.table(table.file, columns, (id, column) =>
            watch.onCut({ table: table.file, id, column }),
          );
        const sink =
          table === only && others.length === 0
            ? fileSink(file)
            : zip.entry(`${table.file}.${format}`, { isLarge: (await count(snapshot, table)) > largeRows });
        return format === "csv" ? csvWriter(sink, columns) : jsonLinesWriter(sink, columns);
      };
      written.push({
        kind: table.kind,
        rows: await writeTable(snapshot, table, columns, await begin(), watch),
      });
    }
    if (format === "xlsx") await workbook.close();
    if (format === "xlsx" || others.length > 0) await zip.close();
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

/** How many rows a table has in this snapshot. */
export async function count(snapshot: Snapshot, { rows }: PlannedTable): Promise<number> {
  const [row] = await snapshot.all(sql`select count(*)::text ${rows}`);
  return Number(row?.[0] ?? 0);
}

async function writeTable(
  snapshot: Snapshot,
  table: PlannedTable,
  columns: readonly Column[],
  writer: TableWriter,
  { onRows }: Watch,
): Promise<number> {
  const further = columns.slice(table.columns.length);
  const values = [...table.values, ...further.map(({ name }) => customValue(table, name))];
  const query = sql`select ${sql.join(values)} ${table.rows} order by ${table.order}`;
  const moments = columns.flatMap(({ type }, at) => (type === "instant" ? at : []));
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

/** The fields that the workspace added, as far as any of these rows has them. */
async function customColumns(snapshot: Snapshot, { custom, rows }: PlannedTable): Promise<Column[]> {
  if (custom === undefined) return [];
  const keys = await snapshot.all(
    sql`select distinct (key ${byCode}) as key
        from (select ${custom} as custom ${rows}) row cross join lateral jsonb_object_keys(row.custom) as key
        order by 1`,
  );
  return keys.map(([key]) => ({ name: `${customStart}${key}`, type: "text" }));
}

function customValue({ custom }: PlannedTable, name: string): RawBuilder<unknown> {
  return sql`${custom}->>${name.slice(customStart.length)}::text`;
}
