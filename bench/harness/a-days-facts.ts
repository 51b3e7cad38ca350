import type pg from "pg";

/** Ids of what the bench adds begin alike, so that all of it can be taken away again. */
const [idsFrom, idsUntil] = ["bbbbbbbb-0000-4000-8000-000000000000", "bbbbbbbc-0000-4000-8000-000000000000"];
const newId = "overlay(gen_random_uuid()::text placing 'bbbbbbbb' from 1 for 8)::uuid";

/** Each kind of fact with its own id and the day it is of. */
const kinds = [
  { table: "document", id: "document_id", day: "recognised_on" },
  { table: "contact", id: "contact_id", day: "on_day" },
  { table: "case_file", id: "case_id", day: "opened_on" },
  { table: "payment", id: "payment_id", day: "received_on" },
  { table: "campaign_touch", id: "touch_id", day: "on_day" },
] as const;

/**
 * Books the middle one of the last month's days, by documents, a second time, under new ids: as many orders, lines, calls, cases
 * and payments as a day brings, of as many customers.
 * @returns how many rows that were
 */
export async function addADaysFacts(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ day: string }>(`
      select (array_agg(recognised_on order by documents, recognised_on))[(count(*) + 1) / 2]::text as day
      from (
        select recognised_on, count(*) as documents from document
        where recognised_on > (select max(recognised_on) from document) - 31
        group by recognised_on
      ) as one_day`);
    let count = 0;
    for (const { table, id, day } of kinds) {
      await client.query(
        `create temporary table twin_${table} on commit drop as
         select party_id, ${id} as old_id, ${newId} as new_id from ${table}
         where ${day} = $1::date and not (${id} >= $2 and ${id} < $3)`,
        [rows[0]?.day, idsFrom, idsUntil],
      );
      const { rowCount } = await client.query(`
        insert into ${table}
        select (jsonb_populate_record(fact, jsonb_build_object('${id}', new_id))).*
        from twin_${table} as twin
        join ${table} as fact on fact.party_id = twin.party_id and fact.${id} = twin.old_id`);
      count += rowCount ?? 0;
    }
    for (const [table, id, of] of [
      ["document_line", "document_id", "document"],
      ["allocation", "payment_id", "payment"],
    ] as const) {
      const { rowCount } = await client.query(`
        insert into ${table}
        select (jsonb_populate_record(fact, jsonb_build_object('${id}', new_id))).*
        from twin_${of} as twin
        join ${table} as fact on fact.party_id = twin.party_id and fact.${id} = twin.old_id`);
      count += rowCount ?? 0;
    }
    await client.query("commit");
    return count;
  } finally {
    client.release();
  }
}

/** Takes away all that was added, so that the company is the one it was. */
export async function takeDaysAway(pool: pg.Pool): Promise<void> {
  for (const [table, id] of [
    ["document_line", "document_id"],
    ["allocation", "payment_id"],
    ...kinds.map((kind) => [kind.table, kind.id] as const),
  ])
    await pool.query(`delete from ${table} where ${id} >= $1 and ${id} < $2`, [idsFrom, idsUntil]);
}
