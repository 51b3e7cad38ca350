import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as insight from "../../../../contract/insight.ts";
import type { Call } from "../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../plumbing/http/paging.ts";
import { changeColumns } from "./change-columns.ts";

type Row = OutputOf<typeof insight.listCostChanges>["rows"][number];

const Mark = z.tuple([z.iso.datetime(), z.uuid()]);

/** Changes of the cost model, the newest first. */
export async function listCostChanges({
  tx,
  input,
}: Pick<Call<typeof insight.listCostChanges>, "tx" | "input">) {
  const mark = decodeCursor(input.cursor, Mark);
  const beyond = mark
    ? afterKeys([
        { column: sql`drafted_at`, direction: "desc", value: mark[0] },
        { column: sql`change_id`, direction: "desc", value: mark[1] },
      ])
    : sql<boolean>`true`;
  const rows = await tx.sql<Row>`
    select ${changeColumns}
    from cost_change
    where ${beyond} and (${input.state === undefined} or state = any(${input.state ?? []}::text[]))
    order by drafted_at desc, change_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.draftedAt, row.changeId]);
}
