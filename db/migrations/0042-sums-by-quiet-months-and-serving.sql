-- The summary of a list narrowed by quiet months or by what serving takes is added up from the tally as well: reading a
-- million customers to count and sum them took a second, and seconds where several asked.

alter table customer_tally add column quiet_months smallint, add column serving_step smallint;
alter table customer_touched add column quiet_months smallint, add column serving_step smallint;
comment on column customer_tally.quiet_months is 'For how many months before the window''s end they had bought nothing, at most 120; empty for less than one, or who never bought.';
comment on column customer_tally.serving_step is 'What serving takes of the margin: an even step is exactly half as many tenths, an odd one between two, 41 all beyond two; empty when unknown.';
comment on column customer_touched.quiet_months is 'As in customer_tally.';
comment on column customer_touched.serving_step is 'As in customer_tally.';

-- All of it anew, as everybody now stands: who was changed since is counted with the rest.
delete from customer_touched;
delete from customer_tally;
insert into customer_tally (
  owner_id, kind, stage, segment, rating, result, quiet_months, serving_step, customers_count, revenue, profit, revenue_covered
)
select
  party.owner_id,
  party.kind,
  case when (v.is_customer or several.has_bought) and party.stage in ('visitor', 'prospect', 'qualified') then 'customer' else party.stage end,
  case when party.golden_values ? 'segment' then party.golden_values ->> 'segment' else party.segment end,
  v.rating,
  case when v.profit >= 0 then 'even' when v.is_customer then 'losing' end,
  nullif(least(120, greatest(0, months - case
    when v.last_sale_on < (v.window_until - make_interval(months => months))::date then 0 else 1 end)), 0),
  case when v.cost_to_serve_ratio is not null
    then 2 * tenths + case when v.cost_to_serve_ratio * 10 > tenths then 1 else 0 end end,
  count(*),
  coalesce(sum(v.revenue), 0),
  coalesce(sum(v.profit), 0),
  coalesce(sum(v.revenue_covered), 0)
from party
left join party_value as v on v.golden_id = party.party_id
cross join lateral (
  select
    ((extract(year from v.window_until) - extract(year from v.last_sale_on)) * 12
      + extract(month from v.window_until) - extract(month from v.last_sale_on))::integer as months,
    least(floor(v.cost_to_serve_ratio * 10), 20) as tenths
) as steps
left join lateral (
  select
    bool_or(figures.is_customer or member.stage = 'customer') as has_bought,
    bool_or(figures.is_customer or exists (
      select from party_role as role where role.party_id = member.party_id and role.role = 'customer' and role.until is null
    )) as is_customer
  from party as member
  left join party_value as figures on figures.golden_id = member.party_id
  where party.golden_values is not null and member.golden_id = party.party_id
) as several on true
where party.golden_id = party.party_id
  and (v.is_customer or several.is_customer or exists (
    select from party_role as role where role.party_id = party.party_id and role.role = 'customer' and role.until is null
  ))
group by 1, 2, 3, 4, 5, 6, 7, 8;
