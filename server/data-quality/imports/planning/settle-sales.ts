import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/db.ts";
import { numberOf } from "../../../plumbing/load-records.ts";
import { noteFound } from "../../../plumbing/runs.ts";
import { listAmount, netAmount, offOrder, offPrice, quantity } from "../../../sales/line-amounts.ts";
import { ownSource } from "./own-records.ts";

/**
 * Documents that say what was to be paid and the tax in it, and no net total: a shop's orders. Their lines are written in
 * the shop's prices, with tax or without it, before or after what was taken off the whole. What the document says of itself
 * tells which; its lines then come to the total less tax, to the cent. What the prices were is told for each document, since
 * a shop that sells abroad writes both.
 */
export async function settleSales(tx: Tx, runId: string, kinds: ReadonlySet<string>): Promise<void> {
  if (!kinds.has("document")) return;
  await takeTaxOfTheSale(tx, runId);
  if (!kinds.has("document_line")) return;
  await noteThoseThatDiffer(tx, runId);
  await settleLines(tx, runId);
}

const gross = numberOf("gross_total");
const saysGrossAlone = sql`coalesce(s.data->>'list_total', s.data->>'net_total') is null and ${gross} is not null`;
const isTaken = sql`s.action in ('create', 'known')`;

/** What is given back of a sale carries the sale's share of tax where nothing says how much of it is tax. */
async function takeTaxOfTheSale(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update staged_row f
    set data = f.data || jsonb_build_object('tax_total', back.tax::text),
      row_hash = md5(f.row_hash::text || back.tax::text)::uuid
    from (
      select s.file_no, s.part, s.row_no, round(${gross} * sale.tax / sale.gross, 2) as tax
      from staged_row s
      join lateral (
        select (o.data->>'tax_total')::numeric as tax, (o.data->>'gross_total')::numeric as gross
        from staged_row o
        where o.run_id = ${runId} and o.kind = 'document' and o.record_id = (s.link->>'order')::uuid
          and o.action in ('create', 'known')
        union all
        select d.tax_total, d.gross_total from document d where d.document_id = (s.link->>'order')::uuid
        limit 1
      ) sale on sale.gross <> 0 and sale.tax <> 0
      where s.run_id = ${runId} and s.kind = 'document' and ${isTaken} and ${saysGrossAlone}
        and s.data->>'document_kind' in ('credit_note', 'return') and s.data->>'tax_total' is null
    ) back
    where f.run_id = ${runId} and f.file_no = back.file_no and f.part = back.part and f.row_no = back.row_no`;
}

/** The lines say what their prices come to, and the hash of the document stands in theirs: they change with it. */
async function settleLines(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    with ${salesAndLines(runId)},
    borne as (
      select l.*, w.asked, w.tax, w.is_with_tax, w.sale_hash,
        case when l.is_extra then 0 else ${spread(sql`w.off`, sql`l.weight`, sql`w.weight`)} end as borne_off,
        coalesce((w.asked - w.tax) / nullif(w.asked, 0), 1) as untaxed_share
      from line l
      join way w on w.document_id = l.document_id and w.is_with_tax is not null
      window in_order as (partition by l.document_id, l.is_extra order by l.file_no, l.row_no, l.part)
    ),
    asked_for as (
      select *, case when is_extra then net else before - borne_off end as after from borne
    ),
    taxed as (
      select *, ${spread(sql`tax`, sql`after`, sql`asked`)} as borne_tax
      from asked_for
      window in_order as (partition by document_id order by file_no, row_no, part)
    ),
    untaxed as (
      select *, after - case when is_with_tax then borne_tax else 0 end as net_amount,
        case when not is_with_tax then 1 when after = 0 then untaxed_share else (after - borne_tax) / after end as share
      from taxed
    ),
    written as (
      select *, round(discount * share, 2) as discount_amount, round(concession * share, 2) as concession_amount,
        round(case when is_extra then own_off else greatest(borne_off, 0) end * share, 2) as order_discount_amount
      from untaxed
    )
    update staged_row f
    set row_hash = md5(f.row_hash::text || n.sale_hash::text)::uuid,
      data = f.data || jsonb_build_object(
        'list_amount', n.list_amount::text,
        'list_price', coalesce(round(n.list_amount / nullif(n.quantity, 0), 6), n.list_amount)::text,
        'discount_amount', n.discount_amount::text,
        'order_discount_amount', n.order_discount_amount::text,
        'concession_amount', n.concession_amount::text,
        'net_amount', n.net_amount::text,
        'tax_amount', n.borne_tax::text
      )
    from (
      select *, net_amount + discount_amount + order_discount_amount + concession_amount as list_amount from written
    ) n
    where f.run_id = ${runId} and f.file_no = n.file_no and f.part = n.part and f.row_no = n.row_no`;
}

/** Its part of an amount, by weight, so that all parts come to the amount: each takes what is due up to it, less what was taken. */
function spread(amount: RawBuilder<unknown>, weight: RawBuilder<unknown>, all: RawBuilder<unknown>) {
  return sql`coalesce(
    round(${amount} * (sum(${weight}) over in_order) / nullif(${all}, 0), 2)
      - round(${amount} * ((sum(${weight}) over in_order) - ${weight}) / nullif(${all}, 0), 2),
    0
  )`;
}

/**
 * `sale`: documents that say their gross total alone, whose lines are all in this delivery, and what was given back of
 * them. `line`: those lines as their prices say, each with what it weighs when something is spread over them; what says its
 * own part of what was taken off the whole, such as carriage, bears nothing more. `way`: whether prices are with tax (null
 * where neither comes to the total), what lines come to in such prices, and what was taken off the whole.
 */
function salesAndLines(runId: string): RawBuilder<unknown> {
  return sql`
    sale as (
      select s.record_id as document_id, s.file_no, s.row_no, s.row_hash as sale_hash,
        ${gross} - coalesce(${numberOf("adjustment_total")}, 0) as gross, coalesce(${numberOf("tax_total")}, 0) as tax,
        ${numberOf("goods_total")} as goods_total, coalesce(${numberOf("discount_total")}, 0) as off_whole,
        coalesce(back.gross, 0) as back
      from staged_row s
      left join (
        select c.link->>'order' as document_id, -sum((c.data->>'gross_total')::numeric) as gross
        from staged_row c
        where c.run_id = ${runId} and c.kind = 'document' and c.data->>'document_kind' in ('credit_note', 'return')
          and c.action in ('create', 'known') and c.link ? 'order'
        group by 1
      ) back on back.document_id = s.record_id::text
      where s.run_id = ${runId} and s.kind = 'document' and ${isTaken} and ${saysGrossAlone}
        and s.source <> ${ownSource}
        and not exists (
          select from crosswalk k
          where k.record_id = s.record_id and k.record_no is not null and not exists (
            select from staged_row n
            where n.run_id = ${runId} and n.source = k.source and n.module = k.kind and n.source_id = k.source_id
          )
        )
    ),
    line as (
      select l.*, case
          when is_extra then 0
          when sum(before) filter (where not is_extra) over of_document <> 0 then before
          else greatest(abs(quantity), 1)
        end as weight
      from (
        select o.document_id, s.file_no, s.part, s.row_no, ${quantity} as quantity, ${netAmount} as net,
          ${netAmount} + ${offOrder} as before, ${listAmount} - ${netAmount} - ${offOrder} - ${offPrice} as discount,
          ${offOrder} as own_off, ${offPrice} as concession, s.data->>'order_discount_amount' is not null as is_extra,
          coalesce(s.data->>'list_price', s.data->>'list_amount', s.data->>'net_amount') is not null as is_priced
        from sale o
        join staged_row s on s.run_id = ${runId} and s.kind = 'document_line' and ${isTaken}
          and s.link->>'document' = o.document_id::text
      ) as l
      window of_document as (partition by document_id)
    ),
    come_to as (
      select document_id, coalesce(sum(before) filter (where not is_extra), 0) as goods, sum(weight) as weight,
        coalesce(sum(net) filter (where is_extra), 0) as extra, min(before) as least,
        bool_or(is_priced and not is_extra) as are_priced,
        least(greatest(0.02, 0.01 * sum(abs(quantity))), 1) as near
      from line
      group by document_id
    ),
    tried as (
      select o.*, c.goods, c.extra, c.weight, c.least, c.near, c.are_priced,
        coalesce(o.goods_total, c.goods) + c.extra - (o.gross - o.tax) as over_net,
        coalesce(o.goods_total, c.goods) + c.extra - o.gross as over_gross,
        case when o.goods_total is null then o.off_whole else 0 end as off_maybe,
        case when o.gross = 0 then 0 else o.back * (o.gross - o.tax) / o.gross end as back_net
      from sale o
      join come_to c using (document_id)
    ),
    told as (
      select *, case
          when least < 0 then null
          when weight = 0 and abs(over_net) > near then null
          when not are_priced then false
          when least(abs(over_net), abs(over_net - off_maybe)) <= near then false
          when least(abs(over_gross), abs(over_gross - off_maybe)) <= near then true
          -- Lines that leave out what was given back: the document was worth its total all the same.
          when goods_total is null and back > 0 and over_net < 0 and over_net >= -back_net - near then false
        end as is_with_tax
      from tried
    ),
    way as (
      select document_id, file_no, row_no, sale_hash, gross, goods, extra, weight, tax, is_with_tax, asked,
        goods + extra - asked as off
      from (select *, case when is_with_tax then gross else gross - tax end as asked from told) as priced
    )`;
}

async function noteThoseThatDiffer(tx: Tx, runId: string): Promise<void> {
  await noteFound(
    tx,
    runId,
    sql`with ${salesAndLines(runId)}
        select 'lines_differ', 'note', f.path, w.row_no, null::text, trim_scale(w.goods + w.extra)::text,
          'The lines of this document come to ' || trim_scale(w.goods + w.extra) || ', and its total less tax to '
            || trim_scale(w.gross - w.tax) || '. What its lines say counts.'
        from way w
        join import_file f on f.run_id = ${runId} and f.file_no = w.file_no
        where w.is_with_tax is null
        order by w.file_no, w.row_no`,
  );
}
