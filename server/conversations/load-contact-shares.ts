import { type RawBuilder, sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { linkOf } from "../plumbing/runs/load-records.ts";

/** A weight as a row says it; what is no weight is taken for none said. */
export const weightOf = (said: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  case when (${said})::numeric between 0.001 and 100000 then (${said})::numeric end`;

const weight = weightOf(sql`s.data->>'weight'`);

/**
 * Loads who else took part in contacts, and by which weights they share them. A row that names whom the contact is noted on
 * says that one's weight; of several rows that name the same customer (two of its people were there) the first counts.
 */
export async function loadContactShares(load: Load): Promise<void> {
  const rows = sql`
    from staged_row s
    join contact on contact.contact_id = ${linkOf("contact")}
    where s.run_id = ${load.runId} and s.kind = 'contact_share'`;
  await insertNoted(
    load,
    "contact_share",
    sql`insert into contact_share (party_id, share_id, home_id, contact_id, weight)
        select s.party_id, s.record_id, contact.party_id, contact.contact_id, coalesce(${weight}, 1)
        ${rows} and s.action = 'create' and s.party_id <> contact.party_id
        order by s.file_no, s.part, s.row_no
        on conflict (contact_id, party_id) do nothing`,
  );
  await updateNoted(
    load,
    "contact_share",
    sql`update contact_share t set weight = coalesce(${weight}, t.weight)
        from staged_row s
        where s.run_id = ${load.runId} and s.kind = 'contact_share' and s.action = 'update'
          and t.party_id = s.party_id and t.share_id = s.record_id`,
  );
  await updateNoted(
    load,
    "contact",
    sql`update contact t set own_weight = coalesce(said.weight, t.own_weight, 1)
        from (
          select
            contact.party_id, contact.contact_id,
            max(coalesce(${weight}, 1)) filter (where s.party_id = contact.party_id) as weight
          ${rows} and s.action in ('create', 'update')
          group by contact.party_id, contact.contact_id
        ) as said
        where t.party_id = said.party_id and t.contact_id = said.contact_id
          and t.own_weight is distinct from coalesce(said.weight, t.own_weight, 1)`,
  );
}
