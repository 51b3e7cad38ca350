import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForWorkplaces } from "./search/search-workplaces.ts";

/** Asks for all people to be looked through. */
export async function findMisplacedPeople({ tx, actor }: Call<typeof dataQuality.findMisplacedPeople>) {
  return { runId: await askForWorkplaces(tx, actor) };
}
