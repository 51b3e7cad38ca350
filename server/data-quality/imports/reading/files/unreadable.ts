/** Why the rows of a file can't be told apart, before anybody knows what the file is called. */
export type UnreadableCode =
  | "QUOTE_OPEN"
  | "ROW_TOO_LONG"
  | "COLUMNS_TOO_MANY"
  | "UNPACKS_TOO_LARGE"
  | "CUT_OFF"
  | "DAMAGED"
  | "ARCHIVE_LOCKED"
  | "ARCHIVE_UNSAFE"
  | "ARCHIVE_NESTED"
  | "ARCHIVE_PACKING"
  | "ENTRIES_TOO_MANY"
  | "WORKBOOK_TOO_LARGE"
  | "JSON_INVALID"
  | "EMPTY"
  | "NOT_A_TABLE"
  | "CHANGED";

/** An error that `damageOf` turns into a refusal with the file's name; `details` fill its sentence. */
export function unreadable(code: UnreadableCode, details: Readonly<Record<string, unknown>> = {}): Error {
  return Object.assign(new Error(code), { code, details });
}
