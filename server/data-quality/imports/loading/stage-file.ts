import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { fieldsOf, type ModuleMap, type PartMap } from "../../../../contract/import-mapping.ts";
import type { Database } from "../../../plumbing/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { newId } from "../../../plumbing/ids.ts";
import { foreignSigns, marksOf } from "../reading/foreign-signs.ts";
import {
  prepareReader,
  type ReadProblem,
  type ReadRecord,
  type RecordReader,
  readRecord,
} from "../reading/read-record.ts";
import { type Row, readRows, type Shape } from "../reading/read-rows.ts";
import type { DateOrder } from "../reading/readers.ts";
import type { Recognised } from "../reading/recognise.ts";
import { refuseDamaged } from "../reading/refuse-damaged.ts";

export type FileToStage = {
  runId: string;
  fileNo: number;
  path: string;
  storedAt: string;
  shape: Shape;
  header: readonly string[];
  recognised: Recognised;
};

/** The workspace as far as reading needs it: where days begin, where phones are, what amounts are in, what day it is. */
export type Place = { timeZone: string; country: string | null; currency: string; today: string };

export type Staged = {
  readCount: number;
  stagedCount: number;
  /** By field: the sum of the amounts that stood in the file, as decimal text. */
  sums: Record<string, string>;
  /** Marks of other currencies on amounts that were taken in the workspace's. */
  foreignSigns: ReadonlySet<string>;
  problems: (ReadProblem & { rowNo: number })[];
};

const partyKinds = new Set<string>(["organisation", "person", "prospect"]);

// What a person would look through; the rest of a column that can't be read says the same.
const problemsMax = 100_000;

/** Reads a file's rows and lays them out in `staged_row`, streaming. What an earlier attempt left is replaced. */
export async function stageFile(
  db: Database,
  file: FileToStage,
  place: Place,
  onRows: (rows: number) => Promise<void>,
): Promise<Staged> {
  const staged = { readCount: 0, stagedCount: 0, sums: {}, foreignSigns: new Set<string>(), problems: [] };
  const client = await db.pool.connect();
  try {
    await client.query("delete from staged_row where run_id = $1 and file_no = $2", [
      file.runId,
      file.fileNo,
    ]);
    const copy = client.query(
      copyFrom(
        "copy staged_row (run_id, file_no, part, row_no, source, module, kind, source_id, name_key, row_hash, fact_hash, new_id, record_id, party_id, data, custom, refs, action) from stdin",
      ),
    );
    await refuseDamaged(file.path, () => pipeline(() => copyLines(file, place, staged, onRows), copy));
  } finally {
    client.release();
  }
  return staged;
}

async function* copyLines(
  file: FileToStage,
  place: Place,
  staged: Staged & { foreignSigns: Set<string> },
  onRows: (rows: number) => Promise<void>,
): AsyncGenerator<string> {
  const parts = prepareParts(file, place);
  const sums = new Map<string, bigint>();
  const width = file.header.length;
  const own = marksOf(place.currency);
  let lines = "";
  for await (const row of readRows(file.storedAt, file.shape)) {
    if (row.rowNo === 1) continue;
    staged.readCount += 1;
    for (const [at, part] of parts.entries()) {
      const record = readRecord(part.reader, row.cells);
      if (part.seen?.has(record.sourceId)) continue;
      part.seen?.add(record.sourceId);
      if (at === 0) addUp(sums, part.amounts, record);
      if (at === 0) noteRagged(record, row, width);
      for (const sign of foreignSigns(part.reader, row.cells, record, own)) staged.foreignSigns.add(sign);
      if (staged.problems.length < problemsMax)
        staged.problems.push(...record.problems.map((problem) => ({ ...problem, rowNo: row.rowNo })));
      staged.stagedCount += 1;
      lines += copyLine(file, part, at, row.rowNo, record);
    }
    if (lines.length < 262_144) continue;
    yield lines;
    lines = "";
    await onRows(staged.readCount);
  }
  if (lines !== "") yield lines;
  staged.sums = Object.fromEntries([...sums].map(([field, sum]) => [field, decimalText(sum)]));
}

type Part = { module: string; reader: RecordReader; seen: Set<string> | null; amounts: string[] };

/** The row's own record first, then the records it describes besides. */
function prepareParts({ recognised: { profile, name, module }, header }: FileToStage, place: Place): Part[] {
  const country = profile.country ?? place.country ?? undefined;
  const reading = { dateOrder: profile.dateOrder satisfies DateOrder, timeZone: place.timeZone, country };
  const shared = { reading, today: place.today };
  const amounts = Object.entries(fieldsOf(module.kind)).flatMap(([field, type]) =>
    type === "amount" ? field : [],
  );
  const currency = profile.currency ? { currency: profile.currency } : {};
  const priced = <Map extends ModuleMap | PartMap>(map: Map) => ({
    ...map,
    always: { ...map.always, ...currency },
  });
  const own = prepareReader(priced(module), header, { ...shared, rest: columnsLeft(header, module) });
  const others = Object.entries(module.parts).map(([other, map]) => ({
    module: other,
    reader: prepareReader(priced(map), header, { ...shared, rest: null }),
    seen: new Set<string>(),
    amounts: [],
  }));
  return [{ module: name, reader: own, seen: null, amounts }, ...others];
}

/** Columns that no map mentions: they are kept as fields of the workspace. */
function columnsLeft(header: readonly string[], module: ModuleMap): string[] {
  const maps = [module, ...Object.values(module.parts)];
  const mentioned = new Set(
    [
      ...module.ignored,
      ...maps.flatMap((map) => [
        ...map.id,
        ...Object.keys(map.columns),
        ...Object.values(map.links).flatMap((link) => link.column ?? []),
      ]),
    ].map((column) => column.toLowerCase()),
  );
  return header.filter((column) => column !== "" && !mentioned.has(column.toLowerCase()));
}

/** More cells than columns: what stands beyond the header is kept, and said. */
function noteRagged(record: ReadRecord, { cells }: Row, width: number): void {
  const beyond = cells.slice(width).filter(Boolean);
  if (beyond.length === 0) return;
  cells.slice(width).forEach((cell, at) => {
    if (cell) record.custom[`Column ${width + at + 1}`] = cell;
  });
  const message =
    "The row has more cells than the header has columns; what stands beyond is kept with the record.";
  record.problems.push({
    code: "row_ragged",
    severity: "warning",
    field: "",
    value: beyond.join(" | "),
    message,
  });
}

function addUp(sums: Map<string, bigint>, amounts: readonly string[], { data }: ReadRecord): void {
  for (const field of amounts) {
    const value = data[field];
    if (typeof value === "string") sums.set(field, (sums.get(field) ?? 0n) + millionths(value));
  }
}

/** Decimal text as a whole number of millionths, so that sums are exact. */
function millionths(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const amount = BigInt(whole + fraction.slice(0, 6).padEnd(6, "0"));
  return decimal.startsWith("-") ? -amount : amount;
}

function decimalText(sum: bigint): string {
  const digits = String(sum < 0n ? -sum : sum).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "");
  return `${sum < 0n ? "-" : ""}${digits.slice(0, -6)}${fraction && `.${fraction}`}`;
}

function copyLine(file: FileToStage, part: Part, at: number, rowNo: number, record: ReadRecord): string {
  const { map } = part.reader;
  const keepsFact = ("repeats" in map && map.repeats) || map.kind === "document_line";
  const factHash = keepsFact ? (record.factHash ?? record.rowHash) : null;
  const id = newId();
  return `${[
    file.runId,
    file.fileNo,
    at,
    rowNo,
    escaped(file.recognised.profile.source),
    escaped(part.module),
    map.kind,
    escaped(record.sourceId),
    record.nameKey === null ? "\\N" : escaped(record.nameKey),
    record.rowHash,
    factHash ?? "\\N",
    id,
    id,
    partyKinds.has(map.kind) ? id : ownCompanyId,
    escaped(JSON.stringify(record.data)),
    escaped(JSON.stringify(record.custom)),
    escaped(JSON.stringify(record.refs)),
    record.isRefused ? "refuse" : "create",
  ].join("\t")}\n`;
}

/** COPY's text form. PostgreSQL's text holds no NUL, neither plain nor in JSON. */
function escaped(text: string): string {
  return text
    .replaceAll("\0", "")
    .replaceAll("\\u0000", "")
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
}
