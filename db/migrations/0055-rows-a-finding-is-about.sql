-- What is said once of a whole file says how many of its rows it is about, so that a finding's count is one of rows.
alter table run_problem add column rows_about bigint;
comment on column run_problem.rows_about is 'How many rows it is about, where it is said once for all of them.';
