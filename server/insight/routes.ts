import type * as insight from "../../contract/insight.ts";
import type { Routes } from "../plumbing/action.ts";
import { listAlike } from "./alike/list-alike.ts";
import { readAverageMethod } from "./average-method/read-average-method.ts";
import { listCoverageFacts } from "./basis/list-coverage-facts.ts";
import { readCoverage } from "./basis/read-coverage.ts";
import { closeMonth } from "./closing/close-month.ts";
import { listMonths } from "./closing/list-months.ts";
import { readMonth } from "./closing/read-month.ts";
import { reopenMonth } from "./closing/reopen-month.ts";
import { applyCostModel } from "./cost-model/apply-cost-model.ts";
import { readCostModel } from "./cost-model/read-cost-model.ts";
import { approveCostChange } from "./costs/changes/approve-cost-change.ts";
import { changeCostChange } from "./costs/changes/change-cost-change.ts";
import { draftCostChange } from "./costs/changes/draft-cost-change.ts";
import { listCostChanges } from "./costs/changes/list-cost-changes.ts";
import { previewCostChange } from "./costs/changes/preview-cost-change.ts";
import { readCostChange } from "./costs/changes/read-cost-change.ts";
import { withdrawCostChange } from "./costs/changes/withdraw-cost-change.ts";
import { listActivityUse } from "./costs/list-activity-use.ts";
import { listCostExamples } from "./costs/list-cost-examples.ts";
import { listCostGaps } from "./costs/list-cost-gaps.ts";
import { listEventFields } from "./costs/list-event-fields.ts";
import { listGapEvents } from "./costs/list-gap-events.ts";
import { listRates } from "./costs/list-rates.ts";
import { readDocumentValue } from "./documents/read-document-value.ts";
import { bookExternalLines } from "./external-lines/book-external-lines.ts";
import { listExternalLines } from "./external-lines/list-external-lines.ts";
import { readExternalLine } from "./external-lines/read-external-line.ts";
import { readGroupValue } from "./groups/read-group-value.ts";
import { listMatrixParties } from "./matrix/list-matrix-parties.ts";
import { readValueMatrix } from "./matrix/read-value-matrix.ts";
import { listMovers } from "./movement/list-movers.ts";
import { readMovement } from "./movement/read-movement.ts";
import { ratingRoutes } from "./rating/rating-routes.ts";
import { readStart } from "./start/read-start.ts";
import { listCurveParties } from "./value/list-curve-parties.ts";
import { listCustomerMonths } from "./value/list-customer-months.ts";
import { listLedger } from "./value/list-ledger.ts";
import { readFreshness } from "./value/read-freshness.ts";
import { readPartyValue } from "./value/read-party-value.ts";
import { readProfitCurve } from "./value/read-profit-curve.ts";
import { readReconciliation } from "./value/read-reconciliation.ts";
import { readValueSummary } from "./value/read-value-summary.ts";
import { recomputeValue } from "./value/recompute-value.ts";

/** What customers bring and what serving them costs. */
export const routes = {
  readStart,
  readPartyValue,
  listLedger,
  readProfitCurve,
  listCurveParties,
  listCustomerMonths,
  readDocumentValue,
  bookExternalLines,
  listExternalLines,
  readExternalLine,
  readAverageMethod,
  readGroupValue,
  listAlike,
  readMovement,
  listMovers,
  readValueMatrix,
  listMatrixParties,
  readFreshness,
  readValueSummary,
  recomputeValue,
  readReconciliation,
  readCostModel,
  applyCostModel,
  approveCostChange,
  changeCostChange,
  draftCostChange,
  listActivityUse,
  listCostChanges,
  listCostExamples,
  listCostGaps,
  listEventFields,
  listGapEvents,
  listRates,
  previewCostChange,
  readCostChange,
  withdrawCostChange,
  closeMonth,
  listMonths,
  readMonth,
  reopenMonth,
  listCoverageFacts,
  readCoverage,
  ...ratingRoutes,
} satisfies Routes<typeof insight>;
