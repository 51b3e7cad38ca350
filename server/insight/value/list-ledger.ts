import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { membersOf } from "./members-of.ts";
import { sourceWords } from "./source-words.ts";

type Input = Call<typeof insight.listLedger>["input"];
type Row = OutputOf<typeof insight.listLedger>["rows"][number];

const Mark = z.tuple([z.iso.date(), z.uuid(), z.int(), z.string(), z.string(), z.uuid()]);

/** The rows behind a figure, newest first, with the sum of all that the filter finds. */
export async function listLedger({ tx, actor, input }: Call<typeof insight.listLedger>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const members = await membersOf(tx, partyId);
  const filter = filterOf(input);
  const rows = await tx.sql<Row>`
    with page as materialized (
      select entry.*
      from (
        select *, coalesce(line_no, 0) as line, coalesce(activity_code, '') as activity from ledger
      ) as entry
      where party_id = any(${members}::uuid[]) and ${filter} and ${beyond(input.cursor)}
      order by on_day desc, source_id desc, line desc, category desc, activity desc, party_id desc
      limit ${input.limit + 1}
    )
    select
      page.party_id as "partyId",
      page.on_day as "onDay",
      page.category,
      page.activity_code as "activityCode",
      activity.name as "activityName",
      round(page.amount, 6) as amount,
      page.basis,
      page.minutes::float8 as minutes,
      page.source_kind as "sourceKind",
      page.source_id as "sourceId",
      page.line_no as "lineNo",
      ${sourceWords()} as source
    from page
    left join activity on activity.code = page.activity_code
    order by page.on_day desc, page.source_id desc, page.line desc, page.category desc, page.activity desc, page.party_id desc`;
  const [total] = await tx.sql<{ sum: string; count: number }>`
    select round(coalesce(sum(amount), 0), 6) as sum, count(*) as count
    from ledger
    where party_id = any(${members}::uuid[]) and ${filter}`;
  return {
    ...pageOf(rows, input.limit, (row) => [
      row.onDay,
      row.sourceId,
      row.lineNo ?? 0,
      row.category,
      row.activityCode ?? "",
      row.partyId,
    ]),
    sum: total?.sum ?? "0",
    count: total?.count ?? 0,
  };
}

function filterOf(input: Input): RawBuilder<boolean> {
  const parts = [sql`true`];
  const day = sql.ref(input.refunds === "by_sale" ? "sale_on" : "on_day");
  if (input.from !== undefined) parts.push(sql`${day} >= ${input.from}::date`);
  if (input.until !== undefined) parts.push(sql`${day} <= ${input.until}::date`);
  if (input.category !== undefined) parts.push(sql`category = any(${input.category}::text[])`);
  if (input.activity !== undefined) parts.push(sql`activity_code = ${input.activity}`);
  if (input.source !== undefined) parts.push(sql`source_kind = any(${input.source}::text[])`);
  if (input.demand !== undefined) parts.push(sql`is_demand = ${input.demand}`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function beyond(cursor: string | undefined): RawBuilder<boolean> {
  const mark = decodeCursor(cursor, Mark);
  if (mark === undefined) return sql<boolean>`true`;
  const columns = ["on_day", "source_id", "line", "category", "activity", "party_id"];
  return afterKeys(
    columns.map((name, at) => ({ column: sql.ref(name), direction: "desc", value: mark[at] })),
  );
}
