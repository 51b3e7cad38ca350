-- What else of a customer other systems know: consents, addresses not to be used, notes, files; and the fields a workspace
-- adds of its own.

create function keyed_hash(key bytea, words text) returns bytea
language sql immutable parallel safe strict
return sha256(key || sha256(key || convert_to(words, 'UTF8')));
comment on function keyed_hash is 'What stands for words that must be recognised and not be read: without the key nobody can try them out.';

create table hash_key (
  purpose text not null,
  key bytea not null,
  constraint hash_key_pkey primary key (purpose)
);
comment on table hash_key is 'Keys of what is kept as a hash. They lie in the database, so that a backup holds what recognises its rows. Owner: customers.';
comment on column hash_key.purpose is 'What is hashed with it: suppression.';
comment on column hash_key.key is '256 random bits, made with the database.';
comment on constraint hash_key_pkey on hash_key is 'One key for a purpose.';

-- Two random ids: 244 random bits, from the same source as any key.
insert into hash_key (purpose, key)
values ('suppression', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

create table suppression (
  address_hash bytea not null,
  channel text not null,
  address text,
  reason text,
  since timestamptz not null,
  source text,
  constraint suppression_pkey primary key (address_hash),
  constraint suppression_channel_known check (channel in ('mail', 'phone'))
);
comment on table suppression is 'A mail address or phone number that must not be used, whoever has it. It outlives the party and the erasure of the address. Owner: customers.';
comment on column suppression.address_hash is 'keyed_hash of channel and normalised address, mail:anna@example.com.';
comment on column suppression.channel is 'mail, phone.';
comment on column suppression.address is 'The normalised address; emptied when it is erased.';
comment on column suppression.reason is 'Unsubscribed, complained, bounced: in the words of the source.';
comment on column suppression.since is 'From then on.';
comment on column suppression.source is 'Who said so: the system, the person.';
comment on constraint suppression_pkey on suppression is 'Found by the address: a look-up table.';
comment on constraint suppression_channel_known on suppression is 'One of two.';

create table consent (
  party_id uuid not null,
  consent_id uuid not null,
  purpose text not null,
  channel text not null,
  state text not null,
  stated_at timestamptz not null,
  source text,
  address text,
  ip text,
  confirmed_at timestamptz,
  evidence text,
  constraint consent_pkey primary key (party_id, consent_id),
  constraint consent_party_fkey foreign key (party_id) references party (party_id),
  constraint consent_channel_known check (channel in ('mail', 'phone', 'letter', 'social', 'any')),
  constraint consent_state_known check (state in ('granted', 'withdrawn'))
);
comment on table consent is 'That somebody allowed or withdrew something, with the evidence. A withdrawal is a row of its own; the newest of a purpose and channel holds. Owner: customers.';
comment on column consent.party_id is 'Whose.';
comment on column consent.consent_id is 'Made by the application.';
comment on column consent.purpose is 'What for: marketing, newsletter, profiling.';
comment on column consent.channel is 'By mail, phone, letter, social; any: by all of them.';
comment on column consent.state is 'granted, withdrawn.';
comment on column consent.stated_at is 'When it was said.';
comment on column consent.source is 'Where it was said: form, call, import.';
comment on column consent.address is 'The address it was said for.';
comment on column consent.ip is 'From which network address.';
comment on column consent.confirmed_at is 'When it was confirmed by mail (double opt-in).';
comment on column consent.evidence is 'What was shown and answered, or where that lies.';
comment on constraint consent_pkey on consent is 'The customer leads.';
comment on constraint consent_party_fkey on consent is 'A party that exists.';
comment on constraint consent_channel_known on consent is 'One of the channels.';
comment on constraint consent_state_known on consent is 'One of two.';

create table custom_field (
  record_kind text not null,
  key text not null,
  title text not null,
  type text not null default 'text',
  choices jsonb not null default '[]',
  place integer not null default 0,
  is_required boolean not null default false,
  is_retired boolean not null default false,
  run_id uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint custom_field_pkey primary key (record_kind, key),
  constraint custom_field_title_not_empty check (title <> ''),
  constraint custom_field_type_known check (type in ('text', 'number', 'amount', 'day', 'instant', 'yes', 'mail', 'phone', 'site'))
);
comment on table custom_field is 'A field the workspace added to a kind of record: how its values are shown and read. The values stand in the records. Owner: customers.';
comment on column custom_field.record_kind is 'Of what: organisation, household, person, product, document and so on.';
comment on column custom_field.key is 'Under which its values stand in custom; it never changes.';
comment on column custom_field.title is 'What people call it.';
comment on column custom_field.type is 'text, number, amount, day, instant, yes, mail, phone, site.';
comment on column custom_field.choices is 'What can be chosen; empty: anything of the type.';
comment on column custom_field.place is 'Fields are shown in this order, then by title.';
comment on column custom_field.is_required is 'A form asks for it; what came without it stays.';
comment on column custom_field.is_retired is 'No longer shown; its values stay.';
comment on column custom_field.run_id is 'The load that made it; empty: a person did.';
comment on column custom_field.created_at is 'Since.';
comment on column custom_field.version is 'For If-Match.';
comment on constraint custom_field_pkey on custom_field is 'One of a name.';
comment on constraint custom_field_title_not_empty on custom_field is 'It can be called something.';
comment on constraint custom_field_type_known on custom_field is 'One of the types.';

create table note (
  party_id uuid not null,
  note_id uuid not null,
  title text,
  text text not null,
  author_id uuid,
  written_at timestamptz not null,
  on_day date not null,
  case_id uuid,
  document_id uuid,
  opportunity_id uuid,
  custom jsonb not null default '{}',
  version integer not null default 1,
  constraint note_pkey primary key (party_id, note_id),
  constraint note_party_fkey foreign key (party_id) references party (party_id),
  constraint note_case_fkey foreign key (party_id, case_id) references case_file (party_id, case_id),
  constraint note_document_fkey foreign key (party_id, document_id) references document (party_id, document_id),
  constraint note_author_fkey foreign key (author_id) references user_account (user_id)
);
comment on table note is 'A text on a customer. Nothing happened and nobody was met, so it costs nothing and is no contact. Owner: conversations.';
comment on column note.party_id is 'On whom; our own company when the source names nobody.';
comment on column note.note_id is 'Made by the application.';
comment on column note.title is 'Subject.';
comment on column note.text is 'What it says.';
comment on column note.author_id is 'Who of us wrote it.';
comment on column note.written_at is 'When.';
comment on column note.on_day is 'The business day of that, in the zone of the workspace.';
comment on column note.case_id is 'The case it is on, of the same party.';
comment on column note.document_id is 'The document it is on, of the same party.';
comment on column note.opportunity_id is 'The opportunity it is on, of the same party.';
comment on column note.custom is 'Fields the workspace added.';
comment on column note.version is 'For If-Match.';
comment on constraint note_pkey on note is 'The customer leads.';
comment on constraint note_party_fkey on note is 'A party that exists.';
comment on constraint note_case_fkey on note is 'A case that exists.';
comment on constraint note_document_fkey on note is 'A document that exists.';
comment on constraint note_author_fkey on note is 'An account that exists.';
create index note_newest on note (party_id, written_at desc, note_id);
comment on index note_newest is 'The notes on a customer, newest first.';

create table attachment (
  party_id uuid not null,
  attachment_id uuid not null,
  name text not null,
  media_type text not null default 'application/octet-stream',
  bytes bigint not null,
  sha256 text not null,
  description text,
  added_by uuid,
  document_id uuid,
  case_id uuid,
  contact_id uuid,
  opportunity_id uuid,
  created_at timestamptz not null,
  constraint attachment_pkey primary key (party_id, attachment_id),
  constraint attachment_party_fkey foreign key (party_id) references party (party_id),
  constraint attachment_document_fkey foreign key (party_id, document_id) references document (party_id, document_id),
  constraint attachment_case_fkey foreign key (party_id, case_id) references case_file (party_id, case_id),
  constraint attachment_contact_fkey foreign key (party_id, contact_id) references contact (party_id, contact_id),
  constraint attachment_added_by_fkey foreign key (added_by) references user_account (user_id)
);
comment on table attachment is 'A file that belongs to a customer. Its bytes lie in the data folder, once however many rows name them. Owner: conversations.';
comment on column attachment.party_id is 'Whose; our own company when the source names nobody.';
comment on column attachment.attachment_id is 'Made by the application.';
comment on column attachment.name is 'What it is called where it is saved.';
comment on column attachment.media_type is 'What it says it is; it is saved, never shown.';
comment on column attachment.bytes is 'How many.';
comment on column attachment.sha256 is 'Of the bytes: where they lie, files/ab/abcd…';
comment on column attachment.description is 'What it is, in words.';
comment on column attachment.added_by is 'Who of us added it.';
comment on column attachment.document_id is 'The document it is with, of the same party.';
comment on column attachment.case_id is 'The case it is with, of the same party.';
comment on column attachment.contact_id is 'The contact it is with, of the same party.';
comment on column attachment.opportunity_id is 'The opportunity it is with, of the same party.';
comment on column attachment.created_at is 'In the system it came from, or here.';
comment on constraint attachment_pkey on attachment is 'The customer leads.';
comment on constraint attachment_party_fkey on attachment is 'A party that exists.';
comment on constraint attachment_document_fkey on attachment is 'A document that exists.';
comment on constraint attachment_case_fkey on attachment is 'A case that exists.';
comment on constraint attachment_contact_fkey on attachment is 'A contact that exists.';
comment on constraint attachment_added_by_fkey on attachment is 'An account that exists.';
create index attachment_by_bytes on attachment (sha256);
comment on index attachment_by_bytes is 'Whether anybody still names these bytes.';
