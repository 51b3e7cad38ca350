import type { listEvents } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { AuditTexts } from "../../texts/audit/useAuditTexts.ts";

export type AuditEvent = OutputOf<typeof listEvents>["rows"][number];
type Words = AuditTexts["audit"];

/**
 * `changed the account of` before a name; `logged a contact`, as a record's history says it, which is whole without one; or for
 * events without words of their own `changed the cost price`.
 */
export function verbOf(
  event: AuditEvent,
  words: Words,
  ofRecords: Readonly<Record<string, string>>,
): { verb: string; isWhole: boolean } {
  const own = isAboutOneself(event) ? words.ownVerbs[event.name as keyof Words["ownVerbs"]] : undefined;
  const known = own ?? words.verbs[event.name as keyof Words["verbs"]];
  if (known !== undefined) return { verb: known, isWhole: false };
  const ofRecord = ofRecords[event.name];
  if (ofRecord !== undefined) return { verb: ofRecord, isWhole: true };
  const verb = event.name.split(".").at(-1) ?? event.name;
  return { verb: `${spaced(verb)} the ${kindOf(event.subject.kind, words)}`, isWhole: false };
}

/** Somebody signed in, changed their own password: then their name stands there once. */
export function isAboutOneself(event: AuditEvent): boolean {
  return event.subject.kind === "user" && event.subject.id === event.actor.userId;
}

export function kindOf(kind: string, words: Words): string {
  return words.kinds[kind as keyof Words["kinds"]] ?? spaced(kind);
}

/** `baseCurrency` as `base currency`, `unit_cost` as `unit cost`. */
export function spaced(name: string): string {
  return name
    .replaceAll(/[_-]/g, " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** A value as a person reads it; what isn't there is "nothing". */
export function valueText(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === "") return words.nothing;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value))
    return value.length === 0 ? words.nothing : value.map((one) => valueText(one, words)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
