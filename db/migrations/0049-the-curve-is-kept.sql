-- To put a million customers in order for the profit curve takes seconds: the value run does it once for everybody.

create table kept_curve (
  measure text not null,
  run_id uuid not null,
  curve jsonb not null,
  constraint kept_curve_pkey primary key (measure),
  constraint kept_curve_run_fkey foreign key (run_id) references run (run_id) on delete cascade,
  constraint kept_curve_measure_known check (measure in ('profit', 'revenue'))
);
comment on table kept_curve is 'The curve of all customers over the twelve months, as the run in force left it; of any other run it is not shown. Owner: insight.';
comment on column kept_curve.measure is 'profit or revenue.';
comment on column kept_curve.run_id is 'The run whose figures it is drawn from.';
comment on column kept_curve.curve is 'What it comes to, and its points.';
comment on constraint kept_curve_pkey on kept_curve is 'One for a measure.';
comment on constraint kept_curve_run_fkey on kept_curve is 'Of a run; goes with it.';
comment on constraint kept_curve_measure_known on kept_curve is 'One of two.';
