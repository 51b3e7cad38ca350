-- The day of the first sale is asked for each contact of a customer: it is the first entry of an index, whatever is sold.

create index document_first_sale on document (party_id, recognised_on)
  where recognised_on is not null and kind in ('order', 'invoice');
comment on index document_first_sale is 'A customer''s first sale.';

create or replace view first_sale as
select asked.party_id, min(sold.on_day) as on_day
from party as asked
join party as member on member.golden_id = asked.golden_id
cross join lateral (
  select document.recognised_on as on_day
  from document
  where document.party_id = member.party_id
    and document.recognised_on is not null
    and document.kind in ('order', 'invoice')
  order by document.recognised_on
  limit 1
) as sold
group by asked.party_id;
