import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForExport } from "./run-export.ts";

/** Asks for an export; the worker writes it. */
export async function createExport({ tx, actor, input }: Call<typeof dataQuality.createExport>) {
  return { runId: await askForExport(tx, actor, input, { queue: true }) };
}
