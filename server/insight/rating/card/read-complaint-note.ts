import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating-card.ts";
import { findParty } from "../../../customers/find-party.ts";
import { shownSegment } from "../../../customers/party-columns.ts";
import type { Call } from "../../../plumbing/action.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { todayOf } from "../../figures/value-window.ts";
import { membersOf } from "../../value/members-of.ts";

type Note = NonNullable<OutputOf<typeof rating.readComplaintNote>["note"]>;

const complaintsMin = 4;

/**
 * A fact with its context, for whoever speaks with the customer: how often it complained in the twelve months up to today,
 * and how often it was right. Nothing hangs on it: no complaint is slower or closed for it.
 */
export async function readComplaintNote({ tx, actor, input }: Call<typeof rating.readComplaintNote>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const members = await membersOf(tx, partyId);
  const today = await todayOf(tx);
  const counts = await countComplaints(tx, members, today);
  if (counts.count < complaintsMin) return { note: null };
  const limit = await limitInForce(tx);
  if (limit === null || counts.count <= limit) return { note: null };
  return {
    note: {
      ...counts,
      limit,
      isFailing: counts.decided > 0 && counts.founded * 2 >= counts.decided,
      ...(await standingOf(tx, actor, partyId)),
      promise: await lastPromise(tx, members, today),
    },
  };
}

/** Founded is what something was wrong about, whoever's fault it was. */
async function countComplaints(tx: Tx, members: readonly string[], today: string) {
  const [counts] = await tx.prepared<Pick<Note, "count" | "decided" | "founded" | "ourFault">>`
    select
      count(*) as count,
      count(*) filter (where finding <> 'open') as decided,
      count(*) filter (where finding in ('our_fault', 'third_party')) as founded,
      count(*) filter (where finding = 'our_fault') as "ourFault"
    from (
      select coalesce(finding, 'open') as finding
      from case_file
      where party_id = any(${members}::uuid[]) and kind = 'complaint' and opened_on > ${today}::date - interval '12 months'
      union all
      select case caused_by when 'us' then 'our_fault' when 'customer' then 'not_our_fault' when 'third_party' then 'third_party' else 'open' end
      from contact
      where party_id = any(${members}::uuid[]) and kind = 'complaint' and case_id is null and state = 'done'
        and on_day > ${today}::date - interval '12 months'
    ) as complaint`;
  return counts ?? { count: 0, decided: 0, founded: 0, ourFault: 0 };
}

/** As the last run found it. */
async function limitInForce(tx: Tx): Promise<number | null> {
  const [run] = await tx.prepared<{ limit: number | null }>`
    select (result ->> 'complaintsLimit')::float8 as limit
    from run
    where kind = 'recompute' and state = 'done'
    order by finished_at desc
    limit 1`;
  return run?.limit ?? null;
}

async function standingOf(
  tx: Tx,
  actor: Actor,
  partyId: string,
): Promise<Pick<Note, "segment" | "brings" | "rating">> {
  const [row] = await tx.prepared<{ segment: string | null; profit: string | null; rating: Note["rating"] }>`
    select ${shownSegment()} as segment, kept.profit, kept.rating
    from party
    left join party_value as kept on kept.golden_id = party.party_id
    where party.party_id = ${partyId}`;
  if (!actor.may.has("value.read")) return { segment: row?.segment ?? null, brings: null, rating: null };
  const brings = row?.profit == null ? "unknown" : Number(row.profit) > 0 ? "profit" : "no_profit";
  return { segment: row?.segment ?? null, brings, rating: row?.rating ?? null };
}

/** The newest task with a day, open or done: what was promised last, by whom, and whether it was kept. */
async function lastPromise(tx: Tx, members: readonly string[], today: string): Promise<Note["promise"]> {
  const [promise] = await tx.prepared<NonNullable<Note["promise"]>>`
    select
      subject, due_on as "dueOn", (select name from user_account where user_id = contact.user_id) as owner,
      case
        when state = 'done' then on_day <= due_on
        when due_on < ${today}::date then false
      end as "isKept"
    from contact
    where party_id = any(${members}::uuid[]) and due_on is not null and state <> 'cancelled'
    order by created_at desc, contact_id desc
    limit 1`;
  return promise ?? null;
}
