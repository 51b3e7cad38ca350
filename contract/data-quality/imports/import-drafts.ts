import { z } from "zod";
import { customTypes } from "../../customers/custom-types.ts";
import { download, read, write } from "../../endpoint.ts";
import { Id, Instant, Page, PageQuery, Version, Words } from "../../values.ts";
import { importKindNames } from "./import-kinds.ts";
import { ImportProfile, ModuleMap } from "./import-mapping.ts";

/**
 * A delivery before it is loaded: its files, how each table in them is read, what was mended in its rows. It can be left
 * and found again; a rehearsal and the load are runs that take it as it stands.
 */
export const draftStates = ["looking", "open", "loaded"] as const;

/** Where a table's mapping came from. */
export const mapOrigins = ["system", "saved", "proposed", "chosen"] as const;

/** How a column is used: `as` field, id, name, link, custom or ignored; `field` or `link` says which. */
const Use = z.object({
  as: z.enum(["id", "name", "field", "link", "custom", "ignored"]),
  field: z.string().optional(),
  link: z.string().optional(),
});

const Candidate = Use.extend({
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()).meta({ description: "In words: what its name says, what stands in it" }),
});

const ColumnProfile = z.object({
  filled: z.int(),
  empty: z.int(),
  looked: z.int().optional().meta({
    description:
      "How many of the filled cells were looked at for what they are: `least`, `most`, `frequent` and `types` are of these. Left out: all",
  }),
  distinct: z.int(),
  isDistinctExact: z.boolean(),
  longest: z.int().meta({ description: "Characters" }),
  least: z.string().nullable().meta({ description: "The smallest, as its type orders it" }),
  most: z.string().nullable(),
  frequent: z.array(z.object({ value: z.string(), count: z.int() })).meta({ description: "At most ten" }),
  types: z
    .array(z.object({ type: z.enum(customTypes), count: z.int() }))
    .meta({ description: "As what the cells can be read, the most frequent first" }),
});

const Question = z.object({
  code: z.string(),
  samples: z.array(z.string()),
  message: z.string(),
  choices: z.array(z.string()).meta({
    description: "day-first, month-first; yes, no, nothing; of each word open, closed, draft, cancelled",
  }),
  words: z
    .array(z.object({ word: z.string(), rows: z.int(), amount: z.string().nullable() }))
    .optional()
    .meta({
      description:
        "Words that are each to be answered, in how many rows they stand and what these come to, where it is known",
    }),
});

const DraftColumn = z.object({
  column: z.string(),
  uses: z.array(Use),
  question: Question.nullable().meta({
    description: "What only a person can say; asked once for the column",
  }),
});

const StudiedColumn = DraftColumn.extend({
  samples: z.array(z.string()),
  candidates: z.array(Candidate).meta({ description: "What it may be, the likeliest first" }),
  customType: z.enum(customTypes).meta({ description: "The type it would have as a field of the workspace" }),
  profile: ColumnProfile.nullable(),
});

const DraftTable = z.object({
  tableNo: z.int(),
  name: z.string(),
  bytes: z.int(),
  rows: z.int(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  isSkipped: z.boolean(),
  failure: z.string().nullable().meta({ description: "Why it can't be read as a table" }),
  source: z.string().nullable(),
  sourceTitle: z.string().nullable(),
  module: z.string().nullable(),
  kind: z.enum(importKindNames).nullable(),
  origin: z.enum(mapOrigins).nullable(),
  confidence: z.number().min(0).max(1),
  map: ModuleMap.nullable(),
  others: z
    .array(z.object({ module: z.string(), map: ModuleMap }))
    .meta({ description: "Further modules its rows may belong to; `when` of each says which rows" }),
  problem: z.string().nullable().meta({ description: "What is missing or wrong in how it is read" }),
  columns: z
    .array(DraftColumn)
    .meta({ description: "Those of the file, then those that rules make of them" }),
  notes: z.array(z.object({ code: z.string(), message: z.string(), value: z.string().nullable() })),
  fixes: z.int().meta({ description: "Cells mended and rows left out by hand" }),
});

const Settings = ImportProfile.pick({
  source: true,
  dateOrder: true,
  decimal: true,
  timeZone: true,
  yearPivot: true,
  currency: true,
  country: true,
  known: true,
  agreements: true,
  states: true,
});

const Draft = z.object({
  draftId: Id,
  title: z.string(),
  state: z.enum(draftStates),
  version: Version,
  settings: Settings,
  lookRunId: Id.nullable(),
  rehearsalRunId: Id.nullable().meta({ description: "The last rehearsal, of whatever version" }),
  isRehearsed: z.boolean().meta({ description: "The last rehearsal is done and is of this version" }),
  loadRunId: Id.nullable(),
  createdByName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  tables: z.array(DraftTable),
});

const params = z.object({ draftId: Id });
const tableParams = z.object({ draftId: Id, tableNo: z.coerce.number().int().min(1) });

export const createImportDraft = write("POST /import-drafts", {
  summary:
    "Begin an import with files that were sent: they are looked at, and a mapping is proposed for each table",
  permission: "import.run",
  body: z.object({ uploadIds: z.array(Id).min(1).max(500) }),
  output: z.object({ draftId: Id, runId: Id.meta({ description: "The run that looks at the files" }) }),
  errors: ["upload_unknown", "import_without_files"],
  status: 202,
});

export const listImportDrafts = read("GET /import-drafts", {
  summary: "Imports that were begun and not loaded yet, the last touched first",
  permission: "import.run",
  query: z.object(PageQuery),
  output: Page(
    Draft.pick({ draftId: true, title: true, state: true, createdByName: true, updatedAt: true }).extend({
      tables: z.int(),
      rows: z.int(),
    }),
  ),
});

export const readImportDraft = read("GET /import-drafts/{draftId}", {
  summary: "An import that was begun: its tables, and how their columns are read",
  permission: "import.run",
  params,
  output: Draft,
});

export const readDraftTable = read("GET /import-drafts/{draftId}/tables/{tableNo}", {
  summary: "What stands in the columns of one table, and what each may be",
  permission: "import.run",
  params: tableParams,
  output: z.object({ columns: z.array(StudiedColumn) }),
});

export const changeImportDraft = write("PATCH /import-drafts/{draftId}", {
  summary: "Say what holds for all tables: the system, the order of dates, currency, time zone",
  permission: "import.run",
  params,
  body: z.object({
    title: Words(200).optional(),
    settings: z
      .object({
        source: Settings.shape.source.optional(),
        dateOrder: Settings.shape.dateOrder.nullable(),
        decimal: Settings.shape.decimal.nullable(),
        timeZone: Settings.shape.timeZone.nullable(),
        yearPivot: Settings.shape.yearPivot.nullable(),
        currency: Settings.shape.currency.nullable(),
        country: Settings.shape.country.nullable(),
        known: Settings.shape.known.nullable(),
        agreements: Settings.shape.agreements.nullable(),
        states: Settings.shape.states.nullable(),
      })
      .optional()
      .meta({ description: "What isn't named stays; null: as each table says or shows" }),
  }),
  ifMatch: true,
  output: Draft,
  errors: ["version_required", "version_stale", "import_draft_loaded", "import_draft_busy"],
});

export const changeDraftTable = write("PUT /import-drafts/{draftId}/tables/{tableNo}", {
  summary: "Say how a table is read, or leave it out",
  permission: "import.run",
  params: tableParams,
  body: z.object({
    isSkipped: z.boolean().default(false),
    module: Words(100)
      .optional()
      .meta({ description: "What the system calls it; the table's name unless given" }),
    map: ModuleMap.optional(),
    others: z
      .array(z.object({ module: Words(100), map: ModuleMap }))
      .max(20)
      .optional()
      .meta({ description: "Further modules its rows may belong to, each with its `when`" }),
  }),
  ifMatch: true,
  output: Draft,
  errors: [
    "version_required",
    "version_stale",
    "import_draft_loaded",
    "import_draft_busy",
    "import_mapping_wrong",
  ],
});

export const proposeDraftTable = read("GET /import-drafts/{draftId}/tables/{tableNo}/proposal", {
  summary: "What the columns of a table would be if its rows were of a given kind",
  permission: "import.run",
  params: tableParams,
  query: z.object({ kind: z.enum(importKindNames) }),
  output: z.object({ map: ModuleMap, columns: z.array(StudiedColumn) }),
});

export const removeImportDraft = write("DELETE /import-drafts/{draftId}", {
  summary: "Drop an import that was begun",
  permission: "import.run",
  params,
  output: z.object({ draftId: Id }),
  errors: ["import_draft_loaded", "import_draft_busy"],
});

export const rehearseImportDraft = write("POST /import-drafts/{draftId}/rehearse", {
  summary: "Say what loading it would do, and change nothing",
  permission: "import.run",
  params,
  output: z.object({ runId: Id }),
  errors: [
    "import_draft_busy",
    "import_draft_loaded",
    "import_without_files",
    "import_without_tables",
    "import_mapping_wrong",
    "import_questions_open",
  ],
  status: 202,
});

export const loadImportDraft = write("POST /import-drafts/{draftId}/load", {
  summary: "Load it as it was rehearsed",
  permission: "import.run",
  params,
  output: z.object({ runId: Id }),
  errors: [
    "import_draft_busy",
    "import_draft_loaded",
    "import_draft_not_rehearsed",
    "import_without_files",
    "import_without_tables",
    "import_mapping_wrong",
    "import_questions_open",
  ],
  status: 202,
});

/** A cell to put in place of another; or a row to leave out. */
const Fix = z.object({
  tableNo: z.int().min(1),
  rowNo: z.int().min(1),
  column: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: "None: the whole row is left out, or with `value` null taken in again" }),
  value: z.string().max(10_000).nullable().meta({ description: "Null takes the fix back" }),
});

export const fixDraftRows = write("POST /import-drafts/{draftId}/fixes", {
  summary: "Mend cells of single rows, or leave rows out; what becomes of each cell is said at once",
  permission: "import.run",
  params,
  body: z.object({ fixes: z.array(Fix).min(1).max(1000) }),
  output: z.object({
    version: Version,
    checks: z.array(
      Fix.pick({ tableNo: true, rowNo: true, column: true }).extend({
        isReadable: z.boolean(),
        message: z.string().nullable(),
      }),
    ),
  }),
  errors: [
    "import_draft_busy",
    "import_draft_loaded",
    "import_row_unknown",
    "import_mapping_wrong",
    "import_fixes_too_many",
  ],
});

const RowProblem = z.object({
  code: z.string(),
  severity: z.enum(["refused", "warning", "note"]),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
});

export const listDraftProblemRows = read("GET /import-drafts/{draftId}/problem-rows", {
  summary: "Rows of the last rehearsal with something to mend, cell by cell, with what was mended since",
  permission: "import.run",
  params,
  query: z.object({
    ...PageQuery,
    tableNo: z.coerce.number().int().min(1).optional(),
    code: z.string().max(60).optional(),
    column: z.string().max(300).optional(),
  }),
  output: Page(
    z.object({
      tableNo: z.int(),
      rowNo: z.int().meta({ description: "As a spreadsheet shows it" }),
      cells: z.array(z.object({ column: z.string(), value: z.string(), fix: z.string().nullable() })),
      isLeftOut: z.boolean(),
      problems: z.array(RowProblem),
    }),
  ),
});

export const downloadProblemRows = download("GET /imports/{runId}/problem-rows", {
  summary:
    "The rows that were not taken in, as a file with their columns and the reason, to be mended and sent again",
  permission: "import.run",
  params: z.object({ runId: Id }),
  query: z.object({
    path: z.string().max(500).optional().meta({ description: "Of one file; else the first with such rows" }),
  }),
  types: ["text/csv; charset=utf-8"],
  errors: ["import_rows_none"],
});

const SavedMapping = z.object({
  mappingId: Id,
  title: z.string(),
  source: z.string(),
  modules: z.array(z.string()),
  isShared: z.boolean(),
  isOwn: z.boolean(),
  createdByName: z.string(),
  usedCount: z.int(),
  usedAt: Instant.nullable(),
});

export const saveImportMapping = write("POST /import-mappings", {
  summary: "Keep how a delivery was read, to be proposed the next time",
  permission: "import.run",
  body: z.object({
    draftId: Id,
    title: Words(100),
    isShared: z
      .boolean()
      .default(true)
      .meta({ description: "For everybody here, or only for the one who saves it" }),
  }),
  output: SavedMapping,
  errors: ["import_mapping_taken", "import_without_tables"],
  status: 201,
});

export const listImportMappings = read("GET /import-mappings", {
  summary: "Mappings that were saved, the last used first",
  permission: "import.run",
  query: z.object(PageQuery),
  output: Page(SavedMapping),
});

export const readImportMapping = read("GET /import-mappings/{mappingId}", {
  summary: "A saved mapping as a document, as `vitalfew import --map` takes it",
  permission: "import.run",
  params: z.object({ mappingId: Id }),
  output: z.object({ title: z.string(), profile: ImportProfile }),
});

export const removeImportMapping = write("DELETE /import-mappings/{mappingId}", {
  summary: "Forget a saved mapping; what was loaded with it stays",
  permission: "import.run",
  params: z.object({ mappingId: Id }),
  output: z.object({ mappingId: Id }),
  errors: ["import_mapping_not_own"],
});
