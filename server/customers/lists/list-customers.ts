import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/paging.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { lifeStage } from "../life-stage.ts";
import { placeOf, today, userRef } from "../party-columns.ts";
import { customerFilter } from "./customer-filter.ts";

type Row = OutputOf<typeof customers.listCustomers>["rows"][number];
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
 * without it, by id, which a page only asks for when the first kind has run out.
 */
export async function listCustomers({ tx, actor, input }: Call<typeof customers.listCustomers>) {
  const sort = input.sort ?? defaultSort(actor);
  const { figure, way, needs } = sorts[sort];
  const column = figure === null ? sql`normalised(party.name)` : sql`v.${sql.ref(figure)}`;
  if (!actor.may.has(needs)) refuse("not_permitted");
  const direction = input.direction ?? way;
  const where = customerFilter(actor, input);
  const last = lastOf(input.cursor, sort, direction);
  // Named by the table the figure is in, so that the comparison fits the index over both.
  const id = figure !== null ? sql`v.golden_id` : sql`party.party_id`;

  const rows: (Row & { key: string | null })[] = [];
  if (last === undefined || last.value !== null) {
    const after = last
      ? afterKeys([
          { column, direction, value: last.value },
          { column: id, direction, value: last.id },
        ])
      : sql`true`;
    rows.push(
      ...(await readRows(tx, {
        from:
          figure !== null
            ? sql`party_value v join party on party.party_id = v.golden_id`
            : sql`party left join party_value v on v.golden_id = party.party_id`,
        key: column,
        where: sql`${where} and ${column} is not null and ${after}`,
        order: sql`${column} ${sql.raw(direction)}, ${id} ${sql.raw(direction)}`,
        limit: input.limit + 1,
      })),
    );
  }
  if (figure !== null && rows.length <= input.limit) {
    const after = last?.value === null ? sql`party.party_id > ${last.id}` : sql`true`;
    rows.push(
      ...(await readRows(tx, {
        from: sql`party left join party_value v on v.golden_id = party.party_id`,
        key: sql`null::text`,
        where: sql`${where} and ${after} and not exists (
          select from party_value valued where valued.golden_id = party.party_id and valued.${sql.ref(figure)} is not null
        )`,
        order: sql`party.party_id`,
        limit: input.limit + 1 - rows.length,
      })),
    );
  }
  const page = pageOf(rows, input.limit, (row) => [sort, direction, row.key, row.partyId]);
  return { next: page.next, rows: actor.may.has("value.read") ? page.rows : page.rows.map(unrated) };
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
  return { ...row, rating: null };
}

function readRows(
  tx: Tx,
  part: {
    from: RawBuilder<unknown>;
    key: RawBuilder<unknown>;
    where: RawBuilder<unknown>;
    order: RawBuilder<unknown>;
    limit: number;
  },
): Promise<(Row & { key: string | null })[]> {
  return tx.sql<Row & { key: string | null }>`
    with page as materialized (
      select party.party_id, party.name, party.kind, party.stage, party.segment, party.owner_id, v.*,
        (${part.key})::text as sort_key, row_number() over (order by ${part.order}) as position
      from ${part.from}
      where ${part.where}
      order by ${part.order}
      limit ${part.limit}
    )
    select page.party_id as "partyId", page.name, page.kind,
      ${lifeStage(sql`page.stage`, sql`page.is_customer`)} as stage, page.segment,
      ${placeOf(sql`page.party_id`)} as place,
      case when page.rating is not null then jsonb_build_object(
        'letter', page.rating, 'before', page.rating_before, 'ratedOn', page.rated_on,
        'sentence', page.rating_sentence, 'sentencePlain', page.rating_sentence_plain
      ) end as rating,
      round(page.revenue, 2)::text as revenue,
      round(page.profit, 2)::text as profit,
      round(page.cost_to_serve, 2)::text as "costToServe",
      page.cost_to_serve_ratio::float8 as "costToServeRatio",
      page.margin_coverage::float8 as "marginCoverage",
      page.last_contact_on as "lastContactOn",
      ${today(tx)} - page.last_contact_on as "lastContactDays",
      page.last_sale_on as "lastSaleOn",
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
      ${userRef(sql`page.owner_id`)} as owner,
      page.sort_key as key
    from page
    order by page.position`;
}
