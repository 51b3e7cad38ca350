import { FitPolicy, RatingPolicy } from "../../contract/insight/rating-policy.ts";
import { actorOf } from "../../server/administration/actor-of.ts";
import { setRating } from "../../server/insight/rating/set-by-hand/set-rating.ts";
import type { Actor } from "../../server/plumbing/actor.ts";
import type { Database, Tx } from "../../server/plumbing/database/db.ts";
import { mailDomain } from "../company/staff.ts";

/**
 * What the example company's people decided once they saw the first figures: policies of their own, under which changes are
 * proposed, and some ratings set by hand. Follows from the figures alone, so that the same company decides the same. Rows are
 * written directly, as the company itself was; asked again, what is there stays.
 */
export async function decideInCompany(db: Database, computeAnew: () => Promise<unknown>): Promise<void> {
  if (await db.write(writePolicies)) await computeAnew();
  await db.write(setRatings);
}

/** Plans as machines are sold with them, and the requests a year each includes. */
const plans = [
  { name: "Basic", requests: 1 },
  { name: "Plus", requests: 3 },
  { name: "Full", requests: 12 },
];

/** @returns false when they were written before */
async function writePolicies(tx: Tx): Promise<boolean> {
  const people = await deciders(tx);
  const shipped = await tx.sql<Shipped & { isOwn: boolean }>`
    select distinct on (kind) kind, version, document, drafted_by is not null as "isOwn"
    from policy order by kind, version desc`;
  const [rating, fit] = ["rating", "fit"].map((kind) => shipped.find((one) => one.kind === kind));
  if (people === null || rating === undefined || fit === undefined || rating.isOwn) return false;
  await writePolicy(tx, people, rating, {
    reason:
      "Support plans count as well, one order is enough to begin with, and whoever moves is looked at first.",
    document: ownRating(RatingPolicy.parse(rating.document)),
  });
  await writePolicy(tx, people, fit, {
    reason: "Most customers order once or twice a year: one promise says something already.",
    document: ownFit(FitPolicy.parse(fit.document)),
  });
  return true;
}

function ownRating(policy: RatingPolicy): RatingPolicy {
  return {
    ...policy,
    notRatedBefore: { ...policy.notRatedBefore, sales: 1 },
    signals: {
      ...policy.signals,
      supportUse: { isOn: true, times: 1.5, plans },
      complaintsNotOurFault: { isOn: true, limit: 2 },
      servingShare: { ...policy.signals.servingShare, limit: 0.25 },
    },
    changes: { mode: "proposals", oncePerQuarter: true, comeBack: 0.1 },
  };
}

function ownFit(policy: FitPolicy): FitPolicy {
  return { ...policy, promises: { ...policy.promises, dueMin: 1 } };
}

/** Drafted by one, approved by another, in force from today. */
async function writePolicy(
  tx: Tx,
  { manager, owner }: Deciders,
  { kind, version }: Shipped,
  { reason, document }: { reason: string; document: RatingPolicy | FitPolicy },
): Promise<void> {
  await tx.sql`
    insert into policy (kind, version, valid_from, document, reason, drafted_by, approved_by, approved_at)
    select
      ${kind}, ${version + 1}, (${tx.now}::timestamptz at time zone time_zone)::date, ${JSON.stringify(document)}::jsonb, ${reason},
      ${manager.userId}::uuid, ${owner.userId}::uuid, ${tx.now}
    from workspace`;
}

type Shipped = { kind: string; version: number; document: unknown };
type Deciders = { manager: Actor; owner: Actor };

/** Null where the company's people are gone, or were never there. */
async function deciders(tx: Tx): Promise<Deciders | null> {
  const rows = await tx.sql<Parameters<typeof actorOf>[0]>`
    select user_id, name, role, record_scope, team_id
    from user_account
    where is_example and role in ('owner', 'manager') and mail like ${`%@${mailDomain}`}
    order by mail`;
  const [manager, owner] = ["manager", "owner"].map((role) => rows.find((one) => one.role === role));
  if (manager === undefined || owner === undefined) return null;
  return { manager: actorOf(manager, "command"), owner: actorOf(owner, "command") };
}

/** Among those with a letter, the biggest by revenue at these places. */
const decisions = [
  {
    of: "C",
    place: 1,
    to: "B",
    days: 90,
    by: "owner",
    reason: "The framework agreement is being written anew; visits are paid for from January",
  },
  {
    of: "C",
    place: 2,
    to: "B",
    days: 21,
    by: "manager",
    reason: "They take over a competitor and buy for both from next month",
  },
  {
    of: "B",
    place: 1,
    to: "A",
    days: 180,
    by: "manager",
    reason: "Two more plants are equipped by us in the coming year",
  },
  {
    of: "B",
    place: 4,
    to: "A",
    days: 120,
    by: "owner",
    reason: "They speak for us at the fair and bring others",
  },
  {
    of: "A",
    place: 9,
    to: "B",
    days: 150,
    by: "manager",
    reason: "Half of it was a single building site that is finished",
  },
] as const;

async function setRatings(tx: Tx): Promise<void> {
  const people = await deciders(tx);
  const [any] = await tx.sql`select from rating_override limit 1`;
  if (people === null || any !== undefined) return;
  for (const { of, place, to, days, by, reason } of decisions) {
    const [customer] = await tx.sql<{ partyId: string; until: string }>`
      select golden_id as "partyId", (${tx.now}::timestamptz at time zone time_zone)::date + ${days}::integer as until
      from party_value
      cross join workspace
      where is_customer and rating = ${of} and rating_computed is null
      order by revenue desc, golden_id
      offset ${place - 1} limit 1`;
    if (customer !== undefined)
      await setRating({ tx, actor: people[by], input: { ...customer, letter: to, reason } });
  }
}
