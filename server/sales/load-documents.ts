import { sql } from "kysely";
import { loadDocumentNumbers } from "../customers/load-document-numbers.ts";
import { deleteNoted, insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import {
  custom,
  day,
  dayOf,
  instantOf,
  link,
  loadRecords,
  made,
  number,
  numberOf,
  once,
  text,
} from "../plumbing/runs/load-records.ts";
import { closeCredited } from "./close-credited.ts";
import { listAmount, net, netAmount, off, offOrder, offPrice, quantity } from "./line-amounts.ts";
import { spreadOrderDiscounts } from "./spread-order-discounts.ts";

const discount = sql`coalesce(${numberOf("discount_total")}, 0)`;
const list = sql`coalesce(${numberOf("list_total")}, ${numberOf("net_total")} + ${discount}, 0)`;

const netTotal = sql`coalesce(${numberOf("net_total")}, ${list} - ${discount})`;
const beyondNet = sql`(${numberOf("gross_total")} - ${netTotal} - coalesce(${numberOf("adjustment_total")}, 0))`;
// No country takes more of a sale than Hungary, 27 %: what is beyond that is no tax alone.
const shareMost = sql`0.275`;
const saysBothTotals = sql`(s.data ? 'gross_total' and s.data ?| array['net_total', 'list_total'])`;
/** As said, else what the total is above the net, where that can be a tax. */
const tax = sql`coalesce(
  ${numberOf("tax_total")},
  case when ${beyondNet} / nullif(${netTotal}, 0) between 0 and ${shareMost} then ${beyondNet} end,
  0
)`;

/** Delivered with amounts of its own, but this one has none: a draft, whatever the source calls it. */
const isWithoutAmounts = sql`(s.data ? 'list_total' and s.data->>'list_total' is null and s.data->>'net_total' is null)`;
const state = sql`case
  when s.data->>'state' = 'cancelled' then 'cancelled'
  when ${isWithoutAmounts} then 'draft'
  else coalesce(s.data->>'state', case when s.data->>'shipped_on' is not null then 'delivered' else 'confirmed' end)
end`;

const mayCount = sql`${state} not in ('draft', 'cancelled')
  and s.data->>'document_kind' in ('order', 'invoice', 'credit_note', 'return')`;
/** The day it counts on: as delivered, or its own day where the map says that this kind counts. */
const recognised = sql`case when ${mayCount} then
  coalesce(${dayOf("recognised_on")}, case when (s.data->>'recognised')::boolean then ${dayOf("issued_at")} end)
end`;

/**
 * Documents, their lines, and what follows from both: a document delivered with totals gets one line of them, one
 * delivered with lines gets the totals of its lines. It counts as revenue on its day when the map says that this kind
 * does and it is in force.
 */
export async function loadDocuments(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "document",
    table: "document",
    key: { party_id: sql`s.party_id`, document_id: sql`s.record_id` },
    columns: {
      kind: once(sql`s.data->>'document_kind'`),
      number: text("number"),
      title: text("title"),
      state: made(state, "state", "shipped_on", "list_total"),
      source_state: text("source_state"),
      issued_on: day("issued_at", sql`now()::date`),
      due_on: day("due_on"),
      shipped_on: day("shipped_on"),
      recognised_on: {
        ...made(recognised, "recognised", "recognised_on", "state"),
        // A row that says nothing of it changes it only where the document is no longer in force.
        next: sql`case when s.data ?| array['recognised', 'recognised_on'] then ${recognised}
          when ${mayCount} then t.recognised_on end`,
      },
      currency: text("currency", sql`w.base_currency`),
      list_total: made(list, "list_total", "net_total"),
      discount_total: made(discount, "discount_total"),
      net_total: made(netTotal, "list_total", "discount_total", "net_total"),
      tax_total: { ...made(tax, "tax_total"), given: sql`(s.data ? 'tax_total' or ${saysBothTotals})` },
      adjustment_total: made(sql`coalesce(${numberOf("adjustment_total")}, 0)`, "adjustment_total"),
      gross_total: number("gross_total"),
      freight_cost: number("freight_cost"),
      person_party_id: link("person"),
      owner_id: link("owner"),
      derived_from_id: link("order"),
      opportunity_id: link("opportunity"),
      custom,
      created_at: once(sql`coalesce(${instantOf("created_at")}, ${instantOf("issued_at")}, now())`),
    },
    versioned: true,
  });
  await takeTotalsFromGross(load);
  await dropSummaryLines(load);
  await writeSummaryLines(load);
  await loadLines(load);
  await spreadOrderDiscounts(load);
  await addUpLines(load);
  await closeCredited(load);
  await loadDocumentNumbers(load);
}

const gross = numberOf("gross_total");
const hasGrossAlone = sql`coalesce(s.data->>'list_total', s.data->>'net_total') is null and ${gross} is not null`;

/**
 * A document that says no more than what is to be paid is worth that less its tax: without it its revenue would be nothing.
 * Lines that were delivered know better.
 */
async function takeTotalsFromGross(load: Load): Promise<void> {
  await updateNoted(
    load,
    "document",
    sql`update document t
        set net_total = t.gross_total - t.tax_total - t.adjustment_total,
          list_total = t.gross_total - t.tax_total - t.adjustment_total + t.discount_total
        from staged_row s
        join document d on d.party_id = s.party_id and d.document_id = s.record_id
        where s.run_id = ${load.runId} and s.kind = 'document' and s.action in ('create', 'update')
          and ${hasGrossAlone} and not ${hasDeliveredLines(load)} and not ${knowsItsLines(load)}
          and t.party_id = d.party_id and t.document_id = d.document_id`,
  );
}

/** Whether a line of this document `d` was ever delivered, now or before. */
function hasDeliveredLines({ runId }: Load) {
  return sql`(exists (
    select from staged_row l
    where l.run_id = ${runId} and l.kind = 'document_line' and l.record_id = d.document_id and l.action <> 'refuse'
  ) or exists (
    select from crosswalk k where k.record_id = d.document_id and k.record_no is not null
  ))`;
}

/** Vitalfew itself wrote the document `s` out: its lines, or that it has none, stand in a file of their own, or are here. */
function knowsItsLines({ runId }: Load) {
  return sql`(s.source = 'vitalfew' and (s.action = 'update' or exists (
    select from import_file f where f.run_id = ${runId} and f.kind = 'document_line'
  )))`;
}

/** A document that came with totals alone, and whose lines are delivered only now, gives up the line made of its totals. */
async function dropSummaryLines(load: Load): Promise<void> {
  await deleteNoted(
    load,
    "document_line",
    sql`delete from document_line t
        using (
          select distinct s.party_id, s.record_id as document_id from staged_row s
          where s.run_id = ${load.runId} and s.kind = 'document_line' and s.action = 'create'
        ) d
        where t.party_id = d.party_id and t.document_id = d.document_id and t.line_no = 1 and t.product_id is null
          and exists (select from crosswalk k where k.record_id = d.document_id and k.record_no is null)
          and not exists (select from crosswalk k where k.record_id = d.document_id and k.record_no is not null)`,
  );
}

/** Every amount billed stands on a line: a document that came with totals alone gets one. */
async function writeSummaryLines(load: Load): Promise<void> {
  const staged = sql`
    from staged_row s
    join document d on d.party_id = s.party_id and d.document_id = s.record_id
    where s.run_id = ${load.runId} and s.kind = 'document'
      and (coalesce(s.data->>'list_total', s.data->>'net_total') is not null or ${hasGrossAlone})
      and not ${hasDeliveredLines(load)}
      and not ${knowsItsLines(load)}`;
  await updateNoted(
    load,
    "document_line",
    sql`update document_line t
        set list_amount = d.list_total, discount_amount = d.discount_total, net_amount = d.net_total,
          tax_amount = d.tax_total, description = d.title
        ${staged} and s.action = 'update'
          and t.party_id = d.party_id and t.document_id = d.document_id and t.line_no = 1`,
  );
  await insertNoted(
    load,
    "document_line",
    sql`insert into document_line (party_id, document_id, line_no, description, quantity, list_amount, discount_amount, net_amount, tax_amount)
        select d.party_id, d.document_id, 1, d.title, 1, d.list_total, d.discount_total, d.net_total, d.tax_total
        ${staged} and s.action in ('create', 'update')
          and not exists (select from document_line n where n.party_id = d.party_id and n.document_id = d.document_id)`,
  );
}

const amounts = [
  "order_discount_amount",
  "concession_amount",
  "quantity",
  "list_price",
  "list_amount",
  "discount_amount",
  "discount_share",
  "net_amount",
];

async function loadLines(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "document_line",
    table: "document_line",
    key: { party_id: sql`s.party_id`, document_id: sql`s.record_id`, line_no: sql`s.record_no` },
    columns: {
      product_id: link("product"),
      description: text("description"),
      quantity: number("quantity", sql`1`),
      list_price: made(
        // A row with a place for the price that leaves it empty, and with the amount beside it, has none.
        sql`coalesce(${numberOf("list_price")}, case
          when not (s.data ? 'list_price' and s.data->>'list_amount' is not null) and ${quantity} <> 0
            then ${listAmount} / ${quantity}
        end)`,
        ...amounts,
      ),
      list_amount: made(listAmount, ...amounts),
      discount_amount: made(
        sql`case when ${numberOf("list_amount")} is not null and ${net} is not null then coalesce(${off}, ${listAmount} - ${netAmount} - ${offOrder} - ${offPrice})
          else ${listAmount} - ${netAmount} - ${offOrder} - ${offPrice} end`,
        ...amounts,
      ),
      discount_name: text("discount_name"),
      order_discount_amount: number("order_discount_amount", sql`0`),
      concession_amount: number("concession_amount", sql`0`),
      net_amount: made(netAmount, ...amounts),
      tax_amount: number("tax_amount", sql`0`),
      cost_amount: made(
        sql`coalesce(${numberOf("cost_amount")}, ${netAmount} - ${numberOf("profit_amount")})`,
        "cost_amount",
        "profit_amount",
      ),
    },
  });
}

/** Documents whose lines came one by one take their totals from them, unless the delivery names totals of their own. */
async function addUpLines(load: Load): Promise<void> {
  await updateNoted(
    load,
    "document",
    sql`update document t
        set list_total = l.list, discount_total = l.discount, net_total = l.net, tax_total = l.tax, gross_total = l.net + l.tax + t.adjustment_total
        from (
          select d.party_id, d.document_id, sum(n.list_amount) as list, sum(n.discount_amount + n.order_discount_amount + n.concession_amount) as discount,
            sum(n.net_amount) as net, sum(n.tax_amount) as tax
          from (
            select distinct l.party_id, l.record_id as document_id from staged_row l
            where l.run_id = ${load.runId} and l.kind = 'document_line' and l.action in ('create', 'update')
              and not exists (
                select from staged_row h
                where h.run_id = ${load.runId} and h.kind = 'document' and h.record_id = l.record_id
                  and coalesce(h.data->>'list_total', h.data->>'net_total') is not null
              )
          ) d
          join document_line n on n.party_id = d.party_id and n.document_id = d.document_id
          group by d.party_id, d.document_id
        ) l
        where t.party_id = l.party_id and t.document_id = l.document_id
          and (t.list_total, t.discount_total, t.net_total, t.tax_total) is distinct from (l.list, l.discount, l.net, l.tax)`,
  );
}
