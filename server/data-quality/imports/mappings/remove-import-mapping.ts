import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { record } from "../../../plumbing/events.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { mappingRow } from "./mapping-row.ts";

/** Forgets a saved mapping: one's own, or as an administrator anybody's. */
export async function removeImportMapping({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.removeImportMapping>) {
  const { mappingId } = input;
  const { title, isOwn, createdByName } = await mappingRow(tx, actor, mappingId);
  if (!isOwn && !actor.may.has("workspace.write")) refuse("import_mapping_not_own", { name: createdByName });
  await tx.sql`delete from import_mapping where mapping_id = ${mappingId}`;
  await record(tx, actor, {
    name: "import_mapping.removed",
    subjectKind: "import_mapping",
    subjectId: mappingId,
    differences: { title: { from: title, to: null } },
  });
  return { mappingId };
}
