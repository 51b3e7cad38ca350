import type * as dataQuality from "../../contract/data-quality.ts";
import type { Routes } from "../plumbing/action.ts";
import { loadExample } from "./example/load-example.ts";
import { readExample } from "./example/read-example.ts";
import { removeExample } from "./example/remove-example.ts";
import { createExport } from "./exports/create-export.ts";
import { downloadExport } from "./exports/download-export.ts";
import { listExportKinds } from "./exports/list-export-kinds.ts";
import { listExports } from "./exports/list-exports.ts";
import { readExport } from "./exports/read-export.ts";
import { removeExport } from "./exports/remove-export.ts";
import { createImport } from "./imports/create-import.ts";
import { readImport } from "./imports/read-import.ts";
import { removeUpload } from "./imports/remove-upload.ts";
import { startImport } from "./imports/start-import.ts";
import { uploadFile } from "./imports/upload-file.ts";
import { cancelRun } from "./runs/cancel-run.ts";
import { listRunProblems } from "./runs/list-run-problems.ts";
import { listRuns } from "./runs/list-runs.ts";
import { readRun } from "./runs/read-run.ts";
import { undoRun } from "./undo/undo-run.ts";

export const routes = {
  uploadFile,
  removeUpload,
  createImport,
  startImport,
  readImport,
  listRuns,
  readRun,
  listRunProblems,
  cancelRun,
  undoRun,
  createExport,
  listExportKinds,
  listExports,
  readExport,
  downloadExport,
  removeExport,
  readExample,
  loadExample,
  removeExample,
} satisfies Routes<typeof dataQuality>;
