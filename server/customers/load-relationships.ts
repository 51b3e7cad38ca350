import { type RawBuilder, sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { dayOf, linkOf, today } from "../plumbing/runs/load-records.ts";
import { touchCustomers } from "./touch-customers.ts";

/** Loads who stands how to whom: what a party's own row says, and what files of relationships and roles say. */
export async function loadRelationships(load: Load): Promise<void> {
  await loadNamed(load, { kind: "person", link: "account", type: "works_for", title: sql`s.data->>'title'` });
  await loadNamed(load, { kind: "person", link: "household", type: "member_of_household" });
  await loadNamed(load, { kind: "organisation", link: "parent", type: "subsidiary_of" });
  await loadDelivered(load);
  await loadRoles(load);
}

type Named = { kind: string; link: string; type: string; title?: RawBuilder<unknown> };

/**
 * What a party's row says of another, once for each side under one id. Somebody who moved ends the old employment today;
 * the same goes for a household and a parent company.
 */
async function loadNamed(load: Load, { kind, link, type, title = sql`null` }: Named): Promise<void> {
  const other = linkOf(link);
  const fresh = sql`s.run_id = ${load.runId} and s.kind = ${kind} and s.action in ('create', 'update') and s.link ? ${link}`;
  const [any] = await load.tx.sql`select from staged_row s where ${fresh} limit 1`;
  if (any === undefined) return;
  const staged = sql`from staged_row s cross join (select * from workspace limit 1) w`;
  await updateNoted(
    load,
    "relationship",
    sql`update relationship t set until = ${today}
        ${staged} where ${fresh} and t.type = ${type} and t.until is null and (
          (t.party_id = s.record_id and t.direction = 'from' and t.other_party_id <> ${other})
          or (t.other_party_id = s.record_id and t.direction = 'to' and t.party_id <> ${other})
        )`,
  );
  const isNew = sql`not exists (
    select from relationship r
    where r.party_id = s.record_id and r.other_party_id = ${other} and r.type = ${type} and r.until is null
  )`;
  const id = sql`derived_id(s.record_id, ${`${type} `}::text || ${other}::text || s.run_id::text)`;
  const since = sql`case s.action when 'create' then left(s.data->>'created_at', 10)::date else ${today} end`;
  await insertNoted(
    load,
    "relationship",
    sql`insert into relationship (party_id, relationship_id, type, direction, other_party_id, title, since)
        select side.party_id, ${id}, ${type}, side.direction, side.other_party_id, ${title}, ${since}
        ${staged}
        cross join lateral (
          values (s.record_id, 'from', ${other}), (${other}, 'to', s.record_id)
        ) side (party_id, direction, other_party_id)
        where ${fresh} and ${other} <> s.record_id and ${isNew}`,
  );
}

/** Relationships that were delivered as rows of their own. Who it is between never changes. */
async function loadDelivered(load: Load): Promise<void> {
  const staged = (action: string) => sql`
    staged_row s where s.run_id = ${load.runId} and s.kind = 'relationship' and s.action = ${action}`;
  await updateNoted(
    load,
    "relationship",
    sql`update relationship t
        set type = n.data->>'type',
          title = case when n.data ? 'title' then n.data->>'title' else t.title end,
          since = case when n.data ? 'since' then left(n.data->>'since', 10)::date else t.since end,
          until = case when n.data ? 'until' then left(n.data->>'until', 10)::date else t.until end
        from (
          select s.data, s.record_id, side.party_id
          from staged_row s
          cross join lateral (values (${linkOf("from")}), (${linkOf("to")})) side (party_id)
          where s.run_id = ${load.runId} and s.kind = 'relationship' and s.action = 'update'
        ) n
        where t.party_id = n.party_id and t.relationship_id = n.record_id`,
  );
  await insertNoted(
    load,
    "relationship",
    sql`insert into relationship (party_id, relationship_id, type, direction, other_party_id, title, since, until)
        select side.party_id, s.record_id, s.data->>'type', side.direction, side.other_party_id, s.data->>'title',
          ${dayOf("since")}, ${dayOf("until")}
        from (select s.* from ${staged("create")}) s
        cross join lateral (
          values (${linkOf("from")}, 'from', ${linkOf("to")}), (${linkOf("to")}, 'to', ${linkOf("from")})
        ) side (party_id, direction, other_party_id)`,
  );
}

/** Roles that were delivered as rows of their own: one is known by its party, its name and its first day. */
async function loadRoles(load: Load): Promise<void> {
  const fresh = sql`s.run_id = ${load.runId} and s.kind = 'party_role' and s.action in ('create', 'update')`;
  const [any] = await load.tx.sql`select from staged_row s where ${fresh} limit 1`;
  if (any === undefined) return;
  await touchCustomers(load.tx, sql`select s.party_id from staged_row s where ${fresh}`);
  const since = sql`coalesce(${dayOf("since")}, date '0001-01-01')`;
  await updateNoted(
    load,
    "party_role",
    sql`update party_role t set until = n.until
        from (
          select distinct on (s.party_id, s.data->>'role', ${since}) s.party_id, s.data->>'role' as role, ${since} as since,
            ${dayOf("until")} as until
          from staged_row s where ${fresh}
          order by s.party_id, s.data->>'role', ${since}, s.file_no desc, s.row_no desc
        ) n
        where t.party_id = n.party_id and t.role = n.role and t.since = n.since and t.until is distinct from n.until`,
  );
  await insertNoted(
    load,
    "party_role",
    sql`insert into party_role (party_id, role, since, until)
        select distinct on (s.party_id, s.data->>'role', ${since}) s.party_id, s.data->>'role', ${since}, ${dayOf("until")}
        from staged_row s where ${fresh}
        order by s.party_id, s.data->>'role', ${since}, s.file_no desc, s.row_no desc
        on conflict do nothing`,
  );
}
