import { importKinds } from "../../../contract/data-quality/imports/import-kinds.ts";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { kindsFor } from "./plan-export.ts";

/** What this person may export. */
export async function listExportKinds({ actor }: Call<typeof dataQuality.listExportKinds>) {
  const kinds = kindsFor(actor, actor.scope === "all" ? "all" : "chosen");
  return {
    kinds: kinds.map((kind) => ({ kind, title: importKinds[kind].title })),
    withMoney: actor.may.has("money.read"),
  };
}
