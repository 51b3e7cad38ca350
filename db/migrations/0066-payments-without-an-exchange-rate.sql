-- What taking in a payment costs by a percentage or a price each is left out as well where its currency has no rate, and nothing said so: only
-- a fee that was delivered counted as missing.

create or replace view not_counted as
select
  document.party_id,
  document.recognised_on as on_day,
  'no_exchange_rate' as reason,
  'document' as source_kind,
  document.document_id as source_id,
  null::integer as line_no
from document
where document.recognised_on is not null and document.currency is distinct from (select base_currency from workspace)
  and not exists (
    select from exchange_rate as held where held.currency = document.currency and held.valid_from <= document.recognised_on
  )
union all
select line.party_id, line.on_day, 'no_exchange_rate', 'external_line', line.line_id, null
from external_line as line
where line.currency is distinct from (select base_currency from workspace)
  and not exists (
    select from exchange_rate as held where held.currency = line.currency and held.valid_from <= line.on_day
  )
union all
select rebate.party_id, rebate.granted_on, 'no_exchange_rate', 'rebate', rebate.rebate_id, null
from rebate
where rebate.currency is distinct from (select base_currency from workspace)
  and not exists (
    select from exchange_rate as held where held.currency = rebate.currency and held.valid_from <= rebate.granted_on
  )
union all
select payment.party_id, payment.received_on, 'no_exchange_rate', 'payment', payment.payment_id, null
from payment
where payment.currency is distinct from (select base_currency from workspace)
  and (
    payment.fee_amount <> 0
    or exists (
      select from activity_price as price
      where price.driver = 'payment' and price.method <> 'pass_through' and price.percent + price.unit_price <> 0
        and (price.kind is null or price.kind = payment.method)
        and payment.received_on >= price.valid_from and payment.received_on < price.valid_until
    )
  )
  and not exists (
    select from exchange_rate as held where held.currency = payment.currency and held.valid_from <= payment.received_on
  )
union all
select party_id, on_day, 'no_cost_of_goods', 'document_line', document_id, line_no
from priced_line
where cost_of_goods is null and net_amount <> 0
union all
select party_id, on_day, 'no_rate', 'contact', contact_id, null
from priced_contact
where amount is null
union all
select party_id, on_day, 'no_rate', 'case_file', case_id, null
from priced_case
where amount is null;
