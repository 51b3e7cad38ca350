-- Who is noted at an organisation where their mail, phone, address or dealings don't belong, and what was decided on it.

create table misplaced_person (
  party_id uuid not null,
  relationship_id uuid not null,
  organisation_id uuid not null,
  suggested_id uuid,
  weight numeric(6, 2) not null,
  evidence jsonb not null,
  found_at timestamptz not null,
  constraint misplaced_person_pkey primary key (party_id, relationship_id),
  constraint misplaced_person_elsewhere check (suggested_id <> organisation_id)
);
comment on table misplaced_person is 'People whose traces point away from the organisation they are noted at: to another one, or to nowhere where they seem to have left. Made anew by each search. Owner: data-quality.';
comment on column misplaced_person.party_id is 'The person''s record, as it is, at whose home the relationship lies.';
comment on column misplaced_person.relationship_id is 'That they work there.';
comment on column misplaced_person.organisation_id is 'Where they are noted, as the record it is kept as.';
comment on column misplaced_person.suggested_id is 'Where the evidence points; empty for who seems to have left.';
comment on column misplaced_person.weight is 'How much points there, less what speaks for where they are.';
comment on column misplaced_person.evidence is 'What points there and what speaks for staying: [{trace, …}].';
comment on column misplaced_person.found_at is 'When it was first found so.';
comment on constraint misplaced_person_pkey on misplaced_person is 'The customer leads.';
comment on constraint misplaced_person_elsewhere on misplaced_person is 'Somewhere else than where they are.';
create index misplaced_person_strongest on misplaced_person (weight desc, party_id, relationship_id);
comment on index misplaced_person_strongest is 'The work list, the clearest first.';
create index misplaced_person_newest on misplaced_person (found_at desc, party_id, relationship_id);
comment on index misplaced_person_newest is 'The work list, the newest first.';
create index misplaced_person_by_organisation on misplaced_person (organisation_id);
comment on index misplaced_person_by_organisation is 'Whom an organisation is said to have and seems not to.';
create index misplaced_person_by_suggested on misplaced_person (suggested_id);
comment on index misplaced_person_by_suggested is 'Who seems to belong to an organisation.';

create table workplace_decision (
  party_id uuid not null,
  decision_id uuid not null,
  relationship_id uuid not null,
  organisation_id uuid not null,
  suggested_id uuid,
  decision text not null,
  former_until date,
  ended_on date,
  made_relationship_id uuid,
  evidence jsonb not null,
  decided_at timestamptz not null,
  decided_by uuid,
  decided_by_name text not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_by_name text,
  constraint workplace_decision_pkey primary key (party_id, decision_id, relationship_id),
  constraint workplace_decision_known check (decision in ('moved', 'left', 'right')),
  constraint workplace_decision_made check ((made_relationship_id is not null) = (decision = 'moved')),
  constraint workplace_decision_taken_back_by_somebody check ((taken_back_at is null) = (taken_back_by_name is null))
);
comment on table workplace_decision is 'What somebody decided on where a person works: moved to the other organisation, left, or right as it is. Decisions that were made together share an id; rows are added, and marked as taken back once. Owner: data-quality.';
comment on column workplace_decision.party_id is 'The person''s record.';
comment on column workplace_decision.decision_id is 'Made by the application; the same for all that was decided at once.';
comment on column workplace_decision.relationship_id is 'The relationship that was looked at, and ended unless it was right.';
comment on column workplace_decision.organisation_id is 'Where they were noted.';
comment on column workplace_decision.suggested_id is 'Where the evidence pointed; empty where nowhere.';
comment on column workplace_decision.decision is 'moved, left, right.';
comment on column workplace_decision.former_until is 'The last day the relationship had before.';
comment on column workplace_decision.ended_on is 'The last day it was given; empty when it was right.';
comment on column workplace_decision.made_relationship_id is 'That they work at the other organisation now.';
comment on column workplace_decision.evidence is 'What was known then.';
comment on column workplace_decision.decided_at is 'When.';
comment on column workplace_decision.decided_by is 'The account.';
comment on column workplace_decision.decided_by_name is 'Its name then.';
comment on column workplace_decision.taken_back_at is 'When it was taken back; empty while it holds.';
comment on column workplace_decision.taken_back_by is 'The account that did.';
comment on column workplace_decision.taken_back_by_name is 'Its name then.';
comment on constraint workplace_decision_pkey on workplace_decision is 'The customer leads.';
comment on constraint workplace_decision_known on workplace_decision is 'One of three.';
comment on constraint workplace_decision_made on workplace_decision is 'Who was moved works somewhere.';
comment on constraint workplace_decision_taken_back_by_somebody on workplace_decision is 'What was taken back was taken back by somebody.';
create index workplace_decision_together on workplace_decision (decision_id);
comment on index workplace_decision_together is 'All that was decided at once; the newest id is the newest decision.';
