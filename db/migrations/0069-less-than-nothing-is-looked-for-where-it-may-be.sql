-- Every card looked at each of its facts a second time for equations that come to less than nothing, and nearly every cost model has none that
-- could: what looks at no field never does. Whether one does is asked once, before any fact is read.

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
select party_id, on_day, 'below_nothing', 'contact', contact_id
from priced_contact
where is_below_nothing and exists (
  select from activity join activity_rate as rate on rate.activity_code = activity.code
  where driver = 'contact' and (terms <> '{}' or quantity_of is not null)
)
union all
select party_id, on_day, 'below_nothing', 'case_file', case_id
from priced_case
where is_below_nothing and exists (
  select from activity join activity_rate as rate on rate.activity_code = activity.code
  where driver = 'case' and (terms <> '{}' or quantity_of is not null)
)
union all
select party_id, on_day, 'below_nothing', 'document', document_id
from priced_document
where is_below_nothing and exists (
  select from activity join activity_rate as rate on rate.activity_code = activity.code
  where driver in ('sale', 'return', 'freight') and (terms <> '{}' or quantity_of is not null)
);
