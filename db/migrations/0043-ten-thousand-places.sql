-- Ten times as many amounts: a sentence counts on among a hundred customers of a million, and a page holds a hundred sentences.

comment on table value_mark is 'How far up an amount of the twelve months lies among all customers, at ten thousand amounts; a place is counted on from the next one above. Owner: insight.';
