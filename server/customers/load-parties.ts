import { type RawBuilder, sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import {
  custom,
  dayOf,
  hasRows,
  instant,
  integer,
  link,
  loadRecords,
  made,
  number,
  once,
  text,
  today,
} from "../plumbing/runs/load-records.ts";
import { enterWords } from "./search/name-words.ts";
import { touchComing, touchKept } from "./touch-customers.ts";

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
  const { tx, isMadeBeside = false } = load;
  const areMade = await hasRows(load, everyParty, "create");
  const areChanged = await hasRows(load, everyParty, "update");
  if (areMade) await touchComing(tx, sql`select s.record_id as party_id from ${rowsOf(load, "create")}`);
  if (areChanged) await touchKept(tx, sql`select s.record_id as party_id from ${rowsOf(load, "update")}`);
  for (const { kind, partyKind } of kinds) await loadParty(load, kind, partyKind);
  if (areMade) {
    const named = sql`select s.data->>'name' as name, s.record_id as party_id from ${rowsOf(load, "create")}`;
    if (!isMadeBeside) await enterWords(tx, sql`(${named})`);
    await loadRoles(load);
    await loadWaysToReach(load, "create");
  }
  if (areChanged) {
    const changed = sql`select s.record_id from ${rowsOf(load, "update")}`;
    await enterWords(tx, sql`(select name, party_id from party where party_id in (${changed}))`);
    await loadNewRoles(load);
    await loadWaysToReach(load, "update");
  }
}

async function loadParty(load: Load, kind: string, partyKind: string): Promise<void> {
  await loadRecords(load, {
    kind,
    table: "party",
    key: { party_id: sql`s.record_id` },
    columns: {
      // Who was known by a number alone is whatever the list says that tells who has it.
      kind: { value: sql`${partyKind}`, given: sql`t.name = s.source_id`, keepWhenEmpty: false },
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
      // What is delivered is all the source knows: the day of the record is the day of each of its fields.
      valued_at: { value: sql`null::jsonb`, given: sql`true`, keepWhenEmpty: false },
    },
    versioned: true,
  });
}

const everyParty = ["organisation", "household", "person", "prospect"];

/** The rows of parties that are to be made or changed, as `s`. */
function rowsOf({ runId }: Load, action: "create" | "update"): RawBuilder<unknown> {
  return sql`(
    select * from staged_row where run_id = ${runId} and kind = any(${everyParty}) and action = ${action}
  ) s`;
}

const workspace = sql`cross join (select * from workspace limit 1) w`;

/** The roles a source names for parties it brings: each holds from the day it was entered there. */
async function loadRoles(load: Load): Promise<void> {
  await insertNoted(
    load,
    "party_role",
    sql`insert into party_role (party_id, role, since)
        select s.record_id, s.data->>'role', coalesce(${dayOf("created_at")}, date '0001-01-01')
        from ${rowsOf(load, "create")}
        where s.data->>'role' is not null`,
  );
}

/** For parties that are here: a new role holds from today, one that it replaces until then. */
async function loadNewRoles(load: Load): Promise<void> {
  const named = sql`${rowsOf(load, "update")} ${workspace} where s.data->>'role' is not null`;
  const replaced = ["customer", "prospect"];
  await updateNoted(
    load,
    "party_role",
    sql`update party_role t set until = ${today}
        from ${named} and t.party_id = s.record_id and t.until is null
          and t.role <> s.data->>'role' and t.role = any(${replaced}) and s.data->>'role' = any(${replaced})`,
  );
  await insertNoted(
    load,
    "party_role",
    sql`insert into party_role (party_id, role, since)
        select s.record_id, s.data->>'role', ${today}
        from ${named} and not exists (
          select from party_role r where r.party_id = s.record_id and r.role = s.data->>'role' and r.until is null
        )
        on conflict do nothing`,
  );
}

/**
 * Phones, mails, sites and addresses, and the look-up rows that find a party by them, where they are not written beside the load.
 * A new party has none yet, and its row names each once; of one that is here those are taken that it doesn't have.
 */
async function loadWaysToReach(load: Load, action: "create" | "update"): Promise<void> {
  // The parts of an address stand in the row's own fields.
  const address = sql`case when p.point->>'kind' = 'address' then s.data end`;
  const ownId = idOfWay(action === "create" && load.isMadeBeside === true);
  const points = waysIn(rowsOf(load, action));
  const isNew = sql`not exists (
    select from contact_point o where o.party_id = s.record_id and o.kind = p.point->>'kind'
      and coalesce(o.normalised, o.raw) = coalesce(p.point->>'normalised', p.point->>'raw')
  )`;
  await insertNoted(
    load,
    "contact_point",
    sql`insert into contact_point (party_id, contact_point_id, kind, label, raw, normalised, line1, line2, city, region, postcode, country)
        select s.record_id, ${ownId}, p.point->>'kind', p.point->>'label', p.point->>'raw', p.point->>'normalised',
          ${address}->>'line1', ${address}->>'line2', ${address}->>'city', ${address}->>'region', ${address}->>'postcode',
          ${address}->>'country'
        from ${points}
        where ${action === "create" ? sql`true` : isNew}`,
  );
  if (action === "create" && load.isMadeBeside) return;
  // Expecting conflicts takes a fifth of the time, which is spared where nothing is known of new parties yet.
  await enterWays(load, rowsOf(load, action), action === "update" || (await areLookedUp(load)));
}

/**
 * Enters by which phones, mails, sites and tax numbers parties are found, as their rows say them.
 * @param rows the rows of parties, as `s`
 * @param isMet some may have been entered before
 */
export async function enterWays(load: Load, rows: RawBuilder<unknown>, isMet: boolean): Promise<void> {
  // In the order of the index that leads: what is put in beside each other is found in one place.
  await insertNoted(
    load,
    "lookup",
    sql`insert into lookup (kind, value, party_id)
        select p.point->>'kind' as kind, p.point->>'normalised' as value, s.record_id
        from ${waysIn(rows)}
        where p.point->>'normalised' is not null
        union
        select 'tax_number', upper(regexp_replace(s.data->>'tax_number', '[^A-Za-z0-9]', '', 'g')), s.record_id
        from ${rows}
        where s.data->>'tax_number' is not null
        order by 1, 2, 3
        ${isMet ? sql`on conflict do nothing` : sql``}`,
  );
}

/** The ways to reach parties that their rows `s` name, as `p`. */
function waysIn(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${rows}
    cross join lateral jsonb_array_elements(s.data->'points') with ordinality as p (point, nth)`;
}

/**
 * An id of version 7 with the time of its party, in the order in which the row names its ways `p`: what reads a party's ways in the
 * order of their ids reads them as they came. derived_id, which hashes, takes half as long again.
 * @param isDrawn the row's id was drawn for this load, and nothing else brings ways of its party: then it will do for them
 *   with their place in it, where drawing anew for each takes as long as writing the way down
 */
function idOfWay(isDrawn: boolean): RawBuilder<unknown> {
  const nth = sql`lpad(to_hex(p.nth), 3, '0')`;
  return isDrawn
    ? sql`overlay(s.new_id::text placing ${nth} from 16)::uuid`
    : sql`(left(s.new_id::text, 14) || '7' || ${nth} || substr(gen_random_uuid()::text, 19))::uuid`;
}

/** Whether entries of an earlier party were left under the id of one that is to be made. */
async function areLookedUp(load: Load): Promise<boolean> {
  const left = await load.tx.sql`
    select from ${rowsOf(load, "create")}
    where exists (select from lookup where lookup.party_id = s.record_id)
    limit 1`;
  return left.length > 0;
}
