import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readPartyValue } from "../../../contract/insight.ts";

type Value = Pick<OutputOf<typeof readPartyValue>, "waterfall" | "servingShare" | "coverage">;

/**
 * What is said beside the cost to serve: its share of the gross margin; that it is more than the margin where that is known
 * and nothing is left of it, since a share of nothing says nothing; or nothing.
 */
export function servingNote({ waterfall, servingShare, coverage }: Value): number | "exceeds" | null {
  const amountOf = (line: string) => Number(waterfall?.find((row) => row.line === line)?.amount ?? 0);
  if (amountOf("serving") === 0) return null;
  if (servingShare != null) return servingShare;
  const isMarginKnown = coverage?.margin != null && coverage.margin > 0;
  return isMarginKnown && amountOf("gross_margin") <= 0 ? "exceeds" : null;
}
