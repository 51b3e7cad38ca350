-- Places and sentences as before, in half the time: a page of a hundred customers fills in a hundred. A function in SQL has
-- the executor set up its whole query at each call, with every blank that the sentence doesn't have.

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
  where measure = measure_asked and amount > amount_asked
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
create or replace function rating_words(words text, kept party_value) returns text
  language plpgsql stable parallel safe as $$
declare
  place integer;
  filled text := words;
begin
  if strpos(words, '{') = 0 then
    return words;
  end if;
  if strpos(words, '{place}') > 0 then
    place := place_among(
      kept.rating_inputs ->> 'measure',
      case kept.rating_inputs ->> 'measure' when 'profit' then kept.profit else kept.revenue end
    );
    filled := replace(filled, '{place}', to_char(place, 'FM999,999,999,990')
      || case
        when place % 100 between 11 and 13 then 'th'
        when place % 10 = 1 then 'st'
        when place % 10 = 2 then 'nd'
        when place % 10 = 3 then 'rd'
        else 'th'
      end
      || ' of ' || (select to_char(value, 'FM999,999,999,990') from usual_value where name = 'customers'));
  end if;
  if strpos(words, '{coverage}') > 0 then
    filled := replace(filled, '{coverage}', (
      select to_char(round(coalesce(value, 0)::numeric * 100), 'FM990') || ' %' from usual_value where name = 'coverage'
    ));
  end if;
  if strpos(words, '{discountUsual}') > 0 then
    filled := replace(
      filled,
      '{discountUsual}',
      to_char(round(coalesce(usual_discount(kept.segment, kept.product_group), 0)::numeric * 100, 1), 'FM999,999,990.0') || ' %'
    );
  end if;
  if strpos(words, '{contactsLimit}') > 0 then
    filled := replace(filled, '{contactsLimit}', coalesce((
      select rtrim(to_char(round(value::numeric, 1), 'FM999,999,999,990.9'), '.')
      from usual_value
      where name = 'contacts' and rating_base = kept.rating_base
    ), '0'));
  end if;
  if strpos(words, '{returnsLimit}') > 0 then
    filled := replace(filled, '{returnsLimit}', coalesce((
      select rtrim(to_char(round(value::numeric, 1), 'FM999,999,999,990.9'), '.')
      from usual_value
      where name = 'returns' and rating_base = kept.rating_base
    ), '0'));
  end if;
  return filled;
end
$$;
