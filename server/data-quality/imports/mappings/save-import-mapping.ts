import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { record } from "../../../plumbing/events.ts";
import { newId } from "../../../plumbing/ids.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { draftRow } from "../drafts/draft-state.ts";
import { draftTables } from "../drafts/draft-tables.ts";
import { mappingRow } from "./mapping-row.ts";
import { profileOfDraft } from "./profile-of-draft.ts";

/** Keeps how a delivery is read under a name, to be proposed for the next one whose columns fit. */
export async function saveImportMapping({ tx, actor, input }: Call<typeof dataQuality.saveImportMapping>) {
  const { draftId, title, isShared } = input;
  const draft = await draftRow(tx, draftId);
  const tables = await draftTables(tx, draftId);
  const profile = profileOfDraft(title, draft, tables);
  if (Object.keys(profile.modules).length === 0) refuse("import_without_tables");
  const mappingId = newId(tx.now.getTime());
  const [saved] = await tx.sql`
    insert into import_mapping (mapping_id, title, profile, is_shared, created_by, created_by_name, created_at)
    values (${mappingId}, ${title}, ${JSON.stringify(profile)}, ${isShared}, ${actor.userId}, ${actor.name}, ${tx.now})
    on conflict (lower(title)) do nothing
    returning mapping_id`;
  if (saved === undefined) refuse("import_mapping_taken", { title });
  await record(tx, actor, {
    name: "import_mapping.saved",
    subjectKind: "import_mapping",
    subjectId: mappingId,
    differences: { title: { from: null, to: title } },
  });
  return mappingRow(tx, actor, mappingId);
}
