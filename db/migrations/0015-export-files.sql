-- Files that hold what was exported.

create table export_file (
  run_id uuid constraint export_file_pkey primary key,
  name text not null,
  stored_at text not null,
  bytes bigint not null,
  tables jsonb not null,
  asked_by uuid,
  ends_at timestamptz not null,
  constraint export_file_run_fkey foreign key (run_id) references run (run_id) on delete cascade
);
comment on table export_file is 'The file that an export wrote; there until its time is over. Owner: data-quality.';
comment on column export_file.run_id is 'The export.';
comment on column export_file.name is 'What it is called where it is saved.';
comment on column export_file.stored_at is 'Where its bytes lie in the data folder.';
comment on column export_file.bytes is 'How many.';
comment on column export_file.tables is 'What is in it: kind and how many rows, in their order.';
comment on column export_file.asked_by is 'The account that may have it; empty for the command line.';
comment on column export_file.ends_at is 'Kept until then.';
comment on constraint export_file_pkey on export_file is 'One file of an export.';
comment on constraint export_file_run_fkey on export_file is 'Belongs to a run, and goes with it.';

create index export_file_by_end on export_file (ends_at);
comment on index export_file_by_end is 'For throwing away those whose time is over.';
