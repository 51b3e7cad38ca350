import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { factTables } from "./fact-tables.ts";

/**
 * Lays the facts of a few beside those of all, under the same names and with the same views over them, in the schema that is
 * looked into first: every step after it reads only these, and is the step of a run over everybody to the letter.
 * @param rows for each table the condition on its rows, or several of which no row meets two: each finds its rows by an index of its
 *   own, where one with an "or" in it would be looked at for everybody's; a table without one stands empty
 */
export async function narrowFacts(
  tx: Tx,
  rows: Readonly<Record<string, RawBuilder<unknown> | readonly RawBuilder<unknown>[]>>,
): Promise<void> {
  const filled = factTables.filter(({ name }) => rows[name] !== undefined);
  const empty = factTables.filter(({ name }) => rows[name] === undefined);
  // Named with their schema, for from here on the name alone is the narrow table's.
  if (empty.length > 0)
    await tx.sql`
      do $$
      begin
        ${sql.join(
          empty.map(
            ({ name }) =>
              sql`create unlogged table ${sql.table(name)} as select * from public.${sql.table(name)} where false;`,
          ),
          sql` `,
        )}
      end $$`;
  for (const { name } of filled) {
    const table = sql.table(name);
    const parts = [rows[name]].flat().map((which) => sql`select * from public.${table} where ${which}`);
    await tx.sql`create unlogged table ${table} as ${sql.join(parts, sql` union all `)}`;
    await tx.sql`create index on ${table} (party_id)`;
  }
  await tx.sql`analyze ${sql.join(factTables.map(({ name }) => sql.table(name)))}`;
  await tx.sql`create index on document (party_id, document_id)`;
  // Days are found by stepping through an index, as in the whole tables.
  await tx.sql`create index on document (recognised_on)`;
  await tx.sql`create index on contact (on_day)`;
  await makeViews(tx);
}

/** All who share a contact that is there. */
export const sharesOfContacts = sql`(home_id, contact_id) in (select party_id, contact_id from contact)`;

/** The same with the facts of those whom findTouched named. */
export async function narrowToTouched(tx: Tx): Promise<void> {
  await noteViews(tx);
  const own = sql`party_id in (select party_id from touched_record)`;
  await narrowFacts(tx, {
    ...Object.fromEntries(factTables.map(({ name }) => [name, own])),
    // A contact that one of them shares stands with somebody else: what it comes to for others is left out of the sums.
    contact: [
      own,
      sql`
        (party_id, contact_id) in (select home_id, contact_id from public.contact_share where ${own})
        and party_id not in (select party_id from touched_record)`,
    ],
    contact_share: sharesOfContacts,
  });
}

/** The views over facts as they read while every name in them is the whole table's, and how deep one lies over others: once for a run. */
async function noteViews(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table view_of_facts as
    with recursive reads as (
      select distinct rule.ev_class as view_id, used.refobjid as used_id
      from pg_depend as used
      join pg_rewrite as rule on rule.oid = used.objid and used.classid = 'pg_rewrite'::regclass
      join pg_class as reader on reader.oid = rule.ev_class and reader.relkind = 'v' and reader.relnamespace = 'public'::regnamespace
      where used.refclassid = 'pg_class'::regclass and used.refobjid <> rule.ev_class
    ),
    deep as (
      select reads.view_id, 1 as depth
      from reads
      join pg_class as facts on facts.oid = reads.used_id
      where facts.relnamespace = 'public'::regnamespace and facts.relname = any(${factTables.map(({ name }) => name)}::text[])
      union
      select reads.view_id, deep.depth + 1 from deep join reads on reads.used_id = deep.view_id
    )
    select relname::text as name, max(depth) as depth, pg_get_viewdef(oid) as definition
    from deep
    join pg_class on pg_class.oid = deep.view_id
    group by oid, relname`;
}

async function makeViews(tx: Tx): Promise<void> {
  await tx.sql`
    do $$
    declare one record;
    begin
      for one in select name, definition from view_of_facts order by depth, name loop
        execute format('create view %I as %s', one.name, one.definition);
      end loop;
    end $$`;
}
