-- A value run names the records that are kept as another one, and read all records for it: of two million, 400 MB, to find none or a few.
create index party_kept_as_another on party (party_id) include (golden_id) where golden_id <> party_id;
comment on index party_kept_as_another is 'Records that are kept as another one: few of very many.';
