-- Rows laid out are joined in sets, which asks no index: two of them cost a quarter of laying the rows out.
drop index staged_row_by_id, staged_row_by_name;

-- Nothing is planned by what a row says; looking through thirty thousand documents for it took half a second each time.
alter table staged_row
  alter column data set statistics 0,
  alter column custom set statistics 0,
  alter column refs set statistics 0,
  alter column link set statistics 0;
alter table staged_row
  alter column run_id set statistics 10,
  alter column file_no set statistics 10,
  alter column part set statistics 10,
  alter column row_no set statistics 10,
  alter column source set statistics 10,
  alter column module set statistics 10,
  alter column kind set statistics 10,
  alter column source_id set statistics 10,
  alter column name_key set statistics 10,
  alter column row_hash set statistics 10,
  alter column fact_hash set statistics 10,
  alter column new_id set statistics 10,
  alter column known_hash set statistics 10,
  alter column known_repeat set statistics 10,
  alter column party_id set statistics 10,
  alter column record_id set statistics 10,
  alter column record_no set statistics 10,
  alter column action set statistics 10;
