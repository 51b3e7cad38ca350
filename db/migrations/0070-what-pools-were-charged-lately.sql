-- After a day's facts a pool's month was held against everybody's facts of that month, a sixth of the run. What each customer took of each pool
-- in the last months is kept, so that those touched are taken off and added again.

create table party_pool (
  golden_id uuid not null,
  pool_code text not null,
  month date not null,
  minutes numeric not null,
  served numeric not null,
  acquired numeric not null,
  constraint party_pool_pkey primary key (golden_id, pool_code, month)
);
comment on table party_pool is 'What each customer took of each pool in the last months, so that a run over those who changed takes it off. Owner: insight.';
comment on column party_pool.golden_id is 'The customer, as the record it is kept as.';
comment on column party_pool.pool_code is 'The pool.';
comment on column party_pool.month is 'First day of the month.';
comment on column party_pool.minutes is 'Minutes, with all digits.';
comment on column party_pool.served is 'What it was charged for being served, in base currency with all digits.';
comment on column party_pool.acquired is 'The same for being won.';
comment on constraint party_pool_pkey on party_pool is 'The customer leads.';

create table pool_sum (
  pool_code text not null,
  month date not null,
  minutes numeric not null,
  customers numeric not null,
  prospects numeric not null,
  unattributed numeric not null,
  constraint pool_sum_pkey primary key (pool_code, month)
);
comment on table pool_sum is 'What all together took of each pool in the last months, with all digits. Owner: insight.';
comment on column pool_sum.pool_code is 'The pool.';
comment on column pool_sum.month is 'First day of the month.';
comment on column pool_sum.minutes is 'Minutes.';
comment on column pool_sum.customers is 'What customers were charged, in base currency.';
comment on column pool_sum.prospects is 'What was spent on those who never bought, or before they did.';
comment on column pool_sum.unattributed is 'What was spent for nobody we could name.';
comment on constraint pool_sum_pkey on pool_sum is 'One row for a pool and a month.';
