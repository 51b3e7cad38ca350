-- The customers of a class stand in party_value_by_class, by what they bring. An index of classes and ids beside it was written anew with each
-- figure that moved, at a place of its own; what is left to it is how many there are of each letter, which takes a letter alone: equal ones are
-- kept as one, and new rows are added where the last ones were.
drop index party_value_by_rating;
create index party_value_letters on party_value (rating) where is_customer;
comment on index party_value_letters is 'How many customers there are of each class.';
