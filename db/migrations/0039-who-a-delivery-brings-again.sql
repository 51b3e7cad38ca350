-- Whom the rows of a delivery look like among those who are here, and what becomes of such rows.

create table import_lookalike (
  draft_id uuid not null constraint import_lookalike_draft_fkey references import_draft on delete cascade,
  path text not null,
  row_no bigint not null,
  part integer not null,
  kind text not null,
  name text not null,
  said jsonb not null,
  known_id uuid not null,
  band text not null,
  probability double precision not null,
  evidence jsonb not null,
  choice text,
  chosen_by_name text,
  chosen_at timestamptz,
  constraint import_lookalike_pkey primary key (draft_id, path, row_no, part),
  constraint import_lookalike_choice_known check (choice in ('update', 'create', 'wait')),
  constraint import_lookalike_chosen_by_somebody check ((choice is null) = (chosen_by_name is null) and (choice is null) = (chosen_at is null))
);
comment on table import_lookalike is 'Rows of a delivery that would become records although one that is here looks like the same, as the last rehearsal found them, the likeliest; and what somebody chose for one. Owner: data-quality.';
comment on column import_lookalike.draft_id is 'The delivery.';
comment on column import_lookalike.path is 'The table, by its file.';
comment on column import_lookalike.row_no is 'Row within the table, as a spreadsheet shows it.';
comment on column import_lookalike.part is '0: the row itself; above: a record the row describes besides.';
comment on column import_lookalike.kind is 'organisation, household, person.';
comment on column import_lookalike.name is 'As the row says it.';
comment on column import_lookalike.said is 'What else the row says of itself: mail, phone, place, site, tax number.';
comment on column import_lookalike.known_id is 'The record that is here; it may be gone.';
comment on column import_lookalike.band is 'How sure it is: sure, likely, possible.';
comment on column import_lookalike.probability is 'That the two are the same, 0 to 1.';
comment on column import_lookalike.evidence is 'What speaks for and against: comparison, finding, bits.';
comment on column import_lookalike.choice is 'What becomes of this row: update the record that is here, create one anyway, or wait to be mended; empty: as said for all of its kind.';
comment on column import_lookalike.chosen_by_name is 'Who chose it.';
comment on column import_lookalike.chosen_at is 'When.';
comment on constraint import_lookalike_pkey on import_lookalike is 'A row looks like one, the likeliest.';
comment on constraint import_lookalike_draft_fkey on import_lookalike is 'Goes with its delivery.';
comment on constraint import_lookalike_choice_known on import_lookalike is 'One of three.';
comment on constraint import_lookalike_chosen_by_somebody on import_lookalike is 'What was chosen was chosen by somebody.';
create index import_lookalike_by_odds on import_lookalike (draft_id, probability desc, path, row_no, part);
comment on index import_lookalike_by_odds is 'Those of a delivery, the likeliest first.';
