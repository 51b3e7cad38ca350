-- What a currency was worth on a day is looked up for each fact of one customer, where all spans of all rates were laid out and sorted in each
-- branch of the ledger. "offset 0" keeps the planner from putting the look-up in place of each of its many uses.

create or replace view priced_line as
select
  line.party_id,
  line.document_id,
  line.line_no,
  document.recognised_on as on_day,
  document.kind in ('credit_note', 'return') as is_return,
  abs(line.quantity) as quantity,
  line.list_amount * booked.rate as list_amount,
  line.net_amount * booked.rate as net_amount,
  case
    when line.cost_amount is not null then line.cost_amount * booked.rate
    when cost_price.amount * cost_exchange.rate is not null then cost_price.amount * line.quantity * cost_exchange.rate
    when cost_setting.goods_of = 'list' then line.list_amount * cost_setting.goods_percent / 100 * booked.rate
    else line.net_amount * cost_setting.goods_percent / 100 * booked.rate
  end as cost_of_goods,
  case
    when line.cost_amount is not null then 'delivered'
    when cost_price.amount * cost_exchange.rate is not null then 'rate'
    when cost_setting.goods_percent is not null then 'assumed'
  end as cost_basis,
  line.order_discount_amount * booked.rate as order_discount_amount,
  line.concession_amount * booked.rate as concession_amount,
  line.net_amount * (exchange.rate - booked.rate) as exchange_difference,
  coalesce(origin.recognised_on, document.recognised_on) as sale_on,
  line.net_amount * exchange.rate as day_net_amount,
  case
    when line.cost_amount is not null then line.cost_amount * exchange.rate
    when cost_price.amount * cost_exchange.rate is not null then cost_price.amount * line.quantity * cost_exchange.rate
    when cost_setting.goods_of = 'list' then line.list_amount * cost_setting.goods_percent / 100 * exchange.rate
    else line.net_amount * cost_setting.goods_percent / 100 * exchange.rate
  end as day_cost_of_goods
from document_line as line
join document
  on document.party_id = line.party_id
  and document.document_id = line.document_id
  and document.recognised_on is not null
join lateral (
  select
    case
      when document.currency = (select base_currency from workspace) then 1::numeric
      else (
        select held.rate
        from exchange_rate as held
        where held.currency = document.currency and held.valid_from <= document.recognised_on
        order by held.valid_from desc
        limit 1
      )
    end as rate
  offset 0
) as exchange on exchange.rate is not null
left join document as origin
  on origin.party_id = document.party_id
  and origin.document_id = case when document.kind in ('credit_note', 'return') then document.derived_from_id end
  and origin.recognised_on is not null
cross join lateral (
  select
    case
      when origin.currency = document.currency and document.currency <> (select base_currency from workspace) then coalesce(
        (
          select exchange_rate.rate
          from exchange_rate
          where exchange_rate.currency = origin.currency and exchange_rate.valid_from <= origin.recognised_on
          order by exchange_rate.valid_from desc
          limit 1
        ),
        exchange.rate
      )
      else exchange.rate
    end as rate
  offset 0
) as booked
left join cost_price
  on line.cost_amount is null
  and cost_price.product_id = line.product_id
  and document.recognised_on >= coalesce(lower(cost_price.valid_during), '-infinity'::date)
  and document.recognised_on < coalesce(upper(cost_price.valid_during), 'infinity'::date)
left join lateral (
  select
    case
      when cost_price.currency = (select base_currency from workspace) then 1::numeric
      else (
        select held.rate
        from exchange_rate as held
        where held.currency = cost_price.currency and held.valid_from <= document.recognised_on
        order by held.valid_from desc
        limit 1
      )
    end as rate
  offset 0
) as cost_exchange on true
left join cost_setting
  on cost_setting.superseded_at is null
  and document.recognised_on >= coalesce(lower(cost_setting.valid_during), '-infinity'::date)
  and document.recognised_on < coalesce(upper(cost_setting.valid_during), 'infinity'::date);

create or replace view priced_document as
select
  document.party_id,
  document.document_id,
  document.recognised_on as on_day,
  price.activity_code,
  price.category,
  price.pool_code,
  price.rate_version,
  price.is_demand,
  case when price.method = 'timed' then price.base_minutes * counted.units + equation.by_terms end as minutes,
  case
    when price.method = 'timed' then 'estimated'
    when price.method = 'pass_through' then 'delivered'
    else 'rate'
  end as basis,
  case price.method
    when 'timed' then (price.base_minutes * counted.units + equation.by_terms) * price.minute_price
    when 'per_unit' then price.unit_price * counted.units + equation.by_terms
    when 'percent' then price.percent / 100 * abs(document.net_total) * exchange.rate
    when 'pass_through' then price.percent / 100 * coalesce(document.freight_cost, 0) * exchange.rate
  end as amount
from document
join (values ('order', 'sale'), ('invoice', 'sale'), ('return', 'return'), ('credit_note', 'return'),
  ('order', 'freight'), ('invoice', 'freight'), ('return', 'freight'), ('credit_note', 'freight')) as causes (kind, driver)
  on causes.kind = document.kind
join activity_price as price
  on price.driver = causes.driver
  and document.recognised_on >= price.valid_from
  and document.recognised_on < price.valid_until
join lateral (
  select
    case
      when document.currency = (select base_currency from workspace) then 1::numeric
      else (
        select held.rate
        from exchange_rate as held
        where held.currency = document.currency and held.valid_from <= document.recognised_on
        order by held.valid_from desc
        limit 1
      )
    end as rate
  offset 0
) as exchange on exchange.rate is not null
cross join lateral (
  select case when price.quantity_of is null then 1 else number_in(document.custom, price.quantity_of) end as units
) as counted
cross join lateral (
  select case when price.terms = '{}' then 0 else terms_over(price.terms, document.custom) end as by_terms
) as equation
where document.recognised_on is not null;

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
join lateral (
  select
    case
      when line.currency = (select base_currency from workspace) then 1::numeric
      else (
        select held.rate
        from exchange_rate as held
        where held.currency = line.currency and held.valid_from <= line.on_day
        order by held.valid_from desc
        limit 1
      )
    end as rate
  offset 0
) as exchange on exchange.rate is not null
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
join lateral (
  select
    case
      when document.currency = (select base_currency from workspace) then 1::numeric
      else (
        select held.rate
        from exchange_rate as held
        where held.currency = document.currency and held.valid_from <= document.recognised_on
        order by held.valid_from desc
        limit 1
      )
    end as rate
  offset 0
) as exchange on exchange.rate is not null
union all
select
  party_id, on_day, 'rebate', null, -sum(amount), 'rebate', coalesce(document_id, rebate_id), null, 'delivered', null, false, on_day
from rebate_share
where amount <> 0
group by party_id, on_day, coalesce(document_id, rebate_id);

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
where payment.fee_amount <> 0 and payment.currency is distinct from (select base_currency from workspace)
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
