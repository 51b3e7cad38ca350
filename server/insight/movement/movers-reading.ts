import Big from "big.js";
import { type RawBuilder, sql } from "kysely";
import { movementGroups } from "../../../contract/insight/movement.ts";
import { type Actor, systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { afterKeys } from "../../plumbing/http/paging.ts";
import type { Reading } from "../kept/kept-reading.ts";
import { changedCustomers } from "./moved-customers.ts";
import { keptAs, type Periods } from "./periods-of.ts";

type Group = (typeof movementGroups)[number];
type Direction = "asc" | "desc";

export type Mover = { goldenId: string; change: string };

/** Those of a group who moved most in a direction, the first of them or all. */
type Moved = { group: Group; direction: Direction; isAll: boolean; movers: Mover[] };

/** So many of each group: some pages of the list. */
const moversKept = 600;

/** Who moved most between two periods: it stays as it is until the next run. */
export function moversReading(
  { runId, now, before }: Periods,
  most = moversKept,
): Reading<Moved[]> & { variant: string } {
  const first = (direction: Direction, order: RawBuilder<unknown>) => sql`
    select
      "group",
      ${direction} as direction,
      count(golden_id) < ${most}::integer as "isAll",
      coalesce(
        jsonb_agg(jsonb_build_object('goldenId', golden_id, 'change', change::text) order by change ${order}, golden_id ${order})
          filter (where golden_id is not null),
        '[]'
      ) as movers
    from unnest(${[...movementGroups]}::text[]) as "group"
    left join lateral (
      select golden_id, change
      from changed
      where movement = "group"
      order by change ${order}, golden_id ${order}
      limit ${most}::integer
    ) as moved on true
    group by "group"`;
  return {
    name: "movers",
    variant: keptAs({ now }),
    isOfRun: true,
    asked: [runId, now.from, now.until, before.from, before.until].join(" "),
    count: (tx) => tx.sql<Moved>`
      with changed as materialized (${changedCustomers(systemActor("job"), now, before)})
      ${first("asc", sql`asc`)}
      union all
      ${first("desc", sql`desc`)}`,
  };
}

export type Asked = {
  groups: readonly Group[] | undefined;
  direction: Direction;
  after: Mover | undefined;
  limit: number;
};

/** Those who moved most of these groups, in order, from one of them on: as they were kept, where they reach so far. */
export async function findMovers(tx: Tx, actor: Actor, periods: Periods, asked: Asked): Promise<Mover[]> {
  return (
    (actor.scope === "all" ? await keptMovers(tx, periods, asked) : undefined) ??
    lookForMovers(tx, actor, periods, asked)
  );
}

/** @returns undefined where none were kept, or some of those asked for may be beyond what was */
async function keptMovers(
  tx: Tx,
  periods: Periods,
  { groups, direction, after, limit }: Asked,
): Promise<Mover[] | undefined> {
  const { name, variant, asked } = moversReading(periods);
  const lists = await tx.sql<Pick<Moved, "isAll" | "movers">>`
    select list."isAll", list.movers
    from kept_reading
    cross join lateral jsonb_to_recordset(answer) as list ("group" text, direction text, "isAll" boolean, movers jsonb)
    where name = ${name} and variant = ${variant} and asked = ${asked}
      and list.direction = ${direction} and list."group" = any(${[...(groups ?? movementGroups)]}::text[])`;
  if (lists.length === 0) return undefined;
  const sign = direction === "asc" ? 1 : -1;
  const compare = (one: Mover, other: Mover) =>
    sign * (new Big(one.change).cmp(other.change) || (one.goldenId < other.goldenId ? -1 : 1));
  const page = lists
    .flatMap(({ movers }) => movers)
    .filter((one) => after === undefined || (one.goldenId !== after.goldenId && compare(one, after) > 0))
    .sort(compare)
    .slice(0, limit);
  const isWithin = lists.every(({ isAll, movers }) => {
    const [lastKept, lastShown] = [movers.at(-1), page.at(-1)];
    if (isAll) return true;
    return (
      page.length === limit &&
      lastKept !== undefined &&
      lastShown !== undefined &&
      (lastShown === lastKept || compare(lastShown, lastKept) < 0)
    );
  });
  return isWithin ? page : undefined;
}

async function lookForMovers(
  tx: Tx,
  actor: Actor,
  { now, before }: Periods,
  { groups, direction, after, limit }: Asked,
): Promise<Mover[]> {
  const isBeyond =
    after === undefined
      ? sql`true`
      : afterKeys([
          { column: sql.ref("change"), direction, value: sql`${after.change}::numeric` },
          { column: sql.ref("golden_id"), direction, value: sql`${after.goldenId}::uuid` },
        ]);
  const order = direction === "asc" ? sql`asc` : sql`desc`;
  return tx.sql<Mover>`
    select golden_id as "goldenId", change
    from (${changedCustomers(actor, now, before)}) as changed
    where ${groups === undefined ? sql`true` : sql`movement = any(${[...groups]}::text[])`} and ${isBeyond}
    order by change ${order}, golden_id ${order}
    limit ${limit}`;
}
