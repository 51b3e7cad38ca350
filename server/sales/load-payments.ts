import { type RawBuilder, sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { day, linkOf, loadRecords, number, numberOf, text } from "../plumbing/runs/load-records.ts";

/** Loads money that came in or went back, and which documents it settles. */
export async function loadPayments(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "payment",
    table: "payment",
    key: { party_id: sql`s.party_id`, payment_id: sql`s.record_id` },
    columns: {
      received_on: day("received_on", sql`now()::date`),
      amount: number("amount", sql`0`),
      currency: text("currency", sql`w.base_currency`),
      method: text("method"),
      reference: text("reference"),
      fee_amount: number("fee_amount"),
    },
  });
  // A payment whose row names a document settles it with all of its amount.
  await allocate(
    load,
    sql`select s.party_id, s.record_id as payment_id, ${linkOf("document")} as document_id, ${numberOf("amount")} as amount
        from staged_row s
        where s.run_id = ${load.runId} and s.kind = 'payment' and s.action in ('create', 'update') and s.link ? 'document'`,
  );
  // One that failed since settles nothing any more, whichever documents it was for.
  await allocate(
    load,
    sql`select a.party_id, a.payment_id, a.document_id, 0::numeric as amount
        from staged_row s
        join allocation a on a.party_id = s.party_id and a.payment_id = s.record_id
        where s.run_id = ${load.runId} and s.kind = 'payment' and s.action = 'update' and s.data->>'payment_state' = 'failed'`,
  );
  await allocate(
    load,
    sql`select s.party_id, ${linkOf("payment")} as payment_id, ${linkOf("document")} as document_id, ${numberOf("amount")} as amount
        from staged_row s
        where s.run_id = ${load.runId} and s.kind = 'allocation' and s.action in ('create', 'update')`,
  );
}

/** @param parts `(party_id, payment_id, document_id, amount)`, each payment and document once */
async function allocate(load: Load, parts: RawBuilder<unknown>): Promise<void> {
  await updateNoted(
    load,
    "allocation",
    sql`update allocation t set amount = n.amount from (${parts}) n
        where t.party_id = n.party_id and t.payment_id = n.payment_id and t.document_id = n.document_id
          and t.amount <> n.amount`,
  );
  await insertNoted(
    load,
    "allocation",
    sql`insert into allocation (party_id, payment_id, document_id, amount)
        select party_id, payment_id, document_id, amount from (${parts}) n
        on conflict do nothing`,
  );
}
