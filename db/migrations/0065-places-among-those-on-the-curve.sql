-- A place is told among the customers whom the profit curve and the start page have: those with facts in the twelve months who were customers
-- by their end. Among all who ever bought it was "27th of 1,992" where the curve had 1,592, and who lost money stood behind everybody who had
-- not been here all year. Who has no facts in them has no place. The first run after this lays the marks anew.

delete from value_mark where measure = 'profit';
update value_mark set measure = 'profit' where measure = 'shown';
alter table value_mark drop constraint value_mark_measure_known;
alter table value_mark add constraint value_mark_measure_known check (measure in ('profit', 'revenue'));
comment on constraint value_mark_measure_known on value_mark is 'One of two.';
comment on column value_mark.measure is 'profit or revenue.';
comment on column value_mark.customers_above is 'So many customers with facts in the twelve months, and customers by their end, have more.';
comment on column value_mark.amount_above is 'What all of them who have more bring together; for profit alone.';

create or replace function place_among(measure_asked text, amount_asked numeric) returns integer
  language plpgsql stable parallel safe
  -- A plan for the very amount is no better than one for any, and planning takes longer than counting.
  set plan_cache_mode = force_generic_plan
  as $$
declare
  marked value_mark;
  between_them integer;
begin
  select * into marked
  from value_mark
  where measure = measure_asked and amount >= amount_asked
  order by amount
  limit 1;
  if measure_asked = 'profit' then
    select count(*) into between_them
    from party_value
    where profit > amount_asked and profit <= coalesce(marked.amount, 'infinity')
      and is_customer and golden_id <> '00000000-0000-7000-8000-000000000001' and entries_count > 0 and customer_since <= window_until;
  else
    select count(*) into between_them
    from party_value
    where revenue > amount_asked and revenue <= coalesce(marked.amount, 'infinity')
      and is_customer and golden_id <> '00000000-0000-7000-8000-000000000001' and entries_count > 0 and customer_since <= window_until;
  end if;
  return 1 + coalesce(marked.customers_above, 0) + between_them;
end
$$;
comment on function place_among(text, numeric) is 'Which place an amount of profit or revenue has among the customers with facts in the twelve months; the best is 1, equal amounts share a place.';

update usual_value
set value = (
  select count(*)
  from party_value
  where is_customer and golden_id <> '00000000-0000-7000-8000-000000000001' and entries_count > 0 and customer_since <= window_until
)
where name = 'customers';
comment on column usual_value.name is 'customers: how many have facts in the twelve months and were customers by their end; coverage: share of all revenue whose cost of goods is known; discount: the middle share of the list price; contacts, returns: the limit of a class.';
