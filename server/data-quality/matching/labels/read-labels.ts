import type { LabelledRecords } from "../../../matching/match.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import type { FoundFile } from "../../imports/reading/find-files.ts";
import { openRecordFile, type RecordFile } from "../files/open-record-file.ts";
import type { Origins } from "../files/take-in.ts";

/** What somebody said of two records, by their ids, and by their files where the label names them. */
export type Labels = { path: string; said: readonly Said[] };
type Said = { left: Named; right: Named; is: LabelledRecords["is"] };
type Named = { file: string; id: string };

const words = ["same", "related", "different"] as const;

/**
 * Reads `left_id, right_id, is` (same, related or different), with `left_file, right_file` where ids are not enough: the file
 * that `--ask` writes, filled in. A row without an answer says nothing; another word is refused.
 */
export async function readLabels(file: FoundFile): Promise<Labels> {
  const [table] = await openRecordFile(file);
  if (table === undefined) throw new Error("A file that is opened holds a table.");
  const at = placesIn(table);
  const said: Said[] = [];
  await table.read((cells) => {
    const cell = (place: number) => (cells[place] ?? "").trim();
    const word = cell(at.is).toLowerCase();
    if (word === "") return;
    const is = words.find((known) => known === word);
    if (is === undefined) refuse("match_label_unknown", { file: table.path, word: word.slice(0, 40) });
    said.push({
      left: { file: cell(at.leftFile), id: cell(at.left) },
      right: { file: cell(at.rightFile), id: cell(at.right) },
      is,
    });
  });
  return { path: table.path, said };
}

function placesIn({ path, header }: RecordFile) {
  const at = (name: string) => header.findIndex((column) => column.trim().toLowerCase() === name);
  const places = {
    left: at("left_id"),
    right: at("right_id"),
    is: at("is"),
    leftFile: at("left_file"),
    rightFile: at("right_file"),
  };
  if (places.left === -1 || places.right === -1 || places.is === -1)
    refuse("match_labels_unreadable", { file: path, columns: header.slice(0, 8).join(", ") });
  return places;
}

/**
 * The labels that are about these records, and those that aren't. Where both files count from one and the label names
 * none, the left id is the first file's and the right id the last one's.
 */
export function labelsOf(
  { path, said }: Labels,
  { ids, files }: Origins,
  nameOf: (file: number) => string,
): { found: LabelledRecords[]; elsewhere: Labels } {
  if (said.length === 0) return { found: [], elsewhere: { path, said } };
  const records = new Map<string, number[]>();
  for (const [record, id] of ids.entries())
    for (const key of [`\n${id}`, `${nameOf(files[record] ?? 0)}\n${id}`]) {
      const before = records.get(key);
      if (before === undefined) records.set(key, [record]);
      else before.push(record);
    }
  const recordsOf = ({ file, id }: Named) => records.get(`${file}\n${id}`);
  const found: LabelledRecords[] = [];
  const elsewhere: Said[] = [];
  for (const one of said) {
    const a = recordsOf(one.left)?.[0];
    const b = recordsOf(one.right)?.at(-1);
    if (a === undefined || b === undefined) elsewhere.push(one);
    else if (a !== b) found.push({ a, b, is: one.is });
  }
  return { found, elsewhere: { path, said: elsewhere } };
}

/** Labels of records that are nowhere are of other files. */
export function refuseElsewhere({ path, said }: Labels, isHere: (id: string) => boolean): void {
  const [first] = said;
  if (first === undefined) return;
  const example = [first.left.id, first.right.id].find((id) => !isHere(id)) ?? first.left.id;
  refuse("match_labels_elsewhere", {
    file: path,
    count: said.length.toLocaleString("en"),
    example: example.slice(0, 60),
  });
}
