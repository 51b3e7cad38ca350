-- Who they are: organisations, households, people; their roles, relations, addresses and belongings.

create table party (
  party_id uuid constraint party_pkey primary key,
  kind text not null,
  name text not null,
  legal_name text,
  given_name text,
  family_name text,
  golden_id uuid not null,
  owner_id uuid,
  segment text,
  territory text,
  industry text,
  employees_count integer,
  annual_revenue numeric(20, 6),
  annual_revenue_currency text,
  website text,
  tax_number text,
  language text,
  time_zone text,
  stage text not null default 'prospect',
  note text,
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint party_kind_known check (kind in ('organisation', 'household', 'person')),
  constraint party_stage_known check (stage in ('visitor', 'prospect', 'qualified', 'customer', 'lapsed', 'refused', 'none')),
  constraint party_name_not_empty check (name <> ''),
  constraint party_owner_fkey foreign key (owner_id) references user_account (user_id)
);
comment on table party is 'An organisation, a household or a person, in whatever role. Owner: customers.';
comment on column party.party_id is 'Made by the application.';
comment on column party.kind is 'organisation, household, person.';
comment on column party.name is 'As people call it; for a person given and family name.';
comment on column party.legal_name is 'As registered.';
comment on column party.given_name is 'Of a person.';
comment on column party.family_name is 'Of a person.';
comment on column party.golden_id is 'The record it is kept as: itself, or the one it was merged into. Always one hop.';
comment on column party.owner_id is 'Who looks after it.';
comment on column party.segment is 'The trade''s grouping as delivered: consumer, corporate, retail.';
comment on column party.territory is 'Sales territory.';
comment on column party.industry is 'Line of business.';
comment on column party.employees_count is 'Number of employees.';
comment on column party.annual_revenue is 'Their own annual revenue.';
comment on column party.annual_revenue_currency is 'Its currency.';
comment on column party.website is 'Their site.';
comment on column party.tax_number is 'Tax or VAT number as entered.';
comment on column party.language is 'BCP 47 tag in which they are addressed.';
comment on column party.time_zone is 'IANA name.';
comment on column party.stage is 'Life stage: visitor, prospect, qualified, customer, lapsed, refused, none.';
comment on column party.note is 'Free text.';
comment on column party.custom is 'Fields the workspace added.';
comment on column party.created_at is 'In the system it came from, or here.';
comment on column party.created_by is 'Who entered it here.';
comment on column party.updated_at is 'Last changed here.';
comment on column party.version is 'For If-Match.';
comment on constraint party_kind_known on party is 'One of three.';
comment on constraint party_stage_known on party is 'One of the stages.';
comment on constraint party_name_not_empty on party is 'A party has a name.';
comment on constraint party_owner_fkey on party is 'An account that exists.';

create index party_by_golden on party (golden_id);
comment on index party_by_golden is 'The members of one customer.';
create index party_by_owner on party (owner_id, party_id);
comment on index party_by_owner is 'What a person looks after.';
create index party_by_name on party (normalised(name), party_id);
comment on index party_by_name is 'Lists in order of name.';
create index party_name_beginnings on party (normalised(name) text_pattern_ops);
comment on index party_name_beginnings is 'Search as you type from the first letter on.';
create index party_name_trigrams on party using gin (normalised(name) gin_trgm_ops);
comment on index party_name_trigrams is 'Search in the middle of a name, forgiving typing errors.';

insert into party (party_id, kind, name, golden_id, stage, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', 'organisation', 'Our company', '00000000-0000-7000-8000-000000000001', 'none', now(), now());

create table party_role (
  party_id uuid not null,
  role text not null,
  since date not null,
  until date,
  constraint party_role_pkey primary key (party_id, role, since),
  constraint party_role_party_fkey foreign key (party_id) references party (party_id),
  constraint party_role_known check (role in ('customer', 'prospect', 'supplier', 'partner', 'agent', 'employee', 'competitor', 'own_company', 'other'))
);
comment on table party_role is 'What a party is to us; several at once, each with its dates. Owner: customers.';
comment on column party_role.party_id is 'Whose role.';
comment on column party_role.role is 'customer, prospect, supplier, partner, agent, employee, competitor, own_company, other.';
comment on column party_role.since is 'From this day; 0001-01-01 when unknown.';
comment on column party_role.until is 'To the day before this one; empty while it holds.';
comment on constraint party_role_pkey on party_role is 'The customer leads.';
comment on constraint party_role_party_fkey on party_role is 'A party that exists.';
comment on constraint party_role_known on party_role is 'One of the roles.';

insert into party_role (party_id, role, since) values ('00000000-0000-7000-8000-000000000001', 'own_company', '0001-01-01');

create index party_role_holders on party_role (role, party_id) where until is null;
comment on index party_role_holders is 'Everybody who holds a role now.';

create table contact_point (
  party_id uuid not null,
  contact_point_id uuid not null,
  kind text not null,
  label text,
  raw text not null,
  normalised text,
  line1 text,
  line2 text,
  city text,
  region text,
  postcode text,
  country text,
  state text not null default 'unverified',
  checked_on date,
  checked_by text,
  is_preferred boolean not null default false,
  valid_from date,
  valid_until date,
  constraint contact_point_pkey primary key (party_id, contact_point_id),
  constraint contact_point_party_fkey foreign key (party_id) references party (party_id),
  constraint contact_point_kind_known check (kind in ('phone', 'mail', 'address', 'site', 'social')),
  constraint contact_point_state_known check (state in ('unverified', 'valid', 'invalid', 'unreachable'))
);
comment on table contact_point is 'A way to reach a party: phone, mail, postal address, site. Owner: customers.';
comment on column contact_point.party_id is 'Whose.';
comment on column contact_point.contact_point_id is 'Made by the application.';
comment on column contact_point.kind is 'phone, mail, address, site, social.';
comment on column contact_point.label is 'work, mobile, billing, shipping, home.';
comment on column contact_point.raw is 'As it was entered.';
comment on column contact_point.normalised is 'Phone in E.164, mail in lower case, host of a site; empty when it can''t be read.';
comment on column contact_point.line1 is 'Street and number.';
comment on column contact_point.line2 is 'Second address line.';
comment on column contact_point.city is 'Town.';
comment on column contact_point.region is 'State, county, province.';
comment on column contact_point.postcode is 'As written there.';
comment on column contact_point.country is 'ISO 3166-1 alpha-2.';
comment on column contact_point.state is 'unverified, valid, invalid, unreachable.';
comment on column contact_point.checked_on is 'Day of that state.';
comment on column contact_point.checked_by is 'Method that said so: syntax, person, delivery.';
comment on column contact_point.is_preferred is 'The one to use first of its kind.';
comment on column contact_point.valid_from is 'From this day.';
comment on column contact_point.valid_until is 'To the day before this one.';
comment on constraint contact_point_pkey on contact_point is 'The customer leads.';
comment on constraint contact_point_party_fkey on contact_point is 'A party that exists.';
comment on constraint contact_point_kind_known on contact_point is 'One of five.';
comment on constraint contact_point_state_known on contact_point is 'One of four.';

create table relationship (
  party_id uuid not null,
  relationship_id uuid not null,
  type text not null,
  direction text not null,
  other_party_id uuid not null,
  title text,
  since date,
  until date,
  constraint relationship_pkey primary key (party_id, relationship_id),
  constraint relationship_party_fkey foreign key (party_id) references party (party_id),
  constraint relationship_not_to_itself check (other_party_id <> party_id),
  constraint relationship_direction_known check (direction in ('from', 'to')),
  constraint relationship_type_known check (type in ('works_for', 'member_of_household', 'subsidiary_of', 'member_of', 'agent_for', 'supplies', 'partner_of', 'referred_by', 'competes_with'))
);
comment on table relationship is 'How two parties stand to each other. Stored once for each side, under the same id, so that either side finds it at home. Owner: customers.';
comment on column relationship.party_id is 'This side.';
comment on column relationship.relationship_id is 'The same on both sides.';
comment on column relationship.type is 'works_for, member_of_household, subsidiary_of, member_of, agent_for, supplies, partner_of, referred_by, competes_with.';
comment on column relationship.direction is 'from: this side works for the other; to: the other works for this side.';
comment on column relationship.other_party_id is 'The other side.';
comment on column relationship.title is 'Function of the person there.';
comment on column relationship.since is 'From this day.';
comment on column relationship.until is 'To the day before this one.';
comment on constraint relationship_pkey on relationship is 'The customer leads.';
comment on constraint relationship_party_fkey on relationship is 'A party that exists.';
comment on constraint relationship_not_to_itself on relationship is 'Two different parties.';
comment on constraint relationship_direction_known on relationship is 'One of two.';
comment on constraint relationship_type_known on relationship is 'One of the types.';

create table asset (
  party_id uuid not null,
  asset_id uuid not null,
  name text not null,
  product_id uuid,
  serial text,
  support_plan text,
  valid_from date,
  valid_until date,
  constraint asset_pkey primary key (party_id, asset_id),
  constraint asset_party_fkey foreign key (party_id) references party (party_id)
);
comment on table asset is 'What a party owns or has installed. Owner: customers.';
comment on column asset.party_id is 'Whose.';
comment on column asset.asset_id is 'Made by the application.';
comment on column asset.name is 'What it is.';
comment on column asset.product_id is 'The product, when it is one of ours.';
comment on column asset.serial is 'Serial number.';
comment on column asset.support_plan is 'Support they pay for.';
comment on column asset.valid_from is 'Installed or bought on.';
comment on column asset.valid_until is 'Given up or ended on.';
comment on constraint asset_pkey on asset is 'The customer leads.';
comment on constraint asset_party_fkey on asset is 'A party that exists.';

create table lookup (
  kind text not null,
  value text not null,
  party_id uuid not null,
  constraint lookup_pkey primary key (kind, value, party_id)
);
comment on table lookup is 'How a phone number, mail address, domain, tax number or document number finds its party. Keyed by what is looked up. Owner: customers.';
comment on column lookup.kind is 'phone, mail, site, tax_number, document, source_id.';
comment on column lookup.value is 'Normalised.';
comment on column lookup.party_id is 'Whose it is.';
comment on constraint lookup_pkey on lookup is 'The value leads: a look-up table.';

create index lookup_beginnings on lookup (value text_pattern_ops);
comment on index lookup_beginnings is 'Search as you type over phones, mails and numbers.';
create index lookup_by_party on lookup (party_id);
comment on index lookup_by_party is 'For taking a party''s entries away again.';

comment on constraint party_pkey on party is 'Known by its id.';
