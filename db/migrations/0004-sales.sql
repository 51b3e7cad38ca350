-- What we sell and what was sold: products, prices, prospects, opportunities, documents, payments.

create table product (
  product_id uuid constraint product_pkey primary key,
  code text,
  name text not null,
  category text,
  manufacturer text,
  unit text,
  list_price numeric(20, 6),
  currency text,
  is_active boolean not null default true,
  supplier_party_id uuid,
  custom jsonb not null default '{}',
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table product is 'Something we sell. Owner: sales.';
comment on column product.product_id is 'Made by the application.';
comment on column product.code is 'Article number.';
comment on column product.name is 'What it is called.';
comment on column product.category is 'Group of products.';
comment on column product.manufacturer is 'Who makes it.';
comment on column product.unit is 'How it is counted.';
comment on column product.list_price is 'Price before any discount.';
comment on column product.currency is 'Of the list price.';
comment on column product.is_active is 'Can be sold now.';
comment on column product.supplier_party_id is 'Who supplies it.';
comment on column product.custom is 'Fields the workspace added.';
comment on column product.created_at is 'Since.';
comment on column product.version is 'For If-Match.';

create index product_by_name on product (normalised(name), product_id);
comment on index product_by_name is 'Lists and look-ups in order of name.';

create table cost_price (
  product_id uuid not null,
  valid_during daterange not null,
  amount numeric(20, 6) not null,
  currency text not null,
  constraint cost_price_pkey primary key (product_id, valid_during),
  constraint cost_price_product_fkey foreign key (product_id) references product (product_id),
  constraint cost_price_no_overlap exclude using gist (product_id with =, valid_during with &&)
);
comment on table cost_price is 'What a product costs us, by day; never edited after use. Owner: sales.';
comment on column cost_price.product_id is 'The product.';
comment on column cost_price.valid_during is 'From the first day up to, not including, the last.';
comment on column cost_price.amount is 'Cost of one unit.';
comment on column cost_price.currency is 'Its currency.';
comment on constraint cost_price_pkey on cost_price is 'One price for a stretch of days.';
comment on constraint cost_price_product_fkey on cost_price is 'A product that exists.';
comment on constraint cost_price_no_overlap on cost_price is 'On any day a product has at most one cost price.';

create table price_list (
  price_list_id uuid constraint price_list_pkey primary key,
  name text not null,
  currency text,
  pricing_model text,
  is_active boolean not null default true,
  custom jsonb not null default '{}',
  created_at timestamptz not null default now()
);
comment on table price_list is 'A set of prices for some customers. Owner: sales.';
comment on column price_list.price_list_id is 'Made by the application.';
comment on column price_list.name is 'What it is called.';
comment on column price_list.currency is 'Of its prices.';
comment on column price_list.pricing_model is 'flat or differential, as delivered.';
comment on column price_list.is_active is 'In use.';
comment on column price_list.custom is 'Fields the workspace added.';
comment on column price_list.created_at is 'Since.';

create table price_list_entry (
  price_list_id uuid not null,
  product_id uuid not null,
  valid_from date not null,
  quantity_min numeric(20, 6) not null default 0,
  price numeric(20, 6) not null,
  constraint price_list_entry_pkey primary key (price_list_id, product_id, valid_from, quantity_min),
  constraint price_list_entry_list_fkey foreign key (price_list_id) references price_list (price_list_id),
  constraint price_list_entry_product_fkey foreign key (product_id) references product (product_id)
);
comment on table price_list_entry is 'One product''s price on a list. Owner: sales.';
comment on column price_list_entry.price_list_id is 'The list.';
comment on column price_list_entry.product_id is 'The product.';
comment on column price_list_entry.valid_from is 'From this day.';
comment on column price_list_entry.quantity_min is 'From this quantity on.';
comment on column price_list_entry.price is 'Price of one unit.';
comment on constraint price_list_entry_pkey on price_list_entry is 'One price for a day and a quantity.';
comment on constraint price_list_entry_list_fkey on price_list_entry is 'A list that exists.';
comment on constraint price_list_entry_product_fkey on price_list_entry is 'A product that exists.';

create table prospect (
  party_id uuid not null,
  prospect_id uuid not null,
  company_name text,
  status text,
  source text,
  industry text,
  owner_id uuid,
  state text not null default 'open',
  arrived_at timestamptz not null,
  converted_on date,
  custom jsonb not null default '{}',
  constraint prospect_pkey primary key (party_id, prospect_id),
  constraint prospect_party_fkey foreign key (party_id) references party (party_id),
  constraint prospect_owner_fkey foreign key (owner_id) references user_account (user_id),
  constraint prospect_state_known check (state in ('open', 'converted', 'lost', 'not_a_match'))
);
comment on table prospect is 'Somebody who may become a customer, as a source delivered them. Owner: sales.';
comment on column prospect.party_id is 'Who.';
comment on column prospect.prospect_id is 'Made by the application.';
comment on column prospect.company_name is 'The company they named.';
comment on column prospect.status is 'In the words of the source: contacted, not contacted, lost.';
comment on column prospect.source is 'Where they came from: referral, trade fair, form.';
comment on column prospect.industry is 'Line of business they named.';
comment on column prospect.owner_id is 'Who follows it up.';
comment on column prospect.state is 'open, converted, lost, not_a_match.';
comment on column prospect.arrived_at is 'When they came.';
comment on column prospect.converted_on is 'Became a customer or an opportunity on.';
comment on column prospect.custom is 'Fields the workspace added.';
comment on constraint prospect_pkey on prospect is 'The customer leads.';
comment on constraint prospect_party_fkey on prospect is 'A party that exists.';
comment on constraint prospect_owner_fkey on prospect is 'An account that exists.';
comment on constraint prospect_state_known on prospect is 'One of four.';

create table opportunity (
  party_id uuid not null,
  opportunity_id uuid not null,
  name text not null,
  stage text,
  state text not null default 'open',
  amount numeric(20, 6),
  expected_revenue numeric(20, 6),
  currency text,
  probability numeric(5, 2),
  closes_on date,
  type text,
  source text,
  campaign_id uuid,
  owner_id uuid,
  lost_reason text,
  custom jsonb not null default '{}',
  opened_at timestamptz not null,
  version integer not null default 1,
  constraint opportunity_pkey primary key (party_id, opportunity_id),
  constraint opportunity_party_fkey foreign key (party_id) references party (party_id),
  constraint opportunity_owner_fkey foreign key (owner_id) references user_account (user_id),
  constraint opportunity_state_known check (state in ('open', 'won', 'lost'))
);
comment on table opportunity is 'A sale that may come about. Owner: sales.';
comment on column opportunity.party_id is 'With whom.';
comment on column opportunity.opportunity_id is 'Made by the application.';
comment on column opportunity.name is 'What it is called.';
comment on column opportunity.stage is 'In the words of the pipeline.';
comment on column opportunity.state is 'open, won, lost.';
comment on column opportunity.amount is 'What it would bring.';
comment on column opportunity.expected_revenue is 'Weighted, as delivered.';
comment on column opportunity.currency is 'Of both.';
comment on column opportunity.probability is 'Per cent.';
comment on column opportunity.closes_on is 'Expected or actual end.';
comment on column opportunity.type is 'New or existing business, as delivered.';
comment on column opportunity.source is 'Where it came from.';
comment on column opportunity.campaign_id is 'The campaign that brought it.';
comment on column opportunity.owner_id is 'Who works on it.';
comment on column opportunity.lost_reason is 'Why it was lost.';
comment on column opportunity.custom is 'Fields the workspace added.';
comment on column opportunity.opened_at is 'Since.';
comment on column opportunity.version is 'For If-Match.';
comment on constraint opportunity_pkey on opportunity is 'The customer leads.';
comment on constraint opportunity_party_fkey on opportunity is 'A party that exists.';
comment on constraint opportunity_owner_fkey on opportunity is 'An account that exists.';
comment on constraint opportunity_state_known on opportunity is 'One of three.';

create table document (
  party_id uuid not null,
  document_id uuid not null,
  kind text not null,
  number text,
  title text,
  state text not null,
  source_state text,
  issued_on date not null,
  due_on date,
  shipped_on date,
  recognised_on date,
  currency text not null,
  list_total numeric(20, 6) not null default 0,
  discount_total numeric(20, 6) not null default 0,
  net_total numeric(20, 6) not null default 0,
  tax_total numeric(20, 6) not null default 0,
  adjustment_total numeric(20, 6) not null default 0,
  gross_total numeric(20, 6),
  freight_cost numeric(20, 6),
  person_party_id uuid,
  owner_id uuid,
  derived_from_id uuid,
  opportunity_id uuid,
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  version integer not null default 1,
  constraint document_pkey primary key (party_id, document_id),
  constraint document_party_fkey foreign key (party_id) references party (party_id),
  constraint document_owner_fkey foreign key (owner_id) references user_account (user_id),
  constraint document_kind_known check (kind in ('quote', 'order', 'delivery', 'invoice', 'credit_note', 'return', 'purchase_order')),
  constraint document_state_known check (state in ('draft', 'open', 'confirmed', 'delivered', 'closed', 'cancelled')),
  constraint document_recognised_in_force check (recognised_on is null or state not in ('draft', 'cancelled')),
  constraint document_recognised_kind check (recognised_on is null or kind in ('order', 'invoice', 'credit_note', 'return'))
);
comment on table document is 'Quote, order, delivery, invoice, credit note, return, purchase order: one shape. Owner: sales.';
comment on column document.party_id is 'With whom; our own company when the source names nobody.';
comment on column document.document_id is 'Made by the application.';
comment on column document.kind is 'Which of them.';
comment on column document.number is 'What people call it by.';
comment on column document.title is 'Subject.';
comment on column document.state is 'draft, open, confirmed, delivered, closed, cancelled.';
comment on column document.source_state is 'The state in the words of the source.';
comment on column document.issued_on is 'Business day of the document.';
comment on column document.due_on is 'To be paid, delivered or answered by.';
comment on column document.shipped_on is 'Left the house on.';
comment on column document.recognised_on is 'Day on which it counts as revenue; empty when it never does (quotes, drafts, cancelled, orders that are invoiced).';
comment on column document.currency is 'Of all amounts.';
comment on column document.list_total is 'At list prices.';
comment on column document.discount_total is 'Taken off, as a positive amount.';
comment on column document.net_total is 'List less discount, without tax.';
comment on column document.tax_total is 'Tax.';
comment on column document.adjustment_total is 'Rounding and the like, as delivered.';
comment on column document.gross_total is 'What was asked for; empty when the source left it out.';
comment on column document.freight_cost is 'What carriage cost us.';
comment on column document.person_party_id is 'The person at the customer.';
comment on column document.owner_id is 'Who is responsible.';
comment on column document.derived_from_id is 'The document it was made from, of the same party.';
comment on column document.opportunity_id is 'The opportunity it belongs to, of the same party.';
comment on column document.custom is 'Fields the workspace added.';
comment on column document.created_at is 'In the system it came from, or here.';
comment on column document.version is 'For If-Match.';
comment on constraint document_pkey on document is 'The customer leads.';
comment on constraint document_party_fkey on document is 'A party that exists.';
comment on constraint document_owner_fkey on document is 'An account that exists.';
comment on constraint document_kind_known on document is 'One of the kinds.';
comment on constraint document_state_known on document is 'One of the states.';
comment on constraint document_recognised_in_force on document is 'What is a draft or cancelled is no revenue.';
comment on constraint document_recognised_kind on document is 'Quotes, deliveries and purchases are no revenue.';

create index document_recognised on document (recognised_on, party_id) where recognised_on is not null;
comment on index document_recognised is 'Revenue of a period.';
create index document_newest on document (party_id, issued_on desc, document_id);
comment on index document_newest is 'A customer''s documents, newest first.';

create table document_line (
  party_id uuid not null,
  document_id uuid not null,
  line_no integer not null,
  product_id uuid,
  description text,
  quantity numeric(20, 6) not null,
  list_price numeric(20, 6),
  list_amount numeric(20, 6) not null,
  discount_amount numeric(20, 6) not null default 0,
  discount_name text,
  net_amount numeric(20, 6) not null,
  tax_amount numeric(20, 6) not null default 0,
  cost_amount numeric(20, 6),
  constraint document_line_pkey primary key (party_id, document_id, line_no),
  constraint document_line_document_fkey foreign key (party_id, document_id) references document (party_id, document_id),
  constraint document_line_product_fkey foreign key (product_id) references product (product_id)
);
comment on table document_line is 'One line of a document. Every amount billed stands on a line; a document delivered without lines gets one. Owner: sales.';
comment on column document_line.party_id is 'With whom.';
comment on column document_line.document_id is 'The document.';
comment on column document_line.line_no is 'Counted within the document.';
comment on column document_line.product_id is 'What was sold.';
comment on column document_line.description is 'As printed.';
comment on column document_line.quantity is 'How many; negative on returns.';
comment on column document_line.list_price is 'Price of one before discount.';
comment on column document_line.list_amount is 'Quantity times list price.';
comment on column document_line.discount_amount is 'Taken off, as a positive amount.';
comment on column document_line.discount_name is 'Under which name it was given.';
comment on column document_line.net_amount is 'List less discount, without tax.';
comment on column document_line.tax_amount is 'Tax of the line.';
comment on column document_line.cost_amount is 'Cost of goods of the whole line as known that day; empty when unknown.';
comment on constraint document_line_pkey on document_line is 'The customer leads.';
comment on constraint document_line_document_fkey on document_line is 'A document that exists.';
comment on constraint document_line_product_fkey on document_line is 'A product that exists.';

create index document_line_by_product on document_line (product_id, party_id);
comment on index document_line_by_product is 'Who bought a product.';

create table payment (
  party_id uuid not null,
  payment_id uuid not null,
  received_on date not null,
  amount numeric(20, 6) not null,
  currency text not null,
  method text,
  reference text,
  constraint payment_pkey primary key (party_id, payment_id),
  constraint payment_party_fkey foreign key (party_id) references party (party_id)
);
comment on table payment is 'Money that came in, or went back. Owner: sales.';
comment on column payment.party_id is 'From whom.';
comment on column payment.payment_id is 'Made by the application.';
comment on column payment.received_on is 'Business day.';
comment on column payment.amount is 'Positive when it came in.';
comment on column payment.currency is 'Its currency.';
comment on column payment.method is 'Transfer, card, cash.';
comment on column payment.reference is 'What stood on it.';
comment on constraint payment_pkey on payment is 'The customer leads.';
comment on constraint payment_party_fkey on payment is 'A party that exists.';

create table allocation (
  party_id uuid not null,
  payment_id uuid not null,
  document_id uuid not null,
  amount numeric(20, 6) not null,
  constraint allocation_pkey primary key (party_id, payment_id, document_id),
  constraint allocation_payment_fkey foreign key (party_id, payment_id) references payment (party_id, payment_id),
  constraint allocation_document_fkey foreign key (party_id, document_id) references document (party_id, document_id)
);
comment on table allocation is 'Which part of a payment settles which document. Owner: sales.';
comment on column allocation.party_id is 'From whom.';
comment on column allocation.payment_id is 'The payment.';
comment on column allocation.document_id is 'The document.';
comment on column allocation.amount is 'That part.';
comment on constraint allocation_pkey on allocation is 'The customer leads.';
comment on constraint allocation_payment_fkey on allocation is 'A payment that exists.';
comment on constraint allocation_document_fkey on allocation is 'A document that exists.';

comment on constraint product_pkey on product is 'Known by its id.';
comment on constraint price_list_pkey on price_list is 'Known by its id.';

create index document_by_day on document (issued_on, document_id);
comment on index document_by_day is 'All documents, newest first.';
create index document_by_number on document (number, kind);
comment on index document_by_number is 'Whether a number is taken, and who has it.';
create index prospect_newest on prospect (arrived_at, prospect_id);
comment on index prospect_newest is 'All prospects, newest first.';
create index opportunity_by_end on opportunity (coalesce(closes_on, '-infinity'::date), opportunity_id);
comment on index opportunity_by_end is 'All opportunities by their expected end.';
