import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../../plumbing/database/db.ts";
import { numberOf } from "../../../../plumbing/runs/load-records.ts";
import { noteFound } from "../../../../plumbing/runs/runs.ts";
import { listAmount, netAmount, offOrder, offPrice, quantity } from "../../../../sales/line-amounts.ts";
import { ownSource } from "../own-records.ts";
import { partOfGone } from "../withdraw-gone.ts";
import { gross, isTaken, saysGrossAlone } from "./gross-alone.ts";
import { setGiftCardsApart } from "./set-gift-cards-apart.ts";

/**
 * Documents that say what was to be paid and the tax in it, and no net total: a shop's orders. Their lines are written in
 * the shop's prices, with tax or without it, before or after what was taken off the whole. What the document says of itself
 * tells which; its lines then come to the total less tax, to the cent. What the prices were is told for each document, since
 * a shop that sells abroad writes both.
 */
export async function settleSales(tx: Tx, runId: string, kinds: ReadonlySet<string>): Promise<void> {
  if (!kinds.has("document")) return;
  if (kinds.has("document_line")) await setGiftCardsApart(tx, runId);
  await takeTaxOfTheSale(tx, runId);
  if (!kinds.has("document_line")) return;
  await layOutSales(tx, runId);
  await noteThoseThatDiffer(tx, runId);
  await emptyLinesThatWent(tx, runId);
  await settleLines(tx, runId);
}

/** What is given back of a sale carries the sale's share of tax, and of gift cards, where nothing says how much of it is tax. */
async function takeTaxOfTheSale(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    with back as (
      select s.file_no, s.part, s.row_no, s.party_id, (s.link->>'order')::uuid as sale_id, ${gross} as gross
      from staged_row s
      where s.run_id = ${runId} and s.kind = 'document' and ${isTaken} and ${saysGrossAlone} and s.link ? 'order'
        and s.data->>'document_kind' in ('credit_note', 'return') and s.data->>'tax_total' is null
    ),
    said as (
      select s.record_id as sale_id, coalesce(${numberOf("tax_total")}, ${gross} - ${numberOf("net_total")}, 0) as tax, ${gross} as gross,
        coalesce(${numberOf("adjustment_total")}, 0) as adjustment
      from staged_row s
      where s.run_id = ${runId} and s.kind = 'document' and ${isTaken} and ${gross} is not null
        and s.record_id in (select sale_id from back)
    ),
    sale as (
      select sale_id, tax, gross, adjustment from said
      union all
      select d.document_id, d.tax_total, d.gross_total, d.adjustment_total
      from (select distinct party_id, sale_id from back where sale_id not in (select sale_id from said)) named
      join document d on d.party_id = named.party_id and d.document_id = named.sale_id
    )
    update staged_row f
    set data = f.data || jsonb_build_object('tax_total', shared.tax::text, 'adjustment_total', shared.adjustment::text),
      row_hash = md5(f.row_hash::text || shared.tax::text || coalesce(nullif(shared.adjustment, 0)::text, ''))::uuid
    from (
      select back.*, round(back.gross * sale.tax / sale.gross, ${digitsOf(sql`back.gross`)}) as tax,
        round(back.gross * sale.adjustment / sale.gross, ${digitsOf(sql`back.gross`)}) as adjustment
      from back
      join sale using (sale_id)
      where sale.gross <> 0 and (sale.tax <> 0 or sale.adjustment <> 0)
    ) shared
    where f.run_id = ${runId} and f.file_no = shared.file_no and f.part = shared.part and f.row_no = shared.row_no`;
}

/**
 * A line that came before and of which this delivery says nothing, while what it says comes to the total: the order was changed
 * since, and has it no longer. It stays, with nothing of it.
 */
async function emptyLinesThatWent(tx: Tx, runId: string): Promise<void> {
  const known = await tx.sql`
    select from staged_row where run_id = ${runId} and kind = 'document' and action = 'known' limit 1`;
  if (known.length === 0) return;
  await tx.sql`
    insert into staged_row (
      run_id, file_no, part, row_no, source, module, kind, source_id, row_hash, new_id, data, custom, refs, known_hash,
      party_id, record_id, record_no, action
    )
    select ${runId}, w.file_no, ${partOfGone}, row_number() over (partition by w.file_no), o.source, o.kind, 'document_line',
      o.source_id, md5('gone')::uuid, o.record_id,
      '{"quantity": "0", "list_amount": "0", "discount_amount": "0", "order_discount_amount": "0", "concession_amount": "0",
        "net_amount": "0", "tax_amount": "0", "cost_amount": "0"}',
      '{}', '{}', o.row_hash, o.party_id, o.record_id, o.record_no, 'known'
    from sale_way w
    join crosswalk o on o.record_id = w.document_id and o.record_no is not null
    where w.is_with_tax is not null and not exists (
      select from staged_row n
      where n.run_id = ${runId} and n.source = o.source and n.module = o.kind and n.source_id = o.source_id
    )`;
}

/** The lines say what their prices come to, and the hash of the document stands in theirs: they change with it. */
async function settleLines(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    with borne as (
      select l.*, w.asked, w.tax, w.is_with_tax, w.sale_hash,
        case when l.is_extra then 0 else ${spread(sql`w.off`, sql`l.weight`, sql`w.weight`)} end as borne_off,
        coalesce((w.asked - w.tax) / nullif(w.asked, 0), 1) as untaxed_share
      from sale_line l
      join sale_way w on w.document_id = l.document_id and w.is_with_tax is not null
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
  const digits = digitsOf(amount);
  return sql`coalesce(
    round(${amount} * (sum(${weight}) over in_order) / nullif(${all}, 0), ${digits})
      - round(${amount} * ((sum(${weight}) over in_order) - ${weight}) / nullif(${all}, 0), ${digits}),
    0
  )`;
}

/** To the cent, or to the third decimal where a currency has it and the amount says it. */
function digitsOf(amount: RawBuilder<unknown>) {
  return sql`greatest(2, min_scale(${amount}))`;
}

/**
 * Lays out, once for all that is done with them: `sale_line`, lines as their prices say, each with what it weighs when something is
 * spread over them; what says its own part of what was taken off the whole, such as carriage, bears nothing more. `sale_way`: the documents that
 * say their gross total alone, whether prices are with tax (null where neither comes to the total), what lines come to in
 * such prices, and what was taken off the whole.
 */
async function layOutSales(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    create temporary table sale_of_load on commit drop as
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
      and s.source <> ${ownSource}`;
  await tx.sql`
    create temporary table sale_line on commit drop as
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
      from sale_of_load o
      join staged_row s on s.run_id = ${runId} and s.kind = 'document_line' and ${isTaken}
        and s.link->>'document' = o.document_id::text
    ) as l
    window of_document as (partition by document_id)`;
  await tx.sql`
    create temporary table sale_way on commit drop as
    with come_to as (
      select document_id, coalesce(sum(before) filter (where not is_extra), 0) as goods, sum(weight) as weight,
        coalesce(sum(net) filter (where is_extra), 0) as extra, min(before) filter (where not is_extra) as least,
        bool_or(is_priced and not is_extra) as are_priced,
        least(greatest(0.02, 0.01 * sum(abs(quantity))), 1) as near
      from sale_line
      group by document_id
    ),
    tried as (
      select o.*, c.goods, c.extra, c.weight, c.least, c.near, c.are_priced,
        coalesce(o.goods_total, c.goods) + c.extra - (o.gross - o.tax) as over_net,
        coalesce(o.goods_total, c.goods) + c.extra - o.gross as over_gross,
        case when o.goods_total is null then o.off_whole else 0 end as off_maybe,
        case when o.gross = 0 then 0 else o.back * (o.gross - o.tax) / o.gross end as back_net
      from sale_of_load o
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
    )
    select document_id, file_no, row_no, sale_hash, gross, goods, extra, weight, tax, is_with_tax, asked,
      goods + extra - asked as off
    from (select *, case when is_with_tax then gross else gross - tax end as asked from told) as priced`;
  await tx.sql`analyze sale_line, sale_way`;
}

async function noteThoseThatDiffer(tx: Tx, runId: string): Promise<void> {
  await noteFound(
    tx,
    runId,
    sql`select 'lines_differ', 'note', f.path, w.row_no, null::text, trim_scale(w.goods + w.extra)::text,
          'The lines of this document come to ' || trim_scale(w.goods + w.extra) || ', and its total less tax to '
            || trim_scale(w.gross - w.tax) || '. What its lines say counts.'
        from sale_way w
        join import_file f on f.run_id = ${runId} and f.file_no = w.file_no
        where w.is_with_tax is null and w.goods + w.extra <> w.gross - w.tax
        order by w.file_no, w.row_no`,
  );
}
