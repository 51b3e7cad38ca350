import { sql } from "kysely";
import { type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { unpaidOf } from "./unpaid.ts";

/**
 * Closes what is credited in full by what came in with this load, whatever its own row says: nobody asks for it any more. Opened
 * again is what was settled with a credit note that came in as cancelled, and isn't without, unless its own row came with it. What
 * Vitalfew wrote out comes back as it was.
 */
export async function closeCredited(load: Load): Promise<void> {
  await openUncredited(load);
  await updateNoted(
    load,
    "document",
    sql`update document t
        set state = 'closed', version = t.version + 1
        from (
          with came as materialized (
            select distinct s.party_id, s.record_id
            from staged_row s
            where s.run_id = ${load.runId} and s.kind in ('document', 'document_line') and s.action in ('create', 'update')
              and s.source <> 'vitalfew'
          ),
          of_credits as materialized (
            select c.party_id, c.document_id
            from came
            join credited c on c.party_id = came.party_id and c.credit_id = came.record_id
            union
            select c.party_id, c.document_id
            from came
            join credited c on c.party_id = came.party_id and c.document_id = came.record_id
          )
          select d.party_id, d.document_id
          from of_credits
          join document d using (party_id, document_id)
          where d.kind in ('order', 'invoice') and d.state in ('open', 'confirmed', 'delivered') and ${unpaidOf("d")} <= 0
        ) settled
        where t.party_id = settled.party_id and t.document_id = settled.document_id`,
  );
}

async function openUncredited(load: Load): Promise<void> {
  await updateNoted(
    load,
    "document",
    sql`update document t
        set state = case when t.shipped_on is null then 'open' else 'delivered' end, version = t.version + 1
        from (
          select d.party_id, d.document_id, -sum(coalesce(back.gross_total, back.net_total)) as taken_back
          from staged_row s
          join document back on back.party_id = s.party_id and back.document_id = s.record_id and back.recognised_on is null
          join document d on d.party_id = back.party_id and d.document_id = back.derived_from_id and d.currency = back.currency
          where s.run_id = ${load.runId} and s.kind = 'document' and s.action = 'update' and s.source <> 'vitalfew'
            and back.kind in ('credit_note', 'return') and d.kind in ('order', 'invoice') and d.state = 'closed'
            and exists (
              select from run_change
              where run_change.run_id = ${load.runId} and run_change.table_name = 'document'
                and run_change.key = jsonb_build_object('party_id', back.party_id, 'document_id', back.document_id)
                and run_change.before->>'recognised_on' is not null
            )
            and not exists (
              select from staged_row own
              where own.run_id = ${load.runId} and own.kind = 'document' and own.record_id = d.document_id
                and own.action in ('create', 'update')
            )
          group by d.party_id, d.document_id
        ) freed
        where t.party_id = freed.party_id and t.document_id = freed.document_id
          and ${unpaidOf("t")} > 0 and ${unpaidOf("t")} <= freed.taken_back`,
  );
}
