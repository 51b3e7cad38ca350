-- Before the first sale everything is acquisition, what was given to make up for a fault too: it stood in the profit of those who had
-- bought nothing yet, and the work on the same case beside it.

create or replace view ledger as
select
  line.party_id,
  line.on_day,
  entry.category,
  null::text as activity_code,
  entry.amount,
  'document_line' as source_kind,
  line.document_id as source_id,
  line.line_no,
  entry.basis,
  null::numeric as minutes,
  false as is_demand,
  line.sale_on
from priced_line as line
cross join lateral (
  values
    (case when line.is_return then 'return' else 'list_sales' end, case when line.is_return then line.net_amount else line.list_amount end, 'delivered'),
    (
      'discount',
      case when line.is_return then 0 else line.net_amount - line.list_amount + line.order_discount_amount + line.concession_amount end,
      'delivered'
    ),
    ('order_discount', case when line.is_return then 0 else -line.order_discount_amount end, 'delivered'),
    ('concession', case when line.is_return then 0 else -line.concession_amount end, 'delivered'),
    ('cost_of_goods', -line.cost_of_goods, line.cost_basis),
    ('finance', line.exchange_difference, 'rate')
) as entry (category, amount, basis)
where entry.amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'document_line', document_id, line_no, basis, minutes, is_demand, on_day
from priced_line_activity
where amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'document', document_id, null, basis, minutes, is_demand, on_day
from priced_document
where amount <> 0
union all
select
  had.party_id,
  had.on_day,
  case when had.on_day >= won.on_day or had.party_id = '00000000-0000-7000-8000-000000000001' then had.category else 'acquisition' end,
  had.activity_code,
  -had.amount,
  'contact',
  had.contact_id,
  null,
  had.basis,
  had.minutes,
  had.is_demand,
  had.on_day
from priced_contact as had
left join lateral (select min(on_day) as on_day from first_sale where first_sale.party_id = had.party_id) as won on true
where had.amount <> 0
union all
select
  had.party_id,
  had.on_day,
  case when had.on_day >= won.on_day or had.party_id = '00000000-0000-7000-8000-000000000001' then had.category else 'acquisition' end,
  had.activity_code,
  -had.amount,
  'case_file',
  had.case_id,
  null,
  had.basis,
  had.minutes,
  had.is_demand,
  had.on_day
from priced_case as had
left join lateral (select min(on_day) as on_day from first_sale where first_sale.party_id = had.party_id) as won on true
where had.amount <> 0
union all
select
  had.party_id,
  had.opened_on,
  case when had.opened_on >= won.on_day or had.party_id = '00000000-0000-7000-8000-000000000001' then 'redress' else 'acquisition' end,
  null,
  -had.redress_amount,
  'case_file',
  had.case_id,
  null,
  'delivered',
  null,
  had.finding is distinct from 'our_fault',
  had.opened_on
from case_file as had
left join lateral (select min(on_day) as on_day from first_sale where first_sale.party_id = had.party_id) as won on true
where had.redress_amount <> 0
union all
select
  touch.party_id,
  touch.on_day,
  case when touch.on_day >= won.on_day or touch.party_id = '00000000-0000-7000-8000-000000000001' then price.category else 'acquisition' end,
  price.activity_code,
  -price.unit_price,
  'campaign_touch',
  touch.touch_id,
  null,
  'rate',
  null,
  price.is_demand,
  touch.on_day
from campaign_touch as touch
join activity_price as price
  on price.driver = 'campaign_touch'
  and price.unit_price <> 0
  and touch.on_day >= price.valid_from
  and touch.on_day < price.valid_until
left join lateral (select min(on_day) as on_day from first_sale where first_sale.party_id = touch.party_id) as won on true
union all
select
  line.party_id,
  line.on_day,
  line.category,
  null,
  line.amount * exchange.rate,
  'external_line',
  line.line_id,
  null,
  'delivered',
  null,
  false,
  line.on_day
from external_line as line
join exchange_span as exchange
  on exchange.currency = line.currency
  and line.on_day >= exchange.valid_from
  and line.on_day < exchange.valid_until
where line.amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'payment', payment_id, null, basis, null, is_demand, on_day
from priced_payment
where amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'late_payment', document_id, null, 'rate', null, is_demand, on_day
from priced_late_payment
where amount <> 0
union all
select
  lost.party_id,
  lost.written_off_on,
  'finance',
  null,
  -lost.amount * exchange.rate,
  'write_off',
  lost.write_off_id,
  null,
  'delivered',
  null,
  true,
  lost.written_off_on
from write_off as lost
join document on document.party_id = lost.party_id and document.document_id = lost.document_id and document.recognised_on is not null
join exchange_span as exchange
  on exchange.currency = document.currency
  and document.recognised_on >= exchange.valid_from
  and document.recognised_on < exchange.valid_until
union all
select
  party_id, on_day, 'rebate', null, -sum(amount), 'rebate', coalesce(document_id, rebate_id), null, 'delivered', null, false, on_day
from rebate_share
where amount <> 0
group by party_id, on_day, coalesce(document_id, rebate_id);
