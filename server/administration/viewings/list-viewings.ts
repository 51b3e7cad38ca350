import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Door } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { visibleAbout } from "../audit/visible-events.ts";

type ListViewings = Call<typeof administration.listViewings>;

type Row = {
  viewing_id: string;
  user_id: string;
  user_name: string;
  api_key_id: string | null;
  api_key_name: string | null;
  door: Door;
  kind: string;
  asked: string;
  first_at: string;
  last_at: string;
  times_count: number;
  customers_count: number;
  party_id: string;
  party_name: string | null;
};

const Mark = z.tuple([z.iso.datetime(), z.uuid()]);

/** Who had figures of profit before them, newest first. */
export async function listViewings({ tx, actor, input }: ListViewings) {
  const mark = decodeCursor(input.cursor, Mark);
  const after = mark
    ? afterKeys([
        { column: sql`last_at`, direction: "desc", value: mark[0] },
        { column: sql`viewing_id`, direction: "desc", value: mark[1] },
      ])
    : sql<boolean>`true`;
  const rows = await tx.sql<Row>`
    select page.*, coalesce(party.golden_values ->> 'name', party.name) as party_name, api_key.name as api_key_name
    from (
      select
        viewing_id, user_id, user_name, api_key_id, door, kind, asked, first_at, last_at, times_count, customers_count, party_id
      from viewing
      where ${visibleAbout(actor, sql`viewing.party_id`)} and ${after} and ${asked(input)}
      order by last_at desc, viewing_id desc
      limit ${input.limit + 1}
    ) as page
    left join party on party.party_id = page.party_id
    left join api_key on api_key.api_key_id = page.api_key_id
    order by last_at desc, viewing_id desc`;
  const page = pageOf(rows, input.limit, (row) => [row.last_at, row.viewing_id]);
  return { next: page.next, rows: page.rows.map(describe) };
}

/** What the query asked for. Days are days of the workspace's time zone. */
function asked(input: ListViewings["input"]): RawBuilder<boolean> {
  const zone = sql`(select time_zone from workspace)`;
  const conditions = [
    input.partyId &&
      sql`party_id in (
        select member.party_id from party as member
        where member.golden_id = (select golden_id from party where party.party_id = ${input.partyId})
      )`,
    input.userId && sql`user_id = ${input.userId}`,
    input.kind && sql`kind = ${input.kind}`,
    input.fromDay && sql`last_at >= ${input.fromDay}::date::timestamp at time zone ${zone}`,
    input.untilDay && sql`first_at < (${input.untilDay}::date + 1)::timestamp at time zone ${zone}`,
  ].filter((condition) => typeof condition === "object");
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function describe(row: Row) {
  const isMany = row.party_id === ownCompanyId;
  return {
    viewingId: row.viewing_id,
    viewer: { userId: row.user_id, name: row.user_name },
    apiKey: row.api_key_id === null ? null : { apiKeyId: row.api_key_id, name: row.api_key_name },
    door: row.door,
    kind: row.kind,
    party: isMany ? null : { partyId: row.party_id, name: row.party_name },
    customersCount: row.customers_count,
    asked: row.asked === "" ? null : row.asked,
    firstAt: row.first_at,
    lastAt: row.last_at,
    times: row.times_count,
  };
}
