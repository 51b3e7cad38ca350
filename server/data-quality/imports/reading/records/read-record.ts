import { hash } from "node:crypto";
import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import { choicesOf, fieldsOf } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { customStart } from "../../../exports/column-names.ts";
import { columnKey } from "../tables/column-key.ts";
import { whyColumn } from "../tables/problem-file.ts";
import type { Decimal } from "../values/amounts.ts";
import { withSign } from "../values/amounts.ts";
import { readChoice } from "../values/choices.ts";
import { minutesOfHours, readClock } from "../values/durations.ts";
import { nameKey } from "../values/name-key.ts";
import { saysNothing } from "../values/nothing-said.ts";
import type { DateOrder, Reading } from "../values/reading.ts";
import { namesIn } from "../values/several-names.ts";
import { idOf } from "../values/source-ids.ts";
import { completeRecord } from "./complete-record.ts";
import { countryPlace, readCurrencyOfAmounts } from "./foreign-signs.ts";
import { readAddress } from "./read-address.ts";
import { fieldReader, unreadable } from "./read-field.ts";
import { joined, readLink, says } from "./read-link.ts";
import { noteNoMail, pointsOf } from "./read-points.ts";
import type { CellTarget, CustomTarget, ReadRecord, RecordReader } from "./record-reader.ts";

/** What the whole file decided about its columns, by their places. */
export type Decided = {
  dateOrders: ReadonlyMap<number, DateOrder>;
  decimals: ReadonlyMap<number, Decimal>;
  /** Which currencies its amounts are marked with; not told where nobody looked. */
  marks?: ReadonlySet<string>;
};

/**
 * Prepares reading the records of one map from rows under `header`.
 * @param rest whether columns that nothing mentions are kept as fields of the workspace (the row's own record does that)
 */
export function prepareReader(
  map: PartMap | ModuleMap,
  header: readonly string[],
  options: {
    reading: Reading;
    decided: Decided;
    today: string;
    rest: readonly string[] | null;
    moneyAt?: readonly number[];
  },
): RecordReader {
  // Of two columns with one name the first is meant.
  const places = new Map(header.map((column, at) => [columnKey(column), at] as const).reverse());
  const place = (column: string) => places.get(columnKey(column));
  const at = (columns: string | readonly string[]) =>
    [columns].flat().flatMap((column) => place(column) ?? []);
  const { targets, custom } = prepareTargets(map, place, options);
  const own = targets.flatMap(({ at: place, type }) => (type === "amount" ? place : []));
  const links = Object.entries(map.links)
    .map(([name, link]) => ({
      name,
      at: at(link.column ?? []),
      whenAt: link.when && place(link.when.column),
      link,
    }))
    .filter(({ at: found, link }) => link.value !== undefined || found.length > 0);
  const ids = at(map.id);
  const linked = links.flatMap((one) => one.at);
  const isWhole = options.rest !== null;
  const cells = isWhole
    ? header.flatMap((column, index) => (column === whyColumn ? [] : index))
    : [...new Set([...ids, ...targets.map((one) => one.at), ...custom.map((one) => one.at), ...linked])];
  return {
    map,
    ids,
    names: at(map.name),
    targets,
    custom,
    links,
    cells,
    factCells:
      isWhole && ids.length > 0 && keepsFact(map)
        ? cells.filter((at) => !ids.includes(at) || linked.includes(at))
        : null,
    whenAt: map.when && place(map.when.column),
    unless: ("unless" in map ? (map.unless ?? []) : []).map((when) => ({ at: place(when.column), when })),
    // What a row means changes with its mapping, so a corrected mapping makes every row a changed one.
    seed: JSON.stringify(map, withoutPeriod) + unusual(header, options.decided),
    reading: options.reading,
    today: options.today,
    countryAt: countryPlace(header),
    moneyAt: own.length > 0 ? own : (options.moneyAt ?? []),
    areInSeveral: (options.decided.marks?.size ?? 0) > 1,
  };
}

/** Whether two rows of a map that differ in their id alone may be one fact, so that what they say without it is kept. */
export function keepsFact(map: PartMap | ModuleMap): boolean {
  return ("repeats" in map && map.repeats) || map.kind === "document_line";
}

/** Which cell fills which field, and which cells are kept under the source's own column. */
function prepareTargets(
  map: PartMap | ModuleMap,
  place: (column: string) => number | undefined,
  {
    reading,
    decided,
    today,
    rest,
  }: { reading: Reading; decided: Decided; today: string; rest: readonly string[] | null },
): Pick<RecordReader, "targets" | "custom"> {
  const types = fieldsOf(map.kind);
  const targets: CellTarget[] = [];
  const custom = (rest ?? []).flatMap((column) => {
    const at = place(column);
    const name = reading.isAsWritten ? ownFieldOf(column) : column;
    const read = fieldReader("text", reading);
    return at === undefined ? [] : [{ at, column, name, type: "text" as FieldType, read }];
  });
  for (const [column, given] of Object.entries(map.columns)) {
    const at = place(column);
    if (at === undefined) continue;
    for (const target of [given].flat()) {
      const { field, values, otherwise, contains, unless = [], ...said } = asObject(target);
      const found = { dateOrder: decided.dateOrders.get(at), decimal: decided.decimals.get(at) };
      if (field === "custom") {
        const { name = column, type = "text" } = asCustom(target);
        const read = fieldReader(type, mergedReading(reading, found, said, today));
        custom.push({ at, column, name, type, read });
        continue;
      }
      const type = values ? "text" : (types[field] ?? "text");
      const choices = choicesOf(map.kind, field);
      const read = fieldReader(type, mergedReading(reading, found, said, today), choices);
      targets.push({
        ...{ at, column, field, type, choices, values, otherwise, read },
        meant: said,
        isInHours: said.isInHours === true,
        contains: contains?.map((words) => words.toLowerCase()),
        unless: unless.map((when) => ({ at: place(when.column), when })),
      });
    }
  }
  return { targets, custom };
}

/** A field of the workspace stands under its own name in what Vitalfew writes out, behind `custom.` */
function ownFieldOf(column: string): string {
  return column.startsWith(customStart) ? column.slice(customStart.length) : column;
}

function asObject(target: Exclude<ModuleMap["columns"][string], readonly unknown[]>) {
  return typeof target === "string" ? { field: target } : target;
}

function asCustom(target: string | { name?: string | undefined; type?: FieldType | undefined }) {
  return typeof target === "string" ? {} : target;
}

/** What the file shows holds where the mapping says nothing, and what it says of a column before what it says of all. */
function mergedReading(
  all: Reading,
  found: Partial<Reading>,
  said: Partial<Reading> & { isPast?: boolean | undefined },
  today: string,
): Reading {
  return {
    ...all,
    dateOrder: said.dateOrder ?? all.dateOrder ?? found.dateOrder,
    decimal: said.decimal ?? all.decimal ?? found.decimal,
    epoch: said.epoch,
    yearPivot: said.isPast ? Number(today.slice(2, 4)) + 1 : all.yearPivot,
  };
}

/** The period of a batch shows in the days of its rows, and other batches may tell the same of them. */
function withoutPeriod(key: string, value: unknown): unknown {
  return key === "within" ? undefined : value;
}

/** What was found out about columns where it is not what is taken without it. */
function unusual(header: readonly string[], { dateOrders, decimals }: Decided): string {
  return header
    .map((column, at) => {
      const order = dateOrders.get(at) === "month-first" ? " month-first" : "";
      const decimal = decimals.get(at) === "comma" ? " comma" : "";
      return order + decimal && `\u001e${column}${order}${decimal}`;
    })
    .join("");
}

/** Whether a row says anything of the record that a part describes: a second address, an opt-out, an owner. */
export function describes(
  { map, ids, targets, whenAt, unless }: RecordReader,
  cells: readonly string[],
): boolean {
  const cell = (at: number | undefined) => (at === undefined ? "" : cells[at]);
  if (map.when && !says(map.when, cell(whenAt))) return false;
  if (unless.some(({ at, when }) => says(when, cell(at)))) return false;
  // Without an id no row could name it: it would be nobody's.
  if (map.id.length > 0 && ids.every((at) => !cells[at] || saysNothing(cells[at]))) return false;
  return Object.keys(map.columns).length === 0 || targets.some(({ at }) => cells[at]);
}

/** Reads one row's record. Pure: the same row and reader give the same record. */
export function readRecord(reader: RecordReader, given: readonly string[]): ReadRecord {
  const { map } = reader;
  const isOfFirst = "split" in map && map.split !== undefined && map.splitTo === undefined;
  const cells = isOfFirst ? firstNamed(given, reader.ids, map.split ?? "") : given;
  const constantId = "constantId" in map ? map.constantId : undefined;
  const rowHash = hash(
    "md5",
    constantId ?? `${reader.seed}\u001e${reader.cells.map((at) => cells[at] ?? "").join("\u001f")}`,
  );
  const { idForm } = reader.reading;
  const sourceId = constantId ?? idOf(joined(cells, reader.ids, "/"), idForm);
  const record: ReadRecord = {
    sourceId: sourceId || rowHash,
    nameKey: nameKey(joined(cells, reader.names, " ")) || null,
    rowHash,
    factHash: reader.factCells
      ? hash("md5", reader.factCells.map((at) => cells[at] ?? "").join("\u001f"))
      : null,
    data: {},
    custom: {},
    refs: {},
    isRefused: false,
    problems: [],
  };
  for (const target of reader.targets)
    if (isFilled(target, cells)) readTarget(record, target, cells[target.at] ?? "");
  readCurrencyOfAmounts(record, reader, cells);
  for (const [field, value] of Object.entries(map.always)) {
    // A row that names its own currency is right about itself.
    if (field === "currency" && record.data.currency) continue;
    record.data[field] = value === "today" ? reader.today : value;
  }
  for (const [field, value] of Object.entries(map.usually)) record.data[field] ??= value;
  for (const target of reader.custom) readCustom(record, target, cells[target.at] ?? "");
  for (const link of reader.links) readLink(record, link, cells, reader.reading);
  if (reached.has(map.kind)) {
    pointsOf(record, reader);
    noteNoMail(record, reader);
  }
  refuseUnreachable(record, reader);
  completeRecord(record, reader);
  return record;
}

/** Where the id's cell names several records, the first one alone. */
function firstNamed(cells: readonly string[], ids: readonly number[], sign: string): string[] {
  return cells.map((cell, at) => (ids.includes(at) ? (namesIn(cell, sign)[0] ?? "") : cell));
}

const reached = new Set<string>(["organisation", "household", "person", "prospect"]);

const ofReaching: ReadonlySet<FieldType> = new Set(["mail", "phone", "site"]);

function isFilled({ unless }: CellTarget, cells: readonly string[]): boolean {
  return !unless.some(({ at, when }) => says(when, at === undefined ? "" : cells[at]));
}

function readTarget(record: ReadRecord, target: CellTarget, said: string): void {
  const { field, type, values, column } = target;
  // Nobody is reached at a stroke.
  const words = ofReaching.has(type) && saysNothing(said) ? "" : said;
  if (words === "") {
    record.data[field] ??= null;
    return;
  }
  if (target.contains !== undefined) {
    const said = words.toLowerCase();
    if (target.contains.some((one) => said.includes(one))) record.data[field] = "true";
    return;
  }
  if (values !== undefined) {
    if (Object.hasOwn(values, words) && values[words] === "") {
      // What is known to be no document of ours says why its row is none.
      if (field === "document_kind") unread(record, column, words, unreadable.choice);
      return;
    }
    if (claimsNothing(target, words)) return;
    const value = translated(target, words);
    if (value === null) unread(record, column, words, unreadable.choice);
    record.data[field] = value;
    return;
  }
  const figure = target.read(words);
  const read = target.isInHours ? minutesOfHours(words, figure) : (figure ?? readClock(field, words));
  const value = read === null ? null : withSign(read, target.meant);
  if (value === null) unread(record, column, words, unreadable[type]);
  record.data[field] = value;
}

/** Whether other words than those of the mapping say nothing of a choice. */
function claimsNothing({ choices, values = {}, otherwise }: CellTarget, words: string): boolean {
  return (
    otherwise === "" && choices !== undefined && !Object.hasOwn(values, words) && !readChoice(words, choices)
  );
}

/** Our word for theirs. What the mapping doesn't list may be our word already; what it makes of one must be. */
function translated({ choices, values = {}, otherwise }: CellTarget, words: string): string | null {
  const own = choices && readChoice(words, choices);
  const value = (Object.hasOwn(values, words) ? values[words] : (own ?? otherwise)) ?? null;
  return value === null || choices === undefined ? value : readChoice(value, choices);
}

/** As its type says; what can't be read so is kept as it stands. */
function readCustom(record: ReadRecord, { column, name, type, read }: CustomTarget, words: string): void {
  if (words === "") return;
  const value = read(words);
  record.custom[name] = value ?? words;
  if (value === null)
    record.problems.push({
      code: "value_unreadable",
      severity: "warning",
      field: column,
      value: words,
      message: unreadable[type],
    });
}

/** What can't be read isn't lost: it stays with the record under the source's own column. */
function unread(record: ReadRecord, column: string, words: string, message: string): void {
  record.custom[column] = words;
  record.problems.push({
    code: "value_unreadable",
    severity: "warning",
    field: column,
    value: words,
    message,
  });
}

function refuseUnreachable(record: ReadRecord, { map, reading }: RecordReader): void {
  const { address, value } = record.data;
  const message = readAddress(map.kind, record.data, reading);
  if (message === null) return;
  record.isRefused = true;
  record.problems.push({
    code: "address_unreadable",
    severity: "refused",
    field: map.kind === "contact_point" ? "value" : "address",
    value: String(address ?? value ?? ""),
    message,
  });
}
