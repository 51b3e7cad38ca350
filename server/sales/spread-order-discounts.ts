import { sql } from "kysely";
import { type Load, updateNoted } from "../plumbing/runs/journal.ts";

/**
 * A document whose own total is less than its lines come to, by a discount of its own, had that taken off as a whole: each
 * line bears its part by what it comes to, in cents, the largest remainders first. Where totals, discount and lines don't
 * agree, the lines stay as they came. Lines that say their part themselves keep it.
 */
export async function spreadOrderDiscounts(load: Load): Promise<void> {
  await updateNoted(
    load,
    "document_line",
    sql`update document_line t
        set order_discount_amount = part.amount, net_amount = part.before - part.amount
        from (
          select
            party_id, document_id, line_no, before,
            whole + case when row_number() over (
              partition by party_id, document_id order by exact - whole desc, line_no
            ) <= round((off - sum(whole) over of_document) * 100) then 0.01 else 0 end as amount
          from (
            select *, off * before / total as exact, floor(off * before / total * 100) / 100 as whole
            from (
              select
                l.party_id, l.document_id, l.line_no,
                l.list_amount - l.discount_amount - l.concession_amount as before,
                sum(l.list_amount - l.discount_amount - l.concession_amount) over of_document as total,
                d.net_total,
                round(sum(l.list_amount - l.discount_amount - l.concession_amount) over of_document - d.net_total, 2) as off,
                d.discount_total,
                sum(l.discount_amount + l.concession_amount) over of_document as off_lines,
                min(l.list_amount - l.discount_amount - l.concession_amount) over of_document as least
              from document_line l
              join document d on d.party_id = l.party_id and d.document_id = l.document_id
              where d.discount_total <> 0 and (d.party_id, d.document_id) in (
                select s.party_id, s.record_id from staged_row s
                where s.run_id = ${load.runId} and s.kind = 'document' and s.action in ('create', 'update')
                  and coalesce(s.data->>'list_total', s.data->>'net_total') is not null and s.data->>'discount_total' is not null
                  and s.source <> 'vitalfew'
              ) and not exists (
                select from staged_row s
                where s.run_id = ${load.runId} and s.kind = 'document_line' and s.record_id = d.document_id
                  and s.data->>'order_discount_amount' is not null
              )
              window of_document as (partition by l.party_id, l.document_id)
            ) as known
            where off >= 0.01 and least >= 0 and total > 0
              and (abs(off - discount_total) < 0.01 or abs(off + off_lines - discount_total) < 0.01)
          ) as exact
          window of_document as (partition by party_id, document_id)
        ) as part
        where t.party_id = part.party_id and t.document_id = part.document_id and t.line_no = part.line_no
          and (t.order_discount_amount, t.net_amount) is distinct from (part.amount, part.before - part.amount)`,
  );
}
