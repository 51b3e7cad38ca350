-- How many pairs of each kind are open was counted through the index of the queue, which holds each pair's worth and ids: of 1.4 million pairs
-- seconds when nothing of it was in memory. Three words that are the same for a hundred thousand pairs take a twentieth of it.
create index duplicate_pair_counted on duplicate_pair (kind, band, outcome) where is_open;
comment on index duplicate_pair_counted is 'How many pairs of each kind are open.';
