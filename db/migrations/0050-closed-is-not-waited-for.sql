-- Nothing is waited for of what is closed: an invoice that came in as closed, without its payments, went on costing for waiting up to the
-- last day of which payments are known.

-- What was owed falls with each payment, credit and write-off; each part of it was waited for until it fell. What goes back rises
-- it again, as a negative part. Settled twice, as by a credit of what had been paid, it is owed no less than nothing. What nothing
-- settled is known to be open up to the last day of which payments are known at all; of what is closed all the same nobody knows how
-- long it was open, and it costs nothing.
create or replace view priced_late_payment as
select
  balance.party_id,
  balance.document_id,
  cut.until - 1 as on_day,
  price.activity_code,
  price.category,
  price.rate_version,
  price.is_demand,
  sum(balance.amount * exchange.rate * price.percent / 100 * (cut.until - cut.since) / 365) as amount
from (
  select
    settled.party_id,
    settled.document_id,
    settled.until,
    greatest(0, settled.asked - settled.amount_before) - greatest(0, settled.asked - settled.amount_before - settled.amount) as amount
  from (
    select
      part.party_id,
      part.document_id,
      part.until,
      part.amount,
      sum(part.amount) filter (where part.is_rest) over (partition by part.party_id, part.document_id) as asked,
      coalesce(
        sum(part.amount) over (
          partition by part.party_id, part.document_id
          order by part.is_rest, part.until
          rows between unbounded preceding and 1 preceding
        ),
        0
      ) as amount_before
    from (
      select paid.party_id, paid.document_id, payment.received_on as until, paid.amount, false as is_rest
      from allocation as paid
      join payment on payment.party_id = paid.party_id and payment.payment_id = paid.payment_id
      union all
      select party_id, document_id, on_day, owed_amount, false
      from credited
      union all
      select
        given_up.party_id,
        given_up.document_id,
        given_up.written_off_on,
        given_up.amount * coalesce(coalesce(document.gross_total, document.net_total) / nullif(document.net_total, 0), 1),
        false
      from write_off as given_up
      join document on document.party_id = given_up.party_id and document.document_id = given_up.document_id
      union all
      select
        party_id, document_id, case when state = 'closed' then due_on else (select max(received_on) from payment) end,
        coalesce(gross_total, net_total), true
      from document
      where kind in ('order', 'invoice') and recognised_on is not null and due_on is not null
    ) as part
  ) as settled
) as balance
join document
  on document.party_id = balance.party_id
  and document.document_id = balance.document_id
  and document.kind in ('order', 'invoice')
  and document.recognised_on is not null
  and document.due_on < balance.until
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
  and balance.amount <> 0
group by
  balance.party_id, balance.document_id, cut.until, price.activity_code, price.category, price.rate_version, price.is_demand;
