import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { mappingRow } from "./mapping-row.ts";

/** A saved mapping as a document that the command takes too. */
export async function readImportMapping({ tx, actor, input }: Call<typeof dataQuality.readImportMapping>) {
  const { title } = await mappingRow(tx, actor, input.mappingId);
  const [row] = await tx.sql<{ profile: unknown }>`
    select profile from import_mapping where mapping_id = ${input.mappingId}`;
  return { title, profile: ImportProfile.parse(row?.profile) };
}
