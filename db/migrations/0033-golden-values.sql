-- What is shown of a record that others were merged into stands beside its own fields, made of all of them.

alter table party
  add column golden_values jsonb,
  add column valued_at jsonb;
comment on column party.golden_values is 'Derived: of a record that others were merged into, what counts of all of them, by field as the contract names it; empty for everybody else. A field that is missing is the record''s own.';
comment on column party.valued_at is 'When a group of fields was last changed, by group, where somebody changed it on a customer of several records; else updated_at says it.';

-- To be made by the application, which knows the rules; until then the record's own fields are shown.
update party
set golden_values = '{}'
where party_id in (select golden_id from party where golden_id <> party_id);

create index party_merged_into on party (party_id) where golden_values is not null;
comment on index party_merged_into is 'Customers that are kept of several records: few of very many.';
create index party_names_trigrams on party using gin (spelled(golden_values ->> 'names') gin_trgm_ops)
  with (gin_pending_list_limit = 256) where golden_values is not null;
comment on index party_names_trigrams is 'Search in the middle of any name of a customer of several records.';
create index party_values_to_make on party (party_id) where golden_values = '{}';
comment on index party_values_to_make is 'Those whose values are still to be made: none, nearly always.';

drop index party_by_name;
create index party_by_name on party (normalised(coalesce(golden_values ->> 'name', name)), party_id);
comment on index party_by_name is 'Lists in order of the name that is shown.';
drop index party_by_segment;
create index party_by_segment on party (
  (case when golden_values ? 'segment' then golden_values ->> 'segment' else segment end), party_id
);
comment on index party_by_segment is 'The customers of a small segment, as it is shown.';

comment on table golden_pin is 'That a record''s values count in a group of fields, whatever the rules say, wherever it is merged; the newest of several. Owner: customers.';
