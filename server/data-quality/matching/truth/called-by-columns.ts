import type { FilePart } from "../files/file-part.ts";
import type { RecordFile } from "../files/open-record-file.ts";
import type { Origins } from "../files/take-in.ts";

/** The files that were matched, by the numbers that origins have for them, and how their columns were taken. */
export type Read = { readonly files: readonly RecordFile[]; readonly parts: readonly FilePart[] };

/**
 * The records under the ids that a truth calls them by. Where it names any that none goes by, each file of which it names no record by
 * its own column of ids is looked through for the column that holds most of them; records of other files keep theirs.
 * @param called the truth's columns of ids
 */
export async function calledByColumns(
  truth: RecordFile,
  called: readonly number[],
  origins: Origins,
  { files, parts }: Read,
): Promise<Origins> {
  const named = new Set<string>();
  await truth.read((cells) => {
    for (const at of called) named.add(cells[at] ?? "");
  });
  named.delete("");
  const known = new Set(origins.ids);
  const wanted = new Set([...named].filter((id) => !known.has(id)));
  if (wanted.size === 0) return origins;
  const ids = [...origins.ids];
  for (const [number, file] of files.entries()) {
    const own = [...ids.keys()].filter((record) => origins.files[record] === number);
    const hasIds = parts.some((part) => part.file === file && part.columns.some(({ role }) => role === "id"));
    if (hasIds && own.some((record) => named.has(ids[record] ?? ""))) continue;
    const cells = await cellsOfBest(file, wanted);
    for (const record of own) ids[record] = cells[(origins.rows[record] ?? 0) - 1] || (ids[record] ?? "");
  }
  return { ...origins, ids };
}

/** The cells, row by row, of the column that holds most of what is wanted; none where no column holds any. */
async function cellsOfBest(file: RecordFile, wanted: ReadonlySet<string>): Promise<string[]> {
  const held = file.header.map(() => 0);
  await file.read((cells) => {
    for (const at of held.keys()) if (wanted.has((cells[at] ?? "").trim())) held[at] = (held[at] ?? 0) + 1;
  });
  const most = Math.max(0, ...held);
  if (most === 0) return [];
  const best = held.indexOf(most);
  const found: string[] = [];
  await file.read((cells) => {
    found.push((cells[best] ?? "").trim());
  });
  return found;
}
