-- Reviewing duplicates by a filter: what it doesn't find is not read.

drop index duplicate_pair_open_kinds;
drop index duplicate_pair_queue_of_kind;
create index duplicate_pair_queue_of_what on duplicate_pair (kind, band, outcome, (coalesce(relation, '')), rank desc, party_id, other_party_id) where is_open;
comment on index duplicate_pair_queue_of_what is 'Which kinds of pairs are open, how many of each, and the most valuable of each first.';
