import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { lifeStage } from "../life-stage.ts";
import { nameHas, placeOf, shownName, shownSegment, today, userRef } from "../party-columns.ts";
import { asksForFigures, customerFilter, type Filter, hasBought } from "./customer-filter.ts";
import { asksOnlyForName, countParties, findFew } from "./find-few.ts";

type Row = OutputOf<typeof customers.listCustomers>["rows"][number];
type PageRow = Row & { key: string | null };
type Sort = (typeof customers.customerSorts)[number];
type Order = { sort: Sort; direction: "asc" | "desc"; value: string | null; id: string } | undefined;

/** What each declared sort stands on: a column of party_value, empty for customers without facts, or the name. */
const sorts = {
  profit: { figure: "profit", way: "desc", needs: "money.read" },
  revenue: { figure: "revenue", way: "desc", needs: "money.read" },
  costToServe: { figure: "cost_to_serve_ratio", way: "desc", needs: "money.read" },
  lastContact: { figure: "last_contact_on", way: "desc", needs: "party.read" },
  rating: { figure: "rating", way: "asc", needs: "value.read" },
  name: { figure: null, way: "asc", needs: "party.read" },
} as const;

/**
 * The ranked list. Customers with the figure in question come first, in an index's order whatever the depth; then those
 * without it, by id, which a page only asks for when the first kind has run out and the filter lets them in.
 */
export async function listCustomers({ tx, actor, input }: Call<typeof customers.listCustomers>) {
  const { cursor, limit, sort: asked, direction: askedDirection, ...filter } = input;
  const sort = asked ?? defaultSort(actor);
  const { figure, way, needs } = sorts[sort];
  if (!actor.may.has(needs)) refuse("not_permitted");
  const direction = askedDirection ?? way;
  const last = lastOf(cursor, sort, direction);
  const { text, ...others } = filter;
  // Kept from the index of trigrams: a name that few have is found by findFew, and many are met on the way through the list.
  const fits = text === undefined ? sql`true` : sql`(${nameHas(text)}) is true`;
  const order = {
    figure,
    direction,
    last,
    ...(filter.rating && { ratings: filter.rating }),
    ...(filter.costToServeAbove !== undefined && { servingAbove: filter.costToServeAbove }),
  };
  const where = sql`${customerFilter(actor, others)} and ${fits}`;
  const passed = passedByIndex(actor, filter);
  // Who is met on a stretch of the way through the list, no more than the page still lacks.
  const met: PageRow[] = [];
  const meet = async (from: number, until: number) => {
    const stretch = { from, rows: until - from };
    const part = inOrder({ ...order, where, few: undefined, passed, stretch });
    met.push(...(await readRows(tx, part, limit + 1 - met.length)));
    return met.length > limit;
  };
  const isWalked = figure !== null && last?.value !== null;
  let walked = 0;
  if (isWalked && asksOnlyForName(actor, filter)) {
    const parties = await countParties(tx);
    let until = soon;
    while (walked < laterMax) {
      if (await meet(walked, until)) return shownPage(met);
      walked = until;
      // As thick as they stand so far: those passed until the page is full, and those who have the name, to be gathered instead.
      const toPass = ((limit + 1) * walked) / met.length;
      if (toPass > (met.length / walked) * parties) break;
      until = Math.min(Math.ceil(Math.max(2 * walked, 1.3 * toPass)), laterMax);
    }
  }
  const few = await findFew(tx, actor, filter);
  if (isWalked && walked < laterMax && few === undefined && asksOnlyForName(actor, filter)) {
    if (await meet(walked, laterMax)) return shownPage(met);
  }

  const rows: PageRow[] = [];
  if (last === undefined || last.value !== null)
    rows.push(...(await readRows(tx, inOrder({ ...order, where, few, passed }), limit + 1)));
  if (figure !== null && rows.length <= limit && !asksForFigures(filter))
    rows.push(
      ...(await readRows(tx, withoutFigure({ where, few, figure, last: last?.id }), limit + 1 - rows.length)),
    );
  return shownPage(rows);

  function shownPage(found: PageRow[]) {
    const page = pageOf(found, limit, (row) => [sort, direction, row.key, row.partyId]);
    return { next: page.next, rows: actor.may.has("value.read") ? page.rows : page.rows.map(unrated) };
  }
}

// How many rows of figures are walked through for a name to see how thick they stand who have it, and how many at most.
const soon = 500;
const laterMax = 30_000;

// The index party_value_by_serving holds a band for each tenth of the margin from here on.
const bandsFrom = 0.2;

type Figure = (typeof sorts)[Sort]["figure"];

/** A part of the list: a query for party_id and sort_key of at most so many rows, and their order. */
type Part = { query: (limit: number) => RawBuilder<unknown>; order: RawBuilder<unknown> };

/** Who has the figure, or everybody by name. */
function inOrder(list: {
  where: RawBuilder<unknown>;
  few: RawBuilder<unknown> | undefined;
  passed: RawBuilder<unknown>;
  figure: Figure;
  direction: "asc" | "desc";
  last: Order;
  ratings?: readonly string[];
  servingAbove?: number;
  stretch?: { from: number; rows: number };
}): Part {
  const { where, few, passed, figure, direction, last, stretch } = list;
  const column = figure === null ? sql`normalised(${shownName()})` : sql`v.${sql.ref(figure)}`;
  // Named by the table the figure is in, so that the comparison fits the index over both.
  const id = figure === null ? sql`party.party_id` : sql`v.golden_id`;
  const after = last
    ? afterKeys([
        { column, direction, value: last.value },
        { column: id, direction, value: last.id },
      ])
    : sql`true`;
  const direct = sql.raw(direction);
  const figuresOf = ({ from, rows }: { from: number; rows: number }) => sql`(
    select golden_id, is_customer, ${sql.ref(figure ?? "")} from party_value v
    where ${column} is not null and ${after}
    order by ${column} ${direct}, golden_id ${direct}
    limit ${rows}
    offset ${from}
  )`;
  const from =
    few !== undefined
      ? sql`${only(few)} left join party_value v on v.golden_id = party.party_id`
      : figure !== null
        ? sql`${stretch === undefined ? sql`party_value` : figuresOf(stretch)} v join party on party.party_id = v.golden_id`
        : sql`party left join party_value v on v.golden_id = party.party_id`;
  const order = sql`sort_key ${direct}, party_id ${direct}`;
  // Its own names in the order, so that the index gives it; nothing but what the index holds, so that it need not be
  // looked behind for whom the filter passes over.
  const query = (limit: number, ofClass = sql`true`) => sql`
    select party.party_id, ${column} as sort_key
    from ${from}
    where ${where} and ${column} is not null and ${after} and ${ofClass}
      and ${few === undefined && figure !== null ? passed : sql`true`}
    order by ${column} ${direct}, ${id} ${direct}
    limit ${limit}`;
  const groups = few === undefined && figure === "profit" ? groupsOf(list) : undefined;
  return {
    order,
    query:
      groups === undefined
        ? query
        : (limit) => sql`
          select page.*
          from ${groups.all}
          cross join lateral (${query(limit, groups.isOf)}) as page
          order by ${order}
          limit ${limit}`,
  };
}

/** Groups that have an index of their own by profit, for those who stand where the list by profit ends. */
function groupsOf({ ratings, servingAbove }: { ratings?: readonly string[]; servingAbove?: number }) {
  if (ratings !== undefined)
    return { all: sql`unnest(${ratings}::text[]) as class`, isOf: sql`v.rating = class` };
  if (servingAbove !== undefined && servingAbove >= bandsFrom)
    return {
      all: sql`generate_series(least(floor(${servingAbove}::numeric * 10), 20)::integer, 20) as band`,
      isOf: sql`least(floor(v.cost_to_serve_ratio * 10), 20)::smallint = band::smallint and v.cost_to_serve_ratio >= ${sql.lit(bandsFrom)}`,
    };
  return undefined;
}

/**
 * What of `where` indexes tell of a row of figures alone: whoever it does not hold of is passed over on the way through
 * the list without a look at their record. A subquery of one row, or the planner would read everybody's record after all.
 */
function passedByIndex(actor: Actor, { owner }: Filter): RawBuilder<unknown> {
  const mayBeCustomer = sql`(v.is_customer
    or (select true from party_role role where role.party_id = v.golden_id and role.role = 'customer' and role.until is null limit 1)
    or (select true from party several where several.party_id = v.golden_id and several.golden_values is not null limit 1))`;
  const owners = (owner ?? []).map((one) => (one === "me" ? actor.userId : one));
  if (owner === undefined || owner.includes("nobody")) return mayBeCustomer;
  // As a span of one, or the planner would take the index by the id, which tells nothing of the owner.
  const areTheirs = owners.map(
    (id) => sql`(
      select true from party owned
      where (owned.owner_id, owned.party_id) >= (${id}::uuid, v.golden_id) and (owned.owner_id, owned.party_id) <= (${id}::uuid, v.golden_id)
      limit 1
    )`,
  );
  return sql`${mayBeCustomer} and (${sql.join(areTheirs, sql` or `)})`;
}

/** Who has no such figure: no row of figures at all, or one in which it is empty. */
function withoutFigure(list: {
  where: RawBuilder<unknown>;
  few: RawBuilder<unknown> | undefined;
  figure: Exclude<Figure, null>;
  last: string | undefined;
}): Part {
  const { where, few, figure, last } = list;
  const column = sql`v.${sql.ref(figure)}`;
  const valueless = sql`from customer_without_figures as listed
    where not exists (select from party_value as valued where valued.golden_id = listed.party_id)`;
  const from =
    few !== undefined
      ? only(few)
      : sql`(
          select listed.party_id ${valueless}
          union all
          select v.golden_id from party_value v where ${column} is null
        ) as unvalued
        join party on party.party_id = unvalued.party_id`;
  const fewId = few === undefined ? sql`unvalued.party_id` : sql`party.party_id`;
  return {
    order: sql`party_id`,
    query: (limit) => sql`
      select party.party_id, null::text as sort_key
      from ${from}
      left join party_value v on v.golden_id = party.party_id
      where ${where} and ${column} is null and ${last === undefined ? sql`true` : sql`${fewId} > ${last}`}
      order by ${fewId}
      limit ${limit}`,
  };
}

/** `party`, but only who fits; read before anything else is looked at. */
function only(few: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select * from party where ${few} offset 0) as party`;
}

function defaultSort(actor: Actor): Sort {
  if (actor.may.has("money.read")) return "profit";
  return actor.may.has("value.read") ? "rating" : "name";
}

function lastOf(cursor: string | undefined, sort: Sort, direction: "asc" | "desc"): Order {
  const Key = z.tuple([z.literal(sort), z.literal(direction), z.string().nullable(), z.uuid()]);
  const key = decodeCursor(cursor, Key);
  return key && { sort, direction, value: key[2], id: key[3] };
}

function unrated(row: Row): Row {
  return { ...row, rating: null, rfm: null };
}

async function readRows(tx: Tx, { query, order }: Part, limit: number): Promise<PageRow[]> {
  return tx.sql<PageRow>`
    with page as materialized (
      select party_id, sort_key, row_number() over (order by ${order}) as position
      from (${query(limit)}) as page
    )
    select page.party_id as "partyId", ${shownName()} as name, party.kind,
      ${lifeStage(sql`party.stage`, hasBought)} as stage, ${shownSegment()} as segment,
      ${placeOf("party")} as place,
      case when v.rating is not null then jsonb_build_object(
        'letter', v.rating, 'before', v.rating_before, 'ratedOn', v.rated_on,
        'sentencePlain', v.rating_sentence_plain
      ) end as rating,
      round(v.revenue, 2)::text as revenue,
      round(v.profit, 2)::text as profit,
      round(v.cost_to_serve, 2)::text as "costToServe",
      v.cost_to_serve_ratio::float8 as "costToServeRatio",
      v.margin_coverage::float8 as "marginCoverage",
      nullif(concat(v.rfm_recency, v.rfm_frequency, v.rfm_monetary), '') as rfm,
      v.last_contact_on as "lastContactOn",
      ${today(tx)} - v.last_contact_on as "lastContactDays",
      v.last_sale_on as "lastSaleOn",
      (
        select count(*)
        from party member
        join case_file f on f.party_id = member.party_id
        where member.golden_id = page.party_id and f.state <> 'closed'
      ) as "openCases",
      (
        select count(*)
        from party member
        join contact c on c.party_id = member.party_id
        where member.golden_id = page.party_id and c.state = 'planned' and c.due_on < ${today(tx)}
      ) as "overdueTasks",
      ${userRef(sql`party.owner_id`)} as owner,
      page.sort_key::text as key
    from page
    join party on party.party_id = page.party_id
    left join party_value v on v.golden_id = page.party_id
    order by page.position`;
}
