import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Door } from "../../plumbing/actor.ts";
import { type Difference, ownCompanyId } from "../../plumbing/events.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { hideMoney } from "./hide-money.ts";
import { visibleEvents } from "./visible-events.ts";

type ListEvents = Call<typeof administration.listEvents>;

type Row = {
  event_id: string;
  name: string;
  happened_at: string;
  actor_user_id: string | null;
  actor_name: string;
  door: Door;
  subject_kind: string;
  subject_id: string;
  subject_name: string | null;
  party_id: string;
  party_name: string | null;
  differences: Record<string, Difference>;
  run_id: string | null;
};

const Mark = z.tuple([z.iso.datetime(), z.uuid()]);

export async function listEvents({ tx, actor, input }: ListEvents) {
  const mark = decodeCursor(input.cursor, Mark);
  const after = mark
    ? afterKeys([
        { column: sql`happened_at`, direction: "desc", value: mark[0] },
        { column: sql`event_id`, direction: "desc", value: mark[1] },
      ])
    : sql<boolean>`true`;
  // The page is cut first: names are looked up for its rows alone.
  const rows = await tx.sql<Row>`
    select page.*, ${subjectName} as subject_name, coalesce(party.golden_values ->> 'name', party.name) as party_name
    from (
      select event_id, name, happened_at, actor_user_id, actor_name, door, subject_kind, subject_id, party_id, differences, run_id
      from event
      where ${visibleEvents(actor)} and ${after} and ${asked(input)}
      order by happened_at desc, event_id desc
      limit ${input.limit + 1}
    ) as page
    left join party using (party_id)
    order by happened_at desc, event_id desc`;
  const page = pageOf(rows, input.limit, (row) => [row.happened_at, row.event_id]);
  return { next: page.next, rows: page.rows.map((row) => describe(row, actor.may.has("money.read"))) };
}

/** What the query asked for. Days are days of the workspace's time zone. */
function asked(input: ListEvents["input"]): RawBuilder<boolean> {
  const zone = sql`(select time_zone from workspace)`;
  const conditions = [
    input.subjectKind && sql`subject_kind = ${input.subjectKind}`,
    input.subjectId && sql`subject_id = ${input.subjectId}`,
    input.partyId &&
      sql`party_id in (
        select member.party_id from party as member
        where member.golden_id = (select golden_id from party where party.party_id = ${input.partyId})
      )`,
    input.userId && sql`actor_user_id = ${input.userId}`,
    input.name && sql`(name = ${input.name} or starts_with(name, ${`${input.name}.`}))`,
    input.fromDay && sql`happened_at >= ${input.fromDay}::date::timestamp at time zone ${zone}`,
    input.untilDay && sql`happened_at < (${input.untilDay}::date + 1)::timestamp at time zone ${zone}`,
  ].filter((condition) => typeof condition === "object");
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

// Cast only what is a UUID: a later kind may be counted otherwise.
const subjectUuid = sql`case when page.subject_id ~ '^[0-9a-f-]{36}$' then page.subject_id::uuid end`;

const subjectName = sql`case page.subject_kind
  when 'user' then (select user_account.name from user_account where user_id = ${subjectUuid})
  when 'team' then (select team.name from team where team_id = ${subjectUuid})
  when 'api_key' then (select api_key.name from api_key where api_key_id = ${subjectUuid})
  when 'workspace' then (select workspace.name from workspace)
  when 'run' then (select run.title from run where run.run_id = ${subjectUuid})
end`;

function describe(row: Row, seesMoney: boolean) {
  return {
    eventId: row.event_id,
    name: row.name,
    happenedAt: row.happened_at,
    actor: { userId: row.actor_user_id, name: row.actor_name },
    door: row.door,
    subject: {
      kind: row.subject_kind,
      id: row.subject_id,
      name: row.subject_kind === "party" ? row.party_name : row.subject_name,
    },
    party:
      row.party_id === ownCompanyId || row.party_name === null
        ? null
        : { partyId: row.party_id, name: row.party_name },
    differences: hideMoney(row.subject_kind, row.differences, seesMoney),
    runId: row.run_id,
  };
}
