import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Database } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { newId } from "../../../plumbing/ids.ts";
import { failedId } from "../planning/sales/fail-what-came.ts";
import { stampOf } from "../reading/files/source.ts";
import { unreadable } from "../reading/files/unreadable.ts";
import { foreignSigns, marksOf } from "../reading/records/foreign-signs.ts";
import { describes, keepsFact, readRecord } from "../reading/records/read-record.ts";
import type { ReadyRow } from "../reading/records/ready-rows.ts";
import type { ReadProblem, ReadRecord, RecordReader } from "../reading/records/record-reader.ts";
import { packedMost } from "../reading/records/unpack-cells.ts";
import { refuseDamaged } from "../reading/refuse-damaged.ts";
import type { Row } from "../reading/rows/cut-rows.ts";
import { readRows } from "../reading/rows/read-rows.ts";
import { noMoneyCame } from "../reading/tables/document-states.ts";
import { namesIn } from "../reading/values/several-names.ts";
import type { FileToStage } from "./file-to-stage.ts";
import { shapeNoter } from "./note-shape.ts";
import { partsMost } from "./parts-most.ts";
import type { Place } from "./place.ts";
import { type Part, prepareParts } from "./prepare-parts.ts";

export type Staged = {
  readCount: number;
  stagedCount: number;
  /** By field (`sum-name.ts`): the sum of the amounts that stood in the file, as decimal text. */
  sums: Record<string, string>;
  /** Marks of other currencies on amounts that were taken in the workspace's. */
  foreignSigns: ReadonlySet<string>;
  /** Which currencies amounts were taken in by a sign that several have. */
  bySigns: ReadonlySet<string>;
  /** Of columns of which the first name counts: how many rows name several. */
  several: ReadonlyMap<string, number>;
  problems: (ReadProblem & { rowNo: number })[];
  /** How many more there were than are kept. */
  problemsLeft: number;
};

const partyKinds = new Set<string>(["organisation", "household", "person", "prospect"]);

// What a person would look through; the rest of a column that can't be read says the same.
const problemsMax = 100_000;
// A record that rows describe besides is laid out once among so many; whatever is laid out twice the plan sets apart.
const seenMax = 100_000;

/** Reads a file's rows and lays them out in `staged_row`, streaming. What an earlier attempt left is replaced. */
export async function stageFile(
  db: Database,
  file: FileToStage,
  place: Place,
  onRows: (rows: number) => Promise<void>,
): Promise<Staged> {
  const staged = {
    readCount: 0,
    stagedCount: 0,
    sums: {},
    foreignSigns: new Set<string>(),
    bySigns: new Set<string>(),
    several: new Map<string, number>(),
    problems: [],
    problemsLeft: 0,
  };
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
  staged: Staged & { foreignSigns: Set<string>; bySigns: Set<string>; several: Map<string, number> },
  onRows: (rows: number) => Promise<void>,
): AsyncGenerator<string> {
  const parts = prepareParts(file, place);
  const sums = new Map<string, bigint>();
  const own = marksOf(place.currency);
  // The document says in which currency its lines are.
  const describeDocument = parts.some(({ reader }, at) => at > 0 && reader.map.kind === "document");
  const noteShape = shapeNoter(file);
  let lines = "";
  for await (const rows of readRows(file, file.shape, file.header, (row, why) =>
    notePassed(staged, row, why),
  )) {
    for (const row of rows) {
      const ready = file.rows.ready(row);
      if (ready === null) continue;
      staged.readCount += 1;
      let isRefused = false;
      for (const [at, part] of parts.entries()) {
        if (at > 0 && ready.fate !== "read") break;
        // What comes in with a row waits for it; whom not to write to is known whatever becomes of the row.
        if (isRefused && part.reader.map.kind !== "suppression") continue;
        let nth = -1;
        for (const one of recordsOf(part, ready)) {
          nth += 1;
          if (at > 0 && !describes(part.reader, one.cells)) continue;
          const record = readReady(part.reader, one, file.recognised.module.passedOver);
          if (at === 0) {
            if (isOverfull(parts, ready)) refuseOverfull(record);
            isRefused = record.isRefused;
          }
          if (part.seen?.has(record.sourceId)) continue;
          if (part.seen?.size === seenMax) part.seen.clear();
          part.seen?.add(record.sourceId);
          addUp(sums, part.amounts, record);
          if (at === 0) noteShape(record, row);
          if (at > 0 || !describeDocument)
            for (const sign of foreignSigns(part.reader, one.cells, record, own))
              staged.foreignSigns.add(sign);
          if (at === 0 && record.severalIn !== undefined)
            staged.several.set(record.severalIn, (staged.several.get(record.severalIn) ?? 0) + 1);
          if (record.currencyBySign) staged.bySigns.add(record.currencyBySign);
          if (staged.problems.length < problemsMax)
            staged.problems.push(...record.problems.map((problem) => ({ ...problem, rowNo: row.rowNo })));
          else staged.problemsLeft += record.problems.length;
          staged.stagedCount += 1;
          lines += copyLine(file, part, at + nth * partsMost, row.rowNo, record);
        }
      }
      if (lines.length < 262_144) continue;
      yield lines;
      lines = "";
      await onRows(staged.readCount);
    }
  }
  if ((await stampOf(file)) !== file.stamp) throw unreadable("CHANGED");
  if (lines !== "") yield lines;
  staged.sums = Object.fromEntries([...sums].map(([field, sum]) => [field, decimalText(sum)]));
}

/** The record of a row; one that is left out, nobody's, or money that did not come is counted, refused, and no record that others could mean. */
function readReady(
  reader: RecordReader,
  { row, cells, fate, stale }: ReadyRow,
  passedOver: string | undefined,
): ReadRecord {
  const record = readRecord(reader, cells);
  for (const { column, was, value } of stale)
    record.problems.push({
      code: "fix_stale",
      severity: "warning",
      field: column ?? "",
      value: column === null ? "" : value,
      message:
        column === null
          ? "The row that was left out here says something else now, and is taken in."
          : `What was put here by hand was meant for "${was}", which no longer stands here; it was not used.`,
    });
  const cameNot = fate === "read" && reader.map.kind === "payment" && record.data.payment_state === "failed";
  if (fate === "read" && !cameNot) return record;
  const why = cameNot ? noMoneyCame : passedOver;
  const problems: ReadProblem[] = [fate === "left" ? leftOut : why === undefined ? nobodys : passedBy(why)];
  const sourceId = `row ${row.rowNo}, not taken in`;
  // A payment that came with an earlier delivery is found again by what its row's id would be.
  const failed = { ...record.data, amount: "0", fee_amount: null, [failedId]: record.sourceId };
  const data = cameNot ? failed : fate === "left" ? record.data : {};
  return { ...record, sourceId, data, custom: {}, refs: {}, nameKey: null, isRefused: true, problems };
}

const leftOut = {
  code: "row_left_out",
  severity: "note",
  field: "",
  value: "",
  message: "Somebody chose to leave this row out.",
} as const;

const nobodys = {
  code: "row_for_none",
  severity: "refused",
  field: "",
  value: "",
  message: "Nothing says what a row like this is: no kind of record is named for what its column says.",
} as const;

/** What a system's own profile knows to be no business of ours: a payment that failed. */
function passedBy(message: string): ReadProblem {
  return { code: "row_passed_over", severity: "note", field: "", value: "", message };
}

/** A sum or a remark below the rows, or the header once more. */
function notePassed(staged: Staged, { rowNo, cells }: Row, why: keyof typeof noRecord | "group"): void {
  // Its words stand with each row of the group.
  if (why === "group") return;
  const value = cells.filter(Boolean).join(" | ");
  staged.problems.push({ ...noRecord[why], severity: "note", field: "", value, rowNo });
}

const noRecord = {
  footer: {
    code: "footer_skipped",
    message: "This row sums up or comments the ones above; it is no record and was passed over.",
  },
  heading: {
    code: "heading_skipped",
    message: "This row is a line between the records above and below; it is no record and was passed over.",
  },
  table: {
    code: "another_table",
    message:
      "This row is of another table below the first, and was left out. Put that table on a sheet or into a file of its own.",
  },
  header: {
    code: "header_repeated",
    message: "This row is the header once more; it is no record and was passed over.",
  },
} as const;

/** The row as a part reads it: as it stands, or once for each record that is packed into its cells. */
function* recordsOf({ unpacker, eachNamed }: Part, ready: ReadyRow): Iterable<ReadyRow> {
  if (eachNamed !== undefined) yield* namedOnes(ready, eachNamed);
  else if (unpacker === null) yield ready;
  else for (const cells of unpacker.unpack(ready.cells)) yield { ...ready, cells };
}

/** The row once for each name in its cell, which stands there alone. */
function* namedOnes(ready: ReadyRow, { at, sign, from }: NonNullable<Part["eachNamed"]>): Iterable<ReadyRow> {
  for (const name of namesIn(ready.cells[at] ?? "", sign).slice(from, packedMost))
    yield { ...ready, cells: ready.cells.with(at, name) };
}

function isOverfull(parts: readonly Part[], { cells, fate }: ReadyRow): boolean {
  return fate === "read" && parts.some(({ unpacker }) => unpacker?.isOverfull(cells) ?? false);
}

/** Without the records in its cell the row would say another thing than its file does. */
function refuseOverfull(record: ReadRecord): void {
  record.isRefused = true;
  const message = `A cell of this row holds more than ${packedMost.toLocaleString("en")} records, which is no list of lines; the row was left out whole.`;
  record.problems.push({ code: "cell_overfull", severity: "refused", field: "", value: "", message });
}

function addUp(sums: Map<string, bigint>, amounts: Part["amounts"], { data }: ReadRecord): void {
  for (const { field, sum } of amounts) {
    const value = data[field];
    if (typeof value === "string") sums.set(sum, (sums.get(sum) ?? 0n) + millionths(value));
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
  const factHash = keepsFact(map) ? (record.factHash ?? record.rowHash) : null;
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

/** COPY's text form. Cells hold no NUL (read-text.ts), which PostgreSQL could not keep. */
function escaped(text: string): string {
  if (!/[\\\n\r\t]/.test(text)) return text;
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
}
