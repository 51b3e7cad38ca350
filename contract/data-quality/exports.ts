import { z } from "zod";
import { customerFilter } from "../customers/customer-filter.ts";
import { download, read, write } from "../endpoint.ts";
import { Id, Instant, Page, PageQuery } from "../values.ts";
import { importKindNames } from "./imports/import-kinds.ts";

export const exportFormats = ["csv", "jsonl", "xlsx"] as const;

const ExportFile = z.object({
  name: z.string(),
  bytes: z.int(),
  endsAt: Instant.meta({ description: "Kept until then" }),
});

const Export = z.object({
  runId: Id,
  title: z.string(),
  state: z.enum(["waiting", "working", "done", "unbalanced", "failed", "cancelled", "undone"]),
  step: z.string().nullable(),
  failure: z.string().nullable(),
  format: z.enum(exportFormats),
  rows: z.int().meta({ description: "Written so far" }),
  expected: z.int().nullable(),
  askedByName: z.string(),
  isOwn: z.boolean(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  tables: z
    .array(z.object({ kind: z.enum(importKindNames), rows: z.int() }))
    .meta({ description: "What is in the file, once it is done" }),
  cut: z.int().meta({ description: "Texts that are longer than a cell of a spreadsheet can be" }),
  file: ExportFile.nullable().meta({ description: "Null until it is done, and when its time is over" }),
});

const params = z.object({ runId: Id });

/** What an export can be asked for. */
export const ExportChoice = z.object({
  format: z.enum(exportFormats).default("csv").meta({
    description: "CSV, JSON lines or one XLSX workbook; several tables of CSV or JSON lines come as a ZIP",
  }),
  kinds: z.array(z.enum(importKindNames)).min(1).optional().meta({
    description: "Everything unless given, or the customers themselves where a list of customers is meant",
  }),
  records: z.enum(["each", "kept"]).optional().meta({
    description:
      "each: every record as it was entered, as an import wants it; kept: records kept as one customer as one, with what counts of them. Kept for a list of customers unless given, else each",
  }),
  customers: z
    .object(customerFilter)
    .optional()
    .meta({ description: "Only what belongs to the customers that this filter of their list finds" }),
});

export const createExport = write("POST /exports", {
  summary: "Write everything, or some kinds of records, into a file that can be brought in again",
  permission: "export.run",
  body: ExportChoice,
  output: z.object({ runId: Id }),
  errors: ["export_kinds_none"],
  status: 202,
});

export const listExportKinds = read("GET /export-kinds", {
  summary: "The kinds of records that can be exported by the one who asks",
  permission: "export.run",
  output: z.object({
    kinds: z.array(z.object({ kind: z.enum(importKindNames), title: z.string() })),
    withMoney: z.boolean().meta({ description: "Whether amounts are written" }),
  }),
});

export const listExports = read("GET /exports", {
  summary: "Exports, the newest first: one's own, and everybody's for administrators",
  permission: "export.run",
  query: z.object(PageQuery),
  output: Page(Export),
});

export const readExport = read("GET /exports/{runId}", {
  summary: "An export: how far it is, what is in it, and until when its file is kept",
  permission: "export.run",
  params,
  output: Export,
});

export const downloadExport = download("GET /exports/{runId}/file", {
  summary: "The file of an export",
  permission: "export.run",
  params,
  types: [
    "text/csv; charset=utf-8",
    "application/x-ndjson",
    "application/zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ],
  errors: ["export_not_done", "export_gone"],
});

export const removeExport = write("DELETE /exports/{runId}", {
  summary: "Throw the file of an export away before its time",
  permission: "export.run",
  params,
  output: z.object({ runId: Id }),
  errors: ["export_not_done", "export_gone"],
});
