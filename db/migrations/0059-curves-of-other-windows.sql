-- Years other than the twelve months, the ghost of a year before and the curve that even charges would have drawn took four to eight
-- seconds of a million customers whenever somebody asked: drawn after a run, as the twelve months are. So are the matrix, the
-- average-cost method, and who moved most.

delete from kept_curve;
alter table kept_curve drop constraint kept_curve_measure_known;
alter table kept_curve drop constraint kept_curve_pkey;
alter table kept_curve add column span text not null;
alter table kept_curve add column drawn_at timestamptz not null;
alter table kept_curve add column took_ms integer not null;
alter table kept_curve add constraint kept_curve_pkey primary key (measure, span);
alter table kept_curve add constraint kept_curve_measure_known check (measure in ('profit', 'revenue', 'average'));
comment on column kept_curve.measure is 'profit, revenue, average: the profit if serving were spread evenly over revenue.';
comment on column kept_curve.span is '12m, all, or the first and last day of the months added up.';
comment on column kept_curve.drawn_at is 'When.';
comment on column kept_curve.took_ms is 'How long drawing took, in milliseconds.';
comment on constraint kept_curve_pkey on kept_curve is 'One of each measure and span.';
comment on constraint kept_curve_measure_known on kept_curve is 'One of three.';

alter table kept_reading add column variant text not null default '';
alter table kept_reading drop constraint kept_reading_pkey;
alter table kept_reading add constraint kept_reading_pkey primary key (name, variant);
alter table kept_reading drop constraint kept_reading_name_known;
alter table kept_reading
  add constraint kept_reading_name_known
  check (name in ('activity_use', 'average_method', 'cost_gaps', 'coverage', 'matrix', 'months', 'movement', 'movers'));
comment on column kept_reading.name is 'activity_use, average_method, cost_gaps, coverage, matrix, months, movement, movers.';
comment on column kept_reading.variant is 'Which of several of that name: over which window, spread by what; empty where there is one.';
comment on constraint kept_reading_pkey on kept_reading is 'One for a name and variant.';
comment on constraint kept_reading_name_known on kept_reading is 'One of eight.';
