import { existsSync } from "node:fs";
import { extname } from "node:path";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findExport } from "./export-row.ts";

const types: Readonly<Record<string, string>> = {
  ".csv": "text/csv; charset=utf-8",
  ".jsonl": "application/x-ndjson",
  ".zip": "application/zip",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The file of an export, for the one who asked for it and for administrators. */
export async function downloadExport({ tx, actor, input }: Call<typeof dataQuality.downloadExport>) {
  const found = await findExport(tx, actor, input.runId);
  if (found === undefined) refuse("not_found");
  const { shown, storedAt } = found;
  if (shown.state !== "done") refuse("export_not_done", { state: shown.state });
  if (shown.file === null || storedAt === null || !existsSync(storedAt)) refuse("export_gone");
  const type = types[extname(shown.file.name)] ?? "application/octet-stream";
  return { name: shown.file.name, type, content: { path: storedAt } };
}
