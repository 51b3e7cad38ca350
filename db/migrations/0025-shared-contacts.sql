-- Several customers share one contact: a visit to two of them, a stand at a fair. Each bears a share of its minutes and of its
-- cost, and the shares come to exactly one.

alter table contact add column own_weight numeric(9, 3)
  constraint contact_own_weight_positive check (own_weight > 0);
comment on column contact.own_weight is 'Of a contact that several share: the weight of the party it is noted on. Empty: nobody else took part, and rows of contact_share count for nothing.';
comment on constraint contact_own_weight_positive on contact is 'Who bears nothing took no part.';

create table contact_share (
  party_id uuid not null,
  share_id uuid not null,
  home_id uuid not null,
  contact_id uuid not null,
  weight numeric(9, 3) not null default 1,
  constraint contact_share_pkey primary key (party_id, share_id),
  constraint contact_share_party_fkey foreign key (party_id) references party (party_id),
  constraint contact_share_once unique (party_id, contact_id),
  constraint contact_share_weight_positive check (weight > 0),
  constraint contact_share_of_others check (party_id <> home_id)
);
comment on table contact_share is 'Who else took part in a contact, besides the party it is noted on, and bears a share of it. Owner: conversations.';
comment on column contact_share.party_id is 'Who else.';
comment on column contact_share.share_id is 'Made by the application.';
comment on column contact_share.home_id is 'The party the contact is noted on.';
comment on column contact_share.contact_id is 'The contact.';
comment on column contact_share.weight is 'Against the weights of the others; equal unless said.';
comment on constraint contact_share_pkey on contact_share is 'The customer leads.';
comment on constraint contact_share_party_fkey on contact_share is 'A party that exists.';
comment on constraint contact_share_once on contact_share is 'Nobody takes part twice.';
comment on constraint contact_share_weight_positive on contact_share is 'Who bears nothing took no part.';
comment on constraint contact_share_of_others on contact_share is 'The party it is noted on has its weight there.';
create index contact_share_of_contact on contact_share (home_id, contact_id);
comment on index contact_share_of_contact is 'All who share a contact.';

-- Shares are rounded to a thousandth of a millionth, and the party the contact is noted on bears the rest: they come to one
-- to the last digit, whatever the weights. Contacts that nobody shares, nearly all, are read as they stand.
create view party_contact as
select
  contact.party_id,
  contact.contact_id,
  contact.party_id as home_id,
  false as is_further,
  true as is_counted,
  contact.own_weight,
  case
    when contact.own_weight is null then 1
    else coalesce(
      (
        select 1 - sum(round(part.weight / (contact.own_weight + part.whole), 9))
        from (
          select further.weight, sum(further.weight) over () as whole
          from contact_share as further
          where further.home_id = contact.party_id and further.contact_id = contact.contact_id
        ) as part
      ),
      1
    )
  end as share,
  contact.channel,
  contact.kind,
  contact.direction,
  contact.subject,
  contact.note,
  contact.user_id,
  contact.person_party_id,
  contact.started_at,
  contact.on_day,
  contact.due_on,
  contact.state,
  contact.minutes,
  contact.minutes_basis,
  contact.activity_code,
  contact.caused_by,
  contact.case_id,
  contact.feeling,
  contact.outcome,
  contact.custom
from contact
union all
select
  further.party_id,
  contact.contact_id,
  contact.party_id,
  true,
  not exists (
    select
    from party as own
    join party as other on other.golden_id = own.golden_id
    where own.party_id = further.party_id
      and (
        other.party_id = contact.party_id
        or exists (
          select
          from contact_share as earlier
          where earlier.home_id = further.home_id
            and earlier.contact_id = further.contact_id
            and earlier.party_id = other.party_id
            and earlier.party_id < further.party_id
        )
      )
  ),
  contact.own_weight,
  round(
    further.weight / (
      contact.own_weight + (
        select sum(part.weight)
        from contact_share as part
        where part.home_id = further.home_id and part.contact_id = further.contact_id
      )
    ),
    9
  ),
  contact.channel,
  contact.kind,
  contact.direction,
  contact.subject,
  contact.note,
  contact.user_id,
  contact.person_party_id,
  contact.started_at,
  contact.on_day,
  contact.due_on,
  contact.state,
  contact.minutes,
  contact.minutes_basis,
  contact.activity_code,
  contact.caused_by,
  contact.case_id,
  contact.feeling,
  contact.outcome,
  contact.custom
from contact_share as further
join contact
  on contact.party_id = further.home_id
  and contact.contact_id = further.contact_id
  and contact.own_weight is not null;
comment on view party_contact is 'Each contact with each who took part: whom it is noted on, and who else shares it. Owner: conversations.';
comment on column party_contact.party_id is 'Who took part.';
comment on column party_contact.home_id is 'The party it is noted on.';
comment on column party_contact.is_further is 'It is noted on another party, with whom this one shares it.';
comment on column party_contact.is_counted is 'Not so where another row says the same contact of the same customer: two records kept as one are one customer, and had one contact.';
comment on column party_contact.share is 'Of its minutes and its cost; the shares of a contact come to exactly 1.';

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
    when price.method = 'timed' then case when contact.own_weight is null then spent.minutes else spent.minutes * contact.share end
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
  contact.is_counted
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
comment on view priced_contact is 'Contacts that were had, with their minutes (measured, or by the equation in force on their day) and what these cost, for each who took part their share; without a rate the amount is empty. Owner: insight.';
