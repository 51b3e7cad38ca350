/** How bringing data in and taking it back say no; part of the table in contract/errors.ts. */
export const importErrors = {
  import_path_unknown: {
    status: 404,
    sentence: "There is no file or folder {path}. Check how it is written and try again.",
  },
  import_name_unreadable: {
    status: 400,
    sentence:
      "The name of the file {file} has letters that are no UTF-8, and it can't be opened by it. Rename it and try again; nothing was loaded.",
  },
  import_file_gone: {
    status: 409,
    sentence:
      "The file {file} was taken away before it was read. Put it back or deliver it again; nothing was loaded.",
  },
  import_file_closed: {
    status: 403,
    sentence:
      "{file} may not be read by the user that Vitalfew runs as. Change its permissions or deliver a copy; nothing was loaded.",
  },
  import_file_cut_off: {
    status: 422,
    sentence:
      "The file {file} ends in the middle: not all of it was copied or packed. Deliver it again; nothing was loaded.",
  },
  import_file_damaged: {
    status: 422,
    sentence: "The file {file} is damaged and can't be unpacked. Deliver it again; nothing was loaded.",
  },
  import_quote_open: {
    status: 422,
    sentence:
      "In the file {file} a cell in quotes begins in row {row} and never ends. Close the quote or deliver the file again; nothing was loaded.",
  },
  import_file_changed: {
    status: 409,
    sentence:
      "The file {file} was changed while it was read. Wait until whatever writes it has finished, then deliver it again; nothing was loaded.",
  },
  import_file_empty: {
    status: 422,
    sentence: "The file {file} is empty: there is no row in it. Export it again and look at its size first.",
  },
  import_no_table: {
    status: 422,
    sentence:
      "{file} is {what} and no table. If it holds data, save or export it as CSV, XLSX or JSON and deliver that.",
  },
  import_json_invalid: {
    status: 422,
    sentence:
      "The file {file} is no JSON from record {row} on. One object a line or a list of objects is what can be read; export it again.",
  },
  import_row_too_long: {
    status: 422,
    sentence:
      "Row {row} of the file {file} has more than 16 million characters, or the file has no line ends. Export it again with a line for each record; nothing was loaded.",
  },
  import_columns_too_many: {
    status: 422,
    sentence:
      "Row {row} of the file {file} has {count} columns; {limit} are the most that can be read. Export fewer columns; nothing was loaded.",
  },
  import_workbook_too_large: {
    status: 422,
    sentence:
      "The workbook {file} holds more text than can be read at once. Save its sheets as CSV and deliver those; nothing was loaded.",
  },
  import_archive_too_large: {
    status: 422,
    sentence:
      "{file} unpacks to far more than such files hold and was not unpacked further. Deliver the files themselves; nothing was loaded.",
  },
  import_archive_entries_too_many: {
    status: 422,
    sentence:
      "The archive {file} holds more than {limit} files. Deliver it in smaller parts; nothing was loaded.",
  },
  import_archive_locked: {
    status: 422,
    sentence: "{file} is protected by a password. Deliver it without one; nothing was loaded.",
  },
  import_archive_unsafe: {
    status: 422,
    sentence:
      "The archive {file} has an entry ({entry}) that points out of it, is a link or stands in it twice. Pack plain files anew; nothing was loaded.",
  },
  import_archive_nested: {
    status: 422,
    sentence:
      "The archive {file} holds another archive ({entry}). Unpack that one and deliver its files; nothing was loaded.",
  },
  import_archive_packing: {
    status: 422,
    sentence:
      "The archive {file} is packed in a way that can't be read ({entry}). Pack it as an ordinary ZIP; nothing was loaded.",
  },
  date_order_ambiguous: {
    status: 422,
    sentence:
      "Days can be read day first or month first, and nothing decides, in {all}. Say which it is: for all of them (--dates day-first or month-first, or dates among the answers), or with dateOrder for each column of the mapping; nothing was loaded.",
  },
  agreement_unclear: {
    status: 422,
    sentence:
      "Who agreed to be reached is not said with yes or no everywhere, in {all}. Say what such cells mean: for all of them (--agreements yes, no or nothing, or agreements among the answers), or with values and otherwise for each column of the mapping; nothing was loaded.",
  },
  document_state_unclear: {
    status: 422,
    sentence:
      "Whether documents count, or payments came, is said in words that nobody here knows, in {all}. Say what such rows are: for all of them (--states counts, draft or cancelled, or states among the answers), or with values for each column of the mapping; nothing was loaded.",
  },
  import_columns_unclear: {
    status: 422,
    sentence:
      "Several columns leave open what they mean, and only a person can say it. {open} Nothing was loaded.",
  },
  import_nothing_recognised: {
    status: 422,
    sentence:
      "None of these files has columns that are known here, so nothing was loaded. Bring them in as is proposed (on the import's page, or with vitalfew import PATH --accept), say yourself how they are read (--plan-out FILE, then --map FILE), or add the files that were meant.",
  },
  import_map_invalid: {
    status: 400,
    sentence: "The mapping {file} can't be used: {problem} docs/import-mapping.md shows how one is written.",
  },
  import_mapping_wrong: {
    status: 422,
    sentence: "The table can't be read like this: {problem} Choose again and save.",
  },
  import_draft_loaded: {
    status: 409,
    sentence:
      "This import has been loaded and can't be changed any more. Take the load back, or begin a new import.",
  },
  import_draft_busy: {
    status: 409,
    sentence: "A run is at work on this import ({step}). Wait until it ends, or stop it first.",
  },
  import_draft_not_rehearsed: {
    status: 409,
    sentence:
      "The import was changed since it was last rehearsed, or never rehearsed. Rehearse it, then load it.",
  },
  import_without_tables: {
    status: 422,
    sentence:
      "Every table of this import is left out or can't be read. Say how to read at least one of them.",
  },
  import_questions_open: {
    status: 422,
    sentence:
      "{count} columns can be read in two ways, {column} of {file} first. Say for each which way is meant, then rehearse.",
  },
  import_row_unknown: {
    status: 404,
    sentence:
      "Row {row} of {file} is not among those the last rehearsal asked about. Rehearse again and look anew.",
  },
  import_fixes_too_many: {
    status: 422,
    sentence:
      "More than {limit} cells were mended one by one. Mend the rest with a rule for the whole column, or in the file itself.",
  },
  import_rows_none: {
    status: 404,
    sentence: "Every row of this import was taken in: there are none to download.",
  },
  import_mapping_taken: {
    status: 409,
    sentence: "A mapping is called {title} already. Choose another name, or remove that one first.",
  },
  import_mapping_not_own: {
    status: 403,
    sentence: "This mapping was saved by {name}, and only they or an administrator can remove it.",
  },
  import_without_files: {
    status: 400,
    sentence:
      "There is no file to bring in. Name one, or a folder that holds some; links, pipes and what begins with a dot are passed over.",
  },
  upload_unknown: {
    status: 404,
    sentence: "One of these files is no longer here; files are kept for seven days. Send it again.",
  },
  import_not_rehearsed: {
    status: 409,
    sentence:
      "This run is {state} and can't be started as a load. Rehearse the files first, then start that run.",
  },
  run_ended: { status: 409, sentence: "This run has already ended ({state}). There is nothing to stop." },
  run_not_undoable: {
    status: 409,
    sentence: "Only a load that is done can be taken back; this run is {state}.",
  },
  undo_conflicts: {
    status: 409,
    sentence:
      "{count} records of this load were changed or used since, {first} among them. Undo those changes or later loads first, then this one.",
  },
} as const;
