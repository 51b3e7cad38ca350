import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { partyRef } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { creditedOf, unpaidOf } from "../unpaid.ts";
import { documentColumns } from "./document-columns.ts";
import { findDocument } from "./find-document.ts";

type Document = OutputOf<typeof sales.readDocument>;

/** One document with its lines and the payments allocated to it. */
export async function readDocument({ tx, actor, input }: Call<typeof sales.readDocument>) {
  const { homeId } = await findDocument(tx, actor, input);
  const [document] = await tx.sql<Document>`
    select ${documentColumns}, trim_scale(d.list_total)::text as "listTotal", trim_scale(d.discount_total)::text as "discountTotal",
      trim_scale(d.tax_total)::text as "taxTotal", trim_scale(d.adjustment_total)::text as "adjustmentTotal",
      trim_scale(d.freight_cost)::text as "freightCost", d.shipped_on as "shippedOn",
      (
        select trim_scale(coalesce(sum(a.amount), 0))::text
        from allocation a
        where a.party_id = d.party_id and a.document_id = d.document_id
      ) as "paidTotal",
      (
        select trim_scale(coalesce(sum(w.amount), 0))::text
        from write_off w
        where w.party_id = d.party_id and w.document_id = d.document_id
      ) as "writtenOffTotal",
      trim_scale(${creditedOf("d", "owed")})::text as "creditedTotal", trim_scale(${unpaidOf("d")})::text as "unpaidTotal",
      (
        select ${partyRef("kept")}
        from party person
        join party kept on kept.party_id = person.golden_id
        where person.party_id = d.person_party_id
      ) as person,
      (
        select jsonb_build_object('documentId', o.document_id, 'kind', o.kind, 'number', o.number)
        from document o
        where o.party_id = d.party_id and o.document_id = d.derived_from_id
      ) as "derivedFrom",
      ${lines} as lines, ${writeOffs} as "writeOffs", ${payments} as payments, ${credits} as credits, d.created_at as "createdAt", d.version
    from document d
    join party asked on asked.party_id = d.party_id
    join party on party.party_id = asked.golden_id
    where d.party_id = ${homeId} and d.document_id = ${input.documentId}`;
  if (document === undefined) throw new Error("The document was found a moment ago in the same snapshot.");
  return document;
}

const lines = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'lineNo', l.line_no,
    'product', case when p.product_id is not null then jsonb_build_object('productId', p.product_id, 'name', p.name) end,
    'description', l.description, 'quantity', trim_scale(l.quantity)::text, 'listPrice', trim_scale(l.list_price)::text,
    'listAmount', trim_scale(l.list_amount)::text, 'discountAmount', trim_scale(l.discount_amount)::text,
    'discountName', l.discount_name, 'orderDiscountAmount', trim_scale(l.order_discount_amount)::text,
    'concessionAmount', trim_scale(l.concession_amount)::text, 'netAmount', trim_scale(l.net_amount)::text, 'taxAmount', trim_scale(l.tax_amount)::text,
    'costAmount', trim_scale(l.cost_amount)::text
  ) order by l.line_no)
  from document_line l
  left join product p on p.product_id = l.product_id
  where l.party_id = d.party_id and l.document_id = d.document_id
), '[]')`;

const writeOffs = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'writeOffId', w.write_off_id, 'writtenOffOn', w.written_off_on, 'reason', w.reason, 'amount', trim_scale(w.amount)::text
  ) order by w.written_off_on, w.write_off_id)
  from write_off w
  where w.party_id = d.party_id and w.document_id = d.document_id
), '[]')`;

const payments = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'paymentId', p.payment_id, 'receivedOn', p.received_on, 'method', p.method, 'amount', trim_scale(a.amount)::text
  ) order by p.received_on, p.payment_id)
  from allocation a
  join payment p on p.party_id = a.party_id and p.payment_id = a.payment_id
  where a.party_id = d.party_id and a.document_id = d.document_id
), '[]')`;

const credits = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'documentId', back.document_id, 'kind', back.kind, 'number', back.number, 'creditedOn', c.on_day, 'amount', trim_scale(c.owed_amount)::text
  ) order by c.on_day, back.document_id)
  from credited c
  join document back on back.party_id = c.party_id and back.document_id = c.credit_id
  where c.party_id = d.party_id and c.document_id = d.document_id
), '[]')`;
