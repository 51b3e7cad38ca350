-- A value run compares everybody with everybody, and a row of figures is a kilobyte wide with its sentences: what is compared is read
-- from an index that holds nothing else, in an eighth of the pages.

create index party_value_compared on party_value (golden_id) include (
  is_customer, window_until, profit, revenue, revenue_covered, list_sales, discount, contacts_demanded, customer_since,
  sales_count_all, last_sale_on, bought_all, returns_count, returns_faulty, complaints_count, segment, product_group, rating,
  rating_base, rating_computed, rating_by, rfm_recency, rfm_frequency, rfm_monetary, entries_count, profit_before
);
comment on index party_value_compared is 'Everybody in what a run compares customers by.';
