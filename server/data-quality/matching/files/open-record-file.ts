import { findTables } from "../../imports/reading/files/find-tables.ts";
import type { Source } from "../../imports/reading/files/source.ts";
import type { FoundFile } from "../../imports/reading/find-files.ts";
import { damageOf, isNoTable, refuseDamaged } from "../../imports/reading/refuse-damaged.ts";
import { readObjects } from "../../imports/reading/rows/read-objects.ts";
import { rawRows } from "../../imports/reading/rows/read-rows.ts";
import type { Shape } from "../../imports/reading/rows/shape.ts";
import { lookAtTable } from "../../imports/reading/tables/look-at-table.ts";
import { ownText } from "./own-text.ts";
import { listedColumns, spreadRows } from "./spread-lists.ts";

/** A table of records that can be read as often as need be; nothing of it is kept but some rows to know it by. */
export type RecordFile = {
  /** What the person calls it. */
  path: string;
  header: readonly string[];
  /** Some rows from all over the first fifty thousand. */
  sample: readonly (readonly string[])[];
  /** Hands over the cells of each row, in order; they are the reader's and may be another row's afterwards. */
  read(onRow: (cells: readonly string[]) => void): Promise<void>;
};

/**
 * Opens the tables of a file: text with whatever delimiter and encoding, packed or not, JSON, the sheets of a workbook, the
 * files of an archive. What is no table is left aside where others are. A file without any is refused, with the reason.
 */
export async function openRecordFile(file: FoundFile): Promise<RecordFile[]> {
  return refuseDamaged(file.path, async () => {
    const found: RecordFile[] = [];
    let trouble: unknown;
    for (const candidate of await findTables(file)) {
      try {
        if (candidate.trouble !== undefined) throw candidate.trouble;
        const { shape, header } = await lookAtTable(candidate, []);
        found.push(await openTable(candidate.source, shape, header));
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

async function openTable(source: Source, shape: Shape, named: readonly string[]): Promise<RecordFile> {
  const lists = shape.format === "json" ? await listedColumns(rowsOf(source, shape, named), named) : null;
  const header = lists === null ? named : lists.header;
  const rows = () => {
    const plain = rowsOf(source, shape, named);
    return lists === null ? plain : spreadRows(plain, lists);
  };
  return {
    path: source.path,
    header,
    sample: await sampleOf(rows()),
    read: (onRow) =>
      refuseDamaged(source.path, async () => {
        for await (const bundle of rows()) for (const cells of bundle) onRow(cells);
      }),
  };
}

/** Unlike an import this takes the last rows as they are: a record that looks like a sum is still a record. */
async function* rowsOf(
  source: Source,
  shape: Shape,
  header: readonly string[],
): AsyncGenerator<readonly (readonly string[])[]> {
  const bundles =
    shape.format === "json" ? readObjects(source, shape.encoding, header) : rawRows(source, shape);
  for await (const bundle of bundles)
    yield bundle.flatMap(({ rowNo, cells }) => (rowNo > shape.headerRow ? [cells] : []));
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
