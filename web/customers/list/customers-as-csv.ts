import type { CustomerRow } from "./customer-columns.tsx";

const columns: readonly (readonly [string, (row: CustomerRow) => string | number | null | undefined])[] = [
  ["id", (row) => row.partyId],
  ["name", (row) => row.name],
  ["kind", (row) => row.kind],
  ["place", (row) => row.place],
  ["stage", (row) => row.stage],
  ["segment", (row) => row.segment],
  ["rating", (row) => row.rating?.letter ?? null],
  ["rfm", (row) => row.rfm],
  ["revenue 12 m", (row) => row.revenue],
  ["profit 12 m", (row) => row.profit],
  ["cost to serve, share of margin", (row) => row.costToServeRatio],
  ["last contact", (row) => row.lastContactOn],
  ["last sale", (row) => row.lastSaleOn],
  ["open cases", (row) => row.openCases],
  ["owner", (row) => row.owner?.name ?? null],
];

/**
 * The rows as a CSV file in a data address, to be saved as it is: what this person sees and no more, since it is made of
 * what the server sent them. Columns that hold nothing at all are left out.
 */
export function customersAsCsv(rows: readonly CustomerRow[]): string {
  const filled = columns.filter(([, value]) => rows.some((row) => value(row) !== undefined));
  const lines = [
    filled.map(([header]) => header),
    ...rows.map((row) => filled.map(([, value]) => String(value(row) ?? ""))),
  ];
  const text = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}\r\n`)}`;
}

/** Spreadsheets run what begins with = + - @ as a formula; an apostrophe keeps a text a text. Numbers stay numbers. */
function quoted(value: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
