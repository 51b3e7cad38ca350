/** Why something can't be exported, or an export not be had. */
export const exportErrors = {
  export_kinds_none: {
    status: 403,
    sentence:
      "You may see none of the records that were asked for, so there is nothing to export. Choose other kinds, or ask an administrator for the permission to read these.",
  },
  export_not_done: {
    status: 409,
    sentence: "This export is {state}. Its file can be downloaded once it is done.",
  },
  export_gone: {
    status: 404,
    sentence:
      "The file of this export is no longer here; files are kept for seven days. Make the export again.",
  },
  export_file_taken: {
    status: 409,
    sentence: "There is a file at {path} already, and it was left alone. Give another name.",
  },
} as const;
