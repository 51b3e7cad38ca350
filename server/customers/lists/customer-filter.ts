import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { lifeStage } from "../life-stage.ts";
import { anyOf, nameHas, ownedBy, shownSegment } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";
import { servingStepOf, servingTenthsMax } from "./tally-steps.ts";

export type Filter = InputOf<typeof customers.summariseCustomers>;

/**
 * What makes a row of `party` (golden) left or inner joined with its `party_value v` one of the customers asked for: a
 * customer this person sees (`customersOf`) who fits the filter (`narrowing`).
 */
export function customerFilter(actor: Actor, filter: Filter): RawBuilder<boolean> {
  return sql<boolean>`${customersOf(actor)} and ${narrowing(actor, filter)}`;
}

/** The records customers are kept as, as far as this person sees them. */
export function customersOf(actor: Pick<Actor, "userId" | "scope" | "teamId">): RawBuilder<boolean> {
  return sql<boolean>`${isCustomer} and ${visibleParties(actor)}`;
}

/** Has bought, as the figures of any of its records have it; or another record's stage says so. */
export const hasBought = sql<boolean>`(v.is_customer or ${ofAnyRecord(sql`(figures.is_customer or member.stage = 'customer')`)})`;

/** Where a filter finds what it narrows by. */
const live = {
  rating: sql`v.rating`,
  stage: lifeStage(sql`party.stage`, hasBought),
  segment: shownSegment(),
  losing: sql<boolean>`(v.is_customer and v.profit < 0)`,
  notLosing: sql<boolean>`v.profit >= 0`,
  servingAbove: (limit: number) => sql<boolean>`v.cost_to_serve_ratio > ${limit}`,
  servingBelow: (limit: number) => sql<boolean>`v.cost_to_serve_ratio < ${limit}`,
  quiet: (months: number) =>
    sql<boolean>`v.last_sale_on < (select (window_until - make_interval(months => ${months}))::date from ${figuresWindow})`,
};

/** The same in rows of customer_tally that are named `party`. */
const tallied: typeof live = {
  rating: sql`party.rating`,
  stage: sql<string>`party.stage`,
  segment: sql<string | null>`party.segment`,
  losing: sql<boolean>`party.result = 'losing'`,
  notLosing: sql<boolean>`party.result = 'even'`,
  servingAbove: (limit) => sql<boolean>`party.serving_step > ${servingStepOf(Math.round(limit * 10))}`,
  servingBelow: (limit) => sql<boolean>`party.serving_step < ${servingStepOf(Math.round(limit * 10))}`,
  quiet: (months) => sql<boolean>`party.quiet_months >= ${months}`,
};

/** Whether the groups of the tally are enough to tell who fits; undefined when everybody's figures or names must be asked. */
export function narrowingOfTally(actor: Actor, filter: Filter): RawBuilder<boolean> | undefined {
  const { rating, stage, kind, owner, segment, losing, quietMonths, ...others } = filter;
  const { costToServeAbove, costToServeBelow, ...untold } = others;
  if (Object.values(untold).some((one) => one !== undefined)) return undefined;
  if ([costToServeAbove, costToServeBelow].some((limit) => limit !== undefined && !isTenth(limit)))
    return undefined;
  return narrowing(actor, filter, tallied);
}

/** Whether the tally knows who is above or below it. */
function isTenth(limit: number): boolean {
  const tenths = Math.round(limit * 10);
  return tenths / 10 === limit && tenths <= servingTenthsMax;
}

/** Whether nobody without a row of figures can fit. */
export function asksForFigures({ text, stage, kind, owner, segment, ...figures }: Filter): boolean {
  return Object.values(figures).some((one) => one !== undefined);
}

/** Refuses filters by money or rating to those who may not see them: the answer would tell. */
export function narrowing(actor: Actor, filter: Filter, at = live): RawBuilder<boolean> {
  const byMoney = [
    filter.costToServeAbove,
    filter.costToServeBelow,
    filter.profitBelow,
    filter.profitAbove,
    filter.losing,
  ];
  if (byMoney.some((one) => one !== undefined) && !actor.may.has("money.read")) refuse("not_permitted");
  if ((filter.rating !== undefined || filter.rfm !== undefined) && !actor.may.has("value.read"))
    refuse("not_permitted");
  const conditions = [
    anyOf(at.rating, filter.rating),
    anyOf(at.stage, filter.stage),
    anyOf(sql`party.kind`, filter.kind),
    ownedBy(sql`party.owner_id`, filter.owner, actor.userId),
  ];
  if (filter.text !== undefined) conditions.push(nameHas(filter.text));
  if (filter.rfm !== undefined) conditions.push(scored(filter.rfm));
  if (filter.segment !== undefined) conditions.push(sql<boolean>`${at.segment} = ${filter.segment}`);
  if (filter.costToServeAbove !== undefined) conditions.push(at.servingAbove(filter.costToServeAbove));
  if (filter.costToServeBelow !== undefined) conditions.push(at.servingBelow(filter.costToServeBelow));
  if (filter.profitBelow !== undefined) conditions.push(sql<boolean>`v.profit < ${filter.profitBelow}`);
  if (filter.profitAbove !== undefined) conditions.push(sql<boolean>`v.profit > ${filter.profitAbove}`);
  if (filter.losing !== undefined) conditions.push(filter.losing ? at.losing : at.notLosing);
  if (filter.quietMonths !== undefined) conditions.push(at.quiet(filter.quietMonths));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** `5.5` as conditions on three scores: a dot stands for any. */
function scored(rfm: string): RawBuilder<boolean> {
  const columns = ["rfm_recency", "rfm_frequency", "rfm_monetary"];
  const asked = columns.flatMap((name, place) =>
    rfm[place] === "." ? [] : [sql`v.${sql.ref(name)} = ${Number(rfm[place])}`],
  );
  return sql<boolean>`${sql.join([sql`v.rfm_recency is not null`, ...asked], sql` and `)}`;
}

/** One row with window_from and window_until of the figures in force, which are the same for everybody; none without figures. */
export const figuresWindow = sql`(
  select window_from, window_until from party_value order by profit, golden_id limit 1
) as figures_window`;

// Holds the role, or has bought: the record a customer is kept as, never one that was merged into it. Written for the
// planner, which takes one column's being equal to another for rare (a case for as likely as not) and would answer an
// exists by reading every holder of the role: either made a page of 300,000 customers take 1.6 s.
export const isCustomer = sql<boolean>`case when party.party_id = party.golden_id then true else false end
  and (v.is_customer or (
    select true
    from party_role role
    where role.party_id = party.party_id and role.role = 'customer' and role.until is null
    limit 1
  ) or ${ofAnyRecord(sql`(figures.is_customer or exists (
    select from party_role role where role.party_id = member.party_id and role.role = 'customer' and role.until is null
  ))`)})`;

/**
 * Of a customer of several records what any of them has counts at once; the next value run adds their figures up. Asked
 * of nobody else.
 */
function ofAnyRecord(has: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(party.golden_values is not null and (
    select true
    from party member
    left join party_value figures on figures.golden_id = member.party_id
    where member.golden_id = party.party_id and ${has}
    limit 1
  ))`;
}
