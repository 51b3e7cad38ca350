-- The company that runs Vitalfew, its people, how they sign on, and its policies.

create table workspace (
  workspace_id smallint constraint workspace_pkey primary key default 1,
  name text not null default 'Our company',
  base_currency text not null default 'EUR',
  time_zone text not null default 'UTC',
  country text,
  locale text not null default 'en',
  version integer not null default 1,
  constraint workspace_one_row check (workspace_id = 1),
  constraint workspace_currency_form check (base_currency ~ '^[A-Z]{3}$')
);
comment on table workspace is 'The company that runs this Vitalfew. One row. Owner: administration.';
comment on column workspace.workspace_id is 'Always 1.';
comment on column workspace.name is 'Shown at the top of every screen.';
comment on column workspace.base_currency is 'Currency in which customers are compared.';
comment on column workspace.time_zone is 'Business days are days of this zone (IANA name).';
comment on column workspace.country is 'ISO 3166-1 alpha-2; how phone numbers without a country are read.';
comment on column workspace.locale is 'How numbers and dates are written unless a person chose otherwise.';
comment on column workspace.version is 'For If-Match.';
comment on constraint workspace_one_row on workspace is 'One organisation per database.';
comment on constraint workspace_currency_form on workspace is 'ISO 4217.';

insert into workspace default values;

create table team (
  team_id uuid constraint team_pkey primary key,
  name text not null constraint team_name_key unique
);
comment on table team is 'People who share customers. Owner: administration.';
comment on column team.team_id is 'Made by the application.';
comment on column team.name is 'What people call it.';

create table user_account (
  user_id uuid constraint user_account_pkey primary key,
  name text not null,
  mail text,
  password_hash text,
  role text not null default 'operator',
  record_scope text,
  team_id uuid,
  state text not null default 'active',
  locale text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint user_account_team_fkey foreign key (team_id) references team (team_id),
  constraint user_account_role_known check (role in ('owner', 'manager', 'operator', 'seller', 'marketer', 'steward', 'auditor')),
  constraint user_account_scope_known check (record_scope in ('own', 'team', 'all')),
  constraint user_account_state_known check (state in ('named', 'invited', 'active', 'locked')),
  constraint user_account_signs_in_with_mail check (state = 'named' or mail is not null)
);
comment on table user_account is 'A person who works here, whether they sign in or are only named in imported records. Owner: administration.';
comment on column user_account.user_id is 'Made by the application.';
comment on column user_account.name is 'Full name.';
comment on column user_account.mail is 'Sign-in name; empty for people known only from imported records.';
comment on column user_account.password_hash is 'argon2id in PHC form; empty until a password is set.';
comment on column user_account.role is 'What they may do (contract/permissions.ts).';
comment on column user_account.record_scope is 'How far they see; empty takes the role''s.';
comment on column user_account.team_id is 'Their team.';
comment on column user_account.state is 'named: only in records; invited: link sent; active; locked.';
comment on column user_account.locale is 'How this person reads numbers and dates.';
comment on column user_account.created_at is 'Since.';
comment on column user_account.version is 'For If-Match.';
comment on constraint user_account_team_fkey on user_account is 'A team that exists.';
comment on constraint user_account_role_known on user_account is 'One of the roles.';
comment on constraint user_account_scope_known on user_account is 'One of the scopes.';
comment on constraint user_account_state_known on user_account is 'One of the states.';
comment on constraint user_account_signs_in_with_mail on user_account is 'Who can sign in has a mail address.';

create unique index user_account_mail_key on user_account (lower(mail));
comment on index user_account_mail_key is 'One account per mail address, however it is written.';

create table session (
  token_sha256 bytea constraint session_pkey primary key,
  session_id uuid not null constraint session_id_key unique,
  user_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  ip text not null,
  user_agent text not null,
  revoked_at timestamptz,
  constraint session_user_fkey foreign key (user_id) references user_account (user_id)
);
comment on table session is 'A signed-in browser. Kept by the hash of its token, so that a copy of the database opens no door. Owner: administration.';
comment on column session.token_sha256 is 'SHA-256 of the cookie.';
comment on column session.session_id is 'What the list of sessions and revoking use.';
comment on column session.user_id is 'Whose.';
comment on column session.created_at is 'Signed in at.';
comment on column session.seen_at is 'Last used at, to the minute.';
comment on column session.idle_until is 'Ends then if not used.';
comment on column session.ends_at is 'Ends then in any case.';
comment on column session.ip is 'Where from, last seen.';
comment on column session.user_agent is 'Browser, as it names itself.';
comment on column session.revoked_at is 'Ended by a person at.';
comment on constraint session_user_fkey on session is 'An account that exists.';

create index session_by_user on session (user_id, created_at desc);
comment on index session_by_user is 'A person''s sessions.';

create table api_key (
  api_key_id uuid constraint api_key_pkey primary key,
  name text not null,
  prefix text not null,
  key_sha256 bytea not null constraint api_key_hash_key unique,
  user_id uuid not null,
  permissions text[] not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  used_at timestamptz,
  ends_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_user_fkey foreign key (user_id) references user_account (user_id)
);
comment on table api_key is 'A key for programs. Only its hash is kept. Owner: administration.';
comment on column api_key.api_key_id is 'Made by the application.';
comment on column api_key.name is 'What it is for.';
comment on column api_key.prefix is 'First characters, to recognise it in a list.';
comment on column api_key.key_sha256 is 'SHA-256 of the key.';
comment on column api_key.user_id is 'Acts for this account, and never beyond it.';
comment on column api_key.permissions is 'What of the account''s permissions it holds.';
comment on column api_key.created_at is 'Since.';
comment on column api_key.created_by is 'Who made it.';
comment on column api_key.used_at is 'Last used at, to the minute.';
comment on column api_key.ends_at is 'Ends then; empty: until revoked.';
comment on column api_key.revoked_at is 'Ended by a person at.';
comment on constraint api_key_user_fkey on api_key is 'An account that exists.';

create table one_time_link (
  token_sha256 bytea constraint one_time_link_pkey primary key,
  purpose text not null,
  user_id uuid,
  created_at timestamptz not null default now(),
  ends_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_link_user_fkey foreign key (user_id) references user_account (user_id),
  constraint one_time_link_purpose_known check (purpose in ('set-up', 'invitation', 'password'))
);
comment on table one_time_link is 'A link that works once: first owner, invitation, new password. Owner: administration.';
comment on column one_time_link.token_sha256 is 'SHA-256 of what stands in the link.';
comment on column one_time_link.purpose is 'set-up, invitation, password.';
comment on column one_time_link.user_id is 'Whose; empty for set-up.';
comment on column one_time_link.created_at is 'Made at.';
comment on column one_time_link.ends_at is 'Works until.';
comment on column one_time_link.used_at is 'Used at.';
comment on constraint one_time_link_user_fkey on one_time_link is 'An account that exists.';
comment on constraint one_time_link_purpose_known on one_time_link is 'One of three.';

create table sign_in_try (
  try_key text not null,
  tried_at timestamptz not null
);
comment on table sign_in_try is 'Failed sign-ins by account name and by address, for slowing down guesses. Owner: administration.';
comment on column sign_in_try.try_key is 'SHA-256 of the mail address or the IP address.';
comment on column sign_in_try.tried_at is 'When.';

create index sign_in_try_recent on sign_in_try (try_key, tried_at);
comment on index sign_in_try_recent is 'How often was this tried of late.';

create table policy (
  kind text not null,
  version integer not null,
  valid_from date not null,
  document jsonb not null,
  reason text not null,
  drafted_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  created_at timestamptz not null default now(),
  constraint policy_pkey primary key (kind, version),
  constraint policy_drafted_by_fkey foreign key (drafted_by) references user_account (user_id),
  constraint policy_approved_by_fkey foreign key (approved_by) references user_account (user_id)
);
comment on table policy is 'A rule of the house as a versioned document: rating, costing, discount and the rest. Owner: administration.';
comment on column policy.kind is 'rating, costing, duplicate, sla, contact-budget.';
comment on column policy.version is 'Counted within the kind.';
comment on column policy.valid_from is 'In force from this business day.';
comment on column policy.document is 'Its content; each kind has its schema.';
comment on column policy.reason is 'Why it was changed.';
comment on column policy.drafted_by is 'Who wrote it; empty: came with Vitalfew.';
comment on column policy.approved_by is 'Who put it in force; empty while a draft, and for what came with Vitalfew.';
comment on column policy.approved_at is 'When.';
comment on column policy.created_at is 'Written at.';
comment on constraint policy_pkey on policy is 'One number within a kind.';
comment on constraint policy_drafted_by_fkey on policy is 'An account that exists.';
comment on constraint policy_approved_by_fkey on policy is 'An account that exists.';

create table exchange_rate (
  currency text not null,
  valid_from date not null,
  rate numeric(18, 8) not null,
  constraint exchange_rate_pkey primary key (currency, valid_from),
  constraint exchange_rate_positive check (rate > 0)
);
comment on table exchange_rate is 'What a unit of a foreign currency is worth in the base currency, from a day on. Owner: administration.';
comment on column exchange_rate.currency is 'ISO 4217.';
comment on column exchange_rate.valid_from is 'From this day until the next row.';
comment on column exchange_rate.rate is 'Base currency for one unit.';
comment on constraint exchange_rate_pkey on exchange_rate is 'One rate a day.';
comment on constraint exchange_rate_positive on exchange_rate is 'A rate is above zero.';

comment on constraint workspace_pkey on workspace is 'Known by its id.';
comment on constraint team_pkey on team is 'Known by its id.';
comment on constraint team_name_key on team is 'No two teams of one name.';
comment on constraint user_account_pkey on user_account is 'Known by its id.';
comment on constraint session_pkey on session is 'Found by what the browser sends.';
comment on constraint session_id_key on session is 'An id to speak of it without its token.';
comment on constraint api_key_pkey on api_key is 'Known by its id.';
comment on constraint api_key_hash_key on api_key is 'Found by what the program sends.';
comment on constraint one_time_link_pkey on one_time_link is 'Found by what stands in the link.';

insert into policy (kind, version, valid_from, document, reason)
values ('rating', 1, '0001-01-01', '{
  "notRatedBefore": { "days": 90, "sales": 2 },
  "base": { "measure": "profit", "coverageMin": 0.95, "shareA": 0.8, "shareB": 0.95 },
  "signals": {
    "servingShare": { "isOn": true, "limit": 0.3, "limitDouble": 0.6 },
    "discountPoints": { "isOn": true, "limit": 0.05, "groupMin": 5 },
    "contactsPerThousand": { "isOn": true, "percentile": 0.9, "contactsMin": 6, "groupMin": 10 },
    "daysLate": { "isOn": true, "limit": 15 },
    "returns": { "isOn": true, "percentile": 0.9, "returnsMin": 3, "groupMin": 10 }
  },
  "drop": { "oneStepPoints": 2, "twoStepPoints": 4 }
}', 'Came with Vitalfew.');
