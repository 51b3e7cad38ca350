import { z } from "zod";
import { ImportAnswers } from "./data-quality/imports/import-answers.ts";
import { importKindNames } from "./data-quality/imports/import-kinds.ts";
import { ImportProfile } from "./data-quality/imports/import-mapping.ts";
import { read, write } from "./endpoint.ts";
import { Amount, AnyOf, Day, Flag, Id, Instant, money, Page, PageQuery } from "./values.ts";

export * from "./data-quality/automatic-merging.ts";

export * from "./data-quality/duplicate-review.ts";
export * from "./data-quality/duplicate-search.ts";
export * from "./data-quality/exports.ts";
export * from "./data-quality/imports/import-drafts.ts";
export * from "./data-quality/imports/import-lookalikes.ts";

export * from "./data-quality/merging.ts";

export * from "./data-quality/workplaces.ts";

export const runStates = [
  "waiting",
  "working",
  "done",
  "unbalanced",
  "failed",
  "cancelled",
  "undone",
] as const;
export const severities = ["refused", "warning", "note"] as const;

const Counts = z.object({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
});

/** How a column of theirs is read, and what stands in the first rows. */
const Column = z.object({
  column: z.string(),
  fields: z.array(z.string()).meta({ description: "Fields of ours; `custom` for one of the workspace" }),
  link: z.string().nullable().meta({ description: "The other record it names" }),
  samples: z.array(z.string()),
});

const FileShape = {
  name: z.string(),
  bytes: z.int(),
  encoding: z.string().nullable().meta({ description: "Null when it is no text" }),
  source: z.string().nullable().meta({ description: "The system; null when not recognised" }),
  module: z.string().nullable(),
  kind: z.enum(importKindNames).nullable(),
  rows: z.int().meta({ description: "Before it is read: about how many" }),
  columns: z.array(Column),
};

const uploadBytesMax = 2 * 1024 ** 3;

export const uploadFile = write("POST /uploads", {
  summary: "Send a file to be brought in, and see what it is",
  permission: "import.run",
  query: z.object({ name: z.string().trim().min(1).max(300).meta({ description: "The file's name" }) }),
  upload: { bytesMax: uploadBytesMax },
  output: z.object({ uploadId: Id, ...FileShape }),
  errors: [
    "import_file_gone",
    "import_file_closed",
    "import_file_cut_off",
    "import_file_damaged",
    "import_file_changed",
    "import_archive_too_large",
    "import_archive_entries_too_many",
    "import_archive_locked",
    "import_archive_unsafe",
    "import_archive_nested",
    "import_archive_packing",
  ],
  status: 201,
});

export const removeUpload = write("DELETE /uploads/{uploadId}", {
  summary: "Take a file back that was sent",
  permission: "import.run",
  params: z.object({ uploadId: Id }),
  output: z.object({ uploadId: Id }),
  errors: ["upload_unknown"],
});

export const createImport = write("POST /imports", {
  summary: "Bring in files that were sent: a rehearsal, or the load itself",
  permission: "import.run",
  body: z.object({
    uploadIds: z.array(Id).min(1).max(500),
    dryRun: z.boolean().default(true).meta({ description: "Report what would happen and change nothing" }),
    profile: ImportProfile.optional().meta({ description: "How to read files that are not recognised" }),
    answers: ImportAnswers.optional(),
  }),
  output: z.object({ runId: Id }),
  errors: ["upload_unknown", "import_without_files"],
  status: 202,
});

export const startImport = write("POST /imports/{runId}/start", {
  summary: "Load what was rehearsed",
  permission: "import.run",
  params: z.object({ runId: Id }),
  output: z.object({ runId: Id }),
  errors: ["import_not_rehearsed", "import_without_files"],
  status: 202,
});

const ImportedFile = z.object({
  fileNo: z.int(),
  ...FileShape,
  counts: Counts,
  sums: money(
    z
      .array(z.object({ field: z.string(), source: Amount, loaded: Amount.nullable() }))
      .meta({ description: "What stood in the file against what stands in the records" }),
  ),
});

const ProblemKind = z.object({
  code: z.string(),
  severity: z.enum(severities),
  path: z.string().nullable(),
  field: z.string().nullable(),
  count: z.int(),
  message: z.string(),
});

const Run = z.object({
  runId: Id,
  kind: z.string(),
  title: z.string(),
  state: z.enum(runStates),
  step: z.string().nullable(),
  failure: z.string().nullable(),
  counts: Counts,
  expected: z.int().nullable(),
  startedByName: z.string(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  isRehearsal: z.boolean(),
  undoneByRunId: Id.nullable(),
});

export const readImport = read("GET /imports/{runId}", {
  summary: "An import: its files, how their columns are read, how the rows ended",
  permission: "run.read",
  unlogged: "It is about files.",
  params: z.object({ runId: Id }),
  output: z.object({
    run: Run,
    files: z.array(ImportedFile),
    records: z
      .array(z.object({ kind: z.string(), created: z.int(), updated: z.int() }))
      .meta({ description: "Records made and changed by kind; a row may make several" }),
    problems: z.array(ProblemKind).meta({ description: "By kind, the gravest first" }),
  }),
});

export const listRuns = read("GET /runs", {
  summary: "Long pieces of work, the newest first",
  permission: "run.read",
  query: z.object({
    ...PageQuery,
    kind: AnyOf(z.string()).optional(),
    state: AnyOf(z.enum(runStates)).optional(),
    active: Flag.optional().meta({ description: "Only those that wait or are at work" }),
  }),
  output: Page(Run.extend({ problems: z.int() })),
});

export const readRun = read("GET /runs/{runId}", {
  summary: "One run: how far it is, what it counted, what it found",
  permission: "run.read",
  params: z.object({ runId: Id }),
  output: Run.extend({
    problems: z.array(ProblemKind),
    canUndo: z.boolean(),
    canCancel: z.boolean(),
    undoes: Id.nullable().meta({ description: "The load it takes back" }),
  }),
});

export const listRunProblems = read("GET /runs/{runId}/problems", {
  summary: "What a run found, in the order it was found",
  permission: "run.read",
  params: z.object({ runId: Id }),
  query: z.object({
    ...PageQuery,
    code: z.string().max(60).optional(),
    path: z.string().max(500).optional(),
    severity: AnyOf(z.enum(severities)).optional(),
  }),
  output: Page(
    z.object({
      problemNo: z.int(),
      code: z.string(),
      severity: z.enum(severities),
      path: z.string().nullable(),
      rowNo: z.int().nullable().meta({ description: "The header being row 1" }),
      field: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string(),
    }),
  ),
});

export const cancelRun = write("POST /runs/{runId}/cancel", {
  summary: "Ask a run to stop; a load that is stopped leaves nothing behind",
  permission: "import.run",
  params: z.object({ runId: Id }),
  output: z.object({ runId: Id }),
  errors: ["run_ended"],
});

/** Why a record of a load can't just be taken back. */
export const conflictKinds = ["changed", "removed", "made_again", "referred_to", "leads_to_gone"] as const;

const LaterLoad = z.object({ runId: Id, title: z.string(), finishedAt: Instant });

export const listRunConflicts = read("GET /runs/{runId}/conflicts", {
  summary: "What stands in the way of taking a load back: records changed or used since",
  permission: "import.run",
  params: z.object({ runId: Id }),
  query: z.object(PageQuery),
  output: Page(
    z.object({
      what: z.enum(conflictKinds),
      table: z.string().meta({ description: "The kind of record, as the schema calls it" }),
      to: z
        .string()
        .nullable()
        .meta({ description: "The kind of record of the load that it refers to or would lead to" }),
      recordId: z.string(),
      name: z.string().nullable(),
      partyId: Id.nullable().meta({ description: "The customer it belongs to" }),
      partyName: z.string().nullable(),
      since: z
        .array(
          z.object({
            byName: z.string(),
            at: Instant,
            run: LaterLoad.nullable(),
            fields: z
              .array(z.string())
              .meta({ description: "What it changed; none when it made the record" }),
          }),
        )
        .meta({ description: "Who or which load did it, the newest first" }),
    }),
  ).extend({
    count: z.int().meta({ description: "All of them, on whichever page" }),
    laterLoads: z
      .array(LaterLoad.extend({ conflicts: z.int() }))
      .meta({ description: "Loads that can be taken back first, the newest first" }),
  }),
  errors: ["run_not_undoable", "cursor_invalid"],
});

export const undoRun = write("POST /runs/{runId}/undo", {
  summary: "Take a load back: whole, or all but what was changed or used since",
  permission: "import.run",
  params: z.object({ runId: Id }),
  body: z.object({
    keep: z.enum(["refuse", "conflicting"]).default("refuse").meta({
      description: "`conflicting`: records with later changes stay as they are, and can be taken back later",
    }),
    first: z
      .array(Id)
      .max(100)
      .default([])
      .meta({ description: "Later loads that are taken back before it, in the same step" }),
  }),
  output: z.object({ runId: Id.meta({ description: "The run that does it" }) }),
  errors: ["run_not_undoable", "undo_conflicts"],
  status: 202,
});

// The example company

const addedKinds = ["customers", "documents", "contacts", "cases", "others"] as const;

export const readExample = read("GET /example", {
  summary: "Whether the example company is here, and what was added beside it",
  permission: "signed-in",
  output: z.object({
    state: z.enum(["none", "coming", "here"]),
    isEmpty: z.boolean().meta({ description: "Nothing is in this workspace yet" }),
    isOffered: z.boolean().meta({ description: "The one who asks may bring it in now" }),
    isDemo: z.boolean().meta({ description: "The whole database is a demo's and nobody's own" }),
    canRemove: z.boolean(),
    runId: Id.nullable().meta({ description: "The run that loads it" }),
    customers: z.int(),
    booksUntil: Day.nullable().meta({ description: "Last day of its books" }),
    added: z
      .array(z.object({ kind: z.enum(addedKinds), count: z.int() }))
      .meta({ description: "Records people added since; removing the example removes them" }),
    addedCount: z.int(),
    loads: z.int().meta({ description: "Loads of own files; they are taken back before the example" }),
  }),
});

export const loadExample = write("POST /example", {
  summary: "Bring the example company into an empty workspace",
  permission: "workspace.write",
  output: z.object({ runId: Id }),
  errors: ["example_here", "example_not_empty"],
  status: 202,
});

export const removeExample = write("POST /example/remove", {
  summary: "Remove the example company with everything in it",
  permission: "workspace.write",
  body: z.object({
    added: z
      .int()
      .min(0)
      .default(0)
      .meta({ description: "How many records added since go with it, as readExample says" }),
  }),
  output: z.object({ removed: z.int() }),
  errors: ["example_missing", "example_is_demo", "example_holds_loads", "example_grew", "example_busy"],
});
