import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { runInForce } from "../value/run-in-force.ts";
import { isInside } from "./lasso.ts";
import { matrixCustomers } from "./matrix-customers.ts";
import { matrixReading } from "./matrix-reading.ts";

type Input = Call<typeof insight.listMatrixParties>["input"];
type Output = OutputOf<typeof insight.listMatrixParties>;

const Mark = z.tuple([z.string().regex(/^-?\d+(\.\d+)?$/), z.uuid()]);

/** The customers within what was drawn around, or of a region, worst first unless asked otherwise, with what all of them come to. */
export async function listMatrixParties({ tx, actor, input }: Call<typeof insight.listMatrixParties>) {
  const customers = sql`(${matrixCustomers(actor, input.window)})`;
  const filter = filterOf(input);
  const column = sql.ref(input.sort);
  const direction = input.direction === "asc" ? sql`asc` : sql`desc`;
  const rows = await tx.sql<Output["rows"][number]>`
    with page as (
      select *
      from ${customers} as customer
      where ${filter} and ${beyond(input)}
      order by ${column} ${direction}, golden_id ${direction}
      limit ${input.limit + 1}
    )
    select
      party.party_id as "partyId",
      ${shownName()} as name,
      party.kind,
      page.rating,
      page.region,
      round(page.revenue, 6) as revenue,
      round(page.margin, 6) as margin,
      round(page.serving, 6) as serving,
      round(page.profit, 6) as profit
    from page
    join party on party.party_id = page.golden_id
    order by page.${column} ${direction}, page.golden_id ${direction}`;
  const sum =
    (await keptSum(tx, actor, input)) ??
    (await sumOf(tx, sql`from ${customers} as customer where ${filter}`));
  return { ...pageOf(rows, input.limit, (row) => [row[input.sort], row.partyId]), sum };
}

/** What the regions come to as they were kept with the matrix, where nothing else is asked for: nobody has to be looked through again. */
async function keptSum(tx: Tx, actor: Actor, input: Input): Promise<Output["sum"] | undefined> {
  const { region, rating, lasso, parties, window } = input;
  const isElse = rating !== undefined || lasso !== undefined || parties !== undefined;
  if (actor.scope !== "all" || region === undefined || isElse) return undefined;
  const { name, variant, asked } = matrixReading(await runInForce(tx), window);
  const kept = sql`
    from kept_reading
    cross join lateral jsonb_to_recordset(answer -> 'regions') as told (
      region text, customers bigint, revenue numeric, margin numeric, serving numeric, profit numeric
    )
    where name = ${name} and variant = ${variant ?? ""} and asked = ${asked} and told.region = any(${region}::text[])`;
  const [found] = await tx.sql`select ${kept} limit 1`;
  return found && sumOf(tx, kept, sql`sum(customers)::bigint`);
}

/**
 * @param rows from where: a row for each customer, or for several together
 * @param count how many customers they are
 */
async function sumOf(tx: Tx, rows: RawBuilder<unknown>, count = sql`count(*)`): Promise<Output["sum"]> {
  const [sum] = await tx.sql<Output["sum"]>`
    select
      ${count} as customers,
      round(coalesce(sum(revenue), 0), 6) as revenue,
      round(coalesce(sum(margin), 0), 6) as margin,
      round(coalesce(sum(serving), 0), 6) as serving,
      round(coalesce(sum(profit), 0), 6) as profit
    ${rows}`;
  if (sum === undefined) throw new Error("An aggregate without a row.");
  return sum;
}

function beyond({ cursor, sort, direction }: Input): RawBuilder<boolean> {
  const after = decodeCursor(cursor, Mark);
  if (after === undefined) return sql<boolean>`true`;
  return afterKeys([
    { column: sql.ref(sort), direction, value: sql`${after[0]}::numeric` },
    { column: sql.ref("golden_id"), direction, value: sql`${after[1]}::uuid` },
  ]);
}

function filterOf({ region, rating, lasso, parties }: Input): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (region !== undefined) parts.push(sql`region = any(${region}::text[])`);
  if (rating !== undefined) parts.push(sql`rating = any(${rating}::text[])`);
  if (parties !== undefined) parts.push(sql`golden_id = any(${parties}::uuid[])`);
  if (lasso !== undefined) parts.push(isInside(lasso));
  return sql.join(parts, sql` and `);
}
