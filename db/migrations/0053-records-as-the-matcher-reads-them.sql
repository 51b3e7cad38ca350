-- Whoever is held against others is read with name, numbers and all ways to reach them: six look-ups for each of some twenty others.
-- Kept in one row each, a search among what a load brought reads them four times as fast.

create table match_record (
  party_id uuid not null,
  kind text not null,
  record text not null,
  constraint match_record_pkey primary key (party_id)
);
comment on table match_record is 'What the matcher reads of a party, in one piece. Written with every change of it, as its keys are; a load leaves it to the search that follows. Where none is, the party is read itself. Owner: customers.';
comment on column match_record.party_id is 'Whose it is.';
comment on column match_record.kind is 'As in party.';
comment on column match_record.record is 'A JSON array: name, legal name, given name, family name, website, tax number, ways to reach it.';
comment on constraint match_record_pkey on match_record is 'One each.';
