import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../plumbing/database/db.ts";

/** A mapping that was saved, as it recognises files. */
export type KnownMapping = { mappingId: string; title: string; profile: ImportProfile };

/** The mappings that somebody may use: their own and those for everybody, the last used first. */
export async function knownMappings(tx: Tx, userId: string | null): Promise<KnownMapping[]> {
  const rows = await tx.sql<{ mappingId: string; title: string; profile: unknown }>`
    select mapping_id as "mappingId", title, profile from import_mapping
    where is_shared or created_by = ${userId}::uuid
    order by used_at desc nulls last, created_at desc
    limit 500`;
  return rows.flatMap(({ profile, ...row }) => {
    const parsed = ImportProfile.safeParse(profile);
    return parsed.success ? [{ ...row, profile: parsed.data }] : [];
  });
}
