import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readStart } from "../../../contract/insight.ts";
import { partyRef, today } from "../../customers/party-columns.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { unpaidOf } from "../../sales/unpaid.ts";

type Open = NonNullable<OutputOf<typeof readStart>["open"]>;

/** A customers looked at, and rows of each kind shown. */
const customersMax = 200;
const shownMax = 3;

/** Cases, overdue promises and overdue invoices of the A customers, the best first; whoever may read invoices sees those too. */
export async function openWithBest(tx: Tx, actor: Actor): Promise<Open> {
  const mayBill = actor.may.has("document.read");
  const [found] = await tx.sql<Open>`
    with best as materialized (${bestOf(actor)}),
    member as materialized (
      select
        member.party_id,
        ${partyRef("golden")} as customer
      from best
      join party as golden on golden.party_id = best.golden_id
      join party as member on member.golden_id = best.golden_id
    ),
    matter as materialized (
      select
        'case' as kind, source.case_id as source_id, member.*, source.subject as title, ${today(tx)} - source.opened_on as days,
        source.owner_id as user_id, null::numeric as unpaid, null as currency
      from member
      join case_file as source on source.party_id = member.party_id and source.state <> 'closed'
      union all
      select 'task', source.contact_id, member.*, source.subject, ${today(tx)} - source.due_on, source.user_id, null, null
      from member
      join contact as source on source.party_id = member.party_id and source.state = 'planned' and source.due_on < ${today(tx)}
      union all
      select 'invoice', source.document_id, member.*, source.number, ${today(tx)} - source.due_on, source.owner_id, due.unpaid, source.currency
      from member
      join document as source on source.party_id = member.party_id
        and source.kind = 'invoice' and source.state in ('open', 'confirmed', 'delivered') and source.due_on < ${today(tx)}
      cross join lateral (select ${unpaidOf("source")} as unpaid) as due
      where ${mayBill} and due.unpaid > 0 and exists (select from payment)
    ),
    shown as (
      select matter.*, row_number() over (partition by kind order by days desc, source_id) as place from matter
    )
    select
      (select count(*) from best) as customers,
      (select count(*) from matter where kind = 'case') as cases,
      (select count(*) from matter where kind = 'task') as tasks,
      (select count(*) from matter where kind = 'invoice') as invoices,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'kind', kind, 'sourceId', source_id, 'factPartyId', party_id, 'customer', customer, 'title', title, 'days', days,
          'user', (select name from user_account where user_account.user_id = shown.user_id),
          'unpaid', trim_scale(unpaid)::text, 'currency', currency
        ) order by days desc, source_id), '[]')
        from shown
        where place <= ${shownMax}
      ) as rows`;
  if (found === undefined) throw new Error("A select without from gives one row.");
  return found;
}

/** Who sees all begins with the index by profit; who looks after some begins with those. */
function bestOf(actor: Actor) {
  const most = sql`
    where value.rating = 'A'
    order by value.profit desc, value.golden_id desc
    limit ${customersMax}`;
  return actor.scope === "all"
    ? sql`select value.golden_id from party_value as value ${most}`
    : sql`
      select value.golden_id
      from party_value as value
      join party on party.party_id = value.golden_id and party.owner_id = ${actor.userId}
      ${most}`;
}
