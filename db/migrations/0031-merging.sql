-- Merging on the golden-id edge: what was merged and taken apart, which pairs somebody decided on, whose values count.

create table merge_event (
  party_id uuid not null,
  merge_id uuid not null,
  golden_id uuid not null,
  moved jsonb not null,
  reason text,
  evidence jsonb not null default '[]',
  merged_at timestamptz not null,
  merged_by uuid,
  merged_by_name text not null,
  undone_at timestamptz,
  undone_by uuid,
  undone_by_name text,
  undone_reason text,
  constraint merge_event_pkey primary key (party_id, merge_id),
  constraint merge_event_not_into_itself check (golden_id <> party_id),
  constraint merge_event_undone_by_somebody check ((undone_at is null) = (undone_by_name is null))
);
comment on table merge_event is 'That a record was merged into another, and that it was taken apart again. The rows that are not undone say as which record each party is kept: up their edges to the end. Rows are added, and marked as undone once; they outlive a party that a load takes back. Owner: data-quality.';
comment on column merge_event.party_id is 'The record that was merged; it was then kept as itself.';
comment on column merge_event.merge_id is 'Made by the application; the same for all that one merge took in.';
comment on column merge_event.golden_id is 'The record it was merged into; it was then kept as itself.';
comment on column merge_event.moved is 'Every record that moved with it, and what it was kept as before: [{partyId, goldenId}].';
comment on column merge_event.reason is 'What the person wrote.';
comment on column merge_event.evidence is 'What spoke for and against it then: [{comparison, finding, bits}].';
comment on column merge_event.merged_at is 'When.';
comment on column merge_event.merged_by is 'The account; empty for the system.';
comment on column merge_event.merged_by_name is 'Its name then.';
comment on column merge_event.undone_at is 'When it was taken apart; empty while it holds.';
comment on column merge_event.undone_by is 'The account that did.';
comment on column merge_event.undone_by_name is 'Its name then.';
comment on column merge_event.undone_reason is 'What that person wrote.';
comment on constraint merge_event_pkey on merge_event is 'The customer leads.';
comment on constraint merge_event_not_into_itself on merge_event is 'No record is merged into itself.';
comment on constraint merge_event_undone_by_somebody on merge_event is 'What was undone was undone by somebody.';
create unique index merge_event_in_force on merge_event (party_id) where undone_at is null;
comment on index merge_event_in_force is 'A record is merged into one other at a time.';
create index merge_event_by_golden on merge_event (golden_id);
comment on index merge_event_by_golden is 'What was merged into a record.';

insert into merge_event (party_id, merge_id, golden_id, moved, reason, merged_at, merged_by_name)
select party_id, gen_random_uuid(), golden_id, jsonb_build_array(jsonb_build_object('partyId', party_id, 'goldenId', party_id)),
  'Was kept so before merges were written down.', now(), 'Vitalfew'
from party
where golden_id <> party_id;

create table pair_decision (
  party_id uuid not null,
  decision_id uuid not null,
  other_party_id uuid not null,
  decision text not null,
  reason text,
  decided_at timestamptz not null,
  decided_by uuid,
  decided_by_name text not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_by_name text,
  constraint pair_decision_pkey primary key (party_id, decision_id),
  constraint pair_decision_of_two check (party_id < other_party_id),
  constraint pair_decision_known check (decision in ('same', 'related', 'different')),
  constraint pair_decision_taken_back_by_somebody check ((taken_back_at is null) = (taken_back_by_name is null))
);
comment on table pair_decision is 'What somebody decided about two records: the same, related, different. Related and different ones are not merged until that is taken back. Owner: data-quality.';
comment on column pair_decision.party_id is 'The record with the lower id.';
comment on column pair_decision.decision_id is 'Made by the application.';
comment on column pair_decision.other_party_id is 'The record with the higher id.';
comment on column pair_decision.decision is 'same, related, different.';
comment on column pair_decision.reason is 'What the person wrote.';
comment on column pair_decision.decided_at is 'When.';
comment on column pair_decision.decided_by is 'The account.';
comment on column pair_decision.decided_by_name is 'Its name then.';
comment on column pair_decision.taken_back_at is 'When it was taken back; empty while it holds.';
comment on column pair_decision.taken_back_by is 'The account that did.';
comment on column pair_decision.taken_back_by_name is 'Its name then.';
comment on constraint pair_decision_pkey on pair_decision is 'The customer leads.';
comment on constraint pair_decision_of_two on pair_decision is 'Two records, each pair written one way.';
comment on constraint pair_decision_known on pair_decision is 'One of three.';
comment on constraint pair_decision_taken_back_by_somebody on pair_decision is 'What was taken back was taken back by somebody.';
create unique index pair_decision_in_force on pair_decision (party_id, other_party_id) where taken_back_at is null;
comment on index pair_decision_in_force is 'One decision on a pair at a time.';
create index pair_decision_by_other on pair_decision (other_party_id);
comment on index pair_decision_by_other is 'The decisions on a record, from its other side.';

create table golden_pin (
  party_id uuid not null,
  field_group text not null,
  pinned_at timestamptz not null,
  pinned_by uuid,
  pinned_by_name text not null,
  constraint golden_pin_pkey primary key (party_id, field_group)
);
comment on table golden_pin is 'That a record''s values count in a group of fields, whatever the rules say, wherever it is merged; the newest of several. Owner: data-quality.';
comment on column golden_pin.party_id is 'The record whose values count.';
comment on column golden_pin.field_group is 'Which fields: name, address, registration and so on.';
comment on column golden_pin.pinned_at is 'When.';
comment on column golden_pin.pinned_by is 'The account.';
comment on column golden_pin.pinned_by_name is 'Its name then.';
comment on constraint golden_pin_pkey on golden_pin is 'The customer leads.';
