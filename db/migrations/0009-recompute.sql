-- The value of all customers is computed in one pass over the facts, and months that stand as they were are not written again.

create or replace view priced_contact as
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
  end as amount,
  contact.caused_by,
  contact.kind,
  contact.case_id
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

-- The conditions on activity hold for the whole branch, so that millions of lines are not priced to find none with a pool.
create or replace view pool_use as
select party_id, on_day, pool_code, minutes from priced_contact where minutes is not null and pool_code is not null
union all
select party_id, on_day, pool_code, minutes from priced_case where minutes is not null and pool_code is not null
union all
select party_id, on_day, pool_code, minutes
from priced_document
where minutes is not null and pool_code is not null
  and exists (select from activity where method = 'timed' and driver in ('sale', 'return', 'freight'))
union all
select party_id, on_day, pool_code, minutes
from priced_line_activity
where minutes is not null and pool_code is not null
  and exists (select from activity where method = 'timed' and driver in ('sale_line', 'return_line'));

-- One row for a customer's month: what older runs said of it stands in their results and in the events.
delete from party_month
where run_id is distinct from (
  select run_id from run where kind = 'recompute' and state = 'done' order by finished_at desc limit 1
);
alter table party_month drop constraint party_month_pkey;
drop index party_month_by_run;
alter table party_month add constraint party_month_pkey primary key (party_id, month);
comment on constraint party_month_pkey on party_month is 'The customer leads.';
comment on table party_month is 'One customer''s month as the last balanced run left it; only months with facts. Owner: insight.';
comment on column party_month.run_id is 'The run that last changed this row.';
