-- What customers bring and what serving them costs: the cost model, the ledger over all facts, and the figures of each run.
-- A rate, once used, is never edited: a change closes the old row's days or marks it superseded, and writes a new one.

create table pool (
  code text constraint pool_pkey primary key,
  name text not null
);
comment on table pool is 'People and things whose time goes to customers, as one cost. Owner: insight.';
comment on column pool.code is 'Short name the cost model uses.';
comment on column pool.name is 'What people call it.';

insert into pool (code, name) values ('desk', 'Customer service and sales desk');

create table pool_period (
  pool_code text not null,
  version integer not null,
  valid_during daterange not null,
  cost_amount numeric(20, 6) not null,
  capacity_minutes numeric(16, 3) not null,
  per_months integer not null,
  basis text not null,
  reason text not null,
  changed_by uuid,
  created_at timestamptz not null default now(),
  superseded_at timestamptz,
  constraint pool_period_pkey primary key (pool_code, version),
  constraint pool_period_pool_fkey foreign key (pool_code) references pool (code),
  constraint pool_period_changed_by_fkey foreign key (changed_by) references user_account (user_id),
  constraint pool_period_no_overlap exclude using gist (pool_code with =, valid_during with &&) where (superseded_at is null),
  constraint pool_period_capacity_positive check (capacity_minutes > 0),
  constraint pool_period_cost_not_negative check (cost_amount >= 0),
  constraint pool_period_months_positive check (per_months between 1 and 120),
  constraint pool_period_basis_known check (basis in ('budget', 'actual', 'assumed'))
);
comment on table pool_period is 'What a pool costs and how many minutes it can give, over some days. Owner: insight.';
comment on column pool_period.pool_code is 'The pool.';
comment on column pool_period.version is 'Counted within the pool.';
comment on column pool_period.valid_during is 'From the first day up to, not including, the last; empty ends are open.';
comment on column pool_period.cost_amount is 'Supplied cost in base currency.';
comment on column pool_period.capacity_minutes is 'Practical capacity: what can really be worked, not what is paid.';
comment on column pool_period.per_months is 'Cost and capacity are of so many months.';
comment on column pool_period.basis is 'budget, actual, assumed.';
comment on column pool_period.reason is 'Why it was set.';
comment on column pool_period.changed_by is 'Who set it; empty: came with Vitalfew, or by command.';
comment on column pool_period.created_at is 'Set at.';
comment on column pool_period.superseded_at is 'Replaced for all of its days at; kept to be read.';
comment on constraint pool_period_pkey on pool_period is 'One number within a pool.';
comment on constraint pool_period_pool_fkey on pool_period is 'A pool that exists.';
comment on constraint pool_period_changed_by_fkey on pool_period is 'An account that exists.';
comment on constraint pool_period_no_overlap on pool_period is 'On any day a pool has one cost.';
comment on constraint pool_period_capacity_positive on pool_period is 'Without capacity there is no rate.';
comment on constraint pool_period_cost_not_negative on pool_period is 'A pool costs nothing or something.';
comment on constraint pool_period_months_positive on pool_period is 'A month at least, ten years at most.';
comment on constraint pool_period_basis_known on pool_period is 'One of three.';

insert into pool_period (pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason)
values ('desk', 1, '(,)', 560000, 700000, 3, 'assumed', 'Came with Vitalfew: 0.80 a minute (Kaplan & Anderson, Harvard Business Review, November 2004), until the workspace enters its own.');

create table activity (
  code text constraint activity_pkey primary key,
  name text not null,
  family text,
  level text not null default 'order',
  category text not null default 'serving',
  method text not null,
  pool_code text,
  driver text not null,
  channel text,
  kind text,
  quantity_of text,
  minutes_max numeric(10, 3),
  is_demand boolean not null default true,
  constraint activity_pool_fkey foreign key (pool_code) references pool (code),
  constraint activity_level_known check (level in ('item', 'order', 'customer', 'acquisition', 'sustaining')),
  constraint activity_category_known check (category in ('serving', 'direct_cost', 'marketing', 'finance')),
  constraint activity_method_known check (method in ('timed', 'per_unit', 'percent', 'pass_through')),
  constraint activity_driver_known check (driver in ('contact', 'case', 'sale', 'sale_line', 'return', 'return_line', 'freight', 'campaign_touch')),
  constraint activity_timed_has_pool check ((method = 'timed') = (pool_code is not null)),
  constraint activity_channel_of_contact check (channel is null or driver = 'contact')
);
comment on table activity is 'Something done for customers that costs. Owner: insight.';
comment on column activity.code is 'Short name the cost model uses.';
comment on column activity.name is 'What people call it.';
comment on column activity.family is 'Name under which a sentence sums it with its like: processing, delivery.';
comment on column activity.level is 'What it is caused by: item, order, customer, acquisition, sustaining.';
comment on column activity.category is 'Line of the ledger it is booked to.';
comment on column activity.method is 'timed: minutes at the pool''s rate; per_unit: a price each; percent: of the amount; pass_through: what it cost.';
comment on column activity.pool_code is 'Whose minutes, of a timed one.';
comment on column activity.driver is 'The fact that causes it: contact, case, sale, sale_line, return, return_line, freight, campaign_touch.';
comment on column activity.channel is 'Of contacts: only this channel.';
comment on column activity.kind is 'Of contacts and cases: only this kind.';
comment on column activity.quantity_of is 'What is counted: quantity (of the line) or a field of the document or contact; empty counts each once.';
comment on column activity.minutes_max is 'More measured minutes than this are taken for a mistake, and the equation is used.';
comment on column activity.is_demand is 'Counts as demand of the customer when the rating looks at serving cost.';
comment on constraint activity_pool_fkey on activity is 'A pool that exists.';
comment on constraint activity_level_known on activity is 'One of five.';
comment on constraint activity_category_known on activity is 'One of the cost lines.';
comment on constraint activity_method_known on activity is 'One of four.';
comment on constraint activity_driver_known on activity is 'One of the drivers.';
comment on constraint activity_timed_has_pool on activity is 'Minutes are some pool''s minutes.';
comment on constraint activity_channel_of_contact on activity is 'Only contacts have a channel.';

create unique index activity_usual on activity (channel, kind) nulls not distinct where driver = 'contact' and channel is not null;
comment on index activity_usual is 'One activity prices the contacts of a channel and kind that name none themselves.';

insert into activity (code, name, family, level, category, method, pool_code, driver, channel, quantity_of, minutes_max, is_demand) values
  ('call', 'Calls', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'phone', null, 480, true),
  ('mail', 'E-mails', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'mail', null, 480, true),
  ('chat', 'Chats', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'chat', null, 480, true),
  ('form', 'Web forms', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'form', null, 480, true),
  ('portal', 'Portal requests', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'portal', null, 480, true),
  ('visit', 'Visits', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'visit', null, 960, true),
  ('letter', 'Letters', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'letter', null, 480, true),
  ('social', 'Social media', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'social', null, 480, true),
  ('event', 'Meetings and events', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'event', null, 960, true),
  ('task', 'Tasks', null, 'customer', 'serving', 'timed', 'desk', 'contact', 'task', null, 480, true),
  ('case', 'Cases', null, 'customer', 'serving', 'timed', 'desk', 'case', null, null, null, true),
  ('order', 'Orders', 'order handling', 'order', 'serving', 'per_unit', null, 'sale', null, null, null, true),
  ('order-line', 'Order lines', 'order handling', 'item', 'serving', 'per_unit', null, 'sale_line', null, null, null, true),
  ('delivery', 'Deliveries', null, 'order', 'serving', 'per_unit', null, 'sale', null, null, null, true),
  ('return', 'Returns', 'returns', 'order', 'serving', 'per_unit', null, 'return', null, null, null, true),
  ('restocking', 'Items restocked', 'returns', 'item', 'serving', 'per_unit', null, 'return_line', null, 'quantity', null, true),
  ('freight', 'Freight', null, 'order', 'direct_cost', 'pass_through', null, 'freight', null, null, null, false),
  ('campaign-touch', 'Campaign touches', null, 'acquisition', 'marketing', 'per_unit', null, 'campaign_touch', null, null, null, false);

create table activity_rate (
  activity_code text not null,
  version integer not null,
  valid_during daterange not null,
  base_minutes numeric(10, 3) not null default 0,
  terms jsonb not null default '{}',
  unit_price numeric(20, 6) not null default 0,
  percent numeric(9, 4) not null default 0,
  reason text not null,
  changed_by uuid,
  created_at timestamptz not null default now(),
  superseded_at timestamptz,
  constraint activity_rate_pkey primary key (activity_code, version),
  constraint activity_rate_activity_fkey foreign key (activity_code) references activity (code),
  constraint activity_rate_changed_by_fkey foreign key (changed_by) references user_account (user_id),
  constraint activity_rate_no_overlap exclude using gist (activity_code with =, valid_during with &&) where (superseded_at is null),
  constraint activity_rate_not_negative check (least(base_minutes, unit_price, percent) >= 0)
);
comment on table activity_rate is 'What an activity takes or costs, over some days. An activity without a rate in force charges nothing and says so. Owner: insight.';
comment on column activity_rate.activity_code is 'The activity.';
comment on column activity_rate.version is 'Counted within the activity.';
comment on column activity_rate.valid_during is 'From the first day up to, not including, the last; empty ends are open.';
comment on column activity_rate.base_minutes is 'Of a timed one: minutes of the plain case.';
comment on column activity_rate.terms is 'More for each unit of a field: minutes of a timed one, money of the others.';
comment on column activity_rate.unit_price is 'Of one per unit: price of one, in base currency.';
comment on column activity_rate.percent is 'Of percent and pass-through: so much of the amount.';
comment on column activity_rate.reason is 'Why it was set.';
comment on column activity_rate.changed_by is 'Who set it; empty: came with Vitalfew, or by command.';
comment on column activity_rate.created_at is 'Set at.';
comment on column activity_rate.superseded_at is 'Replaced for all of its days at; kept to be read.';
comment on constraint activity_rate_pkey on activity_rate is 'One number within an activity.';
comment on constraint activity_rate_activity_fkey on activity_rate is 'An activity that exists.';
comment on constraint activity_rate_changed_by_fkey on activity_rate is 'An account that exists.';
comment on constraint activity_rate_no_overlap on activity_rate is 'On any day an activity has at most one rate.';
comment on constraint activity_rate_not_negative on activity_rate is 'Work is never paid back.';

insert into activity_rate (activity_code, version, valid_during, base_minutes, percent, reason)
select code, 1, '(,)', minutes, percent, 'Came with Vitalfew: an estimate, used where nothing was measured, until the workspace enters its own.'
from (values
  ('call', 6, 0), ('mail', 5, 0), ('chat', 8, 0), ('form', 4, 0), ('portal', 3, 0), ('visit', 90, 0), ('letter', 10, 0),
  ('social', 5, 0), ('event', 60, 0), ('task', 10, 0), ('case', 30, 0), ('freight', 0, 100)
) as first_rate (code, minutes, percent);

create table cost_setting (
  version integer constraint cost_setting_pkey primary key,
  valid_during daterange not null,
  goods_percent numeric(9, 4),
  goods_of text not null default 'net',
  reason text not null,
  changed_by uuid,
  created_at timestamptz not null default now(),
  superseded_at timestamptz,
  constraint cost_setting_changed_by_fkey foreign key (changed_by) references user_account (user_id),
  constraint cost_setting_no_overlap exclude using gist (valid_during with &&) where (superseded_at is null),
  constraint cost_setting_goods_of_known check (goods_of in ('list', 'net')),
  constraint cost_setting_percent_not_negative check (goods_percent >= 0)
);
comment on table cost_setting is 'How the cost model answers questions the facts leave open, over some days. Owner: insight.';
comment on column cost_setting.version is 'Counted.';
comment on column cost_setting.valid_during is 'From the first day up to, not including, the last; empty ends are open.';
comment on column cost_setting.goods_percent is 'Cost of goods of a line that has none of its own; empty: it stays unknown.';
comment on column cost_setting.goods_of is 'That percentage is of the list amount or of the net amount.';
comment on column cost_setting.reason is 'Why it was set.';
comment on column cost_setting.changed_by is 'Who set it; empty: came with Vitalfew, or by command.';
comment on column cost_setting.created_at is 'Set at.';
comment on column cost_setting.superseded_at is 'Replaced for all of its days at; kept to be read.';
comment on constraint cost_setting_changed_by_fkey on cost_setting is 'An account that exists.';
comment on constraint cost_setting_no_overlap on cost_setting is 'On any day one answer holds.';
comment on constraint cost_setting_goods_of_known on cost_setting is 'One of two.';
comment on constraint cost_setting_percent_not_negative on cost_setting is 'Goods are not given to us for being sold.';

create table external_line (
  party_id uuid not null,
  line_id uuid not null,
  on_day date not null,
  category text not null,
  amount numeric(20, 6) not null,
  currency text not null,
  description text,
  source text not null,
  constraint external_line_pkey primary key (party_id, line_id),
  constraint external_line_party_fkey foreign key (party_id) references party (party_id),
  constraint external_line_category_known check (category in ('list_sales', 'discount', 'return', 'cost_of_goods', 'direct_cost', 'serving', 'redress', 'finance', 'marketing', 'adjustment'))
);
comment on table external_line is 'A line of the ledger that an accounting system delivers. Owner: insight.';
comment on column external_line.party_id is 'Whose; our own company when it concerns no customer.';
comment on column external_line.line_id is 'Made by the application.';
comment on column external_line.on_day is 'Business day it is booked on.';
comment on column external_line.category is 'Line of the ledger.';
comment on column external_line.amount is 'Signed: what brings is positive, what costs is negative.';
comment on column external_line.currency is 'Of the amount.';
comment on column external_line.description is 'What it says.';
comment on column external_line.source is 'Which system delivered it.';
comment on constraint external_line_pkey on external_line is 'The customer leads.';
comment on constraint external_line_party_fkey on external_line is 'A party that exists.';
comment on constraint external_line_category_known on external_line is 'One of the lines of the ledger.';

create function number_in(fields jsonb, name text) returns numeric
  language sql immutable parallel safe
  return case
    when fields ->> name ~ '^-?[0-9]{1,15}(\.[0-9]{1,12})?$' then (fields ->> name)::numeric
    when fields ->> name = 'true' then 1
    else 0
  end;
comment on function number_in(jsonb, text) is 'A field as a number: yes counts 1; what is missing or no number counts 0.';

create function terms_over(terms jsonb, fields jsonb) returns numeric
  language sql immutable parallel safe
  return (
    select coalesce(sum(term.value::numeric * number_in(fields, term.key)), 0)
    from jsonb_each_text(terms) as term
  );
comment on function terms_over(jsonb, jsonb) is 'The second half of an activity''s equation: each term times its field.';

create view exchange_span as
select base_currency as currency, '-infinity'::date as valid_from, 'infinity'::date as valid_until, 1::numeric as rate
from workspace
union all
select
  exchange_rate.currency,
  exchange_rate.valid_from,
  coalesce(
    lead(exchange_rate.valid_from) over (partition by exchange_rate.currency order by exchange_rate.valid_from),
    'infinity'::date
  ),
  exchange_rate.rate
from exchange_rate
cross join workspace
where exchange_rate.currency <> workspace.base_currency;
comment on view exchange_span is 'Exchange rates with their first day and the day after their last; the base currency is worth 1 for ever. Owner: insight.';

-- Bounds as columns in place of "day <@ range": the planner takes the latter for nearly always false and nests loops.
create view activity_price as
select
  activity.code as activity_code,
  activity.driver,
  activity.channel,
  activity.kind,
  activity.category,
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
comment on view activity_price is 'What each activity takes and what its minute costs, with first day and the day after the last. Owner: insight.';

create view priced_line as
select
  line.party_id,
  line.document_id,
  line.line_no,
  document.recognised_on as on_day,
  document.kind in ('credit_note', 'return') as is_return,
  abs(line.quantity) as quantity,
  line.list_amount * exchange.rate as list_amount,
  line.net_amount * exchange.rate as net_amount,
  case
    when line.cost_amount is not null then line.cost_amount * exchange.rate
    when cost_price.amount * cost_exchange.rate is not null then cost_price.amount * line.quantity * cost_exchange.rate
    when cost_setting.goods_of = 'list' then line.list_amount * cost_setting.goods_percent / 100 * exchange.rate
    else line.net_amount * cost_setting.goods_percent / 100 * exchange.rate
  end as cost_of_goods,
  case
    when line.cost_amount is not null then 'delivered'
    when cost_price.amount * cost_exchange.rate is not null then 'rate'
    when cost_setting.goods_percent is not null then 'assumed'
  end as cost_basis
from document_line as line
join document
  on document.party_id = line.party_id
  and document.document_id = line.document_id
  and document.recognised_on is not null
join exchange_span as exchange
  on exchange.currency = document.currency
  and document.recognised_on >= exchange.valid_from
  and document.recognised_on < exchange.valid_until
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
comment on view priced_line is 'Lines of recognised documents in base currency with their cost of goods: the line''s own, else the product''s cost price of that day, else what the cost model assumes, else unknown. Owner: insight.';

create view priced_contact as
select
  contact.party_id,
  contact.contact_id,
  contact.on_day,
  coalesce(contact.activity_code, exact.code, usual.code) as activity_code,
  price.category,
  price.pool_code,
  price.rate_version,
  price.minute_price,
  price.is_demand and contact.caused_by <> 'us' as is_demand,
  case when price.method = 'timed' then spent.minutes end as minutes,
  case
    when price.method <> 'timed' then 'rate'
    when spent.is_given and contact.minutes_basis = 'measured' then 'measured'
    else 'estimated'
  end as basis,
  case price.method
    when 'timed' then spent.minutes * price.minute_price
    when 'per_unit' then
      price.unit_price * case when price.quantity_of is null then 1 else number_in(contact.custom, price.quantity_of) end
      + spent.by_terms
  end as amount
from contact
left join activity as exact
  on contact.activity_code is null
  and exact.driver = 'contact'
  and exact.channel = contact.channel
  and exact.kind = contact.kind
left join activity as usual
  on contact.activity_code is null
  and usual.driver = 'contact'
  and usual.channel = contact.channel
  and usual.kind is null
left join activity_price as price
  on price.activity_code = coalesce(contact.activity_code, exact.code, usual.code)
  and price.driver = 'contact'
  and contact.on_day >= price.valid_from
  and contact.on_day < price.valid_until
cross join lateral (
  select case when price.terms = '{}' then 0 else terms_over(price.terms, contact.custom) end as by_terms
) as equation
cross join lateral (
  select
    equation.by_terms,
    contact.minutes > 0 and contact.minutes <= coalesce(price.minutes_max, contact.minutes) as is_given,
    case
      when contact.minutes > 0 and contact.minutes <= coalesce(price.minutes_max, contact.minutes) then contact.minutes
      else price.base_minutes + equation.by_terms
    end as minutes
) as spent
where contact.state = 'done';
comment on view priced_contact is 'Contacts that were had, with their minutes (measured, or by the equation in force on their day) and what these cost; without a rate the amount is empty. Owner: insight.';

create view priced_case as
select
  case_file.party_id,
  case_file.case_id,
  case_file.opened_on as on_day,
  price.activity_code,
  price.category,
  price.pool_code,
  price.rate_version,
  price.is_demand and case_file.finding is distinct from 'our_fault' as is_demand,
  case when price.method = 'timed' then price.base_minutes + equation.by_terms end as minutes,
  case when price.method = 'timed' then 'estimated' else 'rate' end as basis,
  case price.method
    when 'timed' then (price.base_minutes + equation.by_terms) * price.minute_price
    when 'per_unit' then
      price.unit_price * case when price.quantity_of is null then 1 else number_in(case_file.custom, price.quantity_of) end
      + equation.by_terms
  end as amount
from case_file
left join activity_price as price
  on price.driver = 'case'
  and (price.kind is null or price.kind = case_file.kind)
  and case_file.opened_on >= price.valid_from
  and case_file.opened_on < price.valid_until
cross join lateral (
  select case when price.terms = '{}' then 0 else terms_over(price.terms, case_file.custom) end as by_terms
) as equation;
comment on view priced_case is 'Cases with what handling them costs beside the contacts they led to, on the day they were opened. Owner: insight.';

create view priced_document as
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
join exchange_span as exchange
  on exchange.currency = document.currency
  and document.recognised_on >= exchange.valid_from
  and document.recognised_on < exchange.valid_until
cross join lateral (
  select case when price.quantity_of is null then 1 else number_in(document.custom, price.quantity_of) end as units
) as counted
cross join lateral (
  select case when price.terms = '{}' then 0 else terms_over(price.terms, document.custom) end as by_terms
) as equation
where document.recognised_on is not null;
comment on view priced_document is 'What each recognised order, invoice, return and credit note costs by itself: handling, delivery, freight. Owner: insight.';

create view priced_line_activity as
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
    else price.percent / 100 * abs(line.net_amount)
  end as amount
from priced_line as line
join activity_price as price
  on price.driver = case when line.is_return then 'return_line' else 'sale_line' end
  and line.on_day >= price.valid_from
  and line.on_day < price.valid_until
cross join lateral (
  select case when price.quantity_of = 'quantity' then line.quantity else 1 end as units
) as counted;
comment on view priced_line_activity is 'What each line of a recognised document costs to handle. Owner: insight.';

create view pool_use as
select party_id, on_day, pool_code, minutes from priced_contact where minutes is not null and pool_code is not null
union all
select party_id, on_day, pool_code, minutes from priced_case where minutes is not null and pool_code is not null
union all
select party_id, on_day, pool_code, minutes from priced_document where minutes is not null and pool_code is not null
union all
select party_id, on_day, pool_code, minutes from priced_line_activity where minutes is not null and pool_code is not null;
comment on view pool_use is 'Minutes of each pool that went to somebody, by day. Owner: insight.';

create view ledger as
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
  false as is_demand
from priced_line as line
cross join lateral (
  values
    (case when line.is_return then 'return' else 'list_sales' end, case when line.is_return then line.net_amount else line.list_amount end, 'delivered'),
    ('discount', case when line.is_return then 0 else line.net_amount - line.list_amount end, 'delivered'),
    ('cost_of_goods', -line.cost_of_goods, line.cost_basis)
) as entry (category, amount, basis)
where entry.amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'document_line', document_id, line_no, basis, minutes, is_demand
from priced_line_activity
where amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'document', document_id, null, basis, minutes, is_demand
from priced_document
where amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'contact', contact_id, null, basis, minutes, is_demand
from priced_contact
where amount <> 0
union all
select party_id, on_day, category, activity_code, -amount, 'case_file', case_id, null, basis, minutes, is_demand
from priced_case
where amount <> 0
union all
select party_id, opened_on, 'redress', null, -redress_amount, 'case_file', case_id, null, 'delivered', null, false
from case_file
where redress_amount <> 0
union all
select
  touch.party_id,
  touch.on_day,
  price.category,
  price.activity_code,
  -price.unit_price,
  'campaign_touch',
  touch.touch_id,
  null,
  'rate',
  null,
  price.is_demand
from campaign_touch as touch
join activity_price as price
  on price.driver = 'campaign_touch'
  and price.unit_price <> 0
  and touch.on_day >= price.valid_from
  and touch.on_day < price.valid_until
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
  false
from external_line as line
join exchange_span as exchange
  on exchange.currency = line.currency
  and line.on_day >= exchange.valid_from
  and line.on_day < exchange.valid_until
where line.amount <> 0;
comment on view ledger is 'Everything a customer brings and costs, one row each, in base currency: + brings, - costs; with the fact it comes from and how it was priced. Read by golden id: find the members first, then read by party_id. Owner: insight.';

create view not_counted as
select
  document.party_id,
  document.recognised_on as on_day,
  'no_exchange_rate' as reason,
  'document' as source_kind,
  document.document_id as source_id,
  null::integer as line_no
from document
left join exchange_span as exchange
  on exchange.currency = document.currency
  and document.recognised_on >= exchange.valid_from
  and document.recognised_on < exchange.valid_until
where document.recognised_on is not null and exchange.rate is null
union all
select line.party_id, line.on_day, 'no_exchange_rate', 'external_line', line.line_id, null
from external_line as line
left join exchange_span as exchange
  on exchange.currency = line.currency
  and line.on_day >= exchange.valid_from
  and line.on_day < exchange.valid_until
where exchange.rate is null
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
comment on view not_counted is 'Facts that the ledger cannot price, with the reason: what is missing is shown, and never taken for zero. Owner: insight.';

-- No foreign key here: a million customers' months are written at once, from parties read in the same transaction.
create table party_month (
  party_id uuid not null,
  month date not null,
  run_id uuid not null,
  list_sales numeric(20, 6) not null,
  discount numeric(20, 6) not null,
  returns numeric(20, 6) not null,
  revenue numeric(20, 6) not null,
  revenue_covered numeric(20, 6) not null,
  revenue_assumed numeric(20, 6) not null,
  cost_of_goods numeric(20, 6) not null,
  direct_cost numeric(20, 6) not null,
  cost_to_serve numeric(20, 6) not null,
  demand_cost numeric(20, 6) not null,
  redress numeric(20, 6) not null,
  finance numeric(20, 6) not null,
  marketing numeric(20, 6) not null,
  adjustment numeric(20, 6) not null,
  profit numeric(20, 6) not null,
  minutes numeric(16, 3) not null,
  sales_count integer not null,
  returns_count integer not null,
  contacts_count integer not null,
  contacts_caused_by_us integer not null,
  entries_count integer not null,
  constraint party_month_pkey primary key (party_id, month, run_id)
);
comment on table party_month is 'One customer''s month as one run computed it; a later run writes beside it. Owner: insight.';
comment on column party_month.party_id is 'The customer, as the record it is kept as.';
comment on column party_month.month is 'First day of the month.';
comment on column party_month.run_id is 'The run that computed it.';
comment on column party_month.list_sales is 'At list prices.';
comment on column party_month.discount is 'Taken off, as a positive amount.';
comment on column party_month.returns is 'Credited, as a positive amount.';
comment on column party_month.revenue is 'List sales less discounts and returns.';
comment on column party_month.revenue_covered is 'The part of the revenue whose cost of goods is known.';
comment on column party_month.revenue_assumed is 'The part of that whose cost of goods is assumed.';
comment on column party_month.cost_of_goods is 'As a positive amount, like all costs here.';
comment on column party_month.direct_cost is 'Freight and the like.';
comment on column party_month.cost_to_serve is 'All serving activities.';
comment on column party_month.demand_cost is 'The part of that which counts as the customer''s demand.';
comment on column party_month.redress is 'Given to make up for faults.';
comment on column party_month.finance is 'Late and lost payments.';
comment on column party_month.marketing is 'Campaigns.';
comment on column party_month.adjustment is 'Corrections of the accounts, signed: + brings.';
comment on column party_month.profit is 'What is left of the revenue after all of these.';
comment on column party_month.minutes is 'Of our time.';
comment on column party_month.sales_count is 'Recognised orders and invoices.';
comment on column party_month.returns_count is 'Recognised returns and credit notes.';
comment on column party_month.contacts_count is 'Contacts had.';
comment on column party_month.contacts_caused_by_us is 'The part of these that we caused.';
comment on column party_month.entries_count is 'Rows of the ledger.';
comment on constraint party_month_pkey on party_month is 'The customer leads.';

create index party_month_by_run on party_month (run_id, month);
comment on index party_month_by_run is 'All customers of one run, and for taking old runs away.';

create table party_value (
  golden_id uuid constraint party_value_pkey primary key,
  run_id uuid not null,
  is_customer boolean not null,
  window_from date not null,
  window_until date not null,
  list_sales numeric(20, 6) not null,
  discount numeric(20, 6) not null,
  returns numeric(20, 6) not null,
  revenue numeric(20, 6) not null,
  revenue_covered numeric(20, 6) not null,
  cost_of_goods numeric(20, 6) not null,
  gross_margin numeric(20, 6) not null,
  direct_cost numeric(20, 6) not null,
  cost_to_serve numeric(20, 6) not null,
  demand_cost numeric(20, 6) not null,
  redress numeric(20, 6) not null,
  finance numeric(20, 6) not null,
  marketing numeric(20, 6) not null,
  adjustment numeric(20, 6) not null,
  profit numeric(20, 6) not null,
  revenue_all numeric(20, 6) not null,
  revenue_covered_all numeric(20, 6) not null,
  profit_all numeric(20, 6) not null,
  cost_to_serve_all numeric(20, 6) not null,
  entries_count integer not null,
  entries_count_all integer not null,
  sales_count integer not null,
  sales_count_all integer not null,
  returns_count integer not null,
  contacts_count integer not null,
  customer_since date,
  last_sale_on date,
  last_contact_on date,
  margin_coverage numeric(9, 6),
  cost_to_serve_ratio numeric(12, 6),
  days_late numeric(9, 2),
  rank_profit integer,
  rank_revenue integer,
  rating text not null,
  rating_base text not null,
  rating_before text,
  rated_on date not null,
  rating_sentence text not null,
  rating_sentence_plain text not null,
  rating_policy_version integer not null,
  rating_inputs jsonb not null,
  constraint party_value_party_fkey foreign key (golden_id) references party (party_id),
  constraint party_value_rating_known check (rating in ('A', 'B', 'C', 'N'))
);
comment on table party_value is 'The figures of each customer in force, as the last balanced run left them; only customers with facts. Owner: insight.';
comment on column party_value.golden_id is 'The customer, as the record it is kept as.';
comment on column party_value.run_id is 'The run that last changed this row.';
comment on column party_value.is_customer is 'Ever bought: has a recognised order or invoice.';
comment on column party_value.window_from is 'First day of the twelve closed months.';
comment on column party_value.window_until is 'Last day of them.';
comment on column party_value.list_sales is 'Twelve months, at list prices.';
comment on column party_value.discount is 'Twelve months, taken off, positive.';
comment on column party_value.returns is 'Twelve months, credited, positive.';
comment on column party_value.revenue is 'Twelve months, after discounts and returns.';
comment on column party_value.revenue_covered is 'The part of it whose cost of goods is known.';
comment on column party_value.cost_of_goods is 'Twelve months, positive.';
comment on column party_value.gross_margin is 'Revenue less cost of goods, as far as known.';
comment on column party_value.direct_cost is 'Twelve months, positive.';
comment on column party_value.cost_to_serve is 'Twelve months, positive.';
comment on column party_value.demand_cost is 'The part of it that counts as the customer''s demand.';
comment on column party_value.redress is 'Twelve months, positive.';
comment on column party_value.finance is 'Twelve months, positive.';
comment on column party_value.marketing is 'Twelve months, positive.';
comment on column party_value.adjustment is 'Twelve months, signed.';
comment on column party_value.profit is 'Twelve months, what is left.';
comment on column party_value.revenue_all is 'Revenue since the beginning.';
comment on column party_value.revenue_covered_all is 'The part of it whose cost of goods is known.';
comment on column party_value.profit_all is 'Profit since the beginning.';
comment on column party_value.cost_to_serve_all is 'Cost to serve since the beginning.';
comment on column party_value.entries_count is 'Rows of the ledger in the twelve months.';
comment on column party_value.entries_count_all is 'Rows of the ledger since the beginning.';
comment on column party_value.sales_count is 'Orders and invoices of the twelve months.';
comment on column party_value.sales_count_all is 'Orders and invoices since the beginning.';
comment on column party_value.returns_count is 'Returns and credit notes of the twelve months.';
comment on column party_value.contacts_count is 'Contacts of the twelve months.';
comment on column party_value.customer_since is 'Day of the first sale.';
comment on column party_value.last_sale_on is 'Day of the last sale.';
comment on column party_value.last_contact_on is 'Day of the last contact.';
comment on column party_value.margin_coverage is 'Share of the twelve months'' revenue whose cost of goods is known, 0 to 1; empty without revenue.';
comment on column party_value.cost_to_serve_ratio is 'Cost to serve over gross margin; empty when the margin is unknown, zero or below.';
comment on column party_value.days_late is 'How many days late invoices were paid in the twelve months, weighted by amount; empty without payments.';
comment on column party_value.rank_profit is 'Among customers by profit of the twelve months, the best is 1.';
comment on column party_value.rank_revenue is 'Among customers by revenue of the twelve months.';
comment on column party_value.rating is 'A, B, C, or N while there is too little history.';
comment on column party_value.rating_base is 'Before any step down.';
comment on column party_value.rating_before is 'Before the last move.';
comment on column party_value.rated_on is 'The business day of the last move.';
comment on column party_value.rating_sentence is 'Why, with figures.';
comment on column party_value.rating_sentence_plain is 'Why, without any figure of money.';
comment on column party_value.rating_policy_version is 'Version of the rating policy that gave it.';
comment on column party_value.rating_inputs is 'What the rule looked at, with the limits.';
comment on constraint party_value_party_fkey on party_value is 'A party that exists.';
comment on constraint party_value_rating_known on party_value is 'One of four.';

create index party_value_by_profit on party_value (profit, golden_id);
comment on index party_value_by_profit is 'The profit curve and the list of customers, from either end and any depth.';
create index party_value_by_revenue on party_value (revenue, golden_id);
comment on index party_value_by_revenue is 'Customers by revenue, from either end and any depth.';
create index party_value_by_ratio on party_value (cost_to_serve_ratio, golden_id);
comment on index party_value_by_ratio is 'The list of customers by what serving takes of the margin, from either end.';
create index party_value_by_contact on party_value (last_contact_on, golden_id);
comment on index party_value_by_contact is 'The list of customers by the day of the last contact, from either end.';
create index party_value_by_rating on party_value (rating, golden_id);
comment on index party_value_by_rating is 'The customers of a class.';

create table usual_cost (
  rating_base text not null,
  activity_code text not null,
  amount_median numeric(20, 6) not null,
  customers_count integer not null,
  run_id uuid not null,
  constraint usual_cost_pkey primary key (rating_base, activity_code)
);
comment on table usual_cost is 'What an activity costs for the customer in the middle, in the twelve months: what "3.1 times the usual" compares with. Owner: insight.';
comment on column usual_cost.rating_base is 'Customers that bring alike: A, B, C, N; all for everybody.';
comment on column usual_cost.activity_code is 'The activity.';
comment on column usual_cost.amount_median is 'Of those who caused it at all.';
comment on column usual_cost.customers_count is 'How many these are.';
comment on column usual_cost.run_id is 'The run that computed it.';
comment on constraint usual_cost_pkey on usual_cost is 'One middle each.';

create table pool_month (
  pool_code text not null,
  month date not null,
  run_id uuid not null,
  supplied_amount numeric(20, 6) not null,
  capacity_minutes numeric(16, 3) not null,
  used_minutes numeric(16, 3) not null,
  customers_amount numeric(20, 6) not null,
  prospects_amount numeric(20, 6) not null,
  unattributed_amount numeric(20, 6) not null,
  unused_amount numeric(20, 6) not null,
  over_absorbed_amount numeric(20, 6) not null,
  constraint pool_month_pkey primary key (pool_code, month, run_id),
  constraint pool_month_pool_fkey foreign key (pool_code) references pool (code)
);
comment on table pool_month is 'A pool''s month as one run computed it: what was supplied, used by whom, and unused. Owner: insight.';
comment on column pool_month.pool_code is 'The pool.';
comment on column pool_month.month is 'First day of the month.';
comment on column pool_month.run_id is 'The run that computed it.';
comment on column pool_month.supplied_amount is 'What it cost.';
comment on column pool_month.capacity_minutes is 'What it could give.';
comment on column pool_month.used_minutes is 'What was used.';
comment on column pool_month.customers_amount is 'Used by customers.';
comment on column pool_month.prospects_amount is 'Used by those who never bought.';
comment on column pool_month.unattributed_amount is 'Used for nobody we could name.';
comment on column pool_month.unused_amount is 'Supplied and not used; charged to no customer.';
comment on column pool_month.over_absorbed_amount is 'Charged beyond what was supplied; the rate stays.';
comment on constraint pool_month_pkey on pool_month is 'One row for a pool, a month and a run.';
comment on constraint pool_month_pool_fkey on pool_month is 'A pool that exists.';

comment on constraint pool_pkey on pool is 'Known by its code.';
comment on constraint activity_pkey on activity is 'Known by its code.';
comment on constraint cost_setting_pkey on cost_setting is 'Counted.';
comment on constraint party_value_pkey on party_value is 'One row for a customer.';
comment on column ledger.party_id is 'Whose; our own company when nobody can be named.';
comment on column ledger.on_day is 'The business day it belongs to.';
comment on column ledger.category is 'list_sales, discount, return, cost_of_goods, direct_cost, serving, redress, finance, marketing, adjustment.';
comment on column ledger.activity_code is 'The activity that priced it; empty for what was sold.';
comment on column ledger.amount is 'Base currency, signed: + brings, - costs.';
comment on column ledger.source_kind is 'Kind of fact: document_line, document, contact, case_file, campaign_touch, external_line.';
comment on column ledger.source_id is 'That fact, of the same party.';
comment on column ledger.line_no is 'Its line, for lines of a document.';
comment on column ledger.basis is 'How it was priced: delivered, measured, estimated, rate, assumed.';
comment on column ledger.minutes is 'Minutes behind the amount, where time was priced.';
comment on column ledger.is_demand is 'Caused by the customer''s own demand, and not by our fault.';
