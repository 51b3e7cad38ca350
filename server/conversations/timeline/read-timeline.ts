import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { eachRecord } from "../../customers/each-record.ts";
import { anyOf, partyRef, shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

export type TimelineEntry = OutputOf<typeof conversations.listTimeline>["rows"][number];
type Asked = { kinds?: readonly string[] | undefined; cursor?: string | undefined; limit: number };

/**
 * One page of everything noted on a customer's records, newest first, each entry with the sum of its rows in the ledger.
 * One customer's facts are few enough to be put in order as they are read; the ledger is asked for the page alone.
 */
export async function readTimeline(tx: Tx, actor: Actor, goldenId: string, asked: Asked) {
  const last = decodeCursor(asked.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`at`, direction: "desc", value: last[0] },
        { column: sql`entry_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.prepared<TimelineEntry>`
    with member as materialized (select m.party_id from party m where m.golden_id = ${goldenId}),
    entry as (${facts}),
    page as materialized (
      select *
      from entry
      where ${anyOf(sql`kind`, asked.kinds)} and ${after}
      order by at desc, entry_id desc
      limit ${asked.limit + 1}
    )
    select page.entry_id as "entryId", page.kind, page.party_id as "partyId", page.at, page.on_day as "onDay", page.what,
      page.title, page.number, page.state, page.direction, page.minutes::float8 as minutes, page.feeling, page.note,
      (select u.name from user_account u where u.user_id = page.user_id) as by,
      (
        select ${shownName("kept")}
        from party p
        join party kept on kept.party_id = p.golden_id
        where p.party_id = page.person_party_id
      ) as person,
      ${shareOfAll} as share, ${sharersOf(actor, goldenId)} as "sharedWith", null as amount
    from page
    order by page.at desc, page.entry_id desc`;
  const page = pageOf(rows, asked.limit, (row) => [row.at, row.entryId]);
  const amounts = await amountsOf(tx, goldenId, page.rows);
  return { ...page, rows: page.rows.map((row) => ({ ...row, amount: amounts.get(row.entryId) ?? null })) };
}

/**
 * The sum of each entry's rows in the ledger. The ids go in as values: a join would not be pushed into the view's branches,
 * and all customers' facts would be priced to show one customer's (15 s against 20 ms on 50,000 facts).
 */
async function amountsOf(
  tx: Tx,
  goldenId: string,
  entries: readonly TimelineEntry[],
): Promise<Map<string, string>> {
  const homes = [
    ...new Set(entries.map((entry) => entry.partyId)),
    ...(await alsoSharing(tx, goldenId, entries)),
  ];
  const ids = entries.map((entry) => entry.entryId);
  const rows = await eachRecord(
    tx,
    homes,
    (run, isTheirs) => run<{ id: string; amount: string }>`
    select source_id as id, round(sum(amount), 2)::text as amount
    from ledger
    where ${isTheirs} and source_id = any(${ids}::uuid[])
    group by source_id`,
  );
  return new Map(rows.map((row) => [row.id, row.amount]));
}

/** Records of this customer that share a contact with another record of theirs: it stands in the list once. */
async function alsoSharing(tx: Tx, goldenId: string, entries: readonly TimelineEntry[]): Promise<string[]> {
  const shared = entries.filter((entry) => entry.share !== null && entry.share < 1);
  if (shared.length === 0) return [];
  const rows = await tx.sql<{ partyId: string }>`
    select distinct share.party_id as "partyId"
    from contact_share as share
    join party as member on member.party_id = share.party_id and member.golden_id = ${goldenId}
    where share.contact_id = any(${shared.map((entry) => entry.entryId)}::uuid[])
      and share.party_id <> all(${entries.map((entry) => entry.partyId)}::uuid[])`;
  return rows.map((row) => row.partyId);
}

/** This customer's share of a contact of the page: that of all records kept as one. */
const shareOfAll = sql`
  case when page.share < 1 then (
    select sum(own.share)::float8
    from party_contact own
    where own.home_id = page.home_id and own.contact_id = page.entry_id and own.party_id in (select party_id from member)
  ) else page.share::float8 end`;

/** Who else took part in a contact of the page, those whom the actor may see. */
function sharersOf(actor: Actor, goldenId: string) {
  return sql`
    case when page.share < 1 then coalesce((
      select jsonb_agg(distinct ${partyRef("party")})
      from party_contact other
      join party noted on noted.party_id = other.party_id
      join party on party.party_id = noted.golden_id
      where other.home_id = page.home_id and other.contact_id = page.entry_id
        and party.party_id <> ${goldenId} and ${visibleParties(actor)}
    ), '[]') else '[]' end`;
}

/** A business day as an instant: its beginning in the workspace's zone. */
const startOf = (day: RawBuilder<unknown>) =>
  sql`(${day}::timestamp at time zone (select w.time_zone from workspace w))`;

// Each kind of fact as an entry. `member` holds the customer's records.
const facts = sql`
  select d.document_id as entry_id, 'document' as kind, d.party_id, ${startOf(sql`d.issued_on`)} as at, d.issued_on as on_day,
    d.kind as what, d.title, d.number, d.state, null::text as direction, null::numeric as minutes, null::text as feeling,
    null::text as note, d.owner_id as user_id, d.person_party_id, null::numeric as share, null::uuid as home_id
  from document d
  where d.party_id in (select party_id from member)
  union all
  select c.contact_id, 'contact', c.party_id, c.started_at, c.on_day, c.channel, c.subject, null, c.state, c.direction,
    c.minutes, c.feeling, c.note, c.user_id, c.person_party_id, c.share, c.home_id
  from member
  cross join lateral (
    -- Kept apart, or the planner would read what all customers share to find one customer's.
    select * from party_contact where party_contact.party_id = member.party_id offset 0
  ) c
  where c.is_counted
  union all
  select f.case_id, 'case', f.party_id, f.opened_at, f.opened_on, f.kind, f.subject, f.number, f.state, null, null, null, null,
    f.owner_id, null, null, null
  from case_file f
  where f.party_id in (select party_id from member)
  union all
  select n.note_id, 'note', n.party_id, n.written_at, n.on_day, 'note', n.title, null, null, null, null, null, n.text,
    n.author_id, null, null, null
  from note n
  where n.party_id in (select party_id from member)
  union all
  select t.touch_id, 'campaign', t.party_id, t.touched_at, t.on_day, coalesce(k.type, 'campaign'), k.name, null, t.status, null,
    null, null, null, null, null, null, null
  from campaign_touch t
  join campaign k on k.campaign_id = t.campaign_id
  where t.party_id in (select party_id from member)
  union all
  select e.event_id, 'rating', e.party_id, e.happened_at, (e.happened_at at time zone (select w.time_zone from workspace w))::date,
    'rating', concat_ws(' → ', e.differences #>> '{rating,from}', e.differences #>> '{rating,to}'), null, null, null, null,
    null, null, e.actor_user_id, null, null, null
  from event e
  where e.party_id in (select party_id from member) and e.name = 'rating.changed'`;
