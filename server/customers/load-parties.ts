import { sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/journal.ts";
import {
  custom,
  dayOf,
  instant,
  integer,
  link,
  loadRecords,
  made,
  number,
  once,
  text,
  today,
} from "../plumbing/load-records.ts";
import { enterWords } from "./search/name-words.ts";
import { touchCustomers } from "./touch-customers.ts";

const kinds = [
  { kind: "organisation", partyKind: "organisation" },
  { kind: "household", partyKind: "household" },
  { kind: "person", partyKind: "person" },
  { kind: "prospect", partyKind: "person" },
];

/**
 * Loads the parties of a delivery with all that their own rows say of them: roles, ways to reach them.
 * A value that a later delivery no longer holds stays where it is; imports add and correct, people remove.
 */
export async function loadParties(load: Load): Promise<void> {
  const written = sql`staged_row where run_id = ${load.runId} and kind = any(${everyParty}) and action in ('create', 'update')`;
  await touchCustomers(load.tx, sql`select record_id as party_id from ${written}`);
  for (const { kind, partyKind } of kinds) await loadParty(load, kind, partyKind);
  await enterWords(
    load.tx,
    sql`(select name, party_id from party where party_id in (select record_id from ${written}))`,
  );
  await loadRoles(load);
  await loadWaysToReach(load);
}

async function loadParty(load: Load, kind: string, partyKind: string): Promise<void> {
  await loadRecords(load, {
    kind,
    table: "party",
    key: { party_id: sql`s.record_id` },
    columns: {
      kind: once(sql`${partyKind}`),
      golden_id: once(sql`s.record_id`),
      name: { ...made(sql`s.data->>'name'`, "name", "given_name", "family_name"), keepWhenEmpty: true },
      legal_name: text("legal_name"),
      given_name: text("given_name"),
      family_name: text("family_name"),
      owner_id: link("owner"),
      segment: text("segment"),
      territory: text("territory"),
      industry: text("industry"),
      employees_count: integer("employees_count"),
      annual_revenue: number("annual_revenue"),
      annual_revenue_currency: made(
        sql`case when s.data ? 'annual_revenue_currency' or s.data->>'annual_revenue' is null
          then s.data->>'annual_revenue_currency' else s.data->>'currency' end`,
        "annual_revenue",
        "annual_revenue_currency",
      ),
      website: text("website"),
      tax_number: text("tax_number"),
      language: text("language"),
      time_zone: text("time_zone"),
      stage: text("stage", sql`'none'`),
      note: text("note"),
      custom,
      created_at: instant("created_at", sql`now()`),
      updated_at: { value: sql`now()`, given: sql`true`, keepWhenEmpty: false },
    },
    versioned: true,
  });
}

const everyParty = ["organisation", "household", "person", "prospect"];

/** The roles a source names: a new one holds from the day it was entered there, a changed one from today. */
async function loadRoles(load: Load): Promise<void> {
  const named = sql`
    from staged_row s cross join (select * from workspace limit 1) w
    where s.run_id = ${load.runId} and s.kind = any(${everyParty}) and s.data->>'role' is not null`;
  const replaced = ["customer", "prospect"];
  await updateNoted(
    load,
    "party_role",
    sql`update party_role t set until = ${today}
        ${named} and s.action = 'update' and t.party_id = s.record_id and t.until is null
          and t.role <> s.data->>'role' and t.role = any(${replaced}) and s.data->>'role' = any(${replaced})`,
  );
  await insertNoted(
    load,
    "party_role",
    sql`insert into party_role (party_id, role, since)
        select s.record_id, s.data->>'role',
          case s.action when 'create' then coalesce(${dayOf("created_at")}, date '0001-01-01') else ${today} end
        ${named} and (s.action = 'create' or (s.action = 'update' and not exists (
          select from party_role r where r.party_id = s.record_id and r.role = s.data->>'role' and r.until is null
        )))
        on conflict do nothing`,
  );
}

/** Phones, mails, sites and addresses that aren't there yet, and the look-up rows that find a party by them. */
async function loadWaysToReach(load: Load): Promise<void> {
  await insertNoted(
    load,
    "contact_point",
    sql`insert into contact_point (party_id, contact_point_id, kind, label, raw, normalised, line1, line2, city, region, postcode, country)
        select s.record_id, derived_id(s.new_id, p.kind || ' ' || p.label || ' ' || p.raw),
          p.kind, p.label, p.raw, p.normalised, p.line1, p.line2, p.city, p.region, p.postcode, p.country
        from staged_row s
        cross join lateral jsonb_to_recordset(s.data->'points') as p (
          kind text, label text, raw text, normalised text,
          line1 text, line2 text, city text, region text, postcode text, country text
        )
        where s.run_id = ${load.runId} and s.kind = any(${everyParty}) and s.action in ('create', 'update')
          and (s.action = 'create' or not exists (
            select from contact_point o where o.party_id = s.record_id and o.kind = p.kind
              and coalesce(o.normalised, o.raw) = coalesce(p.normalised, p.raw)
          ))
        on conflict do nothing`,
  );
  await insertNoted(
    load,
    "lookup",
    sql`insert into lookup (kind, value, party_id)
        select p.kind, p.normalised, s.record_id
        from staged_row s
        cross join lateral jsonb_to_recordset(s.data->'points') as p (kind text, normalised text)
        where s.run_id = ${load.runId} and s.kind = any(${everyParty}) and s.action in ('create', 'update')
          and p.normalised is not null
        union
        select 'tax_number', upper(regexp_replace(s.data->>'tax_number', '[^A-Za-z0-9]', '', 'g')), s.record_id
        from staged_row s
        where s.run_id = ${load.runId} and s.kind = any(${everyParty}) and s.action in ('create', 'update')
          and s.data->>'tax_number' is not null
        on conflict do nothing`,
  );
}
