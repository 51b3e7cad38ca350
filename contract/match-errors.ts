/** Why records of files can't be matched, or a matching not be measured. */
export const matchErrors = {
  match_columns_unknown: {
    status: 422,
    sentence:
      "Nothing in {file} says who its rows are: none of its columns ({columns}) is understood. Say what they are, as in --map COLUMN=fullName,OTHER=email.",
  },
} as const;
