import { type RawBuilder, sql } from "kysely";
import type * as conversations from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { findParty } from "../customers/find-party.ts";
import { membersOf, today } from "../customers/party-columns.ts";
import type { Call } from "../plumbing/action.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { unpaidOf } from "../sales/unpaid.ts";
import { caseColumns } from "./cases/case-columns.ts";

type Matters = OutputOf<typeof conversations.readOpenMatters>;

const shownMax = 5;

/** What is open with a customer at this moment: the third column of the card. */
export async function readOpenMatters({ tx, actor, input }: Call<typeof conversations.readOpenMatters>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const mayBill = actor.may.has("document.read");
  const [{ tasks, invoices, inFavour, ...counts }, cases] = await Promise.all([
    allButCases(tx, partyId, mayBill),
    openCases(tx, partyId),
  ]);
  return {
    ...cases,
    ...counts,
    tasks,
    tasksDue: tasks[0]?.total ?? 0,
    invoices: invoices ?? [],
    invoicesOverdue: invoices?.[0]?.total ?? 0,
    inFavour,
    inFavourCount: inFavour[0]?.total ?? 0,
  };
}

async function openCases(tx: Tx, goldenId: string) {
  const cases = await tx.prepared<Matters["cases"][number] & { total: number }>`
    select ${caseColumns(tx)}, count(*) over () as total
    from case_file f
    join party asked on asked.party_id = f.party_id
    join party on party.party_id = asked.golden_id
    where f.party_id in ${membersOf(goldenId)} and f.state <> 'closed'
    order by f.opened_at, f.case_id
    limit ${shownMax}`;
  return { cases, casesOpen: cases[0]?.total ?? 0 };
}

type Few<Row> = (Row & { total: number })[];

type AllButCases = Omit<
  Matters,
  "cases" | "casesOpen" | "tasks" | "tasksDue" | "invoices" | "invoicesOverdue" | "inFavour" | "inFavourCount"
> & {
  tasks: Few<Matters["tasks"][number]>;
  invoices: Few<Matters["invoices"][number]> | null;
  inFavour: Few<Matters["inFavour"][number]>;
};

/** In one statement: each way to the database and back costs the server as much as what it asks. */
async function allButCases(tx: Tx, goldenId: string, mayBill: boolean): Promise<AllButCases> {
  const year = sql`${today(tx)} - interval '12 months'`;
  const [row] = await tx.prepared<AllButCases>`
    select
      ${few(openTasks(tx, goldenId))} as tasks,
      ${few(unverified(goldenId))} as unverified,
      ${mayBill ? sql`exists (select from payment)` : sql`false`} as "paymentsKnown",
      ${mayBill ? sql`case when exists (select from payment) then ${few(overdueInvoices(tx, goldenId))} end` : sql`null`}
        as invoices,
      ${mayBill ? few(inFavourOf(goldenId, year)) : sql`'[]'::jsonb`} as "inFavour",
      (
        select count(*)
        from ${contactsOf(goldenId)} c
        where c.is_counted and c.state = 'done' and c.on_day > ${today(tx)} - 7
      ) as "contactsLast7Days",
      (
        select count(*)
        from ${contactsOf(goldenId)} c
        where c.is_counted and c.state = 'done' and c.on_day > ${year}
      ) as "contactsLast12Months",
      (
        select jsonb_build_object(
          'count', count(*), 'ourFault', count(*) filter (where f.finding = 'our_fault'),
          'undecided', count(*) filter (where coalesce(f.finding, 'open') = 'open')
        )
        from case_file f
        where f.party_id in ${membersOf(goldenId)} and f.kind = 'complaint' and f.opened_on > ${year}
      ) as "complaintsLast12Months",
      (
        select jsonb_build_object('feeling', c.feeling, 'onDay', c.on_day)
        from contact c
        where c.party_id in ${membersOf(goldenId)} and c.feeling is not null
        order by c.started_at desc
        limit 1
      ) as "lastFeeling"`;
  if (row === undefined) throw new Error("A select without from gives one row.");
  return row;
}

/** The first rows by their `place`, as JSON; amounts in them are text, or their digits would be lost. */
function few(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((
    select jsonb_agg(to_jsonb(one) order by one.place)
    from (select * from (${rows}) as row order by place limit ${shownMax}) as one
  ), '[]')`;
}

function openTasks(tx: Tx, goldenId: string): RawBuilder<unknown> {
  return sql`
    select c.contact_id as "contactId", c.party_id as "partyId", c.subject, c.channel, c.due_on as "dueOn",
      case when c.due_on < ${today(tx)} then ${today(tx)} - c.due_on end as "overdueDays",
      (select u.name from user_account u where u.user_id = c.user_id) as "user", count(*) over () as total,
      row_number() over (order by c.due_on nulls last, c.contact_id) as place
    from contact c
    where c.party_id in ${membersOf(goldenId)} and c.state = 'planned'`;
}

/** Invoices past their day with something unpaid. Without any payment on record nobody can say that. */
function overdueInvoices(tx: Tx, goldenId: string): RawBuilder<unknown> {
  return sql`
    select "documentId", "partyId", number, "overdueDays", unpaid::text as unpaid, currency, count(*) over () as total,
      row_number() over (order by "overdueDays" desc, "documentId") as place
    from (
      select d.document_id as "documentId", d.party_id as "partyId", d.number, ${today(tx)} - d.due_on as "overdueDays",
        trim_scale(${unpaidOf("d")}) as unpaid,
        d.currency
      from document d
      where d.party_id in ${membersOf(goldenId)} and d.kind = 'invoice' and d.state in ('open', 'confirmed', 'delivered')
        and d.due_on < ${today(tx)}
    ) due
    where unpaid > 0`;
}

/**
 * What was paid and credited beyond what is asked. Looked for among what was credited lately alone: whether it was given back is known only
 * where payments out are on record, and of old ones nobody asks any more.
 */
function inFavourOf(goldenId: string, since: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select "documentId", "partyId", number, (-unpaid)::text as amount, currency, count(*) over () as total,
      row_number() over (order by "creditedOn" desc, "documentId") as place
    from (
      select d.document_id as "documentId", d.party_id as "partyId", d.number, d.currency, back."creditedOn",
        trim_scale(${unpaidOf("d")}) as unpaid
      from (
        select party_id, document_id, max(on_day) as "creditedOn"
        from credited
        where party_id in ${membersOf(goldenId)} and on_day > ${since}
        group by party_id, document_id
      ) back
      join document d using (party_id, document_id)
      where d.kind in ('order', 'invoice') and d.state not in ('draft', 'cancelled')
    ) one
    where unpaid < 0`;
}

function unverified(goldenId: string): RawBuilder<unknown> {
  return sql`
    select c.kind, coalesce(nullif(concat_ws(', ', c.line1, c.city, c.country), ''), c.raw) as value,
      row_number() over (order by c.is_preferred desc, c.kind, c.contact_point_id) as place
    from contact_point c
    where c.party_id in ${membersOf(goldenId)} and c.state <> 'valid' and c.valid_until is null`;
}

/** A customer's contacts, also those noted on another with whom they share them; found record by record. */
function contactsOf(goldenId: string) {
  return sql`(
    select had.*
    from party member
    cross join lateral (
      select * from party_contact where party_contact.party_id = member.party_id offset 0
    ) had
    where member.golden_id = ${goldenId}
  )`;
}
