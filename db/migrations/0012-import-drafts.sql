-- Deliveries before they are loaded: what was found in their files, how each table is read, what was mended by hand; mappings
-- kept for the next time; and the rows of a run that somebody has to look at.

create table import_draft (
  draft_id uuid constraint import_draft_pkey primary key,
  title text not null,
  files jsonb not null,
  settings jsonb not null,
  version integer not null default 1,
  look_run_id uuid,
  rehearsal_run_id uuid,
  rehearsed_version integer,
  load_run_id uuid,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint import_draft_look_run_fkey foreign key (look_run_id) references run (run_id) on delete set null,
  constraint import_draft_rehearsal_run_fkey foreign key (rehearsal_run_id) references run (run_id) on delete set null,
  constraint import_draft_load_run_fkey foreign key (load_run_id) references run (run_id) on delete set null
);
comment on table import_draft is 'A delivery that was begun: its files and what holds for all of its tables. What state it is in follows from its runs. Owner: data-quality.';
comment on column import_draft.draft_id is 'Made by the application.';
comment on column import_draft.title is 'What its list says of it.';
comment on column import_draft.files is 'Its files: what the person calls each (path), each name once, and where its bytes lie (storedAt).';
comment on column import_draft.settings is 'What the person said for all tables: system, order of dates, currency; ImportProfile without its modules.';
comment on column import_draft.version is 'Counts the changes.';
comment on column import_draft.look_run_id is 'The run that looks at the files.';
comment on column import_draft.rehearsal_run_id is 'The last rehearsal.';
comment on column import_draft.rehearsed_version is 'The version that rehearsal was of.';
comment on column import_draft.load_run_id is 'The last load.';
comment on column import_draft.created_by is 'The account that began it.';
comment on column import_draft.created_by_name is 'Its name then.';
comment on column import_draft.created_at is 'Begun at.';
comment on column import_draft.updated_at is 'Last touched at.';
comment on constraint import_draft_pkey on import_draft is 'Known by its id.';
comment on constraint import_draft_look_run_fkey on import_draft is 'A run that exists, or nothing once it is gone.';
comment on constraint import_draft_rehearsal_run_fkey on import_draft is 'A run that exists, or nothing once it is gone.';
comment on constraint import_draft_load_run_fkey on import_draft is 'A run that exists, or nothing once it is gone.';

create index import_draft_by_touch on import_draft (updated_at, draft_id);
comment on index import_draft_by_touch is 'The list of drafts, and which of them nobody touched for long.';

create table import_draft_table (
  draft_id uuid not null,
  table_no integer not null,
  path text not null,
  bytes bigint not null,
  sha256 text,
  rows_count bigint not null,
  shape jsonb,
  header jsonb not null,
  samples jsonb not null,
  notes jsonb not null,
  failure text,
  columns jsonb not null,
  sketch jsonb,
  is_skipped boolean not null default false,
  source text,
  source_title text,
  module text,
  kind text,
  settings jsonb not null default '{}',
  map jsonb,
  others jsonb not null default '[]',
  origin text,
  confidence numeric not null default 0,
  mapping_id uuid,
  constraint import_draft_table_pkey primary key (draft_id, table_no),
  constraint import_draft_table_draft_fkey foreign key (draft_id) references import_draft (draft_id) on delete cascade,
  constraint import_draft_table_origin_known check (origin in ('system', 'saved', 'proposed', 'chosen')),
  constraint import_draft_table_mapped check ((map is null) = (module is null) and (map is null) = (kind is null))
);
comment on table import_draft_table is 'One table in a delivery that was begun: what the look at it found, and how it is read. Owner: data-quality.';
comment on column import_draft_table.draft_id is 'The delivery.';
comment on column import_draft_table.table_no is 'Counted within it.';
comment on column import_draft_table.path is 'The way to it: file, archive/file, workbook/sheet.';
comment on column import_draft_table.bytes is 'How many.';
comment on column import_draft_table.sha256 is 'Of the bytes that were looked at; empty when they could not be read.';
comment on column import_draft_table.rows_count is 'How many rows it has.';
comment on column import_draft_table.shape is 'Format, encoding, delimiter and where the header stands; empty when it is no table.';
comment on column import_draft_table.header is 'Names of its columns.';
comment on column import_draft_table.samples is 'Its first rows.';
comment on column import_draft_table.notes is 'What is worth knowing about all of it.';
comment on column import_draft_table.failure is 'Why it can''t be read as a table.';
comment on column import_draft_table.columns is 'By place: profile, candidates, type as a custom field, and in which ways its days and figures are written.';
comment on column import_draft_table.sketch is 'What its rows look like, to propose how they are read; of bounded size.';
comment on column import_draft_table.is_skipped is 'A person left it out.';
comment on column import_draft_table.source is 'The system it comes from.';
comment on column import_draft_table.source_title is 'What that system is called on screen, or the saved mapping.';
comment on column import_draft_table.module is 'What that system calls its content.';
comment on column import_draft_table.kind is 'What it is to us.';
comment on column import_draft_table.settings is 'What the system''s profile says for all of its tables; the draft''s own settings come before it.';
comment on column import_draft_table.map is 'How its columns become fields: a ModuleMap.';
comment on column import_draft_table.others is 'Further modules its rows may belong to, each with its map.';
comment on column import_draft_table.origin is 'Where the map came from.';
comment on column import_draft_table.confidence is 'How sure that is, from 0 to 1.';
comment on column import_draft_table.mapping_id is 'The saved mapping it was taken from.';
comment on constraint import_draft_table_pkey on import_draft_table is 'One number within a delivery.';
comment on constraint import_draft_table_draft_fkey on import_draft_table is 'Goes with its delivery.';
comment on constraint import_draft_table_origin_known on import_draft_table is 'One of four.';
comment on constraint import_draft_table_mapped on import_draft_table is 'A map has a module and a kind.';

create table import_fix (
  draft_id uuid not null,
  table_no integer not null,
  row_no bigint not null,
  column_name text not null,
  was text not null,
  value text not null,
  fixed_by_name text not null,
  fixed_at timestamptz not null,
  constraint import_fix_pkey primary key (draft_id, table_no, row_no, column_name),
  constraint import_fix_table_fkey foreign key (draft_id, table_no) references import_draft_table (draft_id, table_no) on delete cascade
);
comment on table import_fix is 'A single cell that was mended by hand before the load, or a row that was left out. Owner: data-quality.';
comment on column import_fix.draft_id is 'The delivery.';
comment on column import_fix.table_no is 'The table.';
comment on column import_fix.row_no is 'Row within the table, as a spreadsheet shows it.';
comment on column import_fix.column_name is 'The column; empty when the whole row is left out.';
comment on column import_fix.was is 'What stood in the file: the cell, or all cells of a row that is left out. A fix of another text is not applied.';
comment on column import_fix.value is 'What is to stand there.';
comment on column import_fix.fixed_by_name is 'Who mended it.';
comment on column import_fix.fixed_at is 'When.';
comment on constraint import_fix_pkey on import_fix is 'One fix of a cell.';
comment on constraint import_fix_table_fkey on import_fix is 'Goes with its table.';

create table import_mapping (
  mapping_id uuid constraint import_mapping_pkey primary key,
  title text not null,
  profile jsonb not null,
  is_shared boolean not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null,
  used_count integer not null default 0,
  used_at timestamptz,
  constraint import_mapping_used check ((used_count = 0) = (used_at is null))
);
comment on table import_mapping is 'How a delivery was read, kept under a name to be proposed for the next one. Owner: data-quality.';
comment on column import_mapping.mapping_id is 'Made by the application.';
comment on column import_mapping.title is 'Its name.';
comment on column import_mapping.profile is 'An ImportProfile.';
comment on column import_mapping.is_shared is 'For everybody here; else for the one who saved it.';
comment on column import_mapping.created_by is 'The account that saved it.';
comment on column import_mapping.created_by_name is 'Its name then.';
comment on column import_mapping.created_at is 'Saved at.';
comment on column import_mapping.used_count is 'How many loads were read with it.';
comment on column import_mapping.used_at is 'The last of them.';
comment on constraint import_mapping_pkey on import_mapping is 'Known by its id.';
comment on constraint import_mapping_used on import_mapping is 'Used at some time, or never.';

create unique index import_mapping_title on import_mapping (lower(title));
comment on index import_mapping_title is 'A name means one mapping.';

create table import_row (
  run_id uuid not null,
  file_no integer not null,
  row_no bigint not null,
  is_refused boolean not null,
  cells jsonb not null,
  problems jsonb not null,
  constraint import_row_pkey primary key (run_id, file_no, row_no),
  constraint import_row_run_fkey foreign key (run_id) references run (run_id)
);
comment on table import_row is 'A row of an import that was not taken in, or not as it stood: as the file has it, to be mended. Kept for 30 days. Owner: data-quality.';
comment on column import_row.run_id is 'The rehearsal or load.';
comment on column import_row.file_no is 'The file, as in import_file.';
comment on column import_row.row_no is 'Row within the file, as a spreadsheet shows it.';
comment on column import_row.is_refused is 'It was not taken in.';
comment on column import_row.cells is 'As they stand in the file.';
comment on column import_row.problems is 'What was found in it: code, severity, field, value, message.';
comment on constraint import_row_pkey on import_row is 'Found by where it stands.';
comment on constraint import_row_run_fkey on import_row is 'Belongs to a run.';

create index import_row_refused on import_row (run_id, file_no, row_no) where is_refused;
comment on index import_row_refused is 'The rows to be downloaded and sent again.';
