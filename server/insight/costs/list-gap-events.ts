import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { sourceWords } from "../value/source-words.ts";

type Row = OutputOf<typeof insight.listGapEvents>["rows"][number];

const Mark = z.tuple([z.iso.date(), z.uuid(), z.int()]);

/** The events of an activity between two days that have no rate there, newest first. */
export async function listGapEvents({ tx, actor, input }: Call<typeof insight.listGapEvents>) {
  const [activity] = await tx.sql<Activity>`
    select code, driver, kind from activity where code = ${input.activity}`;
  if (activity === undefined) refuse("not_found");
  const mark = decodeCursor(input.cursor, Mark);
  const beyond = mark
    ? afterKeys(
        ["on_day", "source_id", "line"].map((name, at) => ({
          column: sql.ref(name),
          direction: "desc",
          value: mark[at],
        })),
      )
    : sql<boolean>`true`;
  const rows = await tx.sql<Row & { line: number }>`
    with page as (
      select event.*, golden.name, golden.golden_id
      from (${missedOf(activity)}) as event
      join party as noted on noted.party_id = event.party_id
      join lateral (
        select ${shownName()} as name, golden_id from party where party.party_id = noted.golden_id and ${visibleParties(actor)}
      ) as golden on true
      where on_day between ${input.from}::date and ${input.until}::date and ${beyond}
      order by on_day desc, source_id desc, line desc
      limit ${input.limit + 1}
    )
    select
      party_id as "partyId",
      case when golden_id <> ${ownCompanyId} then name end as customer,
      source_kind as "sourceKind",
      source_id as "sourceId",
      line_no as "lineNo",
      line,
      on_day as "onDay",
      ${sourceWords()} as source,
      null::text as basis,
      minutes::float8 as minutes,
      null::text as amount
    from page
    order by on_day desc, source_id desc, line desc`;
  const page = pageOf(rows, input.limit, (row) => [row.onDay, row.sourceId, row.line]);
  return { ...page, rows: page.rows.map(({ line: _, ...row }) => row) };
}

type Activity = { code: string; driver: string; kind: string | null };

function missedOf({ code, driver, kind }: Activity): RawBuilder<unknown> {
  const unpriced = (day: string) => sql`
    not exists (
      select from activity_price as price
      where price.activity_code = ${code} and ${sql.ref(day)} >= price.valid_from and ${sql.ref(day)} < price.valid_until
    )`;
  const kinds = driver.startsWith("sale")
    ? ["order", "invoice"]
    : driver.startsWith("return")
      ? ["return", "credit_note"]
      : ["order", "invoice", "return", "credit_note"];
  switch (driver) {
    case "contact":
      return sql`
        select priced.party_id, 'contact' as source_kind, priced.contact_id as source_id, null::integer as line_no, 0 as line,
          priced.on_day, contact.minutes
        from priced_contact as priced
        join contact using (party_id, contact_id)
        where priced.amount is null and priced.activity_code = ${code}`;
    case "case":
      return sql`
        select party_id, 'case_file' as source_kind, case_id as source_id, null::integer as line_no, 0 as line,
          opened_on as on_day, null::numeric as minutes
        from case_file
        where (${kind}::text is null or kind = ${kind}) and ${unpriced("opened_on")}`;
    case "campaign_touch":
      return sql`
        select party_id, 'campaign_touch' as source_kind, touch_id as source_id, null::integer as line_no, 0 as line, on_day,
          null::numeric as minutes
        from campaign_touch
        where ${unpriced("on_day")}`;
    case "sale_line":
    case "return_line":
      return sql`
        select line.party_id, 'document_line' as source_kind, line.document_id as source_id, line.line_no,
          line.line_no as line, document.recognised_on as on_day, null::numeric as minutes
        from document
        join document_line as line using (party_id, document_id)
        where document.kind = any(${kinds}::text[]) and recognised_on is not null and ${unpriced("recognised_on")}`;
    default:
      return sql`
        select party_id, 'document' as source_kind, document_id as source_id, null::integer as line_no, 0 as line,
          recognised_on as on_day, null::numeric as minutes
        from document
        where kind = any(${kinds}::text[]) and recognised_on is not null and ${unpriced("recognised_on")}`;
  }
}
