-- A line of an accounting system is known by its id there, so that it can be sent again and corrected.

alter table external_line add column source_id text;
comment on column external_line.source_id is 'Its id there; empty when nobody said. One source has an id once.';
create index external_line_by_id on external_line (source, source_id);
comment on index external_line_by_id is 'Is this line here already.';
