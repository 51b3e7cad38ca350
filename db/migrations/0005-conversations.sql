-- What was said and done: calls, visits, mails, tasks, cases.

create table case_file (
  party_id uuid not null,
  case_id uuid not null,
  number text,
  subject text not null,
  kind text not null default 'support',
  channel text not null,
  state text not null,
  source_state text,
  priority text,
  product_id uuid,
  owner_id uuid,
  opened_at timestamptz not null,
  opened_on date not null,
  closed_at timestamptz,
  finding text,
  redress_amount numeric(20, 6),
  custom jsonb not null default '{}',
  version integer not null default 1,
  constraint case_file_pkey primary key (party_id, case_id),
  constraint case_file_party_fkey foreign key (party_id) references party (party_id),
  constraint case_file_owner_fkey foreign key (owner_id) references user_account (user_id),
  constraint case_file_kind_known check (kind in ('support', 'complaint')),
  constraint case_file_state_known check (state in ('open', 'waiting', 'closed')),
  constraint case_file_finding_known check (finding in ('our_fault', 'not_our_fault', 'third_party', 'open'))
);
comment on table case_file is 'A support request or a complaint, from opening to closing. Owner: conversations.';
comment on column case_file.party_id is 'Whose; our own company when the source names nobody.';
comment on column case_file.case_id is 'Made by the application.';
comment on column case_file.number is 'What people call it by.';
comment on column case_file.subject is 'What it is about.';
comment on column case_file.kind is 'support or complaint.';
comment on column case_file.channel is 'How it came in.';
comment on column case_file.state is 'open, waiting, closed.';
comment on column case_file.source_state is 'The state in the words of the source.';
comment on column case_file.priority is 'As delivered or set.';
comment on column case_file.product_id is 'Which product.';
comment on column case_file.owner_id is 'Who works on it.';
comment on column case_file.opened_at is 'Since.';
comment on column case_file.opened_on is 'The business day of that.';
comment on column case_file.closed_at is 'Closed at.';
comment on column case_file.finding is 'Of a complaint: our_fault, not_our_fault, third_party, open.';
comment on column case_file.redress_amount is 'What was given to make up for it, in base currency.';
comment on column case_file.custom is 'Fields the workspace added.';
comment on column case_file.version is 'For If-Match.';
comment on constraint case_file_pkey on case_file is 'The customer leads.';
comment on constraint case_file_party_fkey on case_file is 'A party that exists.';
comment on constraint case_file_owner_fkey on case_file is 'An account that exists.';
comment on constraint case_file_kind_known on case_file is 'One of two.';
comment on constraint case_file_state_known on case_file is 'One of three.';
comment on constraint case_file_finding_known on case_file is 'One of four.';

create table contact (
  party_id uuid not null,
  contact_id uuid not null,
  channel text not null,
  kind text not null default 'other',
  direction text,
  subject text,
  note text,
  user_id uuid,
  person_party_id uuid,
  started_at timestamptz not null,
  on_day date not null,
  due_on date,
  state text not null default 'done',
  minutes numeric(10, 3),
  minutes_basis text not null default 'unknown',
  activity_code text,
  caused_by text not null default 'unknown',
  case_id uuid,
  opportunity_id uuid,
  product_id uuid,
  feeling text,
  outcome text,
  is_billable boolean not null default false,
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  version integer not null default 1,
  constraint contact_pkey primary key (party_id, contact_id),
  constraint contact_party_fkey foreign key (party_id) references party (party_id),
  constraint contact_user_fkey foreign key (user_id) references user_account (user_id),
  constraint contact_case_fkey foreign key (party_id, case_id) references case_file (party_id, case_id),
  constraint contact_channel_known check (channel in ('phone', 'mail', 'chat', 'form', 'portal', 'visit', 'letter', 'social', 'event', 'task')),
  constraint contact_direction_known check (direction in ('in', 'out')),
  constraint contact_state_known check (state in ('planned', 'done', 'cancelled')),
  constraint contact_minutes_basis_known check (minutes_basis in ('measured', 'estimated', 'unknown')),
  constraint contact_minutes_not_negative check (minutes >= 0),
  constraint contact_caused_by_known check (caused_by in ('us', 'customer', 'third_party', 'unknown'))
);
comment on table contact is 'Every call, mail, visit, chat, letter, task, campaign touch: one row each, with its minutes. Owner: conversations.';
comment on column contact.party_id is 'With whom; our own company when the source names nobody.';
comment on column contact.contact_id is 'Made by the application.';
comment on column contact.channel is 'phone, mail, chat, form, portal, visit, letter, social, event, task.';
comment on column contact.kind is 'enquiry, order, complaint, support, billing, feedback, courtesy, other.';
comment on column contact.direction is 'in or out.';
comment on column contact.subject is 'What it was about, in a line.';
comment on column contact.note is 'What was said.';
comment on column contact.user_id is 'Who of us.';
comment on column contact.person_party_id is 'Who of them.';
comment on column contact.started_at is 'When.';
comment on column contact.on_day is 'The business day of that, in the workspace''s zone.';
comment on column contact.due_on is 'Of a task: to be done by.';
comment on column contact.state is 'planned, done, cancelled; only what is done costs.';
comment on column contact.minutes is 'How long it took; empty when nobody measured, then the activity''s equation says.';
comment on column contact.minutes_basis is 'measured, estimated, unknown.';
comment on column contact.activity_code is 'The activity that prices it; empty: the one of its channel.';
comment on column contact.caused_by is 'us, customer, third_party, unknown.';
comment on column contact.case_id is 'The case it belongs to, of the same party.';
comment on column contact.opportunity_id is 'The opportunity it belongs to, of the same party.';
comment on column contact.product_id is 'Which product.';
comment on column contact.feeling is 'glad, even, annoyed: as set by a person.';
comment on column contact.outcome is 'How it ended.';
comment on column contact.is_billable is 'The customer pays for the time.';
comment on column contact.custom is 'Fields the workspace added.';
comment on column contact.created_at is 'In the system it came from, or here.';
comment on column contact.version is 'For If-Match.';
comment on constraint contact_pkey on contact is 'The customer leads.';
comment on constraint contact_party_fkey on contact is 'A party that exists.';
comment on constraint contact_user_fkey on contact is 'An account that exists.';
comment on constraint contact_case_fkey on contact is 'A case that exists.';
comment on constraint contact_channel_known on contact is 'One of the channels.';
comment on constraint contact_direction_known on contact is 'One of two.';
comment on constraint contact_state_known on contact is 'One of three.';
comment on constraint contact_minutes_basis_known on contact is 'One of three.';
comment on constraint contact_minutes_not_negative on contact is 'Time does not run backwards.';
comment on constraint contact_caused_by_known on contact is 'One of four.';

create index contact_newest on contact (party_id, started_at desc, contact_id);
comment on index contact_newest is 'A customer''s contacts, newest first.';
create index contact_to_do on contact (user_id, due_on, contact_id) where state = 'planned';
comment on index contact_to_do is 'A person''s tasks, the earliest due first.';
create index case_file_newest on case_file (opened_at, case_id);
comment on index case_file_newest is 'All cases, newest first.';
create index contact_by_day on contact (on_day, party_id);
comment on index contact_by_day is 'The contacts of a period.';
