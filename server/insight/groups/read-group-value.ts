import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { groupTypes } from "../../../contract/insight/group-value.ts";
import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import { shownName } from "../../customers/party-columns.ts";
import { isSeen, visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { todayOf } from "../figures/value-window.ts";
import { isCounted, isShown } from "../start/shown-figures.ts";
import { type RunInForce, runInForce } from "../value/run-in-force.ts";
import { windowOf } from "../value/window-of.ts";
import { type GroupMember, membersOfGroup } from "./members-of-group.ts";

type Output = OutputOf<typeof insight.readGroupValue>;

/** What a customer brings together with all that belong to it. */
export async function readGroupValue({ tx, actor, input }: Call<typeof insight.readGroupValue>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const onDay = input.onDay ?? (await todayOf(tx));
  const run = await runInForce(tx);
  const members = await membersOfGroup(tx, actor, partyId, onDay);
  const sums = await sumMembers(tx, members);
  return {
    partyId,
    onDay,
    window: await windowOf(tx, run, "12m"),
    computedAt: run?.finishedAt ?? null,
    belongsTo: await belongsTo(tx, actor, partyId, onDay),
    membersCount: members.length,
    members: await showMembers(tx, members),
    ...sums,
    ...(await placeOnCurve(tx, { actor, run }, members, sums)),
  };
}

type Sums = { customersCount: number; revenue: string; serving: string; profit: string };

async function sumMembers(tx: Tx, members: readonly GroupMember[]): Promise<Sums> {
  const [sums] = await tx.sql<Sums>`
    select
      count(*) filter (where is_customer) as "customersCount",
      round(coalesce(sum(revenue), 0), 6) as revenue,
      round(coalesce(sum(cost_to_serve), 0), 6) as serving,
      round(coalesce(sum(profit), 0), 6) as profit
    from party_value
    where golden_id = any(${idsOf(members)}::uuid[])`;
  if (sums === undefined) throw new Error("An aggregate without a row.");
  return sums;
}

async function showMembers(tx: Tx, members: readonly GroupMember[]): Promise<Output["members"]> {
  return tx.sql<Output["members"][number]>`
    select
      party.party_id as "partyId",
      ${shownName()} as name,
      party.kind,
      member.depth,
      member.type,
      ${shownName("above")} as above,
      coalesce(kept.is_customer, false) as "isCustomer",
      kept.rating,
      coalesce(kept.revenue, 0) as revenue,
      coalesce(kept.cost_to_serve, 0) as serving,
      coalesce(kept.profit, 0) as profit
    from unnest(
      ${idsOf(members)}::uuid[],
      ${members.map((member) => member.depth)}::integer[],
      ${members.map((member) => member.type)}::text[],
      ${members.map((member) => member.aboveId)}::uuid[]
    ) as member (golden_id, depth, type, above_id)
    join party on party.party_id = member.golden_id
    left join party as above on above.party_id = member.above_id
    left join party_value as kept on kept.golden_id = member.golden_id
    order by member.depth, kept.profit desc nulls last, member.golden_id
    limit 200`;
}

/** In whose group this customer is a part. */
async function belongsTo(
  tx: Tx,
  actor: Actor,
  goldenId: string,
  onDay: string,
): Promise<Output["belongsTo"]> {
  const rows = await tx.sql<{
    partyId: string;
    name: string;
    kind: Output["belongsTo"][number]["party"]["kind"];
    type: (typeof groupTypes)[number];
  }>`
    select distinct on (party.party_id) party.party_id as "partyId", ${shownName()} as name, party.kind, relationship.type
    from party as part
    join relationship on relationship.party_id = part.party_id
    join party as whole on whole.party_id = relationship.other_party_id
    join party on party.party_id = whole.golden_id
    where part.golden_id = ${goldenId}
      and relationship.direction = 'from'
      and relationship.type = any(${groupTypes}::text[])
      and (relationship.since is null or relationship.since <= ${onDay}::date)
      and (relationship.until is null or relationship.until > ${onDay}::date)
      and party.party_id <> ${goldenId}
      and ${visibleParties(actor)}
    order by party.party_id, relationship.since nulls first, relationship.relationship_id
    limit 20`;
  return rows.map(({ type, ...party }) => ({ party, type }));
}

/** Where the whole group would stand if it were one customer: behind those who bring more than it does. */
async function placeOnCurve(
  tx: Tx,
  { actor, run }: { actor: Actor; run: RunInForce | null },
  members: readonly GroupMember[],
  sums: Sums,
) {
  const others =
    (actor.scope === "all" && run !== null ? await othersByMarks(tx, run, members, sums) : null) ??
    (await othersCounted(tx, actor, members, sums));
  const hasBought = sums.customersCount > 0;
  return {
    place: hasBought ? others.better + 1 : null,
    placeOf: others.count + (hasBought ? 1 : 0),
  };
}

type Others = { better: number; count: number };

/** Whose place counts. */
const isOnCurve = sql`${isCounted} and ${isShown}`;

/** Of everybody the run has counted how many there are, and how many bring more than an amount nearby. */
async function othersByMarks(
  tx: Tx,
  { runId }: RunInForce,
  members: readonly GroupMember[],
  { profit }: Sums,
): Promise<Others | null> {
  const ofGroup = sql`golden_id = any(${idsOf(members)}::uuid[]) and ${isOnCurve}`;
  const [others] = await tx.sql<{ better: number; count: number | null }>`
    with marked as (
      select customers_above, amount
      from value_mark
      where measure = 'profit' and amount >= ${profit}::numeric
      order by amount
      limit 1
    )
    select
      coalesce((select customers_above from marked), 0)
        + (
          select count(*)
          from party_value
          where ${isOnCurve}
            and profit > ${profit}::numeric and profit <= coalesce((select amount from marked), 'infinity')
        )
        - (select count(*) from party_value where ${ofGroup} and profit > ${profit}::numeric) as better,
      (select (result -> 'sketch' ->> 'customers')::bigint from run where run_id = ${runId})
        - (select count(*) from party_value where ${ofGroup}) as count`;
  return others === undefined || others.count === null ? null : { ...others, count: others.count };
}

async function othersCounted(
  tx: Tx,
  actor: Actor,
  members: readonly GroupMember[],
  { profit }: Sums,
): Promise<Others> {
  const [others] = await tx.sql<Others>`
    select count(*) filter (where profit > ${profit}::numeric) as better, count(*) as count
    from party_value
    where ${isOnCurve} and golden_id <> all(${idsOf(members)}::uuid[]) and ${isSeen(actor, "party_value.golden_id")}`;
  return others ?? { better: 0, count: 0 };
}

function idsOf(members: readonly GroupMember[]): string[] {
  return members.map((member) => member.goldenId);
}
