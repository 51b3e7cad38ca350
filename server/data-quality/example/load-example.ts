import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { askForExample } from "./ask-for-example.ts";

/** What the first page offers: large enough for a curve, small enough for a few seconds. */
const choice = { customers: 2000, years: 3, seed: 1 };

/** Asks for the example company in an empty workspace; the run says how far it is. */
export async function loadExample({ tx, actor }: Pick<Call<typeof dataQuality.loadExample>, "tx" | "actor">) {
  return { runId: await askForExample(tx, actor, { madeBy: "page", choice }) };
}
