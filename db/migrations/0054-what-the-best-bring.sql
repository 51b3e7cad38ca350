-- The curve of the start page is told from marks too: what those above an amount bring together stands beside how many they are, so
-- that a run over those who changed counts on from there and puts nobody in order. The first run after this lays the marks anew.

alter table value_mark add column amount_above numeric(26,6);
alter table value_mark drop constraint value_mark_measure_known;
alter table value_mark add constraint value_mark_measure_known check (measure in ('profit', 'revenue', 'shown'));
comment on constraint value_mark_measure_known on value_mark is 'One of three.';
comment on column value_mark.measure is 'profit, revenue, or shown: the profit of those alone who have facts in the twelve months and were customers by their end, as the start page shows them.';
comment on column value_mark.amount_above is 'What all of them who have more bring together; for shown alone.';
