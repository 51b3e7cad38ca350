-- The words of a rating were put together one inside the other, each naming the one within twice: the innermost, a place among
-- all customers, was counted sixteen times for one sentence.

create or replace function rating_words(words text, kept party_value) returns text
  language sql stable parallel safe
  return case when strpos(words, '{') = 0 then words else
    replace(replace(replace(replace(replace(
      words,
      '{place}', case when strpos(words, '{place}') = 0 then '' else (
        select to_char(place, 'FM999,999,999,990')
          || case
            when place % 100 between 11 and 13 then 'th'
            when place % 10 = 1 then 'st'
            when place % 10 = 2 then 'nd'
            when place % 10 = 3 then 'rd'
            else 'th'
          end
          || ' of ' || to_char(of_all.value, 'FM999,999,999,990')
        from (
          select place_among(
            kept.rating_inputs ->> 'measure',
            case kept.rating_inputs ->> 'measure' when 'profit' then kept.profit else kept.revenue end
          ) as place
          -- Counted once, and not in each place where it is named.
          offset 0
        ) as own
        cross join usual_value as of_all
        where of_all.name = 'customers'
      ) end),
      '{coverage}', case when strpos(words, '{coverage}') = 0 then '' else (
        select to_char(round(coalesce(value, 0)::numeric * 100), 'FM990') || ' %' from usual_value where name = 'coverage'
      ) end),
      '{discountUsual}', case when strpos(words, '{discountUsual}') = 0 then '' else
        to_char(round(coalesce(usual_discount(kept.segment, kept.product_group), 0)::numeric * 100, 1), 'FM999,999,990.0') || ' %'
      end),
      '{contactsLimit}', case when strpos(words, '{contactsLimit}') = 0 then '' else coalesce((
        select rtrim(to_char(round(value::numeric, 1), 'FM999,999,999,990.9'), '.')
        from usual_value
        where name = 'contacts' and rating_base = kept.rating_base
      ), '0') end),
      '{returnsLimit}', case when strpos(words, '{returnsLimit}') = 0 then '' else coalesce((
        select rtrim(to_char(round(value::numeric, 1), 'FM999,999,999,990.9'), '.')
        from usual_value
        where name = 'returns' and rating_base = kept.rating_base
      ), '0') end)
  end;
