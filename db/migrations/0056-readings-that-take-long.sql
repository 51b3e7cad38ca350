-- Among millions of facts, counting what each activity took, where a rate is missing, what figures rest on, and adding up months
-- takes from seconds to minutes: it is done after figures were computed, and not whenever somebody opens the page.

create table kept_reading (
  name text not null,
  asked text not null,
  counted_at timestamptz not null,
  took_ms integer not null,
  answer jsonb not null,
  constraint kept_reading_pkey primary key (name),
  constraint kept_reading_name_known check (name in ('activity_use', 'cost_gaps', 'coverage', 'months'))
);
comment on table kept_reading is 'What takes long to count of all facts, as it was counted after a computation. Owner: insight.';
comment on column kept_reading.name is 'activity_use, cost_gaps, coverage, months.';
comment on column kept_reading.asked is 'Of which days, under which prices or after which run; asked otherwise it is counted anew.';
comment on column kept_reading.counted_at is 'When.';
comment on column kept_reading.took_ms is 'How long counting took, in milliseconds.';
comment on column kept_reading.answer is 'The rows.';
comment on constraint kept_reading_pkey on kept_reading is 'One for a name.';
comment on constraint kept_reading_name_known on kept_reading is 'One of four.';
