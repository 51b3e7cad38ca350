import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForExample, usualExample } from "./ask-for-example.ts";

/** Asks for the example company in an empty workspace; the run says how far it is. */
export async function loadExample({ tx, actor }: Pick<Call<typeof dataQuality.loadExample>, "tx" | "actor">) {
  return { runId: await askForExample(tx, actor, { madeBy: "page", choice: usualExample }) };
}
