-- Who had figures of profit before them, and what the workspace says about years and about keeping that.

alter table workspace
  add column fiscal_year_starts smallint not null default 1,
  add column viewings_kept_months smallint not null default 24,
  add column viewings_an_hour_max integer not null default 100,
  add constraint workspace_fiscal_month check (fiscal_year_starts between 1 and 12),
  add constraint workspace_viewings_kept check (viewings_kept_months between 1 and 120),
  add constraint workspace_viewings_an_hour check (viewings_an_hour_max between 1 and 100000);
comment on column workspace.fiscal_year_starts is 'Month in which the fiscal year begins, 1 to 12.';
comment on column workspace.viewings_kept_months is 'For how many months it is kept who looked at figures of profit.';
comment on column workspace.viewings_an_hour_max is 'Somebody who opens the figures of more customers than this in one hour is noted in the audit.';
comment on constraint workspace_fiscal_month on workspace is 'A month of the calendar.';
comment on constraint workspace_viewings_kept on workspace is 'A month at least, ten years at most.';
comment on constraint workspace_viewings_an_hour on workspace is 'A limit that can be reached.';

create table viewing (
  party_id uuid not null,
  viewing_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  api_key_id uuid,
  door text not null,
  kind text not null,
  asked text not null default '',
  hour timestamptz not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times_count integer not null,
  customers_count integer not null,
  constraint viewing_pkey primary key (party_id, viewing_id),
  constraint viewing_once_an_hour unique nulls not distinct (party_id, hour, user_id, api_key_id, door, kind, asked),
  constraint viewing_door_known check (door in ('screen', 'api', 'command', 'import', 'job'))
);
comment on table viewing is 'That a person, or a program with a key, had figures of profit before them; one row for each hour. Owner: administration.';
comment on column viewing.party_id is 'Whose figures; our own company for those of many customers at once.';
comment on column viewing.viewing_id is 'Made by the application, in order of time.';
comment on column viewing.user_id is 'Who looked, or whose key it was.';
comment on column viewing.user_name is 'Their name at that time.';
comment on column viewing.api_key_id is 'The key, when a program asked.';
comment on column viewing.door is 'screen, api, command, import, job.';
comment on column viewing.kind is 'The endpoint that answered.';
comment on column viewing.asked is 'Which list, curve or export: what was asked for, as JSON; empty for one customer.';
comment on column viewing.hour is 'The hour it was in.';
comment on column viewing.first_at is 'First seen in that hour.';
comment on column viewing.last_at is 'Last seen in that hour.';
comment on column viewing.times_count is 'How many times in that hour.';
comment on column viewing.customers_count is 'How many customers were shown, those shown again counted again.';
comment on constraint viewing_pkey on viewing is 'The customer leads.';
comment on constraint viewing_once_an_hour on viewing is 'Looking again within the hour counts up the same row.';
comment on constraint viewing_door_known on viewing is 'One of the doors.';

create index viewing_newest on viewing (last_at desc, viewing_id desc);
comment on index viewing_newest is 'The list, newest first, and what is old enough to go.';
create index viewing_by_user on viewing (user_id, hour);
comment on index viewing_by_user is 'How many customers somebody looked at within an hour.';
