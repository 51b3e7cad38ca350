-- What a contact took and cost is told before it is shared out. Nearly all contacts are one party's alone: whoever reads those of
-- everybody reads them without the look-ups that shares need, and these are what PostgreSQL leaves to one process.

-- As it was but for the last line: a zero that still has to be made a bigint is an expression to PostgreSQL, and what has one for an
-- offset is read by one process.
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
offset '0';

create index contact_shared on contact (party_id, contact_id) where own_weight is not null;
comment on index contact_shared is 'Contacts that several share: few of very many.';

create view contact_spent as
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
  spent.amount,
  contact.caused_by,
  contact.kind,
  contact.case_id,
  contact.own_weight is not null as is_shared
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
    contact.minutes > 0 and contact.minutes <= coalesce(price.minutes_max, contact.minutes) as is_given,
    case
      when contact.minutes > 0 and contact.minutes <= coalesce(price.minutes_max, contact.minutes) then contact.minutes
      else price.base_minutes + equation.by_terms
    end as minutes
) as taken
cross join lateral (
  select
    taken.is_given,
    taken.minutes,
    case price.method
      when 'timed' then taken.minutes * price.minute_price
      when 'per_unit' then
        price.unit_price * case when price.quantity_of is null then 1 else number_in(contact.custom, price.quantity_of) end
        + equation.by_terms
    end as amount
) as spent
where contact.state = 'done';
comment on view contact_spent is 'Contacts that were had, each once, with the minutes of all who took part (measured, or by the equation in force on their day) and what these cost; without a rate the amount is empty. Owner: insight.';
comment on column contact_spent.party_id is 'Whom it is noted on.';
comment on column contact_spent.is_shared is 'Others took part: what each bears is in contact_spent_share.';

-- Whoever asks for one customer's reads priced_contact, as it was: of shares and all others together, PostgreSQL looks through
-- more than of both at once.
create view contact_spent_share as
select
  sharer.party_id,
  spent.contact_id,
  spent.on_day,
  spent.activity_code,
  spent.category,
  spent.pool_code,
  spent.rate_version,
  spent.minute_price,
  spent.is_demand,
  spent.minutes * sharer.share as minutes,
  spent.basis,
  spent.amount * sharer.share as amount,
  spent.caused_by,
  spent.kind,
  spent.case_id,
  sharer.is_further,
  sharer.is_counted
from party_contact as sharer
join contact_spent as spent
  on spent.party_id = sharer.home_id
  and spent.contact_id = sharer.contact_id
  and spent.is_shared
where sharer.own_weight is not null;
comment on view contact_spent_share is 'What each bears of contacts that several share, as priced_contact has it: for whoever reads those of everybody. Owner: insight.';
