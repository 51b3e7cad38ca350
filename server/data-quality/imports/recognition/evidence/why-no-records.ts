import { isPaidOut, wasPaidOut } from "../money/paid-out.ts";
import type { TableSketch } from "../proposal.ts";
import { atHand } from "../table-at-hand.ts";
import { isMeasured, wasMeasured } from "./what-was-measured.ts";

/** Why the rows of a table are no records of customers, where they show it; null where they may be some. */
export function whyNoRecords(sketch: TableSketch): { code: string; message: string } | null {
  const table = atHand(sketch);
  if (isMeasured(table)) return wasMeasured;
  return isPaidOut(table) ? wasPaidOut : null;
}
