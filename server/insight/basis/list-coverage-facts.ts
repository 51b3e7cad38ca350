import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { sourceWords } from "../value/source-words.ts";

type Part = Call<typeof insight.listCoverageFacts>["input"]["part"];
type Row = OutputOf<typeof insight.listCoverageFacts>["rows"][number];

const Mark = z.tuple([z.iso.date(), z.uuid(), z.int(), z.string()]);

/** The facts that one figure of the coverage counts or adds up, newest first. */
export async function listCoverageFacts({ tx, actor, input }: Call<typeof insight.listCoverageFacts>) {
  const mark = decodeCursor(input.cursor, Mark);
  const beyond = mark
    ? afterKeys(
        ["on_day", "source_id", "line", "activity"].map((name, at) => ({
          column: sql.ref(name),
          direction: "desc",
          value: mark[at],
        })),
      )
    : sql<boolean>`true`;
  const rows = await tx.sql<Row & { line: number; activityCode: string }>`
    with page as materialized (
      select fact.*, golden.name, golden.golden_id
      from (${factsOf(input.part)}) as fact
      join party as noted on noted.party_id = fact.party_id
      join lateral (
        select ${shownName()} as name, golden_id from party where party.party_id = noted.golden_id and ${visibleParties(actor)}
      ) as golden on true
      where on_day between ${input.from}::date and ${input.until}::date and ${beyond}
      order by on_day desc, source_id desc, line desc, activity desc
      limit ${input.limit + 1}
    )
    select
      page.party_id as "partyId",
      case when golden_id <> ${ownCompanyId} then page.name end as customer,
      source_kind as "sourceKind",
      source_id as "sourceId",
      line_no as "lineNo",
      line,
      on_day as "onDay",
      coalesce(${sourceWords()}, '') as source,
      page.activity as "activityCode",
      activity.name as activity,
      minutes::float8 as minutes,
      round(amount, 6) as amount
    from page
    left join activity on activity.code = page.activity
    order by on_day desc, source_id desc, line desc, page.activity desc`;
  const page = pageOf(rows, input.limit, (row) => [row.onDay, row.sourceId, row.line, row.activityCode]);
  return { ...page, rows: page.rows.map(({ line: _, activityCode: __, ...row }) => row) };
}

function factsOf(part: Part): RawBuilder<unknown> {
  switch (part) {
    case "revenue_delivered":
      return soldLines(sql`cost_basis = 'delivered'`);
    case "revenue_rate":
      return soldLines(sql`cost_basis = 'rate'`);
    case "revenue_assumed":
      return soldLines(sql`cost_basis = 'assumed'`);
    case "revenue_unknown":
      return soldLines(sql`cost_basis is null`);
    case "minutes_measured":
      return served(sql`basis = 'measured'`);
    case "minutes_estimated":
      return served(sql`basis = 'estimated'`);
    case "serving_rate":
      return served(sql`basis not in ('measured', 'estimated')`);
    case "without_customer":
      return withoutCustomer;
    case "no_exchange_rate":
    case "no_cost_of_goods":
    case "no_rate":
      return sql`
        select party_id, on_day, source_kind, source_id, line_no, coalesce(line_no, 0) as line, '' as activity,
          null::numeric as minutes, null::numeric as amount
        from not_counted
        where reason = ${part}`;
  }
}

function soldLines(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select party_id, on_day, 'document_line' as source_kind, document_id as source_id, line_no, line_no as line, '' as activity,
      null::numeric as minutes, net_amount as amount
    from priced_line
    where net_amount <> 0 and ${which}`;
}

function served(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select party_id, on_day, source_kind, source_id, line_no, coalesce(line_no, 0) as line,
      coalesce(activity_code, '') as activity, minutes, amount
    from ledger
    where category = 'serving' and ${which}`;
}

const withoutCustomer = sql`
  select party_id, on_day, 'contact' as source_kind, contact_id as source_id, null::integer as line_no, 0 as line,
    '' as activity, minutes, null::numeric as amount
  from contact
  where party_id = ${ownCompanyId} and state = 'done'
  union all
  select party_id, opened_on, 'case_file', case_id, null, 0, '', null, null
  from case_file
  where party_id = ${ownCompanyId}`;
