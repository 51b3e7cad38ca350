-- A place is counted on from the mark at the amount itself, where there is one: a hundred thousand may stand on one amount (nothing, most
-- of all), and whoever stands right below them was counted through all of them.
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
      and is_customer and golden_id <> '00000000-0000-7000-8000-000000000001';
  else
    select count(*) into between_them
    from party_value
    where revenue > amount_asked and revenue <= coalesce(marked.amount, 'infinity')
      and is_customer and golden_id <> '00000000-0000-7000-8000-000000000001';
  end if;
  return 1 + coalesce(marked.customers_above, 0) + between_them;
end
$$;
