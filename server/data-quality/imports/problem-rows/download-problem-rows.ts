import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { filesWithRows, nameOfProblemFile, problemFile } from "./problem-file-of-run.ts";

/**
 * The rows of a file that were not taken in, with their columns as they were delivered and why, to be mended and sent
 * again. It holds what somebody with the same permission sent, and nothing that is kept of customers here.
 */
export async function downloadProblemRows({ tx, input }: Call<typeof dataQuality.downloadProblemRows>) {
  const { runId, path } = input;
  const [run] = await tx.sql`select from run where run_id = ${runId} and kind = 'import'`;
  if (run === undefined) refuse("not_found");
  const [file] = await filesWithRows(tx, runId, path);
  if (file === undefined) refuse("import_rows_none");
  const text = await problemFile(tx, runId, file);
  return { name: nameOfProblemFile(file.path), type: "text/csv; charset=utf-8", content: { text } };
}
