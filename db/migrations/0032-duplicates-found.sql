-- Who is in twice: what a search over all records found, how sure it is, and by what it weighed.

create table match_model (
  kind text not null,
  model_version integer not null,
  document jsonb not null,
  records_count bigint not null,
  labels_count integer not null default 0,
  card jsonb not null default '{}',
  run_id uuid,
  learnt_at timestamptz not null,
  constraint match_model_pkey primary key (kind, model_version),
  constraint match_model_kind_known check (kind in ('person', 'organisation'))
);
comment on table match_model is 'By what records are told apart here: weights learnt of the records themselves and of what people decided, each version for good. The newest of a kind is in force, in a search and at the door. Owner: customers.';
comment on column match_model.kind is 'person, or organisation for organisations and households.';
comment on column match_model.model_version is 'Counted up for each kind.';
comment on column match_model.document is 'Its numbers, as the matcher reads them.';
comment on column match_model.records_count is 'Of how many records it was learnt.';
comment on column match_model.labels_count is 'How many decisions of people it heeded.';
comment on column match_model.card is 'What it expects of itself: levels, weights, precision and recall.';
comment on column match_model.run_id is 'The search that learnt it.';
comment on column match_model.learnt_at is 'When.';
comment on constraint match_model_pkey on match_model is 'The kind leads: the newest is read.';
comment on constraint match_model_kind_known on match_model is 'Households are told apart as organisations are.';

create table match_value (
  kind text not null,
  value_column text not null,
  value text not null,
  holders_count integer not null,
  constraint match_value_pkey primary key (value, value_column, kind),
  constraint match_value_kind_known check (kind in ('person', 'organisation', 'household'))
);
comment on table match_value is 'How many records share a name, a town, a street, a word of a name, as the last search over all of them counted: what few have says more than what many have. Values of fewer than three are not kept. Owner: customers.';
comment on column match_value.kind is 'Among records of which kind it was counted.';
comment on column match_value.value_column is 'What it is: given, family, city, postcode, address, word and so on, as the matcher calls it.';
comment on column match_value.value is 'In its comparable form.';
comment on column match_value.holders_count is 'How many records have it.';
comment on constraint match_value_pkey on match_value is 'The value leads: it is looked up.';
comment on constraint match_value_kind_known on match_value is 'One of the kinds of party.';

create table duplicate_pair (
  party_id uuid not null,
  other_party_id uuid not null,
  kind text not null,
  outcome text not null,
  relation text,
  band text not null,
  probability double precision not null,
  weight double precision not null,
  evidence jsonb not null,
  model_version integer not null,
  stake numeric not null default 0,
  rank double precision not null default 0,
  is_open boolean not null default true,
  found_at timestamptz not null,
  constraint duplicate_pair_pkey primary key (party_id, other_party_id),
  constraint duplicate_pair_of_two check (party_id < other_party_id),
  constraint duplicate_pair_outcome_known check (outcome in ('same', 'related', 'unsure')),
  constraint duplicate_pair_band_known check (band in ('sure', 'likely', 'possible'))
);
comment on table duplicate_pair is 'Two records that a search found to be the same, related, or worth a look. Made of the records, and thrown away when they no longer look alike. Owner: data-quality.';
comment on column duplicate_pair.party_id is 'The record with the lower id, as it is and not as what it is kept.';
comment on column duplicate_pair.other_party_id is 'The record with the higher id.';
comment on column duplicate_pair.kind is 'organisation, household, person: both are of it.';
comment on column duplicate_pair.outcome is 'What the matcher says: same, related, unsure.';
comment on column duplicate_pair.relation is 'household, colleague, group and so on, where they are related.';
comment on column duplicate_pair.band is 'sure: enough to act upon; likely: more likely the same than not; possible: worth a look.';
comment on column duplicate_pair.probability is 'That they are the same, 0 to 1.';
comment on column duplicate_pair.weight is 'Log2 odds of the same.';
comment on column duplicate_pair.evidence is 'What spoke for and against it: [{comparison, finding, bits}].';
comment on column duplicate_pair.model_version is 'By which model it was weighed.';
comment on column duplicate_pair.stake is 'What is at stake, in base currency: revenue of twelve months of the one that brings less, which is counted apart while they are two.';
comment on column duplicate_pair.rank is 'Its place in the queue, the highest first: what is at stake by how much a decision is worth.';
comment on column duplicate_pair.is_open is 'Somebody may decide on it: both stand by themselves, nothing was decided, and no other pair asks the same. Derived; one function writes it.';
comment on column duplicate_pair.found_at is 'When they were first found.';
comment on constraint duplicate_pair_pkey on duplicate_pair is 'The customer leads.';
comment on constraint duplicate_pair_of_two on duplicate_pair is 'Two records, each pair written one way.';
comment on constraint duplicate_pair_outcome_known on duplicate_pair is 'The matcher''s three answers.';
comment on constraint duplicate_pair_band_known on duplicate_pair is 'The three bands of the door.';
create index duplicate_pair_by_other on duplicate_pair (other_party_id);
comment on index duplicate_pair_by_other is 'A record''s pairs from its other side.';
create index duplicate_pair_queue on duplicate_pair (rank desc, party_id, other_party_id) where is_open;
comment on index duplicate_pair_queue is 'What is to be decided, the most valuable first.';

create index duplicate_pair_open_kinds on duplicate_pair (kind, band, outcome) where is_open;
comment on index duplicate_pair_open_kinds is 'How many of each kind are open, counted without reading them.';

create table duplicate_member (
  party_id uuid constraint duplicate_member_pkey primary key,
  cluster_id uuid not null
);
comment on table duplicate_member is 'Which records a search takes for one: those with the same cluster. A record in no pair stands in no cluster. Owner: data-quality.';
comment on column duplicate_member.party_id is 'The record, as it is.';
comment on column duplicate_member.cluster_id is 'Stays with the larger part when a cluster splits, and with the older one when two become one.';
comment on constraint duplicate_member_pkey on duplicate_member is 'A record is in one cluster.';
create index duplicate_member_by_cluster on duplicate_member (cluster_id);
comment on index duplicate_member_by_cluster is 'A cluster''s records.';

create table duplicate_due (
  party_id uuid constraint duplicate_due_pkey primary key,
  changed_in xid8 not null default pg_current_xact_id()
);
comment on table duplicate_due is 'Records that came, changed or went since duplicates were last searched. Owner: customers.';
comment on column duplicate_due.party_id is 'The record; it may be gone.';
comment on column duplicate_due.changed_in is 'The transaction that last changed it: a search takes away what it has read, and leaves what came since.';
comment on constraint duplicate_due_pkey on duplicate_due is 'Once is enough.';
