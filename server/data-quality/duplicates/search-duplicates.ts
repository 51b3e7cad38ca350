import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForSearch } from "./search-run.ts";

/** Asks for a search; the run says how far it is. */
export async function searchDuplicates({ tx, actor, input }: Call<typeof dataQuality.searchDuplicates>) {
  return { runId: await askForSearch(tx, actor, { changed: !input.full }) };
}
