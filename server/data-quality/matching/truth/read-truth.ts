import { basename } from "node:path";
import { refuse } from "../../../plumbing/refuse.ts";
import type { FoundFile } from "../../imports/reading/find-files.ts";
import { openRecordFile, type RecordFile } from "../files/open-record-file.ts";
import type { Origins } from "../files/take-in.ts";
import { calledByColumns, type Read } from "./called-by-columns.ts";
import type { Truth } from "./truth.ts";
import { idsInCell, saysSame, shapeOfTruth, type TruthShape } from "./truth-shape.ts";

/**
 * Reads what is known of records: `record_id, entity_id` (with `household_id`, `employer_entity_id`, `group_id` where there
 * are some), the same behind `data_source` (a column's, or the files' names), `left_id, right_id` for each true pair, the left one of an earlier file, or the ids of one
 * entity a row. Columns of other names are known by the ids in them.
 * Where it names ids that no record goes by, the files are looked through for the column that holds them: a register's company number is
 * compared as such, and its truth calls companies by it. If no record has them even so, the truth is refused: it is of other files.
 */
export async function readTruth(
  file: FoundFile,
  itsOrigins: Origins,
  read: Read = { files: [], parts: [] },
): Promise<Truth> {
  const ids = new Set(itsOrigins.ids);
  const table = await openTruth(file, ids);
  const namesOf = namesOfSources(itsOrigins, read);
  const isAmbiguous = ids.size < itsOrigins.ids.length;
  const sources = new Set(isAmbiguous ? itsOrigins.ids.flatMap((_, record) => namesOf(record)) : []);
  const shape = await shapeOfTruth(table, { ids, sources });
  if (shape === null)
    refuse("match_truth_unreadable", { file: table.path, columns: table.header.slice(0, 8).join(", ") });
  if (shape.by === "list") return listTruth(table, shape.places, itsOrigins);
  const called = shape.by === "pair" ? [shape.left, shape.right] : [shape.record];
  const origins = await calledByColumns(table, called, itsOrigins, read);
  return shape.by === "pair"
    ? pairTruth(table, shape, origins)
    : entityTruth(table, shape, { origins, namesOf });
}

/** A first row that holds ids of records names no columns. */
async function openTruth(file: FoundFile, ids: ReadonlySet<string>): Promise<RecordFile> {
  const [named] = await openRecordFile(file);
  const [placed] = named?.header.some((name) => ids.has(name))
    ? await openRecordFile(file, ["Column 1"])
    : [];
  const table = placed ?? named;
  if (table === undefined) throw new Error("A file that is opened holds a table.");
  return table;
}

async function listTruth(table: RecordFile, places: readonly number[], origins: Origins): Promise<Truth> {
  const records = recordsById(origins);
  const entityOf = new Int32Array(origins.ids.length).fill(-1);
  const elsewhere = elsewhereIn(table);
  let entity = 0;
  await table.read((cells) => {
    const members = [...places.map((place) => cells[place] ?? ""), ...cells.slice(table.header.length)];
    for (const id of members.flatMap(idsInCell)) {
      const those = records.get(id);
      if (those === undefined) elsewhere.note(id);
      else for (const one of those) entityOf[one] = entity;
    }
    entity += 1;
  });
  elsewhere.refuse();
  for (const [one, known] of entityOf.entries()) if (known === -1) entityOf[one] = entity++;
  return { by: "entity", entityOf, related: new Map() };
}

async function entityTruth(
  table: RecordFile,
  places: Extract<TruthShape, { by: "entity" }>,
  { origins, namesOf }: { origins: Origins; namesOf: (record: number) => readonly string[] },
): Promise<Truth> {
  const bySource = places.source !== -1;
  const records = recordsById(origins, bySource ? namesOf : undefined);
  const entityOf = new Int32Array(origins.ids.length).fill(-1);
  const related = new Map(
    places.relations.map(({ name }) => [name, new Int32Array(origins.ids.length).fill(-1)]),
  );
  const entities = numbers();
  const others = new Map(places.relations.map(({ name }) => [name, numbers()]));
  const elsewhere = elsewhereIn(table);
  await table.read((cells) => {
    const id = cells[places.record] ?? "";
    const those = records.get(bySource ? `${(cells[places.source] ?? "").toLowerCase()}\n${id}` : id);
    if (those === undefined) return elsewhere.note(id);
    for (const one of those) {
      entityOf[one] = entities(cells[places.entity] ?? "");
      for (const { name, place } of places.relations) {
        const list = related.get(name);
        const shared = cells[place] ?? "";
        if (list !== undefined && shared !== "") list[one] = others.get(name)?.(shared) ?? -1;
      }
    }
  });
  elsewhere.refuse();
  for (const [one, known] of entityOf.entries()) if (known === -1) entityOf[one] = entities(`\n${one}`);
  return { by: "entity", entityOf, related };
}

async function pairTruth(
  table: RecordFile,
  places: Extract<TruthShape, { by: "pair" }>,
  origins: Origins,
): Promise<Truth> {
  const records = recordsById(origins);
  const pairs: [number, number][] = [];
  const elsewhere = elsewhereIn(table);
  await table.read((cells) => {
    if (places.answer !== -1 && saysSame(cells[places.answer] ?? "") !== true) return;
    const [left, right] = [cells[places.left] ?? "", cells[places.right] ?? ""];
    const lefts = records.get(left);
    const rights = records.get(right);
    if (lefts === undefined || rights === undefined)
      return elsewhere.note(lefts === undefined ? left : right);
    // Where both files count from one, the left id is the first file's and the right id the last one's.
    const pair = [lefts[0] ?? 0, rights.at(-1) ?? 0] as const;
    if (pair[0] !== pair[1]) pairs.push([...pair]);
  });
  elsewhere.refuse();
  return { by: "pair", pairs };
}

/** What the system that a record comes from may be called: as a column says, or as its file is, in small letters. */
function namesOfSources(
  { sources, files }: Origins,
  { files: read }: Read,
): (record: number) => readonly string[] {
  const ofFiles = read.map(({ path }) => {
    const file = basename(path).toLowerCase();
    return [path.toLowerCase(), file, file.replace(/\..*$/, "")];
  });
  return (record) => [
    ...new Set([(sources[record] ?? "").toLowerCase(), ...(ofFiles[files[record] ?? -1] ?? [])]),
  ];
}

function recordsById(
  { ids }: Origins,
  namesOf?: (record: number) => readonly string[],
): Map<string, number[]> {
  const records = new Map<string, number[]>();
  for (const [record, id] of ids.entries())
    for (const key of namesOf?.(record).map((name) => `${name}\n${id}`) ?? [id]) {
      const before = records.get(key);
      if (before === undefined) records.set(key, [record]);
      else before.push(record);
    }
  return records;
}

/** Numbers texts in the order in which they come up. */
function numbers(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
}

function elsewhereIn({ path }: RecordFile) {
  let count = 0;
  let example = "";
  return {
    note(id: string): void {
      if (count === 0) example = id.slice(0, 60);
      count += 1;
    },
    refuse(): void {
      if (count > 0)
        refuse("match_truth_elsewhere", { file: path, count: count.toLocaleString("en"), example });
    },
  };
}
