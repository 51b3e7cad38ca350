import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForUndo } from "./work-on-undo.ts";

/** Takes a load back; the worker does it, after looking once more whether anything stands in the way. */
export async function undoRun({ tx, actor, input }: Call<typeof dataQuality.undoRun>) {
  return {
    runId: await askForUndo(tx, actor, { undoes: input.runId, keep: input.keep, first: input.first }, true),
  };
}
