import { type RawBuilder, sql } from "kysely";
import {
  type ImportKind,
  isPersonal,
  kindsOfParty,
  requiredOf,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { type Settled, settleLookalikes } from "../lookalikes/settle-lookalikes.ts";
import { attributeThroughFacts, factsNamed } from "./attribute-through-facts.ts";
import { heedLatestWord, keepLaterWord } from "./heed-latest-word.ts";
import { isOfPart } from "./is-of-part.ts";
import { meetNumbered } from "./meet-numbered.ts";
import { meetOwnRecords } from "./meet-own-records.ts";
import { refuseUnsound } from "./refuse-unsound.ts";
import { companyOfPerson, resolveAmongTheirs, resolveLinks } from "./resolve-links.ts";
import { resolveReached } from "./resolve-reached.ts";
import { failWhatCame } from "./sales/fail-what-came.ts";
import { settlePayments } from "./sales/settle-payments.ts";
import { settleSales } from "./sales/settle-sales.ts";
import { turnWhatGoesBack } from "./sales/turn-what-goes-back.ts";
import { settleToldOtherwise } from "./settle-told-otherwise.ts";
import type { StagedPart } from "./staged-part.ts";
import { untieOtherParties } from "./untie-other-parties.ts";
import { withdrawGone } from "./withdraw-gone.ts";

/**
 * Decides for every staged row what it is to become: whose it is, which record, and whether that is made, changed or left
 * alone. Nothing outside of `staged_row` is written. Set by set, in this order, because each step reads the one before.
 * @param settled rows that look like a record that is here and do not become one of their own
 */
export async function planRows(
  tx: Tx,
  runId: string,
  parts: readonly StagedPart[],
  settled: readonly Settled[],
): Promise<void> {
  const kinds = new Set<string>(parts.map(({ map }) => map.kind));
  await numberRowsWithoutId(tx, runId, parts);
  await heedLatestWord(tx, runId, parts);
  await leaveNamedBefore(tx, runId, parts);
  await settleToldOtherwise(tx, runId, parts);
  await setTwiceDeliveredApart(tx, runId);
  await meetEarlierDeliveries(tx, runId);
  if (kinds.has("payment")) await failWhatCame(tx, runId);
  await keepLaterWord(tx, runId, parts);
  await meetNumbered(tx, runId, parts);
  await meetOwnRecords(tx, runId);
  await withdrawGone(tx, runId, parts);
  await settleLookalikes(tx, runId, settled);
  await adoptUsers(tx, runId);
  for (const part of parts) await resolveLinks(tx, runId, part);
  for (const part of parts) await resolveReached(tx, runId, part);
  for (const part of parts) await resolveAmongTheirs(tx, runId, part);
  await refuseUnlinked(tx, runId, parts);
  await partChangedRepeats(tx, runId);
  for (const part of parts) if (ofSomebody.has(part.map.kind)) await attribute(tx, runId, part);
  if (kinds.has("relationship")) await placeRelationships(tx, runId);
  await attributeThroughFacts(tx, runId, kinds);
  await untieOtherParties(tx, runId, kinds);
  await refuseUnsound(tx, runId, kinds);
  await placeLines(tx, runId);
  if (kinds.has("document")) await turnWhatGoesBack(tx, runId, kinds);
  await settleSales(tx, runId, kinds);
  await settlePayments(tx, runId, kinds);
  await decide(tx, runId);
  await recogniseRepeats(tx, runId, parts);
}

const ofSomebody = new Set([...kindsOfParty("known"), ...kindsOfParty("anybody")]);

/**
 * Rows without an id go by what they say; the second of two that say the same is `#2`. So is the second of a file that may have one
 * id: another file with the same rows is an export that overlaps.
 */
async function numberRowsWithoutId(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const isNumbered = ({ map }: StagedPart) => "isNumbered" in map && map.isNumbered;
  const isWithoutId = ({ map }: StagedPart) =>
    map.id.length === 0 && !("constantId" in map && map.constantId);
  const modules = parts.filter((part) => isNumbered(part) || isWithoutId(part));
  if (modules.length === 0) return;
  const numbered = parts.filter(isNumbered);
  const told = numbered.flatMap(({ map }) => map.links.document?.to ?? []);
  const areSeveral = new Set(numbered.map(({ fileNo }) => fileNo)).size > 1;
  // The rest of an order that a file begins with goes on where the file ended that tells the order.
  const home = areSeveral
    ? sql`
      left join (
        select source as order_source, source_id as order_id, min(file_no) as first_file, array_agg(file_no) as files
        from staged_row
        where run_id = ${runId} and kind = 'document' and module = any(${told})
        group by 1, 2
      ) o on o.order_source = source and o.order_id = refs->>'document'`
    : sql``;
  const tellingFile = areSeveral
    ? sql`case when first_file is null or file_no = any(files) then file_no else first_file end`
    : sql`file_no`;
  const filesApart = sql`case when module = any(${numbered.map(({ module }) => module)}::text[]) then ${tellingFile} end`;
  await tx.sql`
    update staged_row s set source_id = s.source_id || '#' || n.nth
    from (
      select file_no, part, row_no,
        row_number() over (partition by source, module, source_id, ${filesApart} order by file_no, row_no, part) as nth
      from staged_row
      ${home}
      where run_id = ${runId} and module = any(${modules.map(({ module }) => module)})
    ) n
    where s.run_id = ${runId} and s.file_no = n.file_no and s.part = n.part and s.row_no = n.row_no and n.nth > 1`;
}

/** What rows call by its name alone came before under an id of its own: that record is meant, and no second one is made. */
async function leaveNamedBefore(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const named = parts.filter(({ map }) => "unlessNamed" in map && map.unlessNamed);
  if (named.length === 0) return;
  await tx.sql`
    delete from staged_row s
    using crosswalk c
    where s.run_id = ${runId} and s.part > 0 and s.module = any(${named.map(({ module }) => module)})
      and c.source = s.source and c.kind = s.module and c.name_key = s.name_key and c.source_id <> s.source_id
      and not exists (
        select from crosswalk own where own.source = s.source and own.kind = s.module and own.source_id = s.source_id
      )`;
}

/**
 * An id that stands twice in one delivery: the first row counts, an equal one says nothing new, a different one is refused.
 * What a row of another module says of a record besides counts less than the record's own row.
 */
async function setTwiceDeliveredApart(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row s set action = case when n.part > 0 or n.row_hash = n.first_hash then 'same' else 'twice' end
    from (
      select file_no, part, row_no, row_hash,
        row_number() over in_order as nth,
        first_value(row_hash) over in_order as first_hash
      from staged_row
      where run_id = ${runId} and action <> 'same' and (module, source_id) in (
        select module, source_id from staged_row where run_id = ${runId}
        group by module, source_id having count(*) > 1
      )
      window in_order as (partition by source, module, source_id order by (part > 0), file_no, row_no, part)
    ) n
    where s.run_id = ${runId} and s.file_no = n.file_no and s.part = n.part and s.row_no = n.row_no
      and n.nth > 1 and s.action = 'create'`;
}

/** What came in before keeps its record and its party; what becomes of it is decided when its links are known. */
async function meetEarlierDeliveries(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row s
    set known_hash = c.row_hash, known_repeat = c.is_repeat,
      party_id = c.party_id, record_id = c.record_id, record_no = c.record_no,
      action = case s.action when 'create' then 'known' else s.action end
    from crosswalk c
    where s.run_id = ${runId} and c.source = s.source and c.kind = s.module and c.source_id = s.source_id`;
}

/** Somebody who works here already is not made a second time: known by their mail, or by a name that only one has. */
async function adoptUsers(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row s set record_id = coalesce(u.user_id, n.first_id), action = 'adopt'
    from (
      select file_no, part, row_no, lower(data->>'mail') as mail,
        first_value(record_id) over in_order as first_id,
        row_number() over in_order as nth
      from staged_row
      where run_id = ${runId} and kind = 'user' and action = 'create' and data->>'mail' is not null
      window in_order as (partition by lower(data->>'mail') order by file_no, row_no)
    ) n
    left join user_account u on lower(u.mail) = n.mail
    where s.run_id = ${runId} and s.file_no = n.file_no and s.part = n.part and s.row_no = n.row_no
      and (u.user_id is not null or n.nth > 1)`;
  await tx.sql`
    update staged_row s set record_id = u.user_id, action = 'adopt'
    from (
      select lower(name) as name, min(user_id::text)::uuid as user_id from user_account
      group by lower(name) having count(*) = 1
    ) u
    where s.run_id = ${runId} and s.kind = 'user' and s.action = 'create' and s.data->>'mail' is null
      and u.name = lower(s.data->>'name')`;
}

/** A row that makes no sense without another record isn't taken in when that one is missing. */
async function refuseUnlinked(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  for (const { kind, link } of requiredLinks(parts))
    await tx.sql`
      update staged_row set action = 'refuse'
      where run_id = ${runId} and kind = ${kind} and action in ('create', 'known') and not link ? ${link}`;
}

/** The links without which rows of these parts make no sense. */
export function requiredLinks(parts: readonly StagedPart[]): { kind: ImportKind; link: string }[] {
  const kinds = [...new Set(parts.map(({ map }) => map.kind))];
  return kinds.flatMap((kind) => requiredOf(kind).links.map((link) => ({ kind, link })));
}

/** A repeated fact that was changed is one of its own from then on. */
async function partChangedRepeats(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row set record_id = new_id, record_no = null, party_id = ${ownCompanyId}, action = 'create'
    where run_id = ${runId} and known_repeat and known_hash <> row_hash and action = 'known'`;
}

/** Whose a new fact is: the first step of the map that leads to somebody, else our own company. */
async function attribute(tx: Tx, runId: string, part: StagedPart): Promise<void> {
  const { fileNo, map } = part;
  if (map.party.length === 0) return;
  const steps = map.party.map((step, at) =>
    typeof step !== "string"
      ? { whose: sql`${sql.table(`named_${at}`)}.party_id`, join: namedBy(runId, step, `named_${at}`) }
      : step === "person" && !isPersonal(map.kind)
        ? { whose: sql`coalesce(company.party_id, (s.link->>'person')::uuid)`, join: companyOf(runId) }
        : { whose: sql`(s.link->>${step})::uuid`, join: sql`` },
  );
  await tx.sql`
    update staged_row f set party_id = found.party_id
    from (
      select s.part, s.row_no, coalesce(${sql.join(steps.map(({ whose }) => whose))}) as party_id
      from staged_row s
      ${sql.join(
        steps.map(({ join }) => join),
        sql` `,
      )}
      where s.run_id = ${runId} and s.file_no = ${fileNo} and ${isOfPart("s", part)} and s.action = 'create'
    ) found
    where f.run_id = ${runId} and f.file_no = ${fileNo} and f.part = found.part and f.row_no = found.row_no
      and found.party_id is not null`;
}

function companyOf(runId: string): RawBuilder<unknown> {
  return sql`left join ${companyOfPerson(runId)} company on company.person_id = (s.link->>'person')::uuid`;
}

/** The record that a row of another module names together with this one: an order's customer stands on its invoice. */
function namedBy(runId: string, step: { namedBy: string; through: string; link: string }, alias: string) {
  return sql`
    left join (
      select t.refs->>${step.through} as source_id, min(t.link->>${step.link})::uuid as party_id
      from staged_row t
      where t.run_id = ${runId} and t.module = ${step.namedBy} and t.link ? ${step.link}
      group by 1
      having count(distinct t.link->>${step.link}) = 1
    ) ${sql.table(alias)} on ${sql.table(alias)}.source_id = s.source_id`;
}

/** A relationship is at home with the party it starts from; the other side gets its copy when it is loaded. */
async function placeRelationships(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row set party_id = (link->>'from')::uuid
    where run_id = ${runId} and kind = 'relationship' and action = 'create'`;
}

/**
 * A line belongs to its document's party. It keeps the number its row gives, where that is free and all of the
 * document's lines have one; else it takes the next number there.
 */
async function placeLines(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row f set party_id = n.party_id, record_id = n.document_id,
      record_no = case when n.are_numbered then n.given_no else n.next_no end
    from (
      select s.file_no, s.part, s.row_no, d.party_id, d.record_id as document_id, s.given_no,
        bool_and(s.given_no > l.last_no and s.nth = 1) over (partition by d.record_id) as are_numbered,
        l.last_no + row_number() over (
          partition by d.record_id order by s.given_no, s.file_no, s.row_no, s.part
        ) as next_no
      from (
        select file_no, part, row_no, link, round((data->>'line_no')::numeric)::integer as given_no,
          row_number() over (partition by link->>'document', round((data->>'line_no')::numeric)) as nth
        from staged_row
        where run_id = ${runId} and kind = 'document_line' and action = 'create'
      ) s
      join (${factsNamed(runId, "document_line", "document")}) d on d.record_id = (s.link->>'document')::uuid
      cross join lateral (
        select coalesce(max(line_no), 0) as last_no from document_line o
        where o.party_id = d.party_id and o.document_id = d.record_id
      ) l
    ) n
    where f.run_id = ${runId} and f.file_no = n.file_no and f.part = n.part and f.row_no = n.row_no`;
}

async function decide(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row set action = case when known_hash = row_hash then 'unchanged' else 'update' end
    where run_id = ${runId} and action = 'known'`;
}

/** Rows that differ in their id alone are one fact, where the map says so: the first is the fact, the others repeat it. */
async function recogniseRepeats(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const modules = parts.filter(({ map }) => "repeats" in map && map.repeats).map(({ module }) => module);
  if (modules.length === 0) return;
  await tx.sql`
    with candidate as (
      select *, first_value(record_id) over in_order as fact_id, first_value(party_id) over in_order as fact_party_id,
        row_number() over in_order as nth
      from staged_row
      where run_id = ${runId} and module = any(${modules}) and not (action = 'unchanged' and known_repeat)
        and action in ('create', 'update', 'unchanged')
      window in_order as (
        partition by source, module, fact_hash order by (action = 'create'), file_no, row_no
      )
    )
    update staged_row f
    set action = 'repeat', record_id = coalesce(c.record_id, n.fact_id), party_id = coalesce(c.party_id, n.fact_party_id)
    from candidate n
    left join crosswalk c
      on c.source = n.source and c.kind = n.module and c.fact_hash = n.fact_hash and not c.is_repeat
      and c.source_id <> n.source_id
      and not exists (
        select from staged_row own
        where own.run_id = ${runId} and own.module = c.kind and own.source_id = c.source_id and own.action = 'update'
      )
    where f.run_id = ${runId} and f.file_no = n.file_no and f.part = n.part and f.row_no = n.row_no
      and f.action = 'create' and (n.nth > 1 or c.record_id is not null)`;
}
