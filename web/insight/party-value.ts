import type { OutputOf } from "../../contract/endpoint.ts";
import type { readPartyValue } from "../../contract/insight.ts";

export type PartyValue = OutputOf<typeof readPartyValue>;
