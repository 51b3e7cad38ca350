import type * as insight from "../../contract/insight.ts";
import type { Routes } from "../plumbing/action.ts";
import { readAverageMethod } from "./average-method/read-average-method.ts";
import { applyCostModel } from "./cost-model/apply-cost-model.ts";
import { readCostModel } from "./cost-model/read-cost-model.ts";
import { listMatrixParties } from "./matrix/list-matrix-parties.ts";
import { readValueMatrix } from "./matrix/read-value-matrix.ts";
import { readStart } from "./start/read-start.ts";
import { listCurveParties } from "./value/list-curve-parties.ts";
import { listLedger } from "./value/list-ledger.ts";
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
  readAverageMethod,
  readValueMatrix,
  listMatrixParties,
  readValueSummary,
  recomputeValue,
  readReconciliation,
  readCostModel,
  applyCostModel,
} satisfies Routes<typeof insight>;
