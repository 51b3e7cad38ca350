/** What stands against a second record of somebody, and against merging two; why records of files can't be matched, or a matching not be measured. */
export const matchErrors = {
  party_duplicate: {
    status: 409,
    sentence:
      "{name} is here already and looks like the same. Use that record, or save again and say why this is another one.",
  },
  party_duplicate_blocked: {
    status: 409,
    sentence:
      "{name} is here already and is the same as far as can be told. Use that record, or ask somebody who may enter a second one.",
  },
  merge_already_one: {
    status: 409,
    sentence: "{name} is kept as this record already. Leave it out.",
  },
  merge_own_company: {
    status: 409,
    sentence: "Our own company stays by itself. Merge the other records without it.",
  },
  merge_kinds_differ: {
    status: 409,
    sentence:
      "{name} is a {kind} and the other one a {otherKind}, so they are not the same. Note how they are related instead.",
  },
  merge_decided_apart: {
    status: 409,
    sentence:
      "{byName} decided that {name} and {other} are {decision}. Take that decision back first, or note how they are related.",
  },
  party_not_merged: {
    status: 409,
    sentence: "This record is kept as itself. Take apart those that were merged into it.",
  },
  pair_of_one: { status: 400, sentence: "That is one record twice. Choose another one." },
  pair_decided: {
    status: 409,
    sentence: "{byName} decided already that these two are {decision}. Take that back first.",
  },
  merge_checked: {
    status: 409,
    sentence: "{byName} has looked at this merge already. Go on with the next one.",
  },
  merging_off: {
    status: 409,
    sentence:
      "The policy leaves sure pairs of this kind to people. Decide on them one by one, or change the policy.",
  },
  merging_paused: {
    status: 409,
    sentence:
      "Of {checked} merges that were looked at {wrong} were wrong, too many to go on by itself. Decide on these pairs one by one.",
  },
  duplicate_decided: {
    status: 409,
    sentence:
      "{byName} has decided on {name} and {other} already ({decision}). Go on with the next ones, or undo that under Decided.",
  },
  pair_kept_as_one: {
    status: 409,
    sentence: "These two are kept as one record. Take them apart first.",
  },
  misplaced_settled: {
    status: 409,
    sentence:
      "{count} of them are settled already or were found otherwise since. Look at the list again, and choose once more.",
  },
  workplace_changed_since: {
    status: 409,
    sentence:
      "Where {name} works was changed after that, so it can't be taken back as a whole. Change it on their card.",
  },
  decision_taken_back: { status: 409, sentence: "This decision was taken back already." },
  match_columns_unknown: {
    status: 422,
    sentence:
      'Nothing in {file} says who its rows are: none of its columns ({columns}) is understood. Say what they are, as in --map COLUMN=fullName,OTHER=email. Where the first row is a record and no header, call them by their places, as in --map "Column 1=fullName".',
  },
  match_column_unknown: {
    status: 404,
    sentence:
      "There is no column {column}. There are {columns}: name one of these in --map, or all by their places where the first row is no header, as in Column 1.",
  },
  match_truth_unreadable: {
    status: 422,
    sentence:
      "{file} has the columns {columns}. A truth has record_id and entity_id, with data_source before them or without, or left_id and right_id: rename its columns so. The ids of one entity in each row will do as well.",
  },
  match_truth_elsewhere: {
    status: 422,
    sentence:
      "{file} names records that are not here, {example} first and {count} in all. Give the truth of these files, or all the files it is of.",
  },
  match_labels_unreadable: {
    status: 422,
    sentence:
      "{file} has the columns {columns}. Labels have left_id, right_id and is: rename its columns so, or fill in the file that --ask writes.",
  },
  match_label_unknown: {
    status: 422,
    sentence: "{file} says {word} of a pair. Write same, related or different, or leave it empty.",
  },
  match_labels_elsewhere: {
    status: 422,
    sentence:
      "{file} speaks of {count} pairs whose records are not here or not of one kind, one of {example}. Give the labels of these files, or all the files they are of.",
  },
  match_out_is_in: {
    status: 409,
    sentence: "{path} is a file that was read, and it was left alone. Give what is written another name.",
  },
  match_out_closed: {
    status: 422,
    sentence:
      "Nothing can be written to {path} ({problem}). Name a file in a folder that is there and yours to write to.",
  },
  match_files_many: {
    status: 422,
    sentence:
      "{count} tables are more than can be matched at once; {limit} can. Put some of them into one file.",
  },
} as const;
