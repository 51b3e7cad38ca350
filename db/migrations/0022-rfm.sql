-- How lately, how often and for how much a customer bought, compared with all others.

alter table party_value
  add column bought_all numeric(20, 6) not null default 0,
  add column rfm_recency smallint,
  add column rfm_frequency smallint,
  add column rfm_monetary smallint,
  add constraint party_value_rfm_scores check (
    rfm_recency between 1 and 5 and rfm_frequency between 1 and 5 and rfm_monetary between 1 and 5
  );
comment on column party_value.bought_all is 'Sales since the beginning, after discounts, before anything was given back.';
comment on column party_value.rfm_recency is 'How lately the last sale was, 1 to 5, compared with all customers; empty for those who never paid for anything.';
comment on column party_value.rfm_frequency is 'How many sales since the beginning, 1 to 5.';
comment on column party_value.rfm_monetary is 'How much was sold to them since the beginning, 1 to 5.';
comment on constraint party_value_rfm_scores on party_value is 'Fifths, 5 is best.';
