import type { Sql } from "../../server/plumbing/database/db.ts";

type Column = { name: string; comment: string | null; isIdentity: boolean; default: string | null };
type Constraint = {
  name: string;
  type: "p" | "u" | "f" | "x" | "c";
  columns: string[];
  comment: string | null;
  to: string | null;
  toColumns: string[];
};
type Index = { name: string; isUnique: boolean; columns: string[]; comment: string | null };

/** A table or view as the live database knows it. */
export type Relation = {
  name: string;
  kind: "r" | "v";
  comment: string | null;
  columns: Column[];
  constraints: Constraint[];
  indexes: Index[];
  triggers: string[];
};

/** Reads the tables and views of a migrated database, without what extensions brought. */
export async function readCatalogue(sql: Sql): Promise<Relation[]> {
  return sql<Relation>`
    select
      c.relname as name,
      c.relkind as kind,
      obj_description(c.oid, 'pg_class') as comment,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'name', a.attname,
          'comment', col_description(a.attrelid, a.attnum),
          'isIdentity', a.attidentity <> '',
          'default', pg_get_expr(d.adbin, d.adrelid)
        ) order by a.attnum)
        from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ), '[]') as columns,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'name', k.conname,
          'type', k.contype,
          'comment', obj_description(k.oid, 'pg_constraint'),
          'to', to_table.relname,
          'columns', array(
            select a.attname from unnest(k.conkey) with ordinality as key (attnum, position)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.attnum order by key.position),
          'toColumns', array(
            select a.attname from unnest(k.confkey) with ordinality as key (attnum, position)
            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = key.attnum order by key.position)
        ) order by k.conname)
        from pg_constraint k
        left join pg_class to_table on to_table.oid = k.confrelid
        where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'x', 'c')
      ), '[]') as constraints,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'name', i.relname,
          'isUnique', x.indisunique,
          'comment', obj_description(i.oid, 'pg_class'),
          'columns', array(
            select coalesce(a.attname, '(expression)') from unnest(x.indkey) with ordinality as key (attnum, position)
            left join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum and key.attnum > 0 order by key.position)
        ) order by i.relname)
        from pg_index x
        join pg_class i on i.oid = x.indexrelid
        where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
      ), '[]') as indexes,
      array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'v')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname`;
}
