import { beginningOf, requiredOf } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { neededWords } from "../../../../../contract/needed-words.ts";
import type { ReadRecord, RecordReader } from "./record-reader.ts";

const named = new Set(["user", "organisation", "person", "prospect"]);

/** What a record goes by and when it began, where the row leaves it open; refused is what makes no sense without more. */
export function completeRecord(record: ReadRecord, reader: RecordReader): void {
  nameTheNameless(record, reader.map.kind);
  beginTheDayless(record, reader);
  dateTheNo(record, reader);
  refuseIncomplete(record, reader.map.kind);
  // What Vitalfew wrote itself stood in these indexes.
  if (!reader.reading.isAsWritten) refuseEndless(record);
}

/** A person's name is made of its parts; a party without one goes by what else is known of it. */
function nameTheNameless(record: ReadRecord, kind: string): void {
  if (!named.has(kind) || record.data.name) return;
  const { given_name, family_name, website, mail, mobile, phone } = record.data;
  const own = [given_name, family_name].filter(Boolean).join(" ");
  const name = own || [website, mail, mobile, phone].find(Boolean);
  record.data.name = name ?? null;
  // Colleagues whom the rows name by mail address are told well enough.
  if (own || (name && kind === "user")) return;
  const severity = name ? "warning" : "refused";
  const message = name
    ? "There is no name; it goes by what else is known of it."
    : "There is no name, and nothing to name it by.";
  record.isRefused ||= !name;
  record.problems.push({ code: "name_missing", severity, field: "name", value: String(name ?? ""), message });
}

/** The day of the load stands for a beginning that no cell gives, or the end where that was before. The loader fills it in. */
function beginTheDayless(record: ReadRecord, { map, targets, today }: RecordReader): void {
  const field = beginningOf(map.kind);
  if (field === undefined || record.data[field]) return;
  const { closes_on: end } = record.data;
  if (typeof end === "string" && end.slice(0, 10) < today) record.data[field] = end;
  // Where no column gives any, it is said once for the file.
  if (!targets.some((target) => target.field === field)) return;
  const message = "No day says when it began; the day of the load counts, or its end where that was before.";
  record.problems.push({ code: "day_assumed", severity: "note", field, value: "", message });
}

/** A no without a day was said as of the load at the latest: it must not be lost, nor give way to an earlier yes. */
function dateTheNo(record: ReadRecord, { map, today }: RecordReader): void {
  if (map.kind !== "consent" || record.data.state !== "withdrawn" || record.data.stated_at) return;
  record.data.stated_at = today;
  const message = "No day says when this was withdrawn; the day of the load counts.";
  record.problems.push({ code: "day_assumed", severity: "note", field: "stated_at", value: "", message });
}

function refuseIncomplete(record: ReadRecord, kind: RecordReader["map"]["kind"]): void {
  for (const field of requiredOf(kind).fields) {
    if (record.data[field]) continue;
    record.isRefused = true;
    const message = `A row of this kind needs ${neededWords(field)}.`;
    record.problems.push({ code: "field_missing", severity: "refused", field, value: "", message });
  }
}

// By these records are looked up, and what is looked up by must fit an index. No name and no number comes near.
const signsMost = 500;
const lookedUpBy = ["name", "given_name", "family_name", "number", "code", "key", "tax_number"];

/** A text that got into the place of a name or a number: whole, nothing could find the record by it. */
function refuseEndless(record: ReadRecord): void {
  if (record.nameKey !== null && record.nameKey.length > signsMost) record.nameKey = null;
  for (const field of lookedUpBy) {
    const words = record.data[field];
    if (typeof words !== "string" || words.length <= signsMost) continue;
    record.data[field] = null;
    record.isRefused = true;
    const message = `This is longer than the ${signsMost} signs that a name or a number can have. Is it a text of another column?`;
    record.problems.push({ code: "value_endless", severity: "refused", field, value: "", message });
  }
}
