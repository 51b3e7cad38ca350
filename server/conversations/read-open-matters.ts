import { sql } from "kysely";
import type * as conversations from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { findParty } from "../customers/find-party.ts";
import { membersOf, today } from "../customers/party-columns.ts";
import type { Call } from "../plumbing/action.ts";
import type { Tx } from "../plumbing/db.ts";
import { unpaidOf } from "../sales/unpaid.ts";
import { caseColumns } from "./cases/case-columns.ts";

type Matters = OutputOf<typeof conversations.readOpenMatters>;

const shownMax = 5;

/** What is open with a customer at this moment: the third column of the card. */
export async function readOpenMatters({ tx, actor, input }: Call<typeof conversations.readOpenMatters>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const mayBill = actor.may.has("document.read");
  return {
    ...(await openCases(tx, partyId)),
    ...(await openTasks(tx, partyId)),
    ...(mayBill
      ? await overdueInvoices(tx, partyId)
      : { paymentsKnown: false, invoicesOverdue: 0, invoices: [] }),
    unverified: await unverified(tx, partyId),
    ...(await recentContacts(tx, partyId)),
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

async function openTasks(tx: Tx, goldenId: string) {
  const tasks = await tx.prepared<Matters["tasks"][number] & { total: number }>`
    select c.contact_id as "contactId", c.party_id as "partyId", c.subject, c.channel, c.due_on as "dueOn",
      case when c.due_on < ${today(tx)} then ${today(tx)} - c.due_on end as "overdueDays",
      (select u.name from user_account u where u.user_id = c.user_id) as "user", count(*) over () as total
    from contact c
    where c.party_id in ${membersOf(goldenId)} and c.state = 'planned'
    order by c.due_on nulls last, c.contact_id
    limit ${shownMax}`;
  return { tasks, tasksDue: tasks[0]?.total ?? 0 };
}

/** Invoices past their day with something unpaid. Without any payment on record nobody can say that. */
async function overdueInvoices(tx: Tx, goldenId: string) {
  const [known] = await tx.prepared<{
    paymentsKnown: boolean;
  }>`select exists (select from payment) as "paymentsKnown"`;
  if (!known?.paymentsKnown) return { paymentsKnown: false, invoicesOverdue: 0, invoices: [] };
  const invoices = await tx.prepared<Matters["invoices"][number] & { total: number }>`
    select *, count(*) over () as total
    from (
      select d.document_id as "documentId", d.party_id as "partyId", d.number, ${today(tx)} - d.due_on as "overdueDays",
        trim_scale(${unpaidOf("d")}) as unpaid,
        d.currency
      from document d
      where d.party_id in ${membersOf(goldenId)} and d.kind = 'invoice' and d.state in ('open', 'confirmed', 'delivered')
        and d.due_on < ${today(tx)}
    ) due
    where unpaid > 0
    order by "overdueDays" desc
    limit ${shownMax}`;
  return { paymentsKnown: true, invoices, invoicesOverdue: invoices[0]?.total ?? 0 };
}

function unverified(tx: Tx, goldenId: string) {
  return tx.prepared<Matters["unverified"][number]>`
    select c.kind, coalesce(nullif(concat_ws(', ', c.line1, c.city, c.country), ''), c.raw) as value
    from contact_point c
    where c.party_id in ${membersOf(goldenId)} and c.state <> 'valid' and c.valid_until is null
    order by c.is_preferred desc, c.kind, c.contact_point_id
    limit ${shownMax}`;
}

async function recentContacts(tx: Tx, goldenId: string) {
  const year = sql`${today(tx)} - interval '12 months'`;
  const [row] = await tx.prepared<
    Pick<Matters, "contactsLast7Days" | "contactsLast12Months" | "complaintsLast12Months" | "lastFeeling">
  >`
    select
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
