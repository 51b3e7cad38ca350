import { sql } from "kysely";
import type { Tx } from "../plumbing/database/db.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { enterWords } from "./search/name-words.ts";

/**
 * Removes every party but our own company, which is put back as on the first day. The slices after this one have removed
 * their facts before; `cascade` only satisfies the keys that point here.
 */
export async function emptyCustomers(tx: Tx): Promise<void> {
  await tx.sql`truncate party, party_role, contact_point, relationship, asset, consent, suppression, custom_field, lookup,
    name_word, match_key, match_record, match_model, match_value, duplicate_due, customer_without_figures, customer_tally,
    customer_touched cascade`;
  await tx.sql`
    insert into party (party_id, kind, name, golden_id, stage, created_at, updated_at)
    values (${ownCompanyId}, 'organisation', 'Our company', ${ownCompanyId}, 'none', ${tx.now}, ${tx.now})`;
  await tx.sql`insert into party_role (party_id, role, since) values (${ownCompanyId}, 'own_company', '0001-01-01')`;
  // Its keys went with all others': they are to be made, as on the first day.
  await tx.sql`update match_key_filling set reader_version = 0, filled_to = null, is_done = false`;
  await enterWords(tx, sql`(select party_id, name from party where party_id = ${ownCompanyId})`);
}
