import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findExport } from "./export-row.ts";

/** How far an export is, and its file. */
export async function readExport({ tx, actor, input }: Call<typeof dataQuality.readExport>) {
  const found = await findExport(tx, actor, input.runId);
  if (found === undefined) refuse("not_found");
  return found.shown;
}
