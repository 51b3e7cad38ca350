import { type RawBuilder, sql } from "kysely";
import type { LinkMap } from "../../../contract/import-mapping.ts";
import type { Tx } from "../../plumbing/db.ts";
import type { StagedPart } from "./plan-rows.ts";

/**
 * Finds the records that the rows of a part refer to, in this delivery and in earlier ones: by id, or by a name that fits
 * exactly one record. One statement for all links of the part. Where links lead belongs to what a row says: a record
 * that was delivered too late makes the rows that name it changed ones.
 */
export async function resolveLinks(tx: Tx, runId: string, part: StagedPart): Promise<void> {
  const links = Object.entries(part.map.links);
  if (links.length === 0) return;
  const found = links.map(
    ([name, link]) => sql`${sql.lit(name)}, ${recordNamed(runId, part.source, name, link)}`,
  );
  await tx.sql`
    update staged_row f set link = l.link, row_hash = md5(f.row_hash::text || l.link::text)::uuid
    from (
      select s.row_no, jsonb_strip_nulls(jsonb_build_object(${sql.join(found)})) as link
      from staged_row s
      where s.run_id = ${runId} and s.file_no = ${part.fileNo} and s.part = ${part.part}
    ) l
    where f.run_id = ${runId} and f.file_no = ${part.fileNo} and f.part = ${part.part} and f.row_no = l.row_no and l.link <> '{}'`;
}

function recordNamed(runId: string, source: string, name: string, link: LinkMap): RawBuilder<unknown> {
  // The same for every row: looked up once.
  const id = link.value === undefined ? sql`s.refs->>${sql.lit(name)}` : sql`${link.value}`;
  const isUsed = sql`t.action is distinct from 'refuse' and t.action is distinct from 'twice'`;
  if (link.by === "id")
    return sql`(
      select t.record_id from (
        (select t.record_id from staged_row t
        where t.run_id = ${runId} and t.module = ${link.to} and t.source = ${source}
          and t.source_id = ${id} and ${isUsed}
        limit 1)
        union all
        select c.record_id from crosswalk c
        where c.source = ${source} and c.kind = ${link.to} and c.source_id = ${id}
      ) t limit 1
    )`;
  const key = sql.lit(`${name} key`);
  return sql`(
    select min(t.record_id::text) from (
      select t.record_id from staged_row t
      where t.run_id = ${runId} and t.module = ${link.to} and t.source = ${source}
        and t.name_key = s.refs->>${key} and ${isUsed}
      union
      select c.record_id from crosswalk c
      where c.source = ${source} and c.kind = ${link.to} and c.name_key = s.refs->>${key}
    ) t
    having count(distinct t.record_id) = 1
  )`;
}

/** The organisation a person works for, from this delivery or from before, as a table `(person_id, party_id)`. */
export function companyOfPerson(runId: string): RawBuilder<unknown> {
  return sql`(
    select distinct on (person_id) person_id, party_id from (
      select t.record_id as person_id, (t.link->>'account')::uuid as party_id, 0 as place
      from staged_row t
      where t.run_id = ${runId} and t.kind = 'person' and t.link ? 'account'
      union all
      select r.party_id, r.other_party_id, 1
      from relationship r
      where r.type = 'works_for' and r.direction = 'from' and r.until is null
    ) works
    order by person_id, place, party_id
  )`;
}
