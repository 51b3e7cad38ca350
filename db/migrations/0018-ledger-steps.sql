-- The ledger says each step from list price to profit: what was taken off the whole order, what a price of one's own gave,
-- refunds at the rate of their sale, what was spent before the first sale, and what is not allocated to anybody.

alter table document_line
  add column order_discount_amount numeric(20, 6) not null default 0,
  add column concession_amount numeric(20, 6) not null default 0;
comment on table document_line is 'One line of a document. Every amount billed stands on a line; a document delivered without lines gets one. List amount less its three deductions is the net amount. Owner: sales.';
comment on column document_line.order_discount_amount is 'Its part of what was taken off the whole document, as a positive amount; the parts add up to it to the cent.';
comment on column document_line.concession_amount is 'What a price agreed with this customer lies below the list price, for the whole line, as a positive amount.';
comment on column document_line.discount_amount is 'Taken off this line, as a positive amount.';
comment on column document_line.net_amount is 'List less what was taken off the line, off the order and off the price, without tax.';

alter table external_line drop constraint external_line_category_known;
alter table external_line add constraint external_line_category_known check (category in (
  'list_sales', 'discount', 'order_discount', 'concession', 'return', 'rebate', 'cost_of_goods', 'direct_cost', 'serving',
  'redress', 'finance', 'marketing', 'acquisition', 'sustaining', 'adjustment'
));
comment on constraint external_line_category_known on external_line is 'One of the lines of the ledger.';

alter table party_month
  add column acquisition numeric(20, 6) not null default 0,
  add column sustaining numeric(20, 6) not null default 0;
comment on column party_month.discount is 'Taken off lines, orders and prices, and rebates, as a positive amount.';
comment on column party_month.acquisition is 'Spent before the first sale; beside the profit and not in it.';
comment on column party_month.sustaining is 'Costs of the house that stand on this customer and are not allocated; beside the profit and not in it.';

create or replace view activity_price as
select
  activity.code as activity_code,
  activity.driver,
  activity.channel,
  activity.kind,
  case when activity.level = 'sustaining' then 'sustaining' else activity.category end as category,
  activity.method,
  activity.is_demand,
  activity.quantity_of,
  activity.minutes_max,
  activity.pool_code,
  activity_rate.version as rate_version,
  activity_rate.base_minutes,
  activity_rate.terms,
  activity_rate.unit_price,
  activity_rate.percent,
  pool_period.cost_amount / pool_period.capacity_minutes as minute_price,
  greatest(
    coalesce(lower(activity_rate.valid_during), '-infinity'::date),
    coalesce(lower(pool_period.valid_during), '-infinity'::date)
  ) as valid_from,
  least(
    coalesce(upper(activity_rate.valid_during), 'infinity'::date),
    coalesce(upper(pool_period.valid_during), 'infinity'::date)
  ) as valid_until
from activity
join activity_rate on activity_rate.activity_code = activity.code and activity_rate.superseded_at is null
left join pool_period
  on pool_period.pool_code = activity.pool_code
  and pool_period.superseded_at is null
  and pool_period.valid_during && activity_rate.valid_during
where activity.method <> 'timed' or pool_period.pool_code is not null
offset 0;

-- A refund is worth what its sale was worth: only documents going back look for the sale they were made from, and the key
-- of that look-up is empty for all others, which costs nothing.
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
join exchange_span as exchange
  on exchange.currency = document.currency
  and document.recognised_on >= exchange.valid_from
  and document.recognised_on < exchange.valid_until
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
) as booked
left join cost_price
  on line.cost_amount is null
  and cost_price.product_id = line.product_id
  and document.recognised_on >= coalesce(lower(cost_price.valid_during), '-infinity'::date)
  and document.recognised_on < coalesce(upper(cost_price.valid_during), 'infinity'::date)
left join exchange_span as cost_exchange
  on cost_exchange.currency = cost_price.currency
  and document.recognised_on >= cost_exchange.valid_from
  and document.recognised_on < cost_exchange.valid_until
left join cost_setting
  on cost_setting.superseded_at is null
  and document.recognised_on >= coalesce(lower(cost_setting.valid_during), '-infinity'::date)
  and document.recognised_on < coalesce(upper(cost_setting.valid_during), 'infinity'::date);
comment on view priced_line is 'Lines of recognised documents in base currency with their cost of goods: the line''s own, else the product''s cost price of that day, else what the cost model assumes, else unknown. A refund counts at the rate of its sale; what the rate of its own day makes of it is the exchange difference. Owner: insight.';

create or replace view priced_line_activity as
select
  line.party_id,
  line.document_id,
  line.line_no,
  line.on_day,
  price.activity_code,
  price.category,
  price.pool_code,
  price.rate_version,
  price.is_demand,
  case when price.method = 'timed' then price.base_minutes * counted.units end as minutes,
  case when price.method = 'timed' then 'estimated' else 'rate' end as basis,
  case price.method
    when 'timed' then price.base_minutes * counted.units * price.minute_price
    when 'per_unit' then price.unit_price * counted.units
    else price.percent / 100 * abs(line.day_net_amount)
  end as amount
from priced_line as line
join activity_price as price
  on price.driver = case when line.is_return then 'return_line' else 'sale_line' end
  and line.on_day >= price.valid_from
  and line.on_day < price.valid_until
cross join lateral (
  select case when price.quantity_of = 'quantity' then line.quantity else 1 end as units
) as counted;

create view first_sale as
select asked.party_id, min(document.recognised_on) as on_day
from party as asked
join party as member on member.golden_id = asked.golden_id
join document
  on document.party_id = member.party_id
  and document.kind in ('order', 'invoice')
  and document.recognised_on is not null
group by asked.party_id;
comment on view first_sale is 'The day of the first sale to whom a record is kept as; no row: never bought. Owner: insight.';

-- What is done for somebody before the first sale wins a customer and serves none: it is booked as acquisition. The first
-- sale is looked up once for a customer (the planner keeps it), so that one customer's rows cost one look-up.
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
  party_id, opened_on, 'redress', null, -redress_amount, 'case_file', case_id, null, 'delivered', null,
  finding is distinct from 'our_fault', opened_on
from case_file
where redress_amount <> 0
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
where line.amount <> 0;
comment on column ledger.category is 'list_sales, discount, order_discount, concession, return, rebate, cost_of_goods, direct_cost, serving, redress, finance, marketing, adjustment; beside the profit: acquisition, sustaining.';
comment on column ledger.sale_on is 'The day of the sale it belongs to: of a refund that names its sale, the day of that; of all others their own day.';
comment on column ledger.is_demand is 'Caused by the customer''s own demand, and not by our fault; of redress: no fault of ours was found.';

create view ledger_issue as
select
  document.party_id,
  document.recognised_on as on_day,
  'refund_without_sale' as issue,
  'document' as source_kind,
  document.document_id as source_id
from document
left join document as origin
  on origin.party_id = document.party_id
  and origin.document_id = document.derived_from_id
  and origin.recognised_on is not null
where document.kind in ('credit_note', 'return') and document.recognised_on is not null and origin.document_id is null
union all
select contact.party_id, contact.on_day, 'minutes_beyond_belief', 'contact', contact.contact_id
from contact
join priced_contact on priced_contact.party_id = contact.party_id and priced_contact.contact_id = contact.contact_id
join activity on activity.code = priced_contact.activity_code
where contact.minutes > activity.minutes_max and priced_contact.amount is not null;
comment on view ledger_issue is 'Facts that count in the ledger though something about them should be looked at. Owner: insight.';
comment on column ledger_issue.party_id is 'Whose.';
comment on column ledger_issue.on_day is 'The business day.';
comment on column ledger_issue.issue is 'refund_without_sale: it counts in net revenue on its own day and at its own rate; minutes_beyond_belief: the equation was used in place of what was measured.';
comment on column ledger_issue.source_kind is 'document or contact.';
comment on column ledger_issue.source_id is 'That fact.';
