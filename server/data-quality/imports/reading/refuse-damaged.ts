import type { ErrorCode } from "../../../../contract/errors.ts";
import { Refusal } from "../../../plumbing/refuse.ts";
import type { UnreadableCode } from "./files/unreadable.ts";

/** Does what reads a file, and refuses with its name when the file is gone, closed, cut off or damaged. */
export async function refuseDamaged<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw damageOf(file, error);
  }
}

const refusals = {
  ENOENT: "import_file_gone",
  EACCES: "import_file_closed",
  EPERM: "import_file_closed",
  EIO: "import_file_damaged",
  Z_BUF_ERROR: "import_file_cut_off",
  Z_DATA_ERROR: "import_file_damaged",
  CUT_OFF: "import_file_cut_off",
  DAMAGED: "import_file_damaged",
  CHANGED: "import_file_changed",
  EMPTY: "import_file_empty",
  NOT_A_TABLE: "import_no_table",
  JSON_INVALID: "import_json_invalid",
  QUOTE_OPEN: "import_quote_open",
  ROW_TOO_LONG: "import_row_too_long",
  COLUMNS_TOO_MANY: "import_columns_too_many",
  WORKBOOK_TOO_LARGE: "import_workbook_too_large",
  UNPACKS_TOO_LARGE: "import_archive_too_large",
  ENTRIES_TOO_MANY: "import_archive_entries_too_many",
  ARCHIVE_LOCKED: "import_archive_locked",
  ARCHIVE_UNSAFE: "import_archive_unsafe",
  ARCHIVE_NESTED: "import_archive_nested",
  ARCHIVE_PACKING: "import_archive_packing",
} as const satisfies Record<UnreadableCode, ErrorCode> & Record<string, ErrorCode>;

/** What an error says of the file that was read, as a refusal; any other error stays what it is. */
export function damageOf(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code } = error;
  if (typeof code !== "string" || !isRefused(code)) return error;
  const details = "details" in error && typeof error.details === "object" ? error.details : {};
  return new Refusal(refusals[code], { file, ...details });
}

function isRefused(code: string): code is keyof typeof refusals {
  return Object.hasOwn(refusals, code);
}

/**
 * Whether it only means that this is no table for us: a picture among the files, a document, a text of another kind. Then
 * the other files come in without it.
 */
const notForUs: readonly ErrorCode[] = [
  "import_file_empty",
  "import_no_table",
  "import_json_invalid",
  "import_quote_open",
  "import_row_too_long",
  "import_columns_too_many",
  "import_workbook_too_large",
];

export function isNoTable(error: unknown): error is Refusal {
  return error instanceof Refusal && notForUs.includes(error.code);
}
