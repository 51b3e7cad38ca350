-- Runs, events, idempotency: what every slice stands on.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;

-- unaccent() itself is only stable, because its dictionary could change; with the dictionary named it may stand in an index.
create function normalised(words text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, words));
comment on function normalised(text) is 'Text as it is searched: without accents, in lower case.';

create table run (
  run_id uuid constraint run_pkey primary key,
  kind text not null,
  title text not null,
  state text not null default 'waiting',
  input jsonb not null default '{}',
  cursor jsonb not null default '{}',
  result jsonb not null default '{}',
  read_count bigint not null default 0,
  created_count bigint not null default 0,
  updated_count bigint not null default 0,
  unchanged_count bigint not null default 0,
  refused_count bigint not null default 0,
  expected_count bigint,
  step text,
  failure text,
  started_by uuid,
  started_by_name text not null,
  door text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  seen_alive_at timestamptz,
  cancel_asked_at timestamptz,
  undone_by_run_id uuid,
  constraint run_state_known check (state in ('waiting', 'working', 'done', 'unbalanced', 'failed', 'cancelled', 'undone')),
  constraint run_counts_positive check (least(read_count, created_count, updated_count, unchanged_count, refused_count) >= 0),
  constraint run_done_balances check (state <> 'done' or read_count = created_count + updated_count + unchanged_count + refused_count)
);
comment on table run is 'One long piece of work: an import, a recompute, a match, an export. Owner: plumbing.';
comment on column run.run_id is 'Made by the application.';
comment on column run.kind is 'What is done: import, recompute, undo.';
comment on column run.title is 'What a person reads in the list of runs.';
comment on column run.state is 'waiting, working, done, unbalanced, failed, cancelled, undone.';
comment on column run.input is 'What was asked for.';
comment on column run.cursor is 'How far it came; a resumed run goes on from here.';
comment on column run.result is 'What came out.';
comment on column run.read_count is 'Rows read.';
comment on column run.created_count is 'Rows that became new records.';
comment on column run.updated_count is 'Rows that changed a record.';
comment on column run.unchanged_count is 'Rows that said nothing new.';
comment on column run.refused_count is 'Rows that could not be used; each has a problem.';
comment on column run.expected_count is 'Rows expected, for the progress bar; unknown until the files were counted.';
comment on column run.step is 'What it is doing just now, in words.';
comment on column run.failure is 'Why it failed, in a sentence.';
comment on column run.started_by is 'The account that asked for it; empty for the command line and the schedule.';
comment on column run.started_by_name is 'Its name at that time.';
comment on column run.door is 'Through which door it was asked for.';
comment on column run.created_at is 'Asked for at.';
comment on column run.started_at is 'Work began at.';
comment on column run.finished_at is 'Work ended at.';
comment on column run.seen_alive_at is 'Last sign of life; a working run without one is taken up again.';
comment on column run.cancel_asked_at is 'Somebody asked it to stop at.';
comment on column run.undone_by_run_id is 'The run that took it back.';
comment on constraint run_state_known on run is 'A run is in one of these states.';
comment on constraint run_counts_positive on run is 'Counts are never negative.';
comment on constraint run_done_balances on run is 'A run that is done accounts for every row it read.';

create index run_newest on run (created_at desc, run_id desc);
comment on index run_newest is 'The list of runs, newest first.';

create table run_problem (
  run_id uuid not null,
  problem_no bigint not null,
  code text not null,
  severity text not null,
  path text,
  row_no bigint,
  field text,
  value text,
  message text not null,
  constraint run_problem_pkey primary key (run_id, problem_no),
  constraint run_problem_run_fkey foreign key (run_id) references run (run_id),
  constraint run_problem_severity_known check (severity in ('refused', 'warning', 'note'))
);
comment on table run_problem is 'One thing that a run found wrong or worth saying, with the row it was found in. Owner: plumbing.';
comment on column run_problem.run_id is 'The run that found it.';
comment on column run_problem.problem_no is 'Counted within the run.';
comment on column run_problem.code is 'Kind of problem, for grouping.';
comment on column run_problem.severity is 'refused: the row was left out; warning: taken with a change; note: worth knowing.';
comment on column run_problem.path is 'File within the delivery.';
comment on column run_problem.row_no is 'Row within the file, the header being row 1.';
comment on column run_problem.field is 'Column of the source.';
comment on column run_problem.value is 'What stood there, cut at 500 characters.';
comment on column run_problem.message is 'The sentence a person reads.';
comment on constraint run_problem_pkey on run_problem is 'One number within a run.';
comment on constraint run_problem_run_fkey on run_problem is 'Belongs to a run.';
comment on constraint run_problem_severity_known on run_problem is 'One of three.';

create index run_problem_by_code on run_problem (run_id, code, problem_no);
comment on index run_problem_by_code is 'The problems of a run by kind.';

create table event (
  party_id uuid not null,
  event_id uuid not null,
  name text not null,
  subject_kind text not null,
  subject_id text not null,
  actor_user_id uuid,
  actor_name text not null,
  door text not null,
  differences jsonb not null default '{}',
  run_id uuid,
  happened_at timestamptz not null,
  constraint event_pkey primary key (party_id, event_id),
  constraint event_door_known check (door in ('screen', 'api', 'command', 'import', 'job'))
);
comment on table event is 'What happened, in the past tense: audit, timeline, outbox and automation read it. Owner: plumbing.';
comment on column event.party_id is 'The customer it concerns; our own company when it concerns none.';
comment on column event.event_id is 'Made by the application, in order of time.';
comment on column event.name is 'Past tense: party.created, run.undone.';
comment on column event.subject_kind is 'Kind of record it is about.';
comment on column event.subject_id is 'That record.';
comment on column event.actor_user_id is 'Who did it; empty for the system.';
comment on column event.actor_name is 'Their name at that time.';
comment on column event.door is 'screen, api, command, import, job.';
comment on column event.differences is 'By field: from what to what.';
comment on column event.run_id is 'The run it was part of.';
comment on column event.happened_at is 'When.';
comment on constraint event_pkey on event is 'The customer leads.';
comment on constraint event_door_known on event is 'One of the doors.';

create index event_newest on event (happened_at desc, event_id desc);
comment on index event_newest is 'The audit list, newest first.';
create index event_by_subject on event (subject_kind, subject_id, event_id desc);
comment on index event_by_subject is 'The history of one record.';

create table idempotency_key (
  actor_key text not null,
  idempotency_key text not null,
  request_sha256 bytea not null,
  status integer not null,
  reply jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_key_pkey primary key (actor_key, idempotency_key)
);
comment on table idempotency_key is 'Replies to writes that carried an Idempotency-Key, so that a repeated request does nothing twice. Owner: plumbing.';
comment on column idempotency_key.actor_key is 'Which account or API key sent it.';
comment on column idempotency_key.idempotency_key is 'What the caller sent.';
comment on column idempotency_key.request_sha256 is 'Method, path and body; a key used for something else is refused.';
comment on column idempotency_key.status is 'HTTP status that was answered.';
comment on column idempotency_key.reply is 'Body that was answered.';
comment on column idempotency_key.created_at is 'Kept for a day.';
comment on constraint idempotency_key_pkey on idempotency_key is 'Once for each caller.';

create index idempotency_key_age on idempotency_key (created_at);
comment on index idempotency_key_age is 'For throwing away what is older than a day.';

comment on constraint run_pkey on run is 'Known by its id.';
comment on table applied_migration is 'The migrations that ran here; made before the first of them. Owner: plumbing.';
comment on column applied_migration.name is 'Name of the file.';
comment on column applied_migration.sha256 is 'Its content then; a file that was changed later is refused.';
comment on column applied_migration.applied_at is 'When it ran.';
comment on constraint applied_migration_pkey on applied_migration is 'A file runs once.';
