import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { anyOf, likeText, ownedBy } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";

type Filter = InputOf<typeof customers.summariseCustomers>;

/**
 * What makes a row of `party` (golden) left or inner joined with its `party_value v` one of the customers asked for.
 * Refuses filters by money or rating to those who may not see them: the answer would tell.
 */
export function customerFilter(actor: Actor, filter: Filter): RawBuilder<boolean> {
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
    isCustomer,
    visibleParties(actor),
    anyOf(sql`v.rating`, filter.rating),
    anyOf(sql`party.stage`, filter.stage),
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
  if (filter.losing !== undefined)
    conditions.push(filter.losing ? sql<boolean>`v.profit < 0` : sql<boolean>`v.profit >= 0`);
  if (filter.quietMonths !== undefined)
    conditions.push(
      sql<boolean>`v.last_sale_on < v.window_until - make_interval(months => ${filter.quietMonths})`,
    );
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Holds the role, or has bought: the record a customer is kept as, never one that was merged into it. */
export const isCustomer = sql<boolean>`party.party_id = party.golden_id
  and (v.is_customer or exists (
    select from party_role role
    where role.party_id = party.party_id and role.role = 'customer' and role.until is null
  ))`;
