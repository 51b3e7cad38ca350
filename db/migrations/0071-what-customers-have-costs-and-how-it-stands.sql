-- What customers have says how it stands, what it brings for each period, and what a workspace keeps of it besides.
alter table asset
  add column state text,
  add column source_state text,
  add column amount numeric(20,6),
  add column currency text,
  add column period text,
  add column custom jsonb not null default '{}';
alter table asset add constraint asset_state_known check (state in ('planned', 'active', 'paused', 'ended'));
alter table asset add constraint asset_period_known
  check (period in ('once', 'day', 'week', 'month', 'quarter', 'half_year', 'year'));
comment on column asset.state is 'planned, active, paused, ended; empty when nobody said.';
comment on column asset.source_state is 'The same in the words of the system it came from.';
comment on column asset.amount is 'What was agreed for it, for each period; nothing is sold by it alone.';
comment on column asset.currency is 'Of the amount.';
comment on column asset.period is 'How often the amount falls due; once, or empty when nobody said.';
comment on column asset.custom is 'Fields of the workspace.';
comment on constraint asset_state_known on asset is 'One of these.';
comment on constraint asset_period_known on asset is 'One of these.';
