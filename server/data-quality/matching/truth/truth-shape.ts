import { readYes } from "../../imports/reading/values/flags.ts";
import { fold } from "../../imports/recognition/header-words.ts";
import type { RecordFile } from "../files/open-record-file.ts";

/** How a truth says whose records are; columns by their places. */
export type TruthShape =
  | { by: "entity"; record: number; entity: number; source: number; relations: Relation[] }
  /** `answer` says of each pair whether it is one: -1 where all are. */
  | { by: "pair"; left: number; right: number; answer: number }
  /** A row is one entity, and all ids in these columns, and behind the last that has a name, are its records. */
  | { by: "list"; places: readonly number[] };

export type Relation = { name: string; place: number };

/** What records go by: ids, and where several have one id, what their systems or files are called. */
export type Called = { ids: ReadonlySet<string>; sources: ReadonlySet<string> };

/**
 * Tells how a truth is laid out: by the names of its columns, and where those are others by its cells, since it is known what
 * records go by. Null where neither tells.
 */
export async function shapeOfTruth(table: RecordFile, { ids, sources }: Called): Promise<TruthShape | null> {
  const byName = placesByName(table.header);
  const { record, entity, relations, left, right } = byName;
  const isTold = record !== -1 && entity !== -1 && (byName.source !== -1 || sources.size === 0);
  if (isTold) return { by: "entity", record, entity, source: byName.source, relations };
  const columns = await lookAtColumns(table, ids, sources);
  const source =
    byName.source !== -1
      ? byName.source
      : columns.findIndex(({ filled, distinct, sources }) => distinct > 1 && sources === filled);
  const named = { ...byName, source };
  if (record !== -1 && entity !== -1) return { by: "entity", record, entity, source, relations };
  if (left !== -1 && right !== -1)
    return { by: "pair", left, right, answer: answerAmong(columns, [left, right]) };
  // What is one line is another kind of file, cut where it has no rows.
  if (record === -1 && columns.every(({ filled }) => filled < 2)) return null;
  const aside = new Set([source, ...relations.map(({ place }) => place)]);
  const open = columns.filter(({ at }) => !aside.has(at));
  const lists = record === -1 ? listsIn(open.filter(({ at }) => at !== entity)) : null;
  const pairs = record === -1 && entity === -1 ? pairsIn(open, ids.size) : null;
  return lists ?? pairs ?? entitiesIn(open, named);
}

function placesByName(header: readonly string[]) {
  const at = (...names: string[]) => header.findIndex((name) => names.includes(name.trim().toLowerCase()));
  const relations = ["household", "employer", "group"].flatMap((name): Relation[] => {
    const place = at(`${name}_id`, `${name}_entity_id`);
    return place === -1 ? [] : [{ name, place }];
  });
  return {
    record: at("record_id"),
    entity: at("entity_id", "cluster_id"),
    source: at("data_source"),
    left: at("left_id"),
    right: at("right_id"),
    relations,
  };
}

/** What stands in a column of a truth. */
type Column = {
  at: number;
  name: string;
  filled: number;
  distinct: number;
  /** Cells that are an id of a record, and cells that are several. */
  ids: number;
  lists: number;
  /** Cells that name a system or a file. */
  sources: number;
  yes: number;
  no: number;
};

/** The ids of one cell: `C1; C2`, `[C1 C2]`. */
export function idsInCell(cell: string): string[] {
  return cell.split(/[\s,;|[\]{}"']+/).filter(Boolean);
}

async function lookAtColumns(
  table: RecordFile,
  known: ReadonlySet<string>,
  sources: ReadonlySet<string>,
): Promise<Column[]> {
  const values = table.header.map(() => new Set<string>());
  const columns = table.header.map(
    (name, at): Column => ({
      at,
      name: fold(name),
      filled: 0,
      distinct: 0,
      ids: 0,
      lists: 0,
      sources: 0,
      yes: 0,
      no: 0,
    }),
  );
  await table.read((cells) => {
    for (const column of columns) {
      const cell = (cells[column.at] ?? "").trim();
      if (cell === "") continue;
      column.filled += 1;
      values[column.at]?.add(cell);
      if (known.has(cell)) column.ids += 1;
      else if (isListOf(cell, known)) column.lists += 1;
      if (sources.has(cell.toLowerCase())) column.sources += 1;
      const answer = saysSame(cell);
      if (answer !== null) column[answer ? "yes" : "no"] += 1;
    }
  });
  for (const column of columns) column.distinct = values[column.at]?.size ?? 0;
  return columns;
}

function isListOf(cell: string, known: ReadonlySet<string>): boolean {
  const ids = idsInCell(cell);
  return ids.length > 1 && ids.every((id) => known.has(id));
}

const sameWords = new Set(["same", "match", "matches", "duplicate", "dup", "m", "p"]);
const otherWords = new Set(["different", "distinct", "nonmatch", "nomatch", "unique", "u"]);

/** Whether the answer of a pair says that it is one, null where it is no answer: `1`, `true`, `match`, `0.97`. */
export function saysSame(cell: string): boolean | null {
  const word = fold(cell);
  const yes = readYes(word);
  if (yes !== null) return yes === "true";
  if (/^[01]?\.\d+$/.test(word)) return Number(word) >= 0.5;
  const letters = word.replace(/[^a-z]/g, "");
  return sameWords.has(letters) ? true : otherWords.has(letters) ? false : null;
}

/** So many of a column's cells are ids, where it is one of ids. */
const most = 0.9;

const holdsIds = ({ ids, filled }: Column) => ids > 0 && ids >= filled * most;

/** One column of whole lists, or a row of ids that is wider than two or not always as wide. */
function listsIn(columns: readonly Column[]): TruthShape | null {
  const [whole, ...others] = columns.filter(
    ({ ids, lists, filled }) => lists > 0 && ids + lists >= filled * most,
  );
  if (whole !== undefined && others.length === 0) return { by: "list", places: [whole.at] };
  const members = columns.filter(holdsIds);
  const [one, two] = members;
  const isUneven = members.length === 2 && one?.filled !== two?.filled;
  return members.length > 2 || isUneven ? { by: "list", places: members.map(({ at }) => at) } : null;
}

/** Two columns of ids, neither of which names all records once: that is whose id the other one is. */
function pairsIn(columns: readonly Column[], records: number): TruthShape | null {
  const [one, two] = columns.filter(holdsIds);
  if (one === undefined || two === undefined) return null;
  const isList = (column: Column) => column.distinct === column.filled && column.filled >= records * most;
  if ([one, two].some((column) => isList(column) || namesEntity.test(column.name))) return null;
  return { by: "pair", left: one.at, right: two.at, answer: answerAmong(columns, [one.at, two.at]) };
}

const namesEntity =
  /entit|cluster|group|grupp|master|golden|canonical|person|individual|uni(que|q)|true|truth|real|same|label|class|match|block/;

/** A column of ids, and one whose values come again: what several records have is whose they are. */
function entitiesIn(
  columns: readonly Column[],
  { record, entity, source, relations }: ReturnType<typeof placesByName>,
): TruthShape | null {
  const whose = columns.filter(
    ({ at, distinct, filled }) => at !== record && distinct > 1 && distinct < filled,
  );
  const called = columns.filter((column) => holdsIds(column) && column.at !== entity);
  const own = called.toSorted((one, other) => other.distinct - one.distinct);
  const place = record !== -1 ? record : (own.find(({ name }) => !namesEntity.test(name)) ?? own[0])?.at;
  if (place === undefined) return null;
  if (entity !== -1) return { by: "entity", record: place, entity, source, relations };
  const open = whose.filter(({ at }) => at !== place);
  const named = open.filter(({ name }) => namesEntity.test(name));
  const [only, ...others] = named.length > 0 ? named : open;
  if (only === undefined || others.length > 0) return null;
  return { by: "entity", record: place, entity: only.at, source, relations };
}

/** The column that says of each pair whether it is one; -1 where none does, or none of them is otherwise. */
function answerAmong(columns: readonly Column[], pair: readonly number[]): number {
  const answers = columns.filter(
    ({ at, yes, no, filled }) => !pair.includes(at) && no > 0 && yes + no === filled,
  );
  const [only, ...others] = answers;
  return only === undefined || others.length > 0 ? -1 : only.at;
}
