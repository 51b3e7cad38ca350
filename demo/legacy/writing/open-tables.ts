import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { TableFile, type TableFormat } from "./table-file.ts";

/** Begins a table with its header. */
export type OpenTable = <const Column extends string>(
  name: string,
  columns: readonly Column[],
) => Promise<TableFile<Column>>;

/** What has to be done with every table, whatever its columns are. */
export type AnyTable = Pick<TableFile<string>, "name" | "rows" | "bytes" | "isFull" | "flush" | "close">;

/** A folder in which tables of one format are begun; those that are open are told to `opened`. */
export async function openTables(
  folder: string,
  format: TableFormat,
  opened: (table: AnyTable) => void,
): Promise<OpenTable> {
  await mkdir(folder, { recursive: true });
  return async (name, columns) => {
    const table = new TableFile(name, await open(join(folder, name), "w"), format, columns);
    opened(table);
    return table;
  };
}
