import { Refusal } from "../../../plumbing/refuse.ts";

/** Does what reads a file, and refuses with its name when the file is gone, closed, cut off or damaged. */
export async function refuseDamaged<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw damageOf(file, error);
  }
}

/** What an error says of the file that was read, as a refusal; any other error stays what it is. */
export function damageOf(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  switch (error.code) {
    case "ENOENT":
      return new Refusal("import_file_gone", { file });
    case "EACCES":
    case "EPERM":
      return new Refusal("import_file_closed", { file });
    case "Z_BUF_ERROR":
      return new Refusal("import_file_cut_off", { file });
    case "Z_DATA_ERROR":
    case "EIO":
      return new Refusal("import_file_damaged", { file });
    // A quote that isn't closed takes in all that follows, up to the end or to more than a row may hold.
    case "CSV_QUOTE_NOT_CLOSED":
    case "CSV_MAX_RECORD_SIZE":
      return new Refusal("import_quote_open", { file, row: rowOf(error) });
    default:
      return error;
  }
}

/** The row in which the reader of rows gave up, the header being row 1. */
function rowOf(error: Error): number {
  const before = "records" in error ? error.records : 0;
  return typeof before === "number" ? before + 1 : 1;
}
