-- Loads of a million rows: rows a run made are noted in bundles, rows laid out for loading need not outlive a crash.

create table run_made (
  run_id uuid not null,
  change_no bigint not null,
  table_name text not null,
  columns text[] not null,
  ids_1 uuid[],
  ids_2 uuid[],
  ids_3 uuid[],
  words_1 text[],
  words_2 text[],
  words_3 text[],
  after_hashes bigint[] not null,
  constraint run_made_pkey primary key (run_id, change_no),
  constraint run_made_run_fkey foreign key (run_id) references run (run_id)
);
comment on table run_made is 'Rows that a run made, some thousands in one row: their keys, and what tells whether somebody changed them since. Owner: plumbing.';
comment on column run_made.run_id is 'The run.';
comment on column run_made.change_no is 'In order of the changes, counted together with those of run_change.';
comment on column run_made.table_name is 'Which table.';
comment on column run_made.columns is 'The columns the hashes are of: those the table had then.';
comment on column run_made.ids_1 is 'The first column of the key that is an id, of each row.';
comment on column run_made.ids_2 is 'The second one.';
comment on column run_made.ids_3 is 'The third one.';
comment on column run_made.words_1 is 'The first column of the key that is no id, of each row, as text.';
comment on column run_made.words_2 is 'The second one.';
comment on column run_made.words_3 is 'The third one.';
comment on column run_made.after_hashes is 'Of each row as the run left it.';
comment on constraint run_made_pkey on run_made is 'In order within the run.';
comment on constraint run_made_run_fkey on run_made is 'Belongs to a run.';

-- Random bytes don't get smaller, and looking for what could took a fifth of the time of noting them.
alter table run_made alter column ids_1 set storage external, alter column ids_2 set storage external,
  alter column ids_3 set storage external,
  alter column after_hashes set storage external;
alter table run_made alter column change_no set default nextval('run_change_change_no_seq');

alter table run_change add column after_hash bigint;
comment on column run_change.after_hash is 'Of the row as the run left it, over the columns that stand in before; tells whether somebody changed it since. Empty when the run removed it.';
comment on column run_change.after_md5 is 'The same in the journals of earlier versions.';
-- It was looked up once for every row noted. Runs go together with their journals (emptyRuns), never alone.
alter table run_change drop constraint run_change_run_fkey;

-- Not logged: after a crash of the database it is empty, and a run that was at work reads its files once more.
alter table staged_row set unlogged;

