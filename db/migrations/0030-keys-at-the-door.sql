-- Whether somebody who is being entered is here already: what a record shares with others, hashed, beside the record.

create table match_key (
  key_hash bigint not null,
  party_id uuid not null,
  constraint match_key_pkey primary key (key_hash, party_id)
);
comment on table match_key is 'Under which keys a record is met by others that may be the same: mail, phone, sound of the name and town, and the like. Made of the record, kept with every change of it. Owner: customers.';
comment on column match_key.key_hash is 'Number of the rule in the upper 32 bits, hash of what is shared in the lower.';
comment on column match_key.party_id is 'Whose it is.';
comment on constraint match_key_pkey on match_key is 'The key leads: a look-up table, answered from the index alone.';
create index match_key_by_party on match_key (party_id);
comment on index match_key_by_party is 'For taking a party''s keys away again.';

create table match_key_filling (
  is_only boolean not null default true,
  reader_version integer not null,
  filled_to uuid,
  is_done boolean not null default false,
  constraint match_key_filling_pkey primary key (is_only),
  constraint match_key_filling_one check (is_only)
);
comment on table match_key_filling is 'How far the keys of parties are made that were here before the keys were. One row. Owner: customers.';
comment on column match_key_filling.is_only is 'Keeps it to one row.';
comment on column match_key_filling.reader_version is 'Which reader makes the keys.';
comment on column match_key_filling.filled_to is 'The last party that has them, in the order of ids; empty: none yet.';
comment on column match_key_filling.is_done is 'All parties have them.';
comment on constraint match_key_filling_pkey on match_key_filling is 'One row.';
comment on constraint match_key_filling_one on match_key_filling is 'One row.';
insert into match_key_filling (reader_version) values (0);

insert into policy (kind, version, valid_from, document, reason)
values ('duplicate', 1, '0001-01-01', '{
  "organisation": { "sure": "reason", "likely": "reason", "possible": "warn" },
  "household": { "sure": "reason", "likely": "reason", "possible": "warn" },
  "person": { "sure": "reason", "likely": "reason", "possible": "warn" },
  "roles": []
}', 'Came with Vitalfew.');
