-- What is usual is told from how many customers an activity cost which amount: kept from one value run to the next, so that a run over
-- those who changed counts on from there and does not count everybody's amounts anew. The first run after this counts all.

create table usual_cost_count (
  rating_base text not null,
  activity_code text not null,
  amount float8 not null,
  customers_count integer not null,
  constraint usual_cost_count_pkey primary key (rating_base, activity_code, amount)
);
comment on table usual_cost_count is 'How many customers an activity cost which amount in the twelve months: the middle of these is usual_cost. Owner: insight.';
comment on column usual_cost_count.rating_base is 'Customers that bring alike: A, B, C, N.';
comment on column usual_cost_count.activity_code is 'The activity.';
comment on column usual_cost_count.amount is 'In base currency, more than nothing.';
comment on column usual_cost_count.customers_count is 'How many it cost just as much.';
comment on constraint usual_cost_count_pkey on usual_cost_count is 'One count each.';
