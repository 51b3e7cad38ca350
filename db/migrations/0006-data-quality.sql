-- Bringing data in: uploads, what a delivery said row by row, who is who across systems, and how to take a load back.

-- Ids of records that hang on another one are made from that one's, so that a set of rows gets them in one statement and
-- a repeated attempt makes the same. The first bits are the base's, which keeps them together.
create function derived_id(base uuid, what text) returns uuid
  language sql immutable parallel safe strict
  return overlay(overlay(overlay(md5(base::text || what)
    placing substr(replace(base::text, '-', ''), 1, 13) from 1 for 13)
    placing '7' from 13 for 1)
    placing substr(base::text, 20, 1) from 17 for 1)::uuid;
comment on function derived_id(uuid, text) is 'The id of something that belongs to a record: the same for the same words.';

create table upload (
  upload_id uuid constraint upload_pkey primary key,
  name text not null,
  stored_at text not null,
  bytes bigint not null,
  sha256 text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null
);
comment on table upload is 'A file that was sent through the screen or the API and waits to be brought in. Owner: data-quality.';
comment on column upload.upload_id is 'Made by the application.';
comment on column upload.name is 'As the sender called it.';
comment on column upload.stored_at is 'Where its bytes lie in the data folder.';
comment on column upload.bytes is 'How many.';
comment on column upload.sha256 is 'Of the bytes.';
comment on column upload.uploaded_by is 'The account that sent it.';
comment on column upload.uploaded_at is 'When.';

create index upload_by_age on upload (uploaded_at);
comment on index upload_by_age is 'For throwing away what nobody needs any more.';

create table import_file (
  run_id uuid not null,
  file_no integer not null,
  path text not null,
  stored_at text not null,
  bytes bigint not null,
  sha256 text,
  encoding text,
  delimiter text,
  source text,
  module text,
  kind text,
  header jsonb not null default '[]',
  samples jsonb not null default '[]',
  mapping jsonb,
  sums jsonb not null default '{}',
  staged_count bigint,
  read_count bigint not null default 0,
  created_count bigint not null default 0,
  updated_count bigint not null default 0,
  unchanged_count bigint not null default 0,
  refused_count bigint not null default 0,
  constraint import_file_pkey primary key (run_id, file_no),
  constraint import_file_run_fkey foreign key (run_id) references run (run_id)
);
comment on table import_file is 'One file of a delivery: what it was recognised as, and how its rows ended. Owner: data-quality.';
comment on column import_file.run_id is 'The load.';
comment on column import_file.file_no is 'Counted within the load.';
comment on column import_file.path is 'What the person calls it.';
comment on column import_file.stored_at is 'Where its bytes lie.';
comment on column import_file.bytes is 'How many.';
comment on column import_file.sha256 is 'Of the bytes; empty until it was read.';
comment on column import_file.encoding is 'utf-8, windows-1252 and so on.';
comment on column import_file.delimiter is 'What stands between two columns.';
comment on column import_file.source is 'The system it comes from; empty when nobody recognised it.';
comment on column import_file.module is 'What that system calls its content.';
comment on column import_file.kind is 'What it is to us: organisation, person, document.';
comment on column import_file.header is 'Names of its columns.';
comment on column import_file.samples is 'The first rows, for looking at.';
comment on column import_file.mapping is 'How its columns become fields.';
comment on column import_file.sums is 'By field: the sum of what stood in the file.';
comment on column import_file.staged_count is 'Rows laid out for loading, derived ones included; empty until it was read whole.';
comment on column import_file.read_count is 'Rows read.';
comment on column import_file.created_count is 'Rows that became new records.';
comment on column import_file.updated_count is 'Rows that changed a record.';
comment on column import_file.unchanged_count is 'Rows that said nothing new.';
comment on column import_file.refused_count is 'Rows that could not be used.';
comment on constraint import_file_pkey on import_file is 'One number within a load.';
comment on constraint import_file_run_fkey on import_file is 'Belongs to a run.';

create table staged_row (
  run_id uuid not null,
  file_no integer not null,
  part integer not null,
  row_no bigint not null,
  source text not null,
  module text not null,
  kind text not null,
  source_id text not null,
  name_key text,
  row_hash uuid not null,
  fact_hash uuid,
  new_id uuid not null,
  data jsonb not null,
  custom jsonb not null,
  refs jsonb not null,
  link jsonb not null default '{}',
  known_hash uuid,
  known_repeat boolean not null default false,
  party_id uuid,
  record_id uuid,
  record_no integer,
  action text not null,
  constraint staged_row_pkey primary key (run_id, file_no, part, row_no)
);
comment on table staged_row is 'A row of a delivery while the load is in work: read, checked, linked, and then gone. Owner: data-quality.';
comment on column staged_row.run_id is 'The load.';
comment on column staged_row.file_no is 'The file.';
comment on column staged_row.part is '0: the row itself; above: a record the row describes besides, such as the customer on an order line.';
comment on column staged_row.row_no is 'Row within the file, the header being row 1.';
comment on column staged_row.source is 'The system it comes from.';
comment on column staged_row.module is 'What that system calls its content.';
comment on column staged_row.kind is 'What it is to us.';
comment on column staged_row.source_id is 'Its id there; the hash of the row where the source has none.';
comment on column staged_row.name_key is 'The name by which other files refer to it.';
comment on column staged_row.row_hash is 'MD5 of everything the row says.';
comment on column staged_row.fact_hash is 'The same without its id, where rows that differ in the id alone are one fact.';
comment on column staged_row.new_id is 'The id it gets if it is new.';
comment on column staged_row.data is 'By field of ours: what was read, as text.';
comment on column staged_row.custom is 'By column of theirs: what has no field.';
comment on column staged_row.refs is 'By link: what the row says of the other record.';
comment on column staged_row.link is 'By link: that record''s id here.';
comment on column staged_row.known_hash is 'The hash at the delivery before; empty for what is new.';
comment on column staged_row.known_repeat is 'The delivery before took it for a repeated fact.';
comment on column staged_row.party_id is 'Whose it is.';
comment on column staged_row.record_id is 'The record it is or becomes.';
comment on column staged_row.record_no is 'The line within that record.';
comment on column staged_row.action is 'create, update, unchanged; repeat: a fact known already; adopt: a record that was here; same, twice: its id stood above; refuse.';
comment on constraint staged_row_pkey on staged_row is 'Found again by where it stood.';

-- Planning changes every row a few times; with room on its page a row stays where it is and no index is touched.
alter table staged_row set (fillfactor = 50);

create index staged_row_by_id on staged_row (run_id, module, source_id);
comment on index staged_row_by_id is 'Links between files by id.';
create index staged_row_by_name on staged_row (run_id, module, name_key) where name_key is not null;
comment on index staged_row_by_name is 'Links between files by name.';
create index staged_row_by_kind on staged_row (run_id, kind);
comment on index staged_row_by_kind is 'What a loader takes.';

create table crosswalk (
  source text not null,
  kind text not null,
  source_id text not null,
  party_id uuid not null,
  record_id uuid not null,
  record_no integer,
  name_key text,
  row_hash uuid not null,
  fact_hash uuid,
  is_repeat boolean not null default false,
  custom jsonb not null default '{}',
  run_id uuid not null,
  constraint crosswalk_pkey primary key (source, kind, source_id)
);
comment on table crosswalk is 'Every id that any system ever had for a record, and the load that brought it. Owner: data-quality.';
comment on column crosswalk.source is 'The system.';
comment on column crosswalk.kind is 'What that system calls the record''s kind.';
comment on column crosswalk.source_id is 'The id there; the hash of the row where it has none.';
comment on column crosswalk.party_id is 'Whose record it is; our own company for what belongs to no customer.';
comment on column crosswalk.record_id is 'The record.';
comment on column crosswalk.record_no is 'The line within that record.';
comment on column crosswalk.name_key is 'The name by which the source''s other files refer to it.';
comment on column crosswalk.row_hash is 'What the source said last.';
comment on column crosswalk.fact_hash is 'The same without the id, where a fact may be delivered twice under two ids.';
comment on column crosswalk.is_repeat is 'The record came in under another id; this one says the same again.';
comment on column crosswalk.custom is 'What the source said that the record has no place for.';
comment on column crosswalk.run_id is 'The load that brought or last changed it.';
comment on constraint crosswalk_pkey on crosswalk is 'An id means one record.';

create index crosswalk_by_record on crosswalk (record_id);
comment on index crosswalk_by_record is 'Where a record came from.';
create index crosswalk_by_name on crosswalk (source, kind, name_key) where name_key is not null;
comment on index crosswalk_by_name is 'Links by name to what an earlier delivery brought.';
create index crosswalk_by_fact on crosswalk (source, kind, fact_hash) where fact_hash is not null;
comment on index crosswalk_by_fact is 'Has this fact come in already.';

create table run_change (
  run_id uuid not null,
  change_no bigint generated always as identity,
  table_name text not null,
  key jsonb not null,
  before jsonb,
  after_md5 text,
  constraint run_change_pkey primary key (run_id, change_no),
  constraint run_change_run_fkey foreign key (run_id) references run (run_id)
);
comment on table run_change is 'What a run changed, row by row, so that it can be taken back. A row changed twice stands here twice: the first state before and the last state after count. Owner: plumbing.';
comment on column run_change.run_id is 'The run.';
comment on column run_change.change_no is 'In order of the changes.';
comment on column run_change.table_name is 'Which table.';
comment on column run_change.key is 'Primary key of the row.';
comment on column run_change.before is 'The row as it was; empty when the run made it.';
comment on column run_change.after_md5 is 'Of the row as the run left it; tells whether somebody changed it since. Empty when the run removed it.';
comment on constraint run_change_pkey on run_change is 'In order within the run.';
comment on constraint run_change_run_fkey on run_change is 'Belongs to a run.';

comment on constraint upload_pkey on upload is 'Known by its id.';
