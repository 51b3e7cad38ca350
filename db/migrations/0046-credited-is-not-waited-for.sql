-- What was credited of an invoice is summed in one place, and waiting for money costs by what was owed on each day: a credit note
-- ends it for its part as a payment does, and a write-off for no more than it gave up.

create index document_crediting on document (party_id, derived_from_id)
where kind in ('credit_note', 'return') and derived_from_id is not null;
comment on index document_crediting is 'What was credited of a document.';

create view credited as
select
  back.party_id,
  back.derived_from_id as document_id,
  back.document_id as credit_id,
  back.recognised_on as on_day,
  -back.net_total as net_amount,
  case
    when sold.gross_total is null then -back.net_total
    else -coalesce(back.gross_total, back.net_total * coalesce(sold.gross_total / nullif(sold.net_total, 0), 1))
  end as owed_amount
from document as back
join document as sold
  on sold.party_id = back.party_id
  and sold.document_id = back.derived_from_id
  and sold.currency = back.currency
where back.kind in ('credit_note', 'return') and back.derived_from_id is not null and back.recognised_on is not null;
comment on view credited is 'What credit notes and returns in its own currency took off a document, positive: net_amount of its revenue, owed_amount of what is asked for it, which has tax where the document names it; a credit that names no tax has that of the document. Owner: sales.';

-- What was owed falls with each payment, credit and write-off; each part of it was waited for until it fell. What goes back rises
-- it again, as a negative part. Settled twice, as by a credit of what had been paid, it is owed no less than nothing.
create or replace view priced_late_payment as
select
  document.party_id,
  document.document_id,
  cut.until - 1 as on_day,
  price.activity_code,
  price.category,
  price.rate_version,
  price.is_demand,
  sum(balance.amount * exchange.rate * price.percent / 100 * (cut.until - cut.since) / 365) as amount
from document
cross join lateral (
  select
    settled.on_day as until,
    greatest(0, asked.amount - settled.amount_before) - greatest(0, asked.amount - settled.amount_before - settled.amount) as amount
  from (select coalesce(document.gross_total, document.net_total) as amount) as asked
  cross join lateral (
    select
      part.on_day,
      part.amount,
      coalesce(sum(part.amount) over (order by part.is_rest, part.on_day rows between unbounded preceding and 1 preceding), 0)
        as amount_before
    from (
      select payment.received_on as on_day, paid.amount, false as is_rest
      from allocation as paid
      join payment on payment.party_id = paid.party_id and payment.payment_id = paid.payment_id
      where paid.party_id = document.party_id and paid.document_id = document.document_id
      union all
      select credited.on_day, credited.owed_amount, false
      from credited
      where credited.party_id = document.party_id and credited.document_id = document.document_id
      union all
      select
        given_up.written_off_on,
        given_up.amount * coalesce(coalesce(document.gross_total, document.net_total) / nullif(document.net_total, 0), 1),
        false
      from write_off as given_up
      where given_up.party_id = document.party_id and given_up.document_id = document.document_id
      union all
      -- What nothing settled is known to be open up to the last day of which payments are known at all.
      select (select max(received_on) from payment), asked.amount, true
    ) as part
  ) as settled
) as balance
join activity_price as price
  on price.driver = 'late_payment'
  and price.percent <> 0
  and price.valid_from < balance.until
  and price.valid_until > document.due_on
join exchange_span as exchange
  on exchange.currency = document.currency
  and document.recognised_on >= exchange.valid_from
  and document.recognised_on < exchange.valid_until
cross join lateral generate_series(
  date_trunc('month', greatest(document.due_on, price.valid_from)::timestamp),
  least(balance.until, price.valid_until) - 1,
  interval '1 month'
) as month (first_day)
cross join lateral (
  select
    greatest(month.first_day::date, document.due_on, price.valid_from) as since,
    least((month.first_day + interval '1 month')::date, balance.until, price.valid_until) as until
) as cut
where exists (select from activity_price where driver = 'late_payment' and percent <> 0)
  and document.kind in ('order', 'invoice')
  and document.recognised_on is not null
  and document.due_on < balance.until
  and balance.amount <> 0
group by
  document.party_id, document.document_id, cut.until, price.activity_code, price.category, price.rate_version, price.is_demand;
