import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { addedSince, countLoads } from "./added-since.ts";
import { exampleHere, isEmptyWorkspace } from "./example-state.ts";

type Output = OutputOf<typeof dataQuality.readExample>;

/** Whether the example company is here, offered, or on its way, and what would go with it. */
export async function readExample({
  tx,
  actor,
}: Pick<Call<typeof dataQuality.readExample>, "tx" | "actor">): Promise<Output> {
  const mayLoad = actor.may.has("workspace.write");
  const example = await exampleHere(tx);
  if (example === null) {
    const isEmpty = await isEmptyWorkspace(tx);
    return { ...nothing, state: "none", isEmpty, isOffered: isEmpty && mayLoad };
  }
  const added = mayLoad && example.loadedAt !== null ? await addedSince(tx, example.loadedAt) : [];
  return {
    state: example.isAtWork ? "coming" : "here",
    isEmpty: false,
    isOffered: false,
    isDemo: example.madeBy === "demo",
    canRemove: mayLoad && example.madeBy === "page" && !example.isAtWork,
    runId: example.runId,
    customers: example.customers,
    booksUntil: example.booksUntil,
    added,
    addedCount: added.reduce((sum, one) => sum + one.count, 0),
    loads: mayLoad ? await countLoads(tx) : 0,
  };
}

const nothing = {
  isDemo: false,
  canRemove: false,
  runId: null,
  customers: 0,
  booksUntil: null,
  added: [],
  addedCount: 0,
  loads: 0,
};
