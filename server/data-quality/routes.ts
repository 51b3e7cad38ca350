import type * as dataQuality from "../../contract/data-quality.ts";
import type { Routes } from "../plumbing/action.ts";
import { listDuplicateClusters } from "./duplicates/list-duplicate-clusters.ts";
import { listPartyDuplicates } from "./duplicates/list-party-duplicates.ts";
import { searchDuplicates } from "./duplicates/search-duplicates.ts";
import { summariseDuplicates } from "./duplicates/summarise-duplicates.ts";
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
import { changeDraftTable } from "./imports/drafts/change-draft-table.ts";
import { changeImportDraft } from "./imports/drafts/change-import-draft.ts";
import { createImportDraft } from "./imports/drafts/create-import-draft.ts";
import { listImportDrafts } from "./imports/drafts/list-import-drafts.ts";
import { loadImportDraft } from "./imports/drafts/load-import-draft.ts";
import { fixDraftRows } from "./imports/drafts/mending/fix-draft-rows.ts";
import { listDraftProblemRows } from "./imports/drafts/mending/list-draft-problem-rows.ts";
import { proposeDraftTable } from "./imports/drafts/propose-draft-table.ts";
import { readDraftTable } from "./imports/drafts/read-draft-table.ts";
import { readImportDraft } from "./imports/drafts/read-import-draft.ts";
import { rehearseImportDraft } from "./imports/drafts/rehearse-import-draft.ts";
import { removeImportDraft } from "./imports/drafts/remove-import-draft.ts";
import { chooseForLookalikes } from "./imports/lookalikes/choose-for-lookalikes.ts";
import { listDraftLookalikes } from "./imports/lookalikes/list-draft-lookalikes.ts";
import { listImportMappings } from "./imports/mappings/list-import-mappings.ts";
import { readImportMapping } from "./imports/mappings/read-import-mapping.ts";
import { removeImportMapping } from "./imports/mappings/remove-import-mapping.ts";
import { saveImportMapping } from "./imports/mappings/save-import-mapping.ts";
import { downloadProblemRows } from "./imports/problem-rows/download-problem-rows.ts";
import { readImport } from "./imports/read-import.ts";
import { removeUpload } from "./imports/remove-upload.ts";
import { startImport } from "./imports/start-import.ts";
import { uploadFile } from "./imports/upload-file.ts";
import { decidePair } from "./merging/decide-pair.ts";
import { mergeParties } from "./merging/merge-parties.ts";
import { pinGoldenValue } from "./merging/pin-golden-value.ts";
import { previewMerge } from "./merging/preview-merge.ts";
import { readGoldenRecord } from "./merging/read-golden-record.ts";
import { readMergeHistory } from "./merging/read-merge-history.ts";
import { takeBackDecision } from "./merging/take-back-decision.ts";
import { unmergeParty } from "./merging/unmerge-party.ts";
import { answerMergeCheck } from "./review/automatic/answer-merge-check.ts";
import { mergeSureDuplicates } from "./review/automatic/merge-sure-duplicates.ts";
import { nextMergeCheck } from "./review/automatic/next-merge-check.ts";
import { readAutomaticMerging } from "./review/automatic/read-automatic-merging.ts";
import { decideDuplicate } from "./review/decide-duplicate.ts";
import { decideDuplicateGroup } from "./review/groups/decide-duplicate-group.ts";
import { splitDuplicates } from "./review/groups/split-duplicates.ts";
import { listDuplicateDecisions } from "./review/list-duplicate-decisions.ts";
import { nextDuplicates } from "./review/next-duplicates.ts";
import { undoDuplicateDecision } from "./review/undo-duplicate-decision.ts";
import { cancelRun } from "./runs/cancel-run.ts";
import { listRunProblems } from "./runs/list-run-problems.ts";
import { listRuns } from "./runs/list-runs.ts";
import { readRun } from "./runs/read-run.ts";
import { listRunConflicts } from "./undo/list-run-conflicts.ts";
import { undoRun } from "./undo/undo-run.ts";
import { findMisplacedPeople } from "./workplaces/find-misplaced-people.ts";
import { keepWorkplaces } from "./workplaces/keep-workplaces.ts";
import { listMisplacedPeople } from "./workplaces/list-misplaced-people.ts";
import { listWorkplaceDecisions } from "./workplaces/list-workplace-decisions.ts";
import { movePeople } from "./workplaces/move-people.ts";
import { takeBackWorkplaceDecision } from "./workplaces/take-back-workplace-decision.ts";

export const routes = {
  uploadFile,
  removeUpload,
  createImport,
  startImport,
  readImport,
  createImportDraft,
  listImportDrafts,
  readImportDraft,
  readDraftTable,
  changeImportDraft,
  changeDraftTable,
  proposeDraftTable,
  removeImportDraft,
  rehearseImportDraft,
  loadImportDraft,
  fixDraftRows,
  listDraftLookalikes,
  chooseForLookalikes,
  listDraftProblemRows,
  downloadProblemRows,
  saveImportMapping,
  listImportMappings,
  readImportMapping,
  removeImportMapping,
  listRuns,
  readRun,
  listRunProblems,
  cancelRun,
  listRunConflicts,
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
  mergeParties,
  unmergeParty,
  previewMerge,
  readMergeHistory,
  decidePair,
  takeBackDecision,
  readGoldenRecord,
  pinGoldenValue,
  nextDuplicates,
  decideDuplicate,
  splitDuplicates,
  decideDuplicateGroup,
  undoDuplicateDecision,
  listDuplicateDecisions,
  readAutomaticMerging,
  mergeSureDuplicates,
  nextMergeCheck,
  answerMergeCheck,
  searchDuplicates,
  summariseDuplicates,
  listDuplicateClusters,
  listPartyDuplicates,
  findMisplacedPeople,
  listMisplacedPeople,
  movePeople,
  keepWorkplaces,
  listWorkplaceDecisions,
  takeBackWorkplaceDecision,
} satisfies Routes<typeof dataQuality>;
