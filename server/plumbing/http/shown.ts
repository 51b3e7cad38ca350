import type { Endpoint } from "../../../contract/endpoint.ts";
import type { Actor } from "../actor.ts";
import { replyFilter } from "./reply-filter.ts";

/** That guarded figures left the server: to whom, of what, and about whom. */
export type Shown = {
  actor: Actor;
  /** The endpoint's name. */
  kind: string;
  /** The one record they are about, or null when they are about many. */
  partyId: string | null;
  /** How many records they are about. */
  count: number;
  /** What was asked for, as JSON without the place in the list. Empty for one record. */
  asked: string;
};

const askedMax = 500;

/**
 * Makes the function that says what a reply showed. Works on what the contract declares: an endpoint that reads and whose
 * output holds guarded fields, or that needs the permission for them, shows them, unless it says why not (`unlogged`).
 * @returns undefined when the endpoint shows none
 */
export function shownBy(
  kind: string,
  endpoint: Endpoint,
): ((actor: Actor, input: Readonly<Record<string, unknown>>, output: unknown) => Shown | null) | undefined {
  if (endpoint.kind !== "read" || endpoint.unlogged !== undefined || endpoint.download !== undefined)
    return undefined;
  if (endpoint.permission !== "money.read" && replyFilter(endpoint.output) === undefined) return undefined;
  return (actor, input, output) => {
    if (!actor.may.has("money.read")) return null;
    const partyId = partyOf(output) ?? partyOf(input);
    return partyId === null
      ? { actor, kind, partyId, count: countOf(output), asked: askedOf(input) }
      : { actor, kind, partyId, count: 1, asked: "" };
  };
}

/** What was asked for, without where in the list. */
export function askedOf(input: Readonly<Record<string, unknown>>): string {
  const { cursor: _cursor, limit: _limit, ...rest } = input;
  return JSON.stringify(rest).slice(0, askedMax);
}

function partyOf(value: unknown): string | null {
  const partyId = typeof value === "object" && value !== null ? Reflect.get(value, "partyId") : undefined;
  return typeof partyId === "string" ? partyId : null;
}

/** As the answer says itself (`customers`), or as many different ones as its rows are about. */
function countOf(output: unknown): number {
  if (typeof output !== "object" || output === null) return 0;
  const said = Reflect.get(output, "customers");
  if (typeof said === "number") return said;
  const parties = new Set<string>();
  for (const part of Object.values(output)) gatherParties(part, parties);
  return parties.size;
}

/** Whom rows are about, at whatever depth: a row that names somebody is looked into no further. */
function gatherParties(value: unknown, into: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  const partyId = partyOf(value);
  if (partyId !== null) into.add(partyId);
  else for (const part of Object.values(value)) gatherParties(part, into);
}
