import { sql } from "kysely";
import type { Tx } from "../../../../plumbing/database/db.ts";
import { numberOf } from "../../../../plumbing/runs/load-records.ts";
import { gross, isTaken } from "./gross-alone.ts";

/**
 * What settles documents beside the money that came: of what was given up with its tax the tax is taken off, as the document has
 * it, and a fee that the bank kept is a part of what the customer paid, where the document is settled by both and not by one.
 */
export async function settlePayments(tx: Tx, runId: string, kinds: ReadonlySet<string>): Promise<void> {
  if (kinds.has("write_off")) await takeTaxOffWhatWasGivenUp(tx, runId);
  if (!kinds.has("payment")) return;
  await addFeesThatSettle(tx, runId);
  await takeOffWhatWasGranted(tx, runId);
}

/** Of the documents that staged rows name by this link, those of this delivery as it says them and the others as they stand. */
const documentsNamed = (runId: string, kind: string) => sql`
  named as (
    select distinct s.party_id, (s.link->>'document')::uuid as document_id
    from staged_row s
    where s.run_id = ${runId} and s.kind = ${kind} and ${isTaken} and s.link ? 'document'
  ),
  said as (
    select s.record_id as document_id, coalesce(${gross}, ${numberOf("net_total")}) as owed,
      coalesce(${numberOf("net_total")}, ${gross} - coalesce(${numberOf("tax_total")}, 0)) as net
    from staged_row s
    where s.run_id = ${runId} and s.kind = 'document' and ${isTaken}
      and s.record_id in (select document_id from named)
      and coalesce(${gross}, ${numberOf("net_total")}) is not null
  ),
  asked as (
    select document_id, owed, net from said
    union all
    select d.document_id, coalesce(d.gross_total, d.net_total), d.net_total
    from (select * from named where document_id not in (select document_id from said)) n
    join document d on d.party_id = n.party_id and d.document_id = n.document_id
  )`;

async function takeTaxOffWhatWasGivenUp(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    with ${documentsNamed(runId, "write_off")}
    update staged_row s
    set data = s.data || jsonb_build_object('amount', net.amount::text),
      row_hash = md5(s.row_hash::text || net.amount::text)::uuid
    from (
      select o.file_no, o.part, o.row_no,
        round((o.data->>'amount')::numeric * asked.net / asked.owed, 2) as amount
      from staged_row o
      join asked on asked.document_id = (o.link->>'document')::uuid and asked.owed <> 0 and asked.net <> asked.owed
      where o.run_id = ${runId} and o.kind = 'write_off' and o.data->>'is_with_tax' = 'true'
    ) net
    where s.run_id = ${runId} and s.file_no = net.file_no and s.part = net.part and s.row_no = net.row_no and net.amount > 0`;
}

async function addFeesThatSettle(tx: Tx, runId: string): Promise<void> {
  const credited = sql`
    select (c.link->>'order')::uuid as document_id, sum(abs((c.data->>'gross_total')::numeric)) as amount
    from staged_row c
    where c.run_id = ${runId} and c.kind = 'document' and c.action in ('create', 'known') and c.link ? 'order'
      and c.data->>'document_kind' in ('credit_note', 'return')
    group by 1
    union all
    select (c.link->>'document')::uuid, sum((c.data->>'amount')::numeric * asked.owed / nullif(asked.net, 0))
    from staged_row c
    join asked on asked.document_id = (c.link->>'document')::uuid
    where c.run_id = ${runId} and c.kind = 'write_off' and c.action in ('create', 'known')
    group by 1`;
  await tx.sql`
    with ${documentsNamed(runId, "payment")},
    paid as (
      select (p.link->>'document')::uuid as document_id, sum((p.data->>'amount')::numeric) as amount,
        sum(coalesce((p.data->>'fee_amount')::numeric, 0)) as fee
      from staged_row p
      where p.run_id = ${runId} and p.kind = 'payment' and p.action in ('create', 'known') and p.link ? 'document'
      group by 1
    ),
    settled as (
      select paid.document_id
      from paid
      join asked using (document_id)
      left join (select document_id, sum(amount) as amount from (${credited}) c group by 1) less using (document_id)
      where paid.fee > 0 and abs(asked.owed - paid.amount - paid.fee - coalesce(less.amount, 0)) < 0.005
    )
    update staged_row s
    set data = s.data || jsonb_build_object(
        'amount', ((s.data->>'amount')::numeric + (s.data->>'fee_amount')::numeric)::text
      ),
      row_hash = md5(s.row_hash::text || 'fee')::uuid
    where s.run_id = ${runId} and s.kind = 'payment' and s.action in ('create', 'known')
      and (s.link->>'document')::uuid in (select document_id from settled)
      and (s.data->>'fee_amount')::numeric > 0`;
}

/** Where the amounts alone settle a document, what the same rows grant of it is within them, and was not paid. */
async function takeOffWhatWasGranted(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    with ${documentsNamed(runId, "payment")},
    paid as (
      select p.file_no, p.part, p.row_no, (p.link->>'document')::uuid as document_id, (p.data->>'amount')::numeric as amount,
        (
          select coalesce(sum(abs((c.data->>'gross_total')::numeric)), 0)
          from staged_row c
          where c.run_id = ${runId} and c.file_no = p.file_no and c.row_no = p.row_no and c.kind = 'document'
            and c.action in ('create', 'known') and c.link->>'order' = p.link->>'document'
        ) as granted
      from staged_row p
      where p.run_id = ${runId} and p.kind = 'payment' and p.action in ('create', 'known') and p.link ? 'document'
    ),
    settled as (
      select document_id
      from paid
      join asked using (document_id)
      group by document_id, owed
      having sum(granted) > 0 and abs(owed - sum(amount)) < 0.005
    )
    update staged_row s
    set data = s.data || jsonb_build_object('amount', (paid.amount - paid.granted)::text),
      row_hash = md5(s.row_hash::text || paid.granted::text)::uuid
    from paid
    join settled using (document_id)
    where s.run_id = ${runId} and s.file_no = paid.file_no and s.part = paid.part and s.row_no = paid.row_no and paid.granted > 0`;
}
