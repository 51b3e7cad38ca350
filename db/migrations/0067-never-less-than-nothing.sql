-- A field below zero, or a term that takes off more than the plain case has, made work of minus so many minutes: it lowered what serving
-- came to, and a pool gave more than it was. An equation comes to nothing at least, and who it happened to is told what to look at.

create or replace view contact_spent as
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
  select
    case price.method
      when 'timed' then price.base_minutes
      when 'per_unit' then
        price.unit_price * case when price.quantity_of is null then 1 else number_in(contact.custom, price.quantity_of) end
    end as plain
) as worth
cross join lateral (
  -- Looked at only where a field is: nearly every contact costs the plain case.
  select
    case
      when price.terms = '{}' and price.quantity_of is null then 0
      else greatest(terms_over(price.terms, contact.custom), -worth.plain)
    end as by_terms
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
      when 'per_unit' then worth.plain + equation.by_terms
    end as amount
) as spent
where contact.state = 'done';

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
  case
    when price.method = 'timed' then
      case when contact.own_weight is null then spent.minutes else spent.minutes * contact.share end
  end as minutes,
  case
    when price.method <> 'timed' then 'rate'
    when spent.is_given and contact.minutes_basis = 'measured' then 'measured'
    else 'estimated'
  end as basis,
  case when contact.own_weight is null then spent.amount else spent.amount * contact.share end as amount,
  contact.caused_by,
  contact.kind,
  contact.case_id,
  contact.is_further,
  contact.is_counted,
  (price.method <> 'timed' or spent.is_given is not true)
    and (price.terms <> '{}' or price.quantity_of is not null)
    and worth.plain + terms_over(price.terms, contact.custom) < 0 as is_below_nothing
from party_contact as contact
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
  select
    case price.method
      when 'timed' then price.base_minutes
      when 'per_unit' then
        price.unit_price * case when price.quantity_of is null then 1 else number_in(contact.custom, price.quantity_of) end
    end as plain
) as worth
cross join lateral (
  select
    case
      when price.terms = '{}' and price.quantity_of is null then 0
      else greatest(terms_over(price.terms, contact.custom), -worth.plain)
    end as by_terms
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
      when 'per_unit' then worth.plain + equation.by_terms
    end as amount
) as spent
where contact.state = 'done';
comment on column priced_contact.is_below_nothing is 'Its equation came to less than nothing, and counts as nothing.';

create or replace view priced_case as
select
  case_file.party_id,
  case_file.case_id,
  case_file.opened_on as on_day,
  price.activity_code,
  price.category,
  price.pool_code,
  price.rate_version,
  price.is_demand and case_file.finding is distinct from 'our_fault' as is_demand,
  case when price.method = 'timed' then worth.plain + equation.by_terms end as minutes,
  case when price.method = 'timed' then 'estimated' else 'rate' end as basis,
  case price.method
    when 'timed' then (worth.plain + equation.by_terms) * price.minute_price
    when 'per_unit' then worth.plain + equation.by_terms
  end as amount,
  (price.terms <> '{}' or price.quantity_of is not null)
    and worth.plain + terms_over(price.terms, case_file.custom) < 0 as is_below_nothing
from case_file
left join activity_price as price
  on price.driver = 'case'
  and (price.kind is null or price.kind = case_file.kind)
  and case_file.opened_on >= price.valid_from
  and case_file.opened_on < price.valid_until
cross join lateral (
  select
    case price.method
      when 'timed' then price.base_minutes
      when 'per_unit' then
        price.unit_price * case when price.quantity_of is null then 1 else number_in(case_file.custom, price.quantity_of) end
    end as plain
) as worth
cross join lateral (
  select
    case
      when price.terms = '{}' and price.quantity_of is null then 0
      else greatest(terms_over(price.terms, case_file.custom), -worth.plain)
    end as by_terms
) as equation;
comment on column priced_case.is_below_nothing is 'Its equation came to less than nothing, and counts as nothing.';

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
  case when price.method = 'timed' then worth.plain + equation.by_terms end as minutes,
  case
    when price.method = 'timed' then 'estimated'
    when price.method = 'pass_through' then 'delivered'
    else 'rate'
  end as basis,
  case price.method
    when 'timed' then (worth.plain + equation.by_terms) * price.minute_price
    when 'per_unit' then worth.plain + equation.by_terms
    when 'percent' then price.percent / 100 * abs(document.net_total) * exchange.rate
    when 'pass_through' then price.percent / 100 * coalesce(document.freight_cost, 0) * exchange.rate
  end as amount,
  (price.terms <> '{}' or price.quantity_of is not null)
    and worth.plain + terms_over(price.terms, document.custom) < 0 as is_below_nothing
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
  select
    case price.method when 'timed' then price.base_minutes when 'per_unit' then price.unit_price end
      * case when price.quantity_of is null then 1 else number_in(document.custom, price.quantity_of) end as plain
) as worth
cross join lateral (
  select
    case
      when price.terms = '{}' and price.quantity_of is null then 0
      else greatest(terms_over(price.terms, document.custom), -worth.plain)
    end as by_terms
) as equation
where document.recognised_on is not null;
comment on column priced_document.is_below_nothing is 'Its equation came to less than nothing, and counts as nothing.';

create or replace view ledger_issue as
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
where contact.minutes > activity.minutes_max and priced_contact.amount is not null
union all
select party_id, on_day, 'below_nothing', 'contact', contact_id from priced_contact where is_below_nothing
union all
select party_id, on_day, 'below_nothing', 'case_file', case_id from priced_case where is_below_nothing
union all
select party_id, on_day, 'below_nothing', 'document', document_id from priced_document where is_below_nothing;
comment on column ledger_issue.issue is 'refund_without_sale: it counts in net revenue on its own day and at its own rate; minutes_beyond_belief: the equation was used in place of what was measured; below_nothing: the equation came to less than nothing, and counts as nothing.';
comment on column ledger_issue.source_kind is 'document, contact or case_file.';
