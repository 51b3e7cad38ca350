-- Lists and search of a million customers: words people type, indexes that hold what a list asks for, sums kept with a run.

create function spelled(words text) returns text
-- Not strict: what is strict and has a case in it is not put in place, and calls cost five times what they do.
language sql immutable parallel safe
return case
  -- Most names need nothing, and letters are dear to translate.
  when octet_length(words) = length(words) then lower(words)
  else translate(
    normalised(words),
    'αβγδεζηθικλμνξοπρσςτυφχψωабвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ',
    'abgdezitiklmnxoprsstyfhpoabvgdeejziiklmnoprstufhccssyyyeuaiieg'
  )
end;
comment on function spelled is 'Text as it is looked for with typing errors: normalised, Greek and Cyrillic letters as Latin ones, so that trigrams know them whatever the locale.';

create function name_words(name text) returns text[]
-- Not strict: what is strict and has a case in it is not put in place, and calls cost five times what they do.
language sql immutable parallel safe
return string_to_array(translate(spelled(name), '.,;:/\()&+-_''"!?　・', '                  '), ' ');
comment on function name_words is 'The words of a name, as they are looked for one by one. Empty ones mean nothing.';

drop index party_name_trigrams;
-- A short list of what waits to be entered: every search reads all of it, and somebody's new customer enters it.
create index party_name_trigrams on party using gin (spelled(name) gin_trgm_ops) with (gin_pending_list_limit = 256);
comment on index party_name_trigrams is 'Search in the middle of a name.';
create index party_name_words on party using gin (name_words(name)) with (gin_pending_list_limit = 256);
comment on index party_name_words is 'Search by whole words of a name, in any order.';
create index party_by_segment on party (segment, party_id);
comment on index party_by_segment is 'The customers of a small segment.';
create index party_by_kind on party (kind, stage, party_id);
comment on index party_by_kind is 'Households, refused, lapsed: groups of few.';

drop index lookup_beginnings;
create index lookup_beginnings on lookup (kind, value text_pattern_ops);
comment on index lookup_beginnings is 'Search as you type over phones, mails and numbers, each kind by itself.';

create table name_word (
  spelling text not null,
  word text not null,
  party_id uuid not null,
  constraint name_word_pkey primary key (spelling, word, party_id)
);
comment on table name_word is 'The words that names are made of, each once or hardly more often: what a mistyped word may have meant. Owner: customers.';
comment on column name_word.spelling is 'The word from where somebody may begin to type it: its first letter; any sign of a script without spaces.';
comment on column name_word.word is 'The whole word, as name_words has it.';
comment on column name_word.party_id is 'Who brought it first. Others may have brought it at the same time, and nobody waits for anybody.';
comment on constraint name_word_pkey on name_word is 'The spelling leads: a look-up table.';

create index name_word_beginnings on name_word (spelling text_pattern_ops);
comment on index name_word_beginnings is 'Words by their beginning.';
create index name_word_trigrams on name_word using gin (spelling gin_trgm_ops) with (gin_pending_list_limit = 256);
comment on index name_word_trigrams is 'Words that look alike.';

-- What a list can be narrowed by stands in the index it is ordered by: rows that don't fit are passed without being read.
drop index party_value_by_profit, party_value_by_revenue, party_value_by_ratio, party_value_by_contact;
create index party_value_by_profit on party_value (profit, golden_id)
  include (is_customer, rating, cost_to_serve_ratio, last_sale_on, window_until);
comment on index party_value_by_profit is 'The profit curve and the list of customers, from either end and any depth.';
create index party_value_by_revenue on party_value (revenue, golden_id)
  include (is_customer, rating, profit, cost_to_serve_ratio, last_sale_on, window_until);
comment on index party_value_by_revenue is 'Customers by revenue, from either end and any depth.';
create index party_value_by_ratio on party_value (cost_to_serve_ratio, golden_id)
  include (is_customer, rating, profit, last_sale_on, window_until);
comment on index party_value_by_ratio is 'The list of customers by what serving takes of the margin, from either end.';
create index party_value_by_contact on party_value (last_contact_on, golden_id)
  include (is_customer, rating, profit, cost_to_serve_ratio, last_sale_on, window_until);
comment on index party_value_by_contact is 'The list of customers by the day of the last contact, from either end.';
create index party_value_by_class on party_value (rating, profit, golden_id)
  include (is_customer, cost_to_serve_ratio, last_sale_on, window_until);
comment on index party_value_by_class is 'The customers of a class by what they bring: the last class begins where a list by profit ends.';

create table customer_without_figures (
  party_id uuid constraint customer_without_figures_pkey primary key
);
comment on table customer_without_figures is 'Customers who may have no row of figures: entered since the last value run, or without facts. A list looks here instead of at everybody. Owner: customers.';
comment on column customer_without_figures.party_id is 'Who holds or held the role; a reader asks again whether it is so.';
comment on constraint customer_without_figures_pkey on customer_without_figures is 'Each once.';

create table customer_tally (
  owner_id uuid,
  kind text not null,
  stage text not null,
  segment text,
  rating text,
  result text,
  customers_count integer not null,
  revenue numeric(28, 6) not null,
  profit numeric(28, 6) not null,
  revenue_covered numeric(28, 6) not null
);
comment on table customer_tally is 'Customers counted and summed in groups when their figures were last put in force. Owner: customers.';
comment on column customer_tally.owner_id is 'Who looked after them then.';
comment on column customer_tally.kind is 'As in party.';
comment on column customer_tally.stage is 'The life stage as shown: who has bought is a customer.';
comment on column customer_tally.segment is 'As in party.';
comment on column customer_tally.rating is 'As in party_value; empty without figures.';
comment on column customer_tally.result is 'losing: bought, and cost more than they brought; even: did not; empty without figures.';
comment on column customer_tally.customers_count is 'How many.';
comment on column customer_tally.revenue is 'Of the window, base currency.';
comment on column customer_tally.profit is 'Of the window, base currency.';
comment on column customer_tally.revenue_covered is 'Of the revenue, that with a known cost of goods.';

create table customer_touched (
  party_id uuid not null,
  touch_id uuid not null,
  owner_id uuid,
  kind text,
  stage text,
  segment text,
  rating text,
  result text,
  customers_count integer not null,
  revenue numeric(28, 6) not null,
  profit numeric(28, 6) not null,
  revenue_covered numeric(28, 6) not null,
  constraint customer_touched_pkey primary key (party_id, touch_id)
);
comment on table customer_touched is 'Parties changed since customer_tally was made, as they stood before each change: what they add to the tally is taken off, and they are looked at live. Owner: customers.';
comment on column customer_touched.party_id is 'Who is about to change.';
comment on column customer_touched.touch_id is 'Made by the application; the first says how they stood in the tally.';
comment on column customer_touched.owner_id is 'Before the change, like all that follows; empty for who was not there.';
comment on column customer_touched.kind is 'As in customer_tally.';
comment on column customer_touched.stage is 'As in customer_tally.';
comment on column customer_touched.segment is 'As in customer_tally.';
comment on column customer_touched.rating is 'As in customer_tally.';
comment on column customer_touched.result is 'As in customer_tally.';
comment on column customer_touched.customers_count is '1 when they were counted as a customer, or else 0.';
comment on column customer_touched.revenue is 'As in customer_tally.';
comment on column customer_touched.profit is 'As in customer_tally.';
comment on column customer_touched.revenue_covered is 'As in customer_tally.';
comment on constraint customer_touched_pkey on customer_touched is 'The customer leads; one row for each change, so that nobody waits.';

-- What the code keeps from here on, for who is here already.
insert into name_word
select spelling, word, min(party_id::text)::uuid
from party
cross join lateral unnest(name_words(name)) as word
cross join lateral (
  select word as spelling
  union
  select substr(word, n) from generate_series(2, least(length(word), 20)) as n where octet_length(word) > 2 * length(word)
) as begun
where word <> ''
group by spelling, word;

insert into customer_without_figures
select party.party_id
from party
join party_role as role on role.party_id = party.party_id and role.role = 'customer' and role.until is null
where party.golden_id = party.party_id
  and not exists (select from party_value as v where v.golden_id = party.party_id)
group by party.party_id;

insert into customer_tally
select
  party.owner_id,
  party.kind,
  case when v.is_customer and party.stage in ('visitor', 'prospect', 'qualified') then 'customer' else party.stage end,
  party.segment,
  v.rating,
  case when v.profit >= 0 then 'even' when v.is_customer then 'losing' end,
  count(*),
  coalesce(sum(v.revenue), 0),
  coalesce(sum(v.profit), 0),
  coalesce(sum(v.revenue_covered), 0)
from party
left join party_value as v on v.golden_id = party.party_id
where party.golden_id = party.party_id
  and (v.is_customer or exists (
    select from party_role as role where role.party_id = party.party_id and role.role = 'customer' and role.until is null
  ))
group by 1, 2, 3, 4, 5, 6;
