-- What money itself costs stands in the ledger: fees of payments, credit to those who pay late, what was written off; and
-- rebates, spread over the documents they refer to.

alter table payment add column fee_amount numeric(20, 6);
comment on column payment.fee_amount is 'What the bank or the card kept of it, in its currency; empty when nothing is known.';

create index allocation_by_document on allocation (party_id, document_id);
comment on index allocation_by_document is 'What was paid on a document.';
create index payment_newest on payment (received_on);
comment on index payment_newest is 'The last day of which payments are known.';

create table write_off (
  party_id uuid not null,
  write_off_id uuid not null,
  document_id uuid not null,
  written_off_on date not null,
  amount numeric(20, 6) not null,
  reason text,
  constraint write_off_pkey primary key (party_id, write_off_id),
  constraint write_off_document_fkey foreign key (party_id, document_id) references document (party_id, document_id),
  constraint write_off_amount_positive check (amount > 0)
);
comment on table write_off is 'What is given up of an invoice that nobody will pay. Owner: sales.';
comment on column write_off.party_id is 'Who did not pay.';
comment on column write_off.write_off_id is 'Made by the application.';
comment on column write_off.document_id is 'The document.';
comment on column write_off.written_off_on is 'Business day.';
comment on column write_off.amount is 'Without tax, in the currency of the document.';
comment on column write_off.reason is 'Why.';
comment on constraint write_off_pkey on write_off is 'The customer leads.';
comment on constraint write_off_document_fkey on write_off is 'A document that exists.';
comment on constraint write_off_amount_positive on write_off is 'Something is given up.';
create index write_off_by_document on write_off (party_id, document_id);
comment on index write_off_by_document is 'What was given up of a document.';

create table rebate (
  party_id uuid not null,
  rebate_id uuid not null,
  title text,
  granted_on date not null,
  refers_from date not null,
  refers_until date not null,
  amount numeric(20, 6) not null,
  currency text not null,
  constraint rebate_pkey primary key (party_id, rebate_id),
  constraint rebate_party_fkey foreign key (party_id) references party (party_id),
  constraint rebate_amount_positive check (amount > 0),
  constraint rebate_days_in_order check (refers_from <= refers_until)
);
comment on table rebate is 'Given back at the end of a year or so, for all that was bought in it. Owner: sales.';
comment on column rebate.party_id is 'To whom.';
comment on column rebate.rebate_id is 'Made by the application.';
comment on column rebate.title is 'What it is called.';
comment on column rebate.granted_on is 'Business day it was granted on.';
comment on column rebate.refers_from is 'First day of the sales it refers to.';
comment on column rebate.refers_until is 'Last day of them.';
comment on column rebate.amount is 'Without tax, positive.';
comment on column rebate.currency is 'Its currency.';
comment on constraint rebate_pkey on rebate is 'The customer leads.';
comment on constraint rebate_party_fkey on rebate is 'A party that exists.';
comment on constraint rebate_amount_positive on rebate is 'Something is given.';
comment on constraint rebate_days_in_order on rebate is 'The first day comes first.';

alter table activity drop constraint activity_driver_known;
alter table activity add constraint activity_driver_known check (driver in (
  'contact', 'case', 'sale', 'sale_line', 'return', 'return_line', 'freight', 'campaign_touch', 'payment', 'late_payment'
));
comment on constraint activity_driver_known on activity is 'One of the drivers.';
alter table activity add constraint activity_of_money_priced check (
  (driver <> 'payment' or method in ('percent', 'per_unit', 'pass_through')) and (driver <> 'late_payment' or method = 'percent')
);
comment on constraint activity_of_money_priced on activity is 'A payment takes no minutes, and waiting for one is a percentage of a year.';
comment on column activity.driver is 'The fact that causes it: contact, case, sale, sale_line, return, return_line, freight, campaign_touch, payment, late_payment.';
comment on column activity.kind is 'Of contacts and cases: only this kind; of payments: only this method.';

insert into activity (code, name, family, level, category, method, driver, is_demand) values
  ('payment-fee', 'Payment fees', null, 'order', 'direct_cost', 'pass_through', 'payment', false),
  ('late-payment', 'Waiting for payment', null, 'customer', 'finance', 'percent', 'late_payment', false);
insert into activity_rate (activity_code, version, valid_during, percent, reason)
values ('payment-fee', 1, '(,)', 100, 'Came with Vitalfew: what the bank or the card kept, as it was delivered.');

create view priced_payment as
select
  payment.party_id,
  payment.payment_id,
  payment.received_on as on_day,
  price.activity_code,
  price.category,
  price.rate_version,
  price.is_demand,
  case when price.method = 'pass_through' then 'delivered' else 'rate' end as basis,
  case price.method
    when 'per_unit' then price.unit_price
    when 'percent' then price.percent / 100 * abs(payment.amount) * exchange.rate
    when 'pass_through' then price.percent / 100 * coalesce(payment.fee_amount, 0) * exchange.rate
  end as amount
from payment
join activity_price as price
  on price.driver = 'payment'
  and (price.kind is null or price.kind = payment.method)
  and payment.received_on >= price.valid_from
  and payment.received_on < price.valid_until
join exchange_span as exchange
  on exchange.currency = payment.currency
  and payment.received_on >= exchange.valid_from
  and payment.received_on < exchange.valid_until
where payment.fee_amount is not null or price.method <> 'pass_through';
comment on view priced_payment is 'What taking in each payment costs. Owner: insight.';

-- An open balance is known to be open up to the last day of which payments are known at all: the same facts give the same
-- cost, whatever the date. Its part of each month stands on that part's last day, at the rate of those days.
create view priced_late_payment as
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
  select paid.party_id, paid.document_id, paid.amount, payment.received_on as until
  from allocation as paid
  join payment on payment.party_id = paid.party_id and payment.payment_id = paid.payment_id
  where paid.amount > 0
  union all
  select
    document.party_id,
    document.document_id,
    coalesce(document.gross_total, document.net_total) - coalesce(settled.amount, 0),
    coalesce(given_up.on_day, (select max(received_on) from payment))
  from document
  cross join lateral (
    select sum(amount) as amount
    from allocation
    where allocation.party_id = document.party_id and allocation.document_id = document.document_id
  ) as settled
  cross join lateral (
    select max(written_off_on) as on_day
    from write_off
    where write_off.party_id = document.party_id and write_off.document_id = document.document_id
  ) as given_up
  where coalesce(document.gross_total, document.net_total) > coalesce(settled.amount, 0)
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
group by
  balance.party_id, balance.document_id, cut.until, price.activity_code, price.category, price.rate_version, price.is_demand;
comment on view priced_late_payment is 'What waiting for money costs: open balance (with tax, for so much is missing) times the yearly rate times days late over 365, by document and month. Nothing without a rate. Owner: insight.';

-- Cents go to the largest remainders, what lies below a cent to the first of them: the shares add up to the rebate.
create view rebate_share as
select
  share.party_id,
  share.rebate_id,
  share.document_id,
  share.on_day,
  share.whole
    + case when share.place <= trunc(share.rest * 100) then 0.01 else 0 end
    + case when share.place = 1 then share.rest - trunc(share.rest * 100) / 100 else 0 end as amount,
  share.covered
from (
  select
    exact.*,
    trunc(exact.amount, 2) as whole,
    exact.total - sum(trunc(exact.amount, 2)) over of_rebate as rest,
    row_number() over (
      partition by exact.party_id, exact.rebate_id
      order by round(exact.amount - trunc(exact.amount, 2), 9) desc, exact.on_day, exact.document_id
    ) as place
  from (
    select
      rebate.party_id,
      rebate.rebate_id,
      document.document_id,
      coalesce(document.recognised_on, rebate.granted_on) as on_day,
      rebate.amount * exchange.rate as total,
      case
        when document.document_id is null then rebate.amount * exchange.rate
        else rebate.amount * exchange.rate * document.net / sum(document.net) over (partition by rebate.party_id, rebate.rebate_id)
      end as amount,
      (
        select sum(line.net_amount) filter (where line.cost_basis is not null) / nullif(sum(line.net_amount), 0)
        from priced_line as line
        where line.party_id = rebate.party_id and line.document_id = document.document_id
      ) as covered
    from rebate
    join exchange_span as exchange
      on exchange.currency = rebate.currency
      and rebate.granted_on >= exchange.valid_from
      and rebate.granted_on < exchange.valid_until
    left join lateral (
      select sold.document_id, sold.recognised_on, sold.net_total * sold_exchange.rate as net
      from document as sold
      join exchange_span as sold_exchange
        on sold_exchange.currency = sold.currency
        and sold.recognised_on >= sold_exchange.valid_from
        and sold.recognised_on < sold_exchange.valid_until
      where sold.party_id = rebate.party_id
        and sold.kind in ('order', 'invoice')
        and sold.net_total > 0
        and sold.recognised_on between rebate.refers_from and rebate.refers_until
    ) as document on true
  ) as exact
  window of_rebate as (partition by exact.party_id, exact.rebate_id)
) as share;
comment on view rebate_share is 'Rebates spread over the sales they refer to, by net amount, each share on the day of its sale; one without any stands on its own day. Owner: insight.';

create view revenue_cover as
select party_id, on_day, sale_on, net_amount, cost_basis from priced_line
union all
select party_id, on_day, on_day, -amount * coalesce(covered, 0), 'delivered' from rebate_share
where amount * coalesce(covered, 0) <> 0;
comment on view revenue_cover is 'Net revenue with how its cost of goods is known; of rebates the part that fell on what is known. Owner: insight.';

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
comment on column ledger.source_kind is 'Kind of fact: document_line, document, contact, case_file, campaign_touch, external_line, payment, late_payment (of a document), write_off, rebate (on a document, or by itself).';

create or replace view not_counted as
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
select rebate.party_id, rebate.granted_on, 'no_exchange_rate', 'rebate', rebate.rebate_id, null
from rebate
left join exchange_span as exchange
  on exchange.currency = rebate.currency
  and rebate.granted_on >= exchange.valid_from
  and rebate.granted_on < exchange.valid_until
where exchange.rate is null
union all
select payment.party_id, payment.received_on, 'no_exchange_rate', 'payment', payment.payment_id, null
from payment
left join exchange_span as exchange
  on exchange.currency = payment.currency
  and payment.received_on >= exchange.valid_from
  and payment.received_on < exchange.valid_until
where payment.fee_amount <> 0 and exchange.rate is null
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
