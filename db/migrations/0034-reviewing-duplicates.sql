-- Deciding on the pairs a search found: who looks at what, what was put off, what a decision made, whether the sure ones were right.

create table duplicate_claim (
  claimed_id uuid constraint duplicate_claim_pkey primary key,
  claimed_by uuid not null,
  claimed_by_name text not null,
  claimed_until timestamptz not null
);
comment on table duplicate_claim is 'What somebody is looking at, so that nobody else is shown it or its neighbours: the clusters and the customers of the pairs on their screen. Owner: data-quality.';
comment on column duplicate_claim.claimed_id is 'A cluster, or the record a customer is kept as.';
comment on column duplicate_claim.claimed_by is 'The account.';
comment on column duplicate_claim.claimed_by_name is 'Its name.';
comment on column duplicate_claim.claimed_until is 'From then on it is anybody''s again.';
comment on constraint duplicate_claim_pkey on duplicate_claim is 'Each is looked at by one person.';
create index duplicate_claim_by_person on duplicate_claim (claimed_by);
comment on index duplicate_claim_by_person is 'What a person lets go.';

create table duplicate_skip (
  party_id uuid not null,
  other_party_id uuid not null,
  skipped_by uuid not null,
  skip_id uuid not null,
  skipped_at timestamptz not null,
  constraint duplicate_skip_pkey primary key (party_id, other_party_id, skipped_by)
);
comment on table duplicate_skip is 'A pair that somebody put off: they are shown it again after everything else. Owner: data-quality.';
comment on column duplicate_skip.party_id is 'The record with the lower id.';
comment on column duplicate_skip.other_party_id is 'The record with the higher id.';
comment on column duplicate_skip.skipped_by is 'The account.';
comment on column duplicate_skip.skip_id is 'Made by the application.';
comment on column duplicate_skip.skipped_at is 'When, last.';
comment on constraint duplicate_skip_pkey on duplicate_skip is 'The customer leads; a person puts a pair off once.';
create index duplicate_skip_by_person on duplicate_skip (skipped_by, skipped_at);
comment on index duplicate_skip_by_person is 'What a person put off, the longest ago first.';

alter table pair_decision
  add column group_id uuid,
  add column merged_id uuid,
  add column merge_id uuid,
  add column related_id uuid,
  add column relationship_id uuid,
  add constraint pair_decision_merge_whole check ((merged_id is null) = (merge_id is null)),
  add constraint pair_decision_relationship_whole check ((related_id is null) = (relationship_id is null));
comment on column pair_decision.group_id is 'The same for decisions made in one go, which are undone in one go; empty for one by itself.';
comment on column pair_decision.merged_id is 'The record that this decision merged.';
comment on column pair_decision.merge_id is 'That merge; undone with the decision.';
comment on column pair_decision.related_id is 'The record on which this decision noted a relationship.';
comment on column pair_decision.relationship_id is 'The relationship that this decision noted; withdrawn with it.';
comment on constraint pair_decision_merge_whole on pair_decision is 'A merge is known by its record and its id.';
comment on constraint pair_decision_relationship_whole on pair_decision is 'A relationship is known by its record and its id.';
create index pair_decision_newest on pair_decision (decision_id);
comment on index pair_decision_newest is 'A decision by its id; in the order in which they were made, for what was decided last.';
create index pair_decision_by_person on pair_decision (decided_by, decided_at);
comment on index pair_decision_by_person is 'What a person decided, and how much of it today.';
create index pair_decision_by_merged on pair_decision (merged_id) where merged_id is not null;
comment on index pair_decision_by_merged is 'The decision by which a record was merged, to go with its merge.';
create index pair_decision_by_group on pair_decision (group_id) where group_id is not null;
comment on index pair_decision_by_group is 'What was decided in one go.';

create index duplicate_pair_queue_of_kind on duplicate_pair (kind, band, rank desc, party_id, other_party_id) where is_open;
comment on index duplicate_pair_queue_of_kind is 'What is to be decided of a kind and band, the most valuable first; and how much it is.';

create table merge_check (
  party_id uuid not null,
  merge_id uuid not null,
  kind text not null,
  one_id uuid not null,
  other_id uuid not null,
  asked_at timestamptz not null,
  checked_at timestamptz,
  checked_by uuid,
  checked_by_name text,
  was_right boolean,
  constraint merge_check_pkey primary key (party_id, merge_id),
  constraint merge_check_whole check ((checked_at is null) = (was_right is null) and (checked_at is null) = (checked_by_name is null))
);
comment on table merge_check is 'A merge that was made by itself, drawn by chance for a person to look at: what part of them is right is measured by these. Owner: data-quality.';
comment on column merge_check.party_id is 'The record that was merged.';
comment on column merge_check.merge_id is 'That merge.';
comment on column merge_check.kind is 'organisation, household, person.';
comment on column merge_check.one_id is 'The pair it was made of: the record with the lower id.';
comment on column merge_check.other_id is 'The record with the higher id.';
comment on column merge_check.asked_at is 'When it was drawn.';
comment on column merge_check.checked_at is 'When somebody looked; empty while nobody has.';
comment on column merge_check.checked_by is 'The account.';
comment on column merge_check.checked_by_name is 'Its name then.';
comment on column merge_check.was_right is 'They are the same.';
comment on constraint merge_check_pkey on merge_check is 'The customer leads; a merge is looked at once.';
comment on constraint merge_check_whole on merge_check is 'What was looked at has an answer, and somebody who gave it.';
create index merge_check_to_do on merge_check (asked_at, party_id) where checked_at is null;
comment on index merge_check_to_do is 'What is to be looked at, the oldest first.';
create index merge_check_by_kind on merge_check (kind, was_right);
comment on index merge_check_by_kind is 'How many of a kind were right.';

alter table merge_event add column run_id uuid;
comment on column merge_event.run_id is 'The run that merged by itself what a search is sure of; empty for what a person merged.';
create index merge_event_by_run on merge_event (run_id) where run_id is not null;
comment on index merge_event_by_run is 'What was merged by itself.';
