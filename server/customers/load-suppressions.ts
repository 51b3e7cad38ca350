import { type RawBuilder, sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { instantOf } from "../plumbing/runs/load-records.ts";
import { suppressionHash } from "./consents/suppression-hash.ts";

/**
 * Loads the addresses and numbers that must not be used, before anything that could be used to reach somebody. What is
 * suppressed stays so: a later delivery adds and corrects reasons, and frees nothing.
 */
export async function loadSuppressions(load: Load): Promise<void> {
  const hash = suppressionHash(sql`s.data->>'channel'`, sql`s.data->>'address'`);
  const staged = (actions: readonly string[]): RawBuilder<unknown> => sql`
    staged_row s cross join (select * from workspace limit 1) w
    where s.run_id = ${load.runId} and s.kind = 'suppression' and s.action = any(${actions})`;
  await updateNoted(
    load,
    "suppression",
    sql`update suppression t set reason = coalesce(n.reason, t.reason), since = coalesce(n.since, t.since),
          source = coalesce(n.source, t.source), address = n.address
        from (
          select distinct on (${hash}) ${hash} as address_hash, s.data->>'address' as address, s.data->>'reason' as reason,
            ${instantOf("since")} as since, s.data->>'source' as source
          from ${staged(["update"])}
          order by ${hash}, s.file_no, s.row_no
        ) n
        where t.address_hash = n.address_hash`,
  );
  await insertNoted(
    load,
    "suppression",
    sql`insert into suppression (address_hash, channel, address, reason, since, source)
        select distinct on (${hash}) ${hash}, s.data->>'channel', s.data->>'address', s.data->>'reason',
          coalesce(${instantOf("since")}, now()), coalesce(s.data->>'source', s.source)
        from ${staged(["create", "update"])}
        order by ${hash}, s.file_no, s.row_no
        on conflict do nothing`,
  );
}
