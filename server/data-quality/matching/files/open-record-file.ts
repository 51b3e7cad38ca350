import type { Role } from "../../../matching/roles.ts";
import { findTables } from "../../imports/reading/files/find-tables.ts";
import { type Source, stampOf } from "../../imports/reading/files/source.ts";
import type { FoundFile } from "../../imports/reading/find-files.ts";
import { damageOf, isNoTable, refuseDamaged } from "../../imports/reading/refuse-damaged.ts";
import { isOfRecords, type Shape } from "../../imports/reading/rows/shape.ts";
import { lookAtTable, type TableLook } from "../../imports/reading/tables/look-at-table.ts";
import { fold } from "../../imports/recognition/header-words.ts";
import { rolesOfColumns } from "./columns/roles-of-columns.ts";
import { ownText } from "./own-text.ts";
import { type Packed, packedColumn } from "./packed-cells.ts";
import { bundlesOf, readTable, rowsOf, type Table } from "./read-table.ts";
import { listedColumns } from "./spread-lists.ts";

/** A table of records that can be read as often as need be; nothing of it is kept but some rows to know it by. */
export type RecordFile = {
  /** What the person calls it. */
  path: string;
  header: readonly string[];
  /** Some rows from all over the first fifty thousand. */
  sample: readonly (readonly string[])[];
  table: Table;
  /** Hands over the cells of each row, in order; they are the reader's and may be another row's afterwards. */
  read(onRow: (cells: readonly string[]) => void): Promise<void>;
};

/**
 * Opens the tables of a file: text with whatever delimiter and encoding, packed or not, JSON, the sheets of a workbook, the
 * files of an archive. What is no table is left aside where others are. A file without any is refused, with the reason.
 * @param named the columns that a person spoke of: whoever calls them by their places knows a table without a header
 */
export async function openRecordFile(file: FoundFile, named: Iterable<string> = []): Promise<RecordFile[]> {
  const columns = [...named];
  return refuseDamaged(file.path, async () => {
    // A pipe would be waited for, a device never ends: neither is opened.
    await stampOf(file);
    const found: RecordFile[] = [];
    let trouble: unknown;
    for (const candidate of await findTables(file)) {
      try {
        if (candidate.trouble !== undefined) throw candidate.trouble;
        const { shape, header } = asNamed(await lookAtTable(candidate, []), columns);
        found.push(await openTable(candidate.source, shape, header, columns));
      } catch (error) {
        const refusal = damageOf(candidate.source.path, error);
        if (!isNoTable(refusal)) throw refusal;
        trouble ??= refusal;
      }
    }
    if (found.length === 0) throw trouble;
    return found;
  });
}

/** Read without a header where all columns that were spoken of go by their places, and none of the table's does. */
function asNamed(
  { shape, header }: Pick<TableLook, "shape" | "header">,
  named: readonly string[],
): Pick<TableLook, "shape" | "header"> {
  const isPlace = (column: string) => /^column \d+$/i.test(column);
  const isOther = isOfRecords(shape) || shape.headerRow !== 1 || named.length === 0;
  if (isOther || !named.every(isPlace) || header.some(isPlace)) return { shape, header };
  return { shape: { ...shape, headerRow: 0 }, header: header.map((_, at) => `Column ${at + 1}`) };
}

async function openTable(
  source: Source,
  shape: Shape,
  named: readonly string[],
  said: readonly string[],
): Promise<RecordFile> {
  const lists = isOfRecords(shape) ? await listedColumns(rowsOf(source, shape, named), named) : null;
  const asWritten = { source, shape, named, lists, packed: null };
  const header = lists === null ? named : lists.header;
  const sample = await sampleOf(bundlesOf(asWritten));
  const packed = packedIn(header, sample, said);
  const table = { ...asWritten, packed };
  return {
    path: source.path,
    header: packed === null ? header : packed.header,
    sample: packed === null ? sample : await sampleOf(bundlesOf(table)),
    table,
    read: (onRow) => readTable(table, onRow),
  };
}

const names = new Set<Role>(["fullName", "givenName", "familyName", "organisation"]);

/** A column that says all of somebody, where no other one says who they are and nobody said what it is. */
function packedIn(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  said: readonly string[],
): Packed | null {
  return packedColumn(header, sample, (place) => {
    const isSaid = said.some((column) => fold(column) === fold(header[place] ?? ""));
    return (
      isSaid ||
      rolesOfColumns(header, sample).columns.some(
        ({ role }, at) => at !== place && role !== null && names.has(role),
      )
    );
  });
}

const sampleMost = 2_000;
const rowsLookedAt = 50_000;

/** Every row at first, then every second, every fourth …: as many of each part. */
async function sampleOf(bundles: AsyncIterable<readonly (readonly string[])[]>): Promise<string[][]> {
  let sample: string[][] = [];
  let step = 1;
  let row = 0;
  for await (const bundle of bundles) {
    for (const cells of bundle) {
      if (row % step === 0) sample.push(cells.map(ownText));
      row += 1;
      if (sample.length < 2 * sampleMost) continue;
      sample = sample.filter((_, at) => at % 2 === 0);
      step *= 2;
    }
    if (row >= rowsLookedAt) break;
  }
  return sample;
}
