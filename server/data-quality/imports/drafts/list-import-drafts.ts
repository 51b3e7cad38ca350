import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../plumbing/http/paging.ts";
import { type DraftRow, draftRuns, draftState } from "./draft-state.ts";

const Key = z.tuple([z.string(), z.string()]);

type Listed = Pick<DraftRow, "draftId" | "title" | "state" | "createdByName" | "updatedAt"> & {
  tables: number;
  rows: number;
};

/** Imports that were begun and not loaded yet, the last touched first. */
export async function listImportDrafts({ tx, input }: Call<typeof dataQuality.listImportDrafts>) {
  const key = decodeCursor(input.cursor, Key);
  const after = key
    ? afterKeys([
        { column: sql`d.updated_at`, direction: "desc", value: key[0] },
        { column: sql`d.draft_id`, direction: "desc", value: key[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Listed>`
    select d.draft_id as "draftId", d.title, ${draftState} as state, d.created_by_name as "createdByName",
      d.updated_at as "updatedAt", counted.tables, counted.rows
    from import_draft d ${draftRuns}
    cross join lateral (
      select count(*) as tables, coalesce(sum(t.rows_count), 0)::bigint as rows
      from import_draft_table t where t.draft_id = d.draft_id
    ) counted
    where ${after} and load.state is distinct from 'done' and load.state is distinct from 'unbalanced'
    order by d.updated_at desc, d.draft_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.updatedAt, row.draftId]);
}
