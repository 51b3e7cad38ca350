import { type RawBuilder, sql } from "kysely";
import type { LinkMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { isOfPart } from "./is-of-part.ts";
import { ownSource, recordsBehind } from "./own-records.ts";
import type { StagedPart } from "./staged-part.ts";

/**
 * Finds the records that the rows of a part refer to, in this delivery and in earlier ones: by id, or by a name that fits
 * exactly one record. One statement for all links of the part. Where links lead belongs to what a row says: a record
 * that was delivered too late makes the rows that name it changed ones.
 */
export async function resolveLinks(tx: Tx, runId: string, part: StagedPart): Promise<void> {
  const told = Object.entries(part.map.links).filter(([, { by }]) => by !== "reach");
  const links = told.map(([name, link], at) => {
    const alias = sql.ref(`link_${at}`);
    const target = link.by === "id" ? byId(runId, part.source, name, link) : byName(runId, part, name, link);
    return { pair: sql`${name}::text, ${alias}.record_id`, join: joinTo(target, alias, name, link) };
  });
  if (links.length === 0) return;
  await tx.sql`
    update staged_row f set link = l.link, row_hash = md5(f.row_hash::text || l.link::text)::uuid
    from (
      select s.part, s.row_no, jsonb_strip_nulls(jsonb_build_object(${sql.join(links.map(({ pair }) => pair))})) as link
      from staged_row s
      ${sql.join(
        links.map(({ join }) => join),
        sql` `,
      )}
      where s.run_id = ${runId} and s.file_no = ${part.fileNo} and ${isOfPart("s", part)}
    ) l
    where f.run_id = ${runId} and f.file_no = ${part.fileNo} and f.part = l.part and f.row_no = l.row_no
      and l.link <> '{}'`;
}

function joinTo(target: RawBuilder<unknown>, alias: RawBuilder<unknown>, name: string, link: LinkMap) {
  const said =
    link.value !== undefined
      ? sql`${link.value}`
      : sql`s.refs->>${link.by === "id" ? name : `${name} key`}::text`;
  return sql`left join (${target}) ${alias} on ${alias}.named = ${said}`;
}

/** A row that isn't taken in is no record that others could mean; what came before stands in the crosswalk. */
function byId(runId: string, source: string, name: string, link: LinkMap): RawBuilder<unknown> {
  // What Vitalfew wrote out may name records that are here without any load having brought them.
  const here =
    source === ownSource ? sql`union select named, record_id from (${recordsBehind(name)}) own` : sql``;
  const found = sql`
    select t.source_id as named, t.record_id from staged_row t
    where t.run_id = ${runId} and t.module = any(${modulesOf(link)}) and t.source = ${source}
      and (t.action in ('create', 'adopt') or (t.action = 'known' and t.known_hash is null))
    union all
    select c.source_id, c.record_id from crosswalk c
    where c.source = ${source} and c.kind = any(${modulesOf(link)})
    ${here}`;
  return link.orTo === undefined ? found : oneOfEach(runId, source, link, found);
}

/** A number that was a person's and is a company's in this delivery is whose this delivery says. */
function oneOfEach(runId: string, source: string, link: LinkMap, found: RawBuilder<unknown>) {
  return sql`
    select distinct on (o.named) o.named, o.record_id
    from (${found}) o
    left join staged_row t on t.run_id = ${runId} and t.source = ${source} and t.module = any(${modulesOf(link)})
      and t.source_id = o.named and t.record_id = o.record_id and t.action in ('create', 'adopt', 'known')
    order by o.named, t.record_id is null, o.record_id`;
}

function modulesOf({ to, orTo = [] }: LinkMap): string[] {
  return [to, ...orTo];
}

/** A record that is called otherwise in this delivery answers to both names. */
function byName(runId: string, part: StagedPart, name: string, link: LinkMap): RawBuilder<unknown> {
  return sql`
    select named, min(record_id::text)::uuid as record_id from (
      select t.name_key as named, t.record_id from staged_row t
      where t.run_id = ${runId} and t.module = any(${modulesOf(link)}) and t.source = ${part.source}
        and t.action in ('create', 'adopt', 'known') and t.name_key is not null
      union all
      select c.name_key, c.record_id from crosswalk c
      where c.source = ${part.source} and c.kind = any(${modulesOf(link)}) and c.name_key in (
        select r.refs->>${`${name} key`}::text from staged_row r
        where r.run_id = ${runId} and r.file_no = ${part.fileNo} and ${isOfPart("r", part)}
      )
    ) known
    group by named
    having count(distinct record_id) = 1`;
}

/**
 * Of several people of one name the one who works for the row's own customer is meant. After all links were resolved, because
 * where people work is a link too.
 */
export async function resolveAmongTheirs(tx: Tx, runId: string, part: StagedPart): Promise<void> {
  const { fileNo, map, source } = part;
  if (map.links.account === undefined) return;
  for (const [name, link] of Object.entries(map.links)) {
    if (link.by !== "name" || name === "account") continue;
    await tx.sql`
      update staged_row f
      set link = f.link || l.link, row_hash = md5(f.row_hash::text || l.link::text)::uuid
      from (
        select s.part, s.row_no, jsonb_build_object(${name}::text, min(p.person_id::text)) as link
        from staged_row s
        join lateral (
          select t.record_id as person_id from staged_row t
          where t.run_id = ${runId} and t.module = any(${modulesOf(link)}) and t.source = ${source}
            and t.action in ('create', 'adopt', 'known') and t.name_key = s.refs->>${`${name} key`}::text
          union
          select c.record_id from crosswalk c
          where c.source = ${source} and c.kind = any(${modulesOf(link)})
            and c.name_key = s.refs->>${`${name} key`}::text
        ) p on true
        join ${companyOfPerson(runId)} works on works.person_id = p.person_id
        where s.run_id = ${runId} and s.file_no = ${fileNo} and ${isOfPart("s", part)}
          and not s.link ? ${name} and s.refs ? ${`${name} key`} and s.link ? 'account'
          and works.party_id = (s.link->>'account')::uuid
        group by s.part, s.row_no
        having count(distinct p.person_id) = 1
      ) l
      where f.run_id = ${runId} and f.file_no = ${fileNo} and f.part = l.part and f.row_no = l.row_no`;
  }
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
