-- What hangs on all customers together stands once and not in each customer's row, and a run keeps what it read: the next one
-- looks only at those of whom something changed.

create table value_mark (
  measure text not null,
  customers_above integer not null,
  amount numeric(20, 6) not null,
  constraint value_mark_pkey primary key (measure, customers_above),
  constraint value_mark_measure_known check (measure in ('profit', 'revenue'))
);
comment on table value_mark is 'How far up an amount of the twelve months lies among all customers, at a thousand amounts; a place is counted on from the next one above. Owner: insight.';
comment on column value_mark.measure is 'profit or revenue.';
comment on column value_mark.customers_above is 'So many customers have more.';
comment on column value_mark.amount is 'Than this.';
comment on constraint value_mark_pkey on value_mark is 'One amount for a place.';
comment on constraint value_mark_measure_known on value_mark is 'One of two.';
create index value_mark_by_amount on value_mark (measure, amount);
comment on index value_mark_by_amount is 'The next mark above an amount.';

create table usual_value (
  name text not null,
  rating_base text,
  segment text,
  product_group text,
  value double precision,
  constraint usual_value_name_known check (name in ('customers', 'coverage', 'discount', 'contacts', 'returns')),
  constraint usual_value_once unique nulls not distinct (name, rating_base, segment, product_group)
);
comment on table usual_value is 'What is usual among customers, as the last run measured it. Owner: insight.';
comment on column usual_value.name is 'customers: how many there are; coverage: share of all revenue whose cost of goods is known; discount: the middle share of the list price; contacts, returns: the limit of a class.';
comment on column usual_value.rating_base is 'Of this class, by what the figures alone say; empty: of all.';
comment on column usual_value.segment is 'Of this segment, where an empty text stands for those without one; empty: of all.';
comment on column usual_value.product_group is 'Of those who buy most of these products; empty: of all.';
comment on column usual_value.value is 'Empty: too few to have one.';
comment on constraint usual_value_name_known on usual_value is 'One of five.';
comment on constraint usual_value_once on usual_value is 'One value for a group.';

create table party_activity (
  golden_id uuid not null,
  activity_code text not null,
  amount numeric not null,
  demand_amount numeric not null,
  constraint party_activity_pkey primary key (golden_id, activity_code)
);
comment on table party_activity is 'What each activity cost a customer in the twelve months, as the last run added it up. Owner: insight.';
comment on column party_activity.golden_id is 'The customer, as the record it is kept as.';
comment on column party_activity.activity_code is 'The activity.';
comment on column party_activity.amount is 'Positive, in base currency, with all digits.';
comment on column party_activity.demand_amount is 'The part of it that counts as the customer''s demand.';
comment on constraint party_activity_pkey on party_activity is 'The customer leads.';

create table value_source (
  party_id uuid constraint value_source_pkey primary key,
  golden_id uuid not null,
  facts_count integer not null
);
comment on table value_source is 'What the last run read of each record: how many facts, and as whom it was kept. Owner: insight.';
comment on column value_source.party_id is 'The record; only those with facts.';
comment on column value_source.golden_id is 'As whom it was kept.';
comment on column value_source.facts_count is 'Rows of documents, lines, contacts, cases, payments and the like.';
comment on constraint value_source_pkey on value_source is 'One row for a record.';

create table value_basis (
  is_only boolean not null default true constraint value_basis_pkey primary key,
  run_id uuid not null,
  seen jsonb not null,
  constraint value_basis_only check (is_only)
);
comment on table value_basis is 'What the figures in force were computed from, so that the next run finds what changed. Owner: insight.';
comment on column value_basis.is_only is 'There is one row.';
comment on column value_basis.run_id is 'The last run that balanced.';
comment on column value_basis.seen is 'Day and window of the run, the transactions it saw, and marks of the prices, policies and products in force.';
comment on constraint value_basis_pkey on value_basis is 'One row.';
comment on constraint value_basis_only on value_basis is 'And no other.';

alter table party_value
  drop column rank_profit,
  drop column rank_revenue,
  add column segment text not null default '',
  add column product_group text,
  add column contacts_demanded integer not null default 0,
  add column complaints_caused_by_us integer not null default 0,
  add column complaints_count integer not null default 0,
  add column returns_faulty integer not null default 0,
  add column profit_before numeric(20, 6),
  add column support_uses integer not null default 0,
  add column support_included integer,
  add column support_caused_by_us integer not null default 0,
  add column complaints_not_our_fault integer not null default 0,
  add column documents_unpriced integer not null default 0,
  add column goods_unpriced integer not null default 0,
  add column contacts_unpriced integer not null default 0;
comment on column party_value.segment is 'Compared within this segment, as of the last run; empty: none.';
comment on column party_value.product_group is 'Bought most of these products in the twelve months, where the policy compares by them.';
comment on column party_value.contacts_demanded is 'Contacts of the twelve months that we did not cause.';
comment on column party_value.complaints_caused_by_us is 'Complaints of the twelve months that we caused.';
comment on column party_value.complaints_count is 'Complaints of the twelve months, whoever caused them.';
comment on column party_value.returns_faulty is 'Returns of the twelve months for faulty goods.';
comment on column party_value.profit_before is 'Profit of the twelve months before those; empty without entries in them.';
comment on column party_value.support_uses is 'Requests for support in the twelve months that we did not cause.';
comment on column party_value.support_included is 'What the paid plans include in a year; empty: no plan, or the policy does not say.';
comment on column party_value.support_caused_by_us is 'Requests for support in the twelve months that we caused.';
comment on column party_value.complaints_not_our_fault is 'Complaints of the twelve months that were found not to be our fault.';
comment on column party_value.documents_unpriced is 'Documents without an exchange rate, since the beginning.';
comment on column party_value.goods_unpriced is 'Rows of the ledger whose cost of goods is unknown, since the beginning.';
comment on column party_value.contacts_unpriced is 'Contacts without a rate, since the beginning.';
comment on column party_value.rating_sentence is 'Why, with figures; what hangs on all customers is left open, and filled in by rating_words.';
comment on column party_value.rating_computed_sentence is 'Why, with figures, left open like the sentence in force; empty like the letter.';
comment on column party_value.rating_inputs is 'What the rule looked at of the customer alone; what is usual stands in usual_value.';

create function place_among(measure_asked text, amount_asked numeric) returns integer
  language sql stable parallel safe
  return (
    select 1 + coalesce(above.customers_above, 0) + case measure_asked
      when 'profit' then (
        select count(*)
        from party_value
        where profit > amount_asked and profit <= coalesce(above.amount, 'infinity')
          and is_customer and golden_id <> '00000000-0000-7000-8000-000000000001'
      )
      else (
        select count(*)
        from party_value
        where revenue > amount_asked and revenue <= coalesce(above.amount, 'infinity')
          and is_customer and golden_id <> '00000000-0000-7000-8000-000000000001'
      )
    end
    from (values (1)) as once
    left join lateral (
      select customers_above, amount
      from value_mark
      where value_mark.measure = measure_asked and value_mark.amount > amount_asked
      order by value_mark.amount
      limit 1
    ) as above on true
  )::integer;
comment on function place_among(text, numeric) is 'Which place an amount of profit or revenue has among all customers; the best is 1, equal amounts share a place.';

create function usual_discount(segment_asked text, product_group_asked text) returns double precision
  language sql stable parallel safe
  return (
    select value
    from usual_value
    where name = 'discount'
      and (segment is null or segment = segment_asked)
      and (product_group is null or product_group = product_group_asked)
    order by product_group nulls last, segment nulls last
    limit 1
  );
comment on function usual_discount(text, text) is 'The middle discount of a segment and its products, else of the segment, else of all; empty where all are too few.';

create function rating_words(words text, kept party_value) returns text
  language sql stable parallel safe
  return case when strpos(words, '{') = 0 then words else (
    select with_returns.words
    from (
      select case when strpos(words, '{place}') = 0 then words else replace(words, '{place}', (
        select to_char(place, 'FM999,999,999,990')
          || case
            when place % 100 between 11 and 13 then 'th'
            when place % 10 = 1 then 'st'
            when place % 10 = 2 then 'nd'
            when place % 10 = 3 then 'rd'
            else 'th'
          end
          || ' of ' || to_char(of_all.value, 'FM999,999,999,990')
        from usual_value as of_all
        cross join lateral place_among(
          kept.rating_inputs ->> 'measure',
          case kept.rating_inputs ->> 'measure' when 'profit' then kept.profit else kept.revenue end
        ) as place
        where of_all.name = 'customers'
      )) end as words
    ) as with_place
    cross join lateral (
      select case when strpos(with_place.words, '{coverage}') = 0 then with_place.words else replace(
        with_place.words,
        '{coverage}',
        (select to_char(round(coalesce(value, 0)::numeric * 100), 'FM990') || ' %' from usual_value where name = 'coverage')
      ) end as words
    ) as with_coverage
    cross join lateral (
      select case when strpos(with_coverage.words, '{discountUsual}') = 0 then with_coverage.words else replace(
        with_coverage.words,
        '{discountUsual}',
        to_char(round(coalesce(usual_discount(kept.segment, kept.product_group), 0)::numeric * 100, 1), 'FM999,999,990.0') || ' %'
      ) end as words
    ) as with_discount
    cross join lateral (
      select case when strpos(with_discount.words, '{contactsLimit}') = 0 then with_discount.words else replace(
        with_discount.words,
        '{contactsLimit}',
        coalesce((
          select rtrim(to_char(round(value::numeric, 1), 'FM999,999,999,990.9'), '.')
          from usual_value
          where name = 'contacts' and rating_base = kept.rating_base
        ), '0')
      ) end as words
    ) as with_contacts
    cross join lateral (
      select case when strpos(with_contacts.words, '{returnsLimit}') = 0 then with_contacts.words else replace(
        with_contacts.words,
        '{returnsLimit}',
        coalesce((
          select rtrim(to_char(round(value::numeric, 1), 'FM999,999,999,990.9'), '.')
          from usual_value
          where name = 'returns' and rating_base = kept.rating_base
        ), '0')
      ) end as words
    ) as with_returns
  ) end;
comment on function rating_words(text, party_value) is 'A sentence of a rating with its place and what is usual filled in, as they stand today.';
