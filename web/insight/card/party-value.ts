import type { OutputOf } from "../../../contract/endpoint.ts";
import type { ValueWindow } from "../../../contract/insight/value-windows.ts";
import type { readPartyValue } from "../../../contract/insight.ts";
import type { Refunds } from "./RefundDay.tsx";

export type PartyValue = OutputOf<typeof readPartyValue>;

/** Twelve months and refunds on their own day, where nothing is said. */
export type ValueChoice = { window?: ValueWindow | undefined; refunds?: Refunds | undefined };

/** What a card asks for: what is usual stays out of the question, so that all who ask for it ask the very same. */
export function valueAsked(partyId: string, { window = "12m", refunds = "by_refund" }: ValueChoice) {
  return { partyId, ...(window !== "12m" && { window }), ...(refunds !== "by_refund" && { refunds }) };
}
