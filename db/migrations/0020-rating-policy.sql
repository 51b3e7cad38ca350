-- The rating as a policy with people in charge: proposals, ratings set by a person, the fit of a customer, all signals.

create unique index policy_one_draft on policy (kind) where approved_at is null and drafted_by is not null;
comment on index policy_one_draft is 'One draft of a kind at a time, so that what is approved is what was looked at.';

insert into policy (kind, version, valid_from, document, reason)
values ('rating', 2, '0001-01-01', '{
  "notRatedBefore": { "days": 90, "sales": 2 },
  "base": { "measure": "profit", "coverageMin": 0.95, "by": "shares", "shareA": 0.8, "shareB": 0.95, "limitA": null, "limitB": null },
  "signals": {
    "servingShare": { "isOn": true, "limit": 0.3, "limitDouble": 0.6 },
    "discountPoints": { "isOn": true, "limit": 0.05, "groupMin": 5, "byProductGroup": false },
    "supportUse": { "isOn": true, "times": 1.5, "plans": [] },
    "contactsPerThousand": { "isOn": true, "percentile": 0.9, "contactsMin": 6, "groupMin": 10 },
    "complaintsNotOurFault": { "isOn": true, "limit": 3 },
    "daysLate": { "isOn": true, "limit": 15 },
    "returns": { "isOn": true, "percentile": 0.9, "returnsMin": 3, "groupMin": 10, "faultyReasons": ["faulty", "defect", "damaged", "broken", "wrong"] }
  },
  "drop": { "oneStepPoints": 2, "twoStepPoints": 4 },
  "changes": { "mode": "automatic", "oncePerQuarter": false, "comeBack": 0 }
}', 'Came with Vitalfew: support use and complaints that were not our fault count as well, faulty goods are no returns.'),
('fit', 1, '0001-01-01', '{
  "promises": { "isOn": true, "keptMin": 0.9, "dueMin": 3 },
  "ownFaults": { "isOn": true, "shareMax": 0.25, "countFree": 1 },
  "satisfaction": { "isOn": true, "field": "satisfaction", "averageMin": 4 },
  "treatments": {
    "core": "Serve first. Ask for a reference. Win back if lost.",
    "protect": "Fix our service: agree on what went wrong and by when it is mended.",
    "improve_terms": "Look at price, minimum order, paid support, self-service and fewer visits. Review after two quarters.",
    "not_a_match": "Change the offer, or help them find another supplier. A manager decides."
  }
}', 'Came with Vitalfew.');

alter table party_value
  add column rating_computed text,
  add column rating_computed_sentence text,
  add column rating_computed_sentence_plain text,
  add column rating_by text not null default 'first',
  add column rating_signals text[] not null default '{}',
  add column fit_type text,
  add column fit_sentence text,
  add column fit_policy_version integer,
  add constraint party_value_computed_known check (rating_computed in ('A', 'B', 'C', 'N')),
  add constraint party_value_rating_by_known check (rating_by in ('first', 'policy', 'proposal', 'override', 'override_end')),
  add constraint party_value_fit_known check (fit_type in ('core', 'protect', 'improve_terms', 'not_a_match', 'unknown'));
comment on column party_value.rating_computed is 'What the policy says, when another letter is in force: a change that is proposed or waits, or a letter a person set; empty: the same.';
comment on column party_value.rating_computed_sentence is 'Why, with figures; empty like the letter.';
comment on column party_value.rating_computed_sentence_plain is 'Why, without any figure of money; empty like the letter.';
comment on column party_value.rating_by is 'How the letter in force came about: first, policy, proposal, override, override_end.';
comment on column party_value.rating_signals is 'Signals that counted in the last run, servingShare2 for the double one.';
comment on column party_value.fit_type is 'core, protect, improve_terms, not_a_match; unknown when too little is on record; empty for who never bought.';
comment on column party_value.fit_sentence is 'Why, without any figure of money.';
comment on column party_value.fit_policy_version is 'Version of the fit policy that gave it.';
comment on constraint party_value_computed_known on party_value is 'One of four.';
comment on constraint party_value_rating_by_known on party_value is 'One of the ways.';
comment on constraint party_value_fit_known on party_value is 'One of five.';

create table rating_override (
  party_id uuid not null,
  override_id uuid not null,
  rating text not null,
  reason text not null,
  until_on date not null,
  set_by uuid,
  set_by_name text not null,
  set_at timestamptz not null,
  set_on date not null,
  computed_rating text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  ended_how text,
  ended_reason text,
  constraint rating_override_pkey primary key (party_id, override_id),
  constraint rating_override_party_fkey foreign key (party_id) references party (party_id),
  constraint rating_override_set_by_fkey foreign key (set_by) references user_account (user_id),
  constraint rating_override_ended_by_fkey foreign key (ended_by) references user_account (user_id),
  constraint rating_override_rating_known check (rating in ('A', 'B', 'C')),
  constraint rating_override_a_year_at_most check (until_on > set_on - 1 and until_on <= set_on + interval '12 months'),
  constraint rating_override_ended_known check (ended_how in ('by_person', 'expired', 'replaced')),
  constraint rating_override_end_complete check ((ended_at is null) = (ended_how is null))
);
comment on table rating_override is 'A rating that a person set, with its reason and its last day. Owner: insight.';
comment on column rating_override.party_id is 'The customer, as the record it was kept as then.';
comment on column rating_override.override_id is 'Made by the application.';
comment on column rating_override.rating is 'The letter set.';
comment on column rating_override.reason is 'Why.';
comment on column rating_override.until_on is 'Last day on which it holds.';
comment on column rating_override.set_by is 'Who set it; empty: by command.';
comment on column rating_override.set_by_name is 'Their name then.';
comment on column rating_override.set_at is 'When.';
comment on column rating_override.set_on is 'The business day of that.';
comment on column rating_override.computed_rating is 'What the policy said that day.';
comment on column rating_override.ended_at is 'No longer in force since; empty while it holds.';
comment on column rating_override.ended_by is 'Who ended it; empty: its last day passed, or by command.';
comment on column rating_override.ended_by_name is 'Their name then.';
comment on column rating_override.ended_how is 'by_person, expired, replaced.';
comment on column rating_override.ended_reason is 'Why it was ended early.';
comment on constraint rating_override_pkey on rating_override is 'The customer leads.';
comment on constraint rating_override_party_fkey on rating_override is 'A party that exists.';
comment on constraint rating_override_set_by_fkey on rating_override is 'An account that exists.';
comment on constraint rating_override_ended_by_fkey on rating_override is 'An account that exists.';
comment on constraint rating_override_rating_known on rating_override is 'One of three: nobody is made unknown.';
comment on constraint rating_override_a_year_at_most on rating_override is 'It is looked at again within a year.';
comment on constraint rating_override_ended_known on rating_override is 'One of three.';
comment on constraint rating_override_end_complete on rating_override is 'What ended says how.';

create unique index rating_override_one_holds on rating_override (party_id) where ended_at is null;
comment on index rating_override_one_holds is 'One holds at a time.';
create index rating_override_ending on rating_override (until_on, party_id) where ended_at is null;
comment on index rating_override_ending is 'Those that end soon.';

create table rating_proposal (
  party_id uuid not null,
  proposal_id uuid not null,
  rating_from text not null,
  rating_to text not null,
  sentence text not null,
  sentence_plain text not null,
  figures_before jsonb not null,
  figures_after jsonb not null,
  policy_version integer not null,
  run_id uuid not null,
  proposed_at timestamptz not null,
  proposed_on date not null,
  state text not null default 'open',
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decided_on date,
  reason text,
  constraint rating_proposal_pkey primary key (party_id, proposal_id),
  constraint rating_proposal_party_fkey foreign key (party_id) references party (party_id),
  constraint rating_proposal_decided_by_fkey foreign key (decided_by) references user_account (user_id),
  constraint rating_proposal_state_known check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  constraint rating_proposal_decided check ((state = 'open') = (decided_at is null)),
  constraint rating_proposal_moves check (rating_from <> rating_to)
);
comment on table rating_proposal is 'A change of a rating that the figures ask for and a person decides. Owner: insight.';
comment on column rating_proposal.party_id is 'The customer, as the record it was kept as then.';
comment on column rating_proposal.proposal_id is 'Made by the database.';
comment on column rating_proposal.rating_from is 'In force.';
comment on column rating_proposal.rating_to is 'Proposed.';
comment on column rating_proposal.sentence is 'Why, with figures.';
comment on column rating_proposal.sentence_plain is 'Why, without any figure of money.';
comment on column rating_proposal.figures_before is 'What the run before had: profit, revenue, what serving takes of the margin, place.';
comment on column rating_proposal.figures_after is 'The same as the newest run has it.';
comment on column rating_proposal.policy_version is 'Version of the rating policy that asks for it.';
comment on column rating_proposal.run_id is 'The run that proposed it first.';
comment on column rating_proposal.proposed_at is 'When.';
comment on column rating_proposal.proposed_on is 'The business day of that.';
comment on column rating_proposal.state is 'open; accepted or declined by a person; withdrawn when the figures no longer ask for it.';
comment on column rating_proposal.decided_by is 'Who; empty for what a run withdrew.';
comment on column rating_proposal.decided_by_name is 'Their name then.';
comment on column rating_proposal.decided_at is 'When.';
comment on column rating_proposal.decided_on is 'The business day of that.';
comment on column rating_proposal.reason is 'Why so decided.';
comment on constraint rating_proposal_pkey on rating_proposal is 'The customer leads.';
comment on constraint rating_proposal_party_fkey on rating_proposal is 'A party that exists.';
comment on constraint rating_proposal_decided_by_fkey on rating_proposal is 'An account that exists.';
comment on constraint rating_proposal_state_known on rating_proposal is 'One of four.';
comment on constraint rating_proposal_decided on rating_proposal is 'What is no longer open says since when.';
comment on constraint rating_proposal_moves on rating_proposal is 'It proposes a change.';

create unique index rating_proposal_one_open on rating_proposal (party_id) where state = 'open';
comment on index rating_proposal_one_open is 'One change is proposed at a time.';

-- What the signals and the fit count is rare among contacts and documents: a run reads these few and no others.
create index contact_support on contact (on_day, party_id, kind, caused_by)
  where kind in ('support', 'complaint') and case_id is null and state = 'done';
comment on index contact_support is 'Support requests and complaints that became no case: what the rating counts of them.';
create index contact_caused_by_us on contact (on_day, party_id)
  where caused_by = 'us' and case_id is null and state = 'done' and kind not in ('support', 'complaint');
comment on index contact_caused_by_us is 'Other contacts that we caused: what the fit counts of them.';
create index document_returned on document (recognised_on, party_id) where kind in ('credit_note', 'return');
comment on index document_returned is 'Returns of a period, to tell those of faulty goods.';
create index document_promised on document (due_on, party_id, shipped_on)
  where kind in ('order', 'delivery') and due_on is not null and state not in ('draft', 'cancelled');
comment on index document_promised is 'Orders and deliveries with a promised day: whether it was kept.';
create index contact_promised on contact (due_on, party_id, state, on_day) where due_on is not null and state <> 'cancelled';
comment on index contact_promised is 'Tasks with a promised day: whether it was kept.';
