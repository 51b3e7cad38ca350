-- The example company: that it is here, which accounts are its, the links into a demo of it; and what the start page reads.

create table example_company (
  example_id smallint constraint example_company_pkey primary key default 1,
  made_by text not null,
  customers_count integer not null,
  years_count integer not null,
  seed integer not null,
  books_until date not null,
  run_id uuid,
  asked_at timestamptz not null,
  loaded_at timestamptz,
  before jsonb not null,
  constraint example_company_one_row check (example_id = 1),
  constraint example_company_made_by_known check (made_by in ('demo', 'page'))
);
comment on table example_company is 'That this workspace holds the example company, and what stood here before. No row: everything here is real. Owner: data-quality.';
comment on column example_company.example_id is 'Always 1.';
comment on column example_company.made_by is 'demo: the database was made by vitalfew demo and is nobody''s own; page: an owner asked for it on the first page.';
comment on column example_company.customers_count is 'How many customers it was made with.';
comment on column example_company.years_count is 'How many years its books cover.';
comment on column example_company.seed is 'The seed it was made from.';
comment on column example_company.books_until is 'Last day of its books.';
comment on column example_company.run_id is 'The run that loads it.';
comment on column example_company.asked_at is 'Asked for at.';
comment on column example_company.loaded_at is 'In since; empty while it is being loaded.';
comment on column example_company.before is 'Workspace, cost model and exchange rates as they stood, for putting them back.';
comment on constraint example_company_pkey on example_company is 'One row.';
comment on constraint example_company_one_row on example_company is 'One example in a database.';
comment on constraint example_company_made_by_known on example_company is 'One of two.';

alter table user_account add column is_example boolean not null default false;
comment on column user_account.is_example is 'A person of the example company, not of flesh and blood.';
alter table team add column is_example boolean not null default false;
comment on column team.is_example is 'A team of the example company.';

create table demo_link (
  token_sha256 bytea constraint demo_link_pkey primary key,
  user_id uuid not null,
  door_key bigint not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  constraint demo_link_user_fkey foreign key (user_id) references user_account (user_id)
);
comment on table demo_link is 'A link that signs a person of the example company in, while the demo that made it runs. Owner: administration.';
comment on column demo_link.token_sha256 is 'SHA-256 of what stands in the link.';
comment on column demo_link.user_id is 'Whom it signs in.';
comment on column demo_link.door_key is 'The advisory lock its demo holds for as long as it runs; when nobody holds it, the link is void.';
comment on column demo_link.created_at is 'Made at.';
comment on column demo_link.ends_at is 'Void from then on in any case.';
comment on constraint demo_link_pkey on demo_link is 'Found by what stands in the link.';
comment on constraint demo_link_user_fkey on demo_link is 'An account that exists.';

create index case_file_open on case_file (party_id, opened_at) where state <> 'closed';
comment on index case_file_open is 'What is open with a customer: few of very many cases.';
create index contact_planned on contact (party_id, due_on) where state = 'planned';
comment on index contact_planned is 'What is promised to a customer: few of very many contacts.';
create index document_to_be_paid on document (party_id, due_on) where kind = 'invoice' and state in ('open', 'confirmed', 'delivered');
comment on index document_to_be_paid is 'A customer''s invoices that are not closed, for what is overdue.';
