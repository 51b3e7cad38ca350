import { type RawBuilder, sql } from "kysely";
import type { drivers } from "../../../contract/insight/costs/cost-model.ts";

type Asked = {
  driver: (typeof drivers)[number];
  channel?: string | undefined;
  kind?: string | undefined;
  activity?: string | undefined;
};

/**
 * The newest facts that a driver makes events of, each with what an equation can look at. As a statement that stops after
 * so many.
 */
export function eventsOf(asked: Asked, limit: number): RawBuilder<unknown> {
  switch (asked.driver) {
    case "contact":
      return contacts(asked, limit);
    case "case":
      return sql`
        select party_id, 'case_file' as source_kind, case_id as source_id, null::integer as line_no, opened_on as on_day,
          custom, null::numeric as measured, 1::numeric as quantity, 0::numeric as base, 0::numeric as freight
        from case_file
        where ${asked.kind === undefined} or kind = ${asked.kind ?? null}
        order by opened_at desc, case_id desc
        limit ${limit}`;
    case "sale":
      return documents(["order", "invoice"], limit);
    case "return":
      return documents(["return", "credit_note"], limit);
    case "freight":
      return documents(["order", "invoice", "return", "credit_note"], limit);
    case "sale_line":
      return lines(false, limit);
    case "return_line":
      return lines(true, limit);
    case "campaign_touch":
      return sql`
        select party_id, 'campaign_touch' as source_kind, touch_id as source_id, null::integer as line_no, on_day,
          '{}'::jsonb as custom, null::numeric as measured, 1::numeric as quantity, 0::numeric as base, 0::numeric as freight
        from campaign_touch
        order by on_day desc, touch_id desc
        limit ${limit}`;
    case "payment":
      return payments(asked, limit);
    case "late_payment":
      return latePayments(limit);
  }
}

/** What the bank kept stands where freight does: both are passed through. */
function payments({ kind }: Asked, limit: number): RawBuilder<unknown> {
  return sql`
    select party_id, 'payment' as source_kind, payment_id as source_id, null::integer as line_no, received_on as on_day,
      '{}'::jsonb as custom, null::numeric as measured, 1::numeric as quantity, abs(amount) * exchange.rate as base,
      coalesce(fee_amount, 0) * exchange.rate as freight
    from payment
    join exchange_span as exchange
      on exchange.currency = payment.currency and received_on >= exchange.valid_from and received_on < exchange.valid_until
    where ${kind === undefined} or method = ${kind ?? null}
    order by received_on desc, payment_id desc
    limit ${limit}`;
}

/** Payments that came late: the base of a percentage is the balance times the part of a year it was waited for. */
function latePayments(limit: number): RawBuilder<unknown> {
  return sql`
    select document.party_id, 'late_payment' as source_kind, document.document_id as source_id, null::integer as line_no,
      payment.received_on as on_day, '{}'::jsonb as custom, null::numeric as measured, 1::numeric as quantity,
      allocation.amount * exchange.rate * (payment.received_on - document.due_on) / 365 as base, 0::numeric as freight
    from payment
    join allocation on allocation.party_id = payment.party_id and allocation.payment_id = payment.payment_id
    join document
      on document.party_id = allocation.party_id
      and document.document_id = allocation.document_id
      and document.recognised_on is not null
      and document.due_on < payment.received_on
    join exchange_span as exchange
      on exchange.currency = document.currency
      and document.recognised_on >= exchange.valid_from
      and document.recognised_on < exchange.valid_until
    where allocation.amount > 0
    order by payment.received_on desc, payment.payment_id desc, document.document_id
    limit ${limit}`;
}

/** Those that name the activity, or of its channel and kind those that name none and no closer activity prices. */
function contacts({ channel, kind, activity }: Asked, limit: number): RawBuilder<unknown> {
  const unnamed =
    channel === undefined
      ? sql`false`
      : sql`
        contact.activity_code is null and contact.channel = ${channel}
        and ${
          kind === undefined
            ? sql`not exists (
                select from activity
                where driver = 'contact' and activity.channel = contact.channel and activity.kind = contact.kind
              )`
            : sql`contact.kind = ${kind}`
        }`;
  const named = activity === undefined ? sql`false` : sql`contact.activity_code = ${activity}`;
  return sql`
    select party_id, 'contact' as source_kind, contact_id as source_id, null::integer as line_no, on_day, custom,
      case when minutes > 0 then minutes end as measured, 1::numeric as quantity, 0::numeric as base, 0::numeric as freight
    from contact
    where state = 'done' and (${named} or (${unnamed}))
    order by on_day desc, party_id desc
    limit ${limit}`;
}

function documents(kinds: readonly string[], limit: number): RawBuilder<unknown> {
  return sql`
    select party_id, 'document' as source_kind, document_id as source_id, null::integer as line_no, recognised_on as on_day,
      custom, null::numeric as measured, 1::numeric as quantity, abs(net_total) * exchange.rate as base,
      coalesce(freight_cost, 0) * exchange.rate as freight
    from document
    join exchange_span as exchange
      on exchange.currency = document.currency and recognised_on >= exchange.valid_from and recognised_on < exchange.valid_until
    where recognised_on is not null and document.kind = any(${kinds}::text[])
    order by recognised_on desc, party_id desc
    limit ${limit}`;
}

function lines(isReturn: boolean, limit: number): RawBuilder<unknown> {
  return sql`
    select line.party_id, 'document_line' as source_kind, line.document_id as source_id, line.line_no, newest.on_day,
      '{}'::jsonb as custom, null::numeric as measured, abs(line.quantity) as quantity,
      abs(line.net_amount) * newest.rate as base, 0::numeric as freight
    from (
      select party_id, document_id, recognised_on as on_day, exchange.rate
      from document
      join exchange_span as exchange
        on exchange.currency = document.currency and recognised_on >= exchange.valid_from and recognised_on < exchange.valid_until
      where recognised_on is not null
        and document.kind = any(${isReturn ? ["return", "credit_note"] : ["order", "invoice"]}::text[])
      order by recognised_on desc, party_id desc
      limit ${limit}
    ) as newest
    join document_line as line on line.party_id = newest.party_id and line.document_id = newest.document_id
    order by newest.on_day desc, line.document_id, line.line_no
    limit ${limit}`;
}
