import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../plumbing/http/paging.ts";
import { inSight, type MappingRow, mappingColumns } from "./mapping-row.ts";

const Key = z.tuple([z.string(), z.string()]);

/** Mappings that were saved, the last used first; one that was never used counts from the day it was saved. */
export async function listImportMappings({ tx, actor, input }: Call<typeof dataQuality.listImportMappings>) {
  const key = decodeCursor(input.cursor, Key);
  const last = sql`coalesce(m.used_at, m.created_at)`;
  const after = key
    ? afterKeys([
        { column: last, direction: "desc", value: key[0] },
        { column: sql`m.mapping_id`, direction: "desc", value: key[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<MappingRow>`
    select ${mappingColumns(actor)} from import_mapping m
    where ${inSight(actor)} and ${after}
    order by ${last} desc, m.mapping_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.usedAt ?? row.createdAt, row.mappingId]);
}
