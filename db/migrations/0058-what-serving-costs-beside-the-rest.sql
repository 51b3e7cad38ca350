-- The matrix, the average-cost method and the sums of all customers read five figures of each: with what serving costs beside the others they
-- are read from a seventh of the pages.
drop index party_value_compared;
create index party_value_compared on party_value (golden_id) include (
  is_customer, window_until, profit, revenue, revenue_covered, cost_to_serve, list_sales, discount, contacts_demanded,
  customer_since, sales_count_all, last_sale_on, bought_all, returns_count, returns_faulty, complaints_count, segment,
  product_group, rating, rating_base, rating_computed, rating_by, rfm_recency, rfm_frequency, rfm_monetary,
  entries_count, profit_before
);
comment on index party_value_compared is 'Everybody in what a run compares customers by, and in what pages about everybody add up.';

-- From one year to the next half a million customers move: counted after a run.
alter table kept_reading drop constraint kept_reading_name_known;
alter table kept_reading
  add constraint kept_reading_name_known check (name in ('activity_use', 'cost_gaps', 'coverage', 'months', 'movement'));
comment on constraint kept_reading_name_known on kept_reading is 'One of five.';
comment on column kept_reading.name is 'activity_use, cost_gaps, coverage, months, movement.';
