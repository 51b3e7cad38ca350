import { sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { dayOf, numberOf } from "../plumbing/runs/load-records.ts";

/** Loads what foreign currencies were worth, day by day. A rate is known by its currency and its first day. */
export async function loadExchangeRates(load: Load): Promise<void> {
  const fresh = sql`
    select s.data->>'currency' as currency, ${dayOf("valid_from")} as valid_from, round(${numberOf("rate")}, 8) as rate
    from staged_row s
    where s.run_id = ${load.runId} and s.kind = 'exchange_rate' and s.action in ('create', 'update')`;
  await updateNoted(
    load,
    "exchange_rate",
    sql`update exchange_rate t set rate = n.rate from (${fresh}) n
        where t.currency = n.currency and t.valid_from = n.valid_from and t.rate <> n.rate`,
  );
  await insertNoted(
    load,
    "exchange_rate",
    sql`insert into exchange_rate (currency, valid_from, rate) select currency, valid_from, rate from (${fresh}) n
        on conflict do nothing`,
  );
}
