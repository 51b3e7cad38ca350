import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { lifeStage } from "../life-stage.ts";
import { anyOf, likeText, ownedBy } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";

type Filter = InputOf<typeof customers.summariseCustomers>;

/**
 * What makes a row of `party` (golden) left or inner joined with its `party_value v` one of the customers asked for: a
 * customer this person sees (`customersOf`) who fits the filter (`narrowing`).
 */
export function customerFilter(actor: Actor, filter: Filter): RawBuilder<boolean> {
  return sql<boolean>`${customersOf(actor)} and ${narrowing(actor, filter)}`;
}

/** The records customers are kept as, as far as this person sees them. */
export function customersOf(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`${isCustomer} and ${visibleParties(actor)}`;
}

/** Refuses filters by money or rating to those who may not see them: the answer would tell. */
export function narrowing(actor: Actor, filter: Filter): RawBuilder<boolean> {
  const byMoney = [
    filter.costToServeAbove,
    filter.costToServeBelow,
    filter.profitBelow,
    filter.profitAbove,
    filter.losing,
  ];
  if (byMoney.some((one) => one !== undefined) && !actor.may.has("money.read")) refuse("not_permitted");
  if (filter.rating !== undefined && !actor.may.has("value.read")) refuse("not_permitted");
  const conditions = [
    anyOf(sql`v.rating`, filter.rating),
    anyOf(lifeStage(sql`party.stage`, sql`v.is_customer`), filter.stage),
    anyOf(sql`party.kind`, filter.kind),
    ownedBy(sql`party.owner_id`, filter.owner, actor.userId),
  ];
  if (filter.text !== undefined)
    conditions.push(sql<boolean>`normalised(party.name) like '%' || ${likeText(filter.text)} || '%'`);
  if (filter.segment !== undefined) conditions.push(sql<boolean>`party.segment = ${filter.segment}`);
  if (filter.costToServeAbove !== undefined)
    conditions.push(sql<boolean>`v.cost_to_serve_ratio > ${filter.costToServeAbove}`);
  if (filter.costToServeBelow !== undefined)
    conditions.push(sql<boolean>`v.cost_to_serve_ratio < ${filter.costToServeBelow}`);
  if (filter.profitBelow !== undefined) conditions.push(sql<boolean>`v.profit < ${filter.profitBelow}`);
  if (filter.profitAbove !== undefined) conditions.push(sql<boolean>`v.profit > ${filter.profitAbove}`);
  if (filter.losing !== undefined) conditions.push(filter.losing ? losing : sql<boolean>`v.profit >= 0`);
  if (filter.quietMonths !== undefined)
    conditions.push(
      sql<boolean>`v.last_sale_on < v.window_until - make_interval(months => ${filter.quietMonths})`,
    );
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Has bought, and cost more in the window than it brought: those whom the profit curve counts, too. */
export const losing = sql<boolean>`(v.is_customer and v.profit < 0)`;

// Holds the role, or has bought: the record a customer is kept as, never one that was merged into it. Written for the
// planner, which takes one column's being equal to another for rare (a case for as likely as not) and would answer an
// exists by reading every holder of the role: either made a page of 300,000 customers take 1.6 s.
const isCustomer = sql<boolean>`case when party.party_id = party.golden_id then true else false end
  and (v.is_customer or (
    select true
    from party_role role
    where role.party_id = party.party_id and role.role = 'customer' and role.until is null
    limit 1
  ))`;
