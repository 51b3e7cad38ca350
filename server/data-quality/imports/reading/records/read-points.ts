import { readMail, readPhone, readSite, splitPoints } from "../values/points.ts";
import type { Reading } from "../values/reading.ts";
import type { ReadRecord, RecordReader } from "./record-reader.ts";

const reaching = [
  { field: "mail", kind: "mail", label: "work", read: (words: string) => readMail(words) },
  { field: "phone", kind: "phone", label: "work", read: readPhone },
  { field: "mobile", kind: "phone", label: "mobile", read: readPhone },
  { field: "fax", kind: "phone", label: "fax", read: readPhone },
  { field: "website", kind: "site", label: "web", read: (words: string) => readSite(words) },
] as const;

const addressFields = ["line1", "line2", "city", "region", "postcode", "country"] as const;

// More than anybody has: such a cell is a list of addresses, and each way is looked for among all customers.
const waysMost = 1_000;

/**
 * Gathers the ways to reach a party under `points`: as written, and in the normal form that look-ups use; the parts of an
 * address stand in their fields. A cell that holds
 * several of them gives several, unless Vitalfew wrote it: there a site is a field of the party, and the rest is one each.
 */
export function pointsOf(
  record: ReadRecord,
  {
    targets,
    reading,
  }: Pick<RecordReader, "targets"> & {
    reading: Pick<Reading, "country" | "isAsWritten">;
  },
): void {
  const { data } = record;
  const { country, isAsWritten } = reading;
  const points: Record<string, unknown>[] = [];
  const home = typeof data.country === "string" ? data.country : country;
  for (const { field, kind, label, read } of reaching) {
    const raw = data[field];
    if (typeof raw !== "string" || (isAsWritten && field === "website")) continue;
    const found = isAsWritten
      ? [{ raw, normalised: read(raw, home) }]
      : splitPoints(raw, (words) => read(words, home));
    for (const point of found.slice(0, waysMost)) points.push({ kind, label, ...point });
    if (found.length <= waysMost) continue;
    const column = targets.find((target) => target.field === field)?.column ?? field;
    record.custom[column] = raw;
    record.problems.push(tooMany(column, raw, found.length));
  }
  const address = addressFields.map((field) => data[field]);
  if (address.some(Boolean))
    points.push({
      kind: "address",
      label: "main",
      raw: address.filter(Boolean).join(", "),
      normalised: null,
    });
  if (points.length > 0) data.points = points;
}

function tooMany(field: string, raw: string, count: number): ReadRecord["problems"][number] {
  return {
    code: "cell_overfull",
    severity: "warning",
    field,
    value: raw.slice(0, valueShown),
    message: `This cell holds ${count.toLocaleString("en")} of them, which is more than anybody has. The first ${waysMost.toLocaleString("en")} were taken in, and the cell stays with the record as it is written.`,
  };
}

const valueShown = 200;

/** A cell of mail addresses in which no mail address can be read: it is kept as it stands, and nobody is written to there. */
export function noteNoMail(record: ReadRecord, { targets, reading }: RecordReader): void {
  const { mail, points = [] } = record.data;
  if (typeof mail !== "string" || reading.isAsWritten) return;
  const isRead = (points as Record<string, unknown>[]).some(
    ({ kind, normalised }) => kind === "mail" && normalised !== null,
  );
  if (isRead) return;
  const column = targets.find(({ field }) => field === "mail")?.column ?? "mail";
  record.problems.push({
    code: "value_unreadable",
    severity: "warning",
    field: column,
    value: mail,
    message: "This is no mail address. It stays with the record as it is written, and nothing is sent there.",
  });
}
