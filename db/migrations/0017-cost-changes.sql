-- A change of the cost model is drafted, looked at, and put in force by somebody who may: every pool period and rate says by
-- which change it came.

create table cost_change (
  change_id uuid constraint cost_change_pkey primary key,
  document jsonb not null,
  state text not null default 'draft',
  version integer not null default 1,
  drafted_by uuid,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  changes jsonb,
  preview_run_id uuid,
  preview_of_version integer,
  preview jsonb,
  run_id uuid,
  constraint cost_change_drafted_by_fkey foreign key (drafted_by) references user_account (user_id),
  constraint cost_change_decided_by_fkey foreign key (decided_by) references user_account (user_id),
  constraint cost_change_state_known check (state in ('draft', 'approved', 'withdrawn')),
  constraint cost_change_decided_says_when check ((state = 'draft') = (decided_at is null))
);
comment on table cost_change is 'A change of the cost model, from the draft to the decision. What was approved is never edited. Owner: insight.';
comment on column cost_change.change_id is 'Made by the application.';
comment on column cost_change.document is 'What it sets: title, reason, first and last day, pools, activities, rates.';
comment on column cost_change.state is 'draft, approved, withdrawn.';
comment on column cost_change.version is 'For If-Match.';
comment on column cost_change.drafted_by is 'Who wrote it; empty: by command.';
comment on column cost_change.drafted_by_name is 'What they were called.';
comment on column cost_change.drafted_at is 'When it was begun.';
comment on column cost_change.changed_at is 'When the draft was last changed.';
comment on column cost_change.decided_by is 'Who approved or withdrew it; empty: by command.';
comment on column cost_change.decided_by_name is 'What they were called.';
comment on column cost_change.decided_at is 'When.';
comment on column cost_change.decision_reason is 'Why it was approved or withdrawn.';
comment on column cost_change.changes is 'What it changed in what was in force, in words, when it was approved.';
comment on column cost_change.preview_run_id is 'The run that works out what it would do.';
comment on column cost_change.preview_of_version is 'The version of the draft it worked that out for.';
comment on column cost_change.preview is 'What it would do: customers that move, sums before and after, ratings.';
comment on column cost_change.run_id is 'The computation asked for when it was approved.';
comment on constraint cost_change_pkey on cost_change is 'Known by its id.';
comment on constraint cost_change_drafted_by_fkey on cost_change is 'An account that exists.';
comment on constraint cost_change_decided_by_fkey on cost_change is 'An account that exists.';
comment on constraint cost_change_state_known on cost_change is 'One of three.';
comment on constraint cost_change_decided_says_when on cost_change is 'What was decided was decided on some day.';

create index cost_change_newest on cost_change (drafted_at desc, change_id desc);
comment on index cost_change_newest is 'The newest change first.';

alter table pool_period add column change_id uuid
  constraint pool_period_change_fkey references cost_change (change_id);
comment on column pool_period.change_id is 'The change that set it; empty: came with Vitalfew, or before changes were kept.';
comment on constraint pool_period_change_fkey on pool_period is 'A change that exists.';
alter table activity_rate add column change_id uuid
  constraint activity_rate_change_fkey references cost_change (change_id);
comment on column activity_rate.change_id is 'The change that set it; empty: came with Vitalfew, or before changes were kept.';
comment on constraint activity_rate_change_fkey on activity_rate is 'A change that exists.';
alter table cost_setting add column change_id uuid
  constraint cost_setting_change_fkey references cost_change (change_id);
comment on column cost_setting.change_id is 'The change that set it; empty: came with Vitalfew, or before changes were kept.';
comment on constraint cost_setting_change_fkey on cost_setting is 'A change that exists.';

alter table workspace add column approval_rule text not null default 'two_if_possible'
  constraint workspace_approval_rule_known check (approval_rule in ('two', 'two_if_possible', 'one'));
comment on column workspace.approval_rule is 'Who approves changes of the cost model: two = never who drafted it; two_if_possible = somebody else where there is one who may; one = also who drafted it.';
comment on constraint workspace_approval_rule_known on workspace is 'One of three.';

-- Closing: the figures of a month as they were when it was closed, kept beside those of later runs.

create table month_closing (
  month date not null,
  closing_no integer not null,
  closed_at timestamptz not null,
  closed_by uuid,
  closed_by_name text not null,
  note text,
  run_id uuid not null,
  rating_policy_version integer,
  cost_versions jsonb not null,
  customers_count integer not null,
  revenue numeric(20, 6) not null,
  revenue_covered numeric(20, 6) not null,
  revenue_assumed numeric(20, 6) not null,
  cost_of_goods numeric(20, 6) not null,
  direct_cost numeric(20, 6) not null,
  cost_to_serve numeric(20, 6) not null,
  redress numeric(20, 6) not null,
  finance numeric(20, 6) not null,
  marketing numeric(20, 6) not null,
  adjustment numeric(20, 6) not null,
  profit numeric(20, 6) not null,
  reopened_at timestamptz,
  reopened_by uuid,
  reopened_by_name text,
  reopen_reason text,
  constraint month_closing_pkey primary key (month, closing_no),
  constraint month_closing_closed_by_fkey foreign key (closed_by) references user_account (user_id),
  constraint month_closing_reopened_by_fkey foreign key (reopened_by) references user_account (user_id),
  constraint month_closing_first_day check (extract(day from month) = 1),
  constraint month_closing_reopened_says_why check ((reopened_at is null) = (reopen_reason is null))
);
comment on table month_closing is 'A month that was closed, with all sums of that day; closed again after a reopening it has a further row. Owner: insight.';
comment on column month_closing.month is 'First day of the month.';
comment on column month_closing.closing_no is 'Counted within the month.';
comment on column month_closing.closed_at is 'When.';
comment on column month_closing.closed_by is 'Who; empty: by command.';
comment on column month_closing.closed_by_name is 'What they were called.';
comment on column month_closing.note is 'What they said about it.';
comment on column month_closing.run_id is 'The computation whose figures these are.';
comment on column month_closing.rating_policy_version is 'Version of the rating policy of that computation.';
comment on column month_closing.cost_versions is 'Versions of pools, activities and cost of goods in force in the month, as the cost model counts them.';
comment on column month_closing.customers_count is 'Customers and others with facts in the month.';
comment on column month_closing.revenue is 'Of all of them.';
comment on column month_closing.revenue_covered is 'The part of it whose cost of goods was known.';
comment on column month_closing.revenue_assumed is 'The part of that whose cost of goods was assumed.';
comment on column month_closing.cost_of_goods is 'As a positive amount, like all costs here.';
comment on column month_closing.direct_cost is 'Freight and the like.';
comment on column month_closing.cost_to_serve is 'All serving activities.';
comment on column month_closing.redress is 'Given to make up for faults.';
comment on column month_closing.finance is 'Late and lost payments.';
comment on column month_closing.marketing is 'Campaigns.';
comment on column month_closing.adjustment is 'Corrections of the accounts, signed.';
comment on column month_closing.profit is 'What was left.';
comment on column month_closing.reopened_at is 'When it was reopened; empty: it is closed.';
comment on column month_closing.reopened_by is 'By whom; empty: by command, or not at all.';
comment on column month_closing.reopened_by_name is 'What they were called.';
comment on column month_closing.reopen_reason is 'Why.';
comment on constraint month_closing_pkey on month_closing is 'One number within a month.';
comment on constraint month_closing_closed_by_fkey on month_closing is 'An account that exists.';
comment on constraint month_closing_reopened_by_fkey on month_closing is 'An account that exists.';
comment on constraint month_closing_first_day on month_closing is 'A month is named by its first day.';
comment on constraint month_closing_reopened_says_why on month_closing is 'Nobody reopens without a reason.';

create unique index month_closing_in_force on month_closing (month) where reopened_at is null;
comment on index month_closing_in_force is 'A month is closed once at a time.';

create table pool_closing (
  month date not null,
  closing_no integer not null,
  pool_code text not null,
  supplied_amount numeric(20, 6) not null,
  capacity_minutes numeric(16, 3) not null,
  used_minutes numeric(16, 3) not null,
  customers_amount numeric(20, 6) not null,
  prospects_amount numeric(20, 6) not null,
  unattributed_amount numeric(20, 6) not null,
  unused_amount numeric(20, 6) not null,
  over_absorbed_amount numeric(20, 6) not null,
  constraint pool_closing_pkey primary key (month, closing_no, pool_code),
  constraint pool_closing_month_fkey foreign key (month, closing_no) references month_closing (month, closing_no),
  constraint pool_closing_adds_up check (
    abs(customers_amount + prospects_amount + unattributed_amount + unused_amount - over_absorbed_amount - supplied_amount) < 0.005
  )
);
comment on table pool_closing is 'A pool''s month as it was when it was closed. Owner: insight.';
comment on column pool_closing.month is 'First day of the month.';
comment on column pool_closing.closing_no is 'Which closing of it.';
comment on column pool_closing.pool_code is 'The pool, by the code it had.';
comment on column pool_closing.supplied_amount is 'What it cost.';
comment on column pool_closing.capacity_minutes is 'What it could give.';
comment on column pool_closing.used_minutes is 'What was used.';
comment on column pool_closing.customers_amount is 'Used by customers.';
comment on column pool_closing.prospects_amount is 'Used by those who never bought.';
comment on column pool_closing.unattributed_amount is 'Used for nobody we could name.';
comment on column pool_closing.unused_amount is 'Supplied and not used.';
comment on column pool_closing.over_absorbed_amount is 'Charged beyond what was supplied.';
comment on constraint pool_closing_pkey on pool_closing is 'One row for a pool and a closing.';
comment on constraint pool_closing_month_fkey on pool_closing is 'A closing that exists.';
comment on constraint pool_closing_adds_up on pool_closing is 'A month whose pools do not add up is not closed.';

create table party_month_closing (
  party_id uuid not null,
  month date not null,
  closing_no integer not null,
  revenue numeric(20, 6) not null,
  cost_of_goods numeric(20, 6) not null,
  direct_cost numeric(20, 6) not null,
  cost_to_serve numeric(20, 6) not null,
  redress numeric(20, 6) not null,
  finance numeric(20, 6) not null,
  marketing numeric(20, 6) not null,
  adjustment numeric(20, 6) not null,
  profit numeric(20, 6) not null,
  constraint party_month_closing_pkey primary key (party_id, month, closing_no)
);
comment on table party_month_closing is 'A customer''s month as it was when it was closed: what was said on a day can be read later. Owner: insight.';
comment on column party_month_closing.party_id is 'The customer, as the record it was kept as.';
comment on column party_month_closing.month is 'First day of the month.';
comment on column party_month_closing.closing_no is 'Which closing of it.';
comment on column party_month_closing.revenue is 'List sales less discounts and returns.';
comment on column party_month_closing.cost_of_goods is 'As a positive amount, like all costs here.';
comment on column party_month_closing.direct_cost is 'Freight and the like.';
comment on column party_month_closing.cost_to_serve is 'All serving activities.';
comment on column party_month_closing.redress is 'Given to make up for faults.';
comment on column party_month_closing.finance is 'Late and lost payments.';
comment on column party_month_closing.marketing is 'Campaigns.';
comment on column party_month_closing.adjustment is 'Corrections of the accounts, signed.';
comment on column party_month_closing.profit is 'What was left.';
comment on constraint party_month_closing_pkey on party_month_closing is 'The customer leads.';
