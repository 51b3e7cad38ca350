import type { exportFormats } from "../../contract/data-quality/exports.ts";

/** The words of writing records out. */
export const enExport = {
  exports: {
    title: "Exports",
    sentence:
      "Everything you may see, written into a file: to keep, to work on, or to bring in again, here or in another workspace.",
    newExport: "New export",
    what: "What",
    everything: "Everything",
    someKinds: "Some kinds",
    thisList: "The customers of the list",
    thisListHint:
      "Those customers that the list showed, with how to reach them. One of several records is one row, with what counts of them.",
    asOne: "Customers of several records as one",
    asOneHelp:
      "With what counts of all their records. Otherwise every record is written as it was entered, and comes in again so.",
    kinds: "Kinds of records",
    format: "Format",
    formats: { csv: "CSV", jsonl: "JSON lines", xlsx: "Excel (XLSX)" } satisfies Record<
      (typeof exportFormats)[number],
      string
    >,
    formatHints: {
      csv: "For any program. Several kinds come as a ZIP with one file each.",
      jsonl: "One record a line, for programs. Several kinds come as a ZIP with one file each.",
      xlsx: "One workbook with a sheet for each kind. Texts beyond 32,767 characters are cut there, and files of customers are left out.",
    } satisfies Record<(typeof exportFormats)[number], string>,
    withoutMoney: "Amounts are left out, since you don't see money.",
    write: "Write the file",
    chooseKinds: "Choose at least one kind of records.",
    label: "Exports",
    empty: "Your exports will stand here",
    emptySentence: "Each file is kept for seven days.",
    name: "Export",
    state: "State",
    rows: "Rows",
    size: "Size",
    keptUntil: "Kept until",
    by: "By",
    when: "When",
    file: "File",
    download: "Download",
    downloadNamed: (name: string) => `Download ${name}`,
    remove: "Throw away",
    removeNamed: (name: string) => `Throw ${name} away`,
    removed: "The file is gone",
    gone: "no longer kept",
    cut: (count: string) => `${count} texts were too long for a cell and are cut. CSV holds all of them.`,
  },
};
