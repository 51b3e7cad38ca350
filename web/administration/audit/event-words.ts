import type { listEvents } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { AdministrationTexts } from "../../texts/useAdministrationTexts.ts";

export type AuditEvent = OutputOf<typeof listEvents>["rows"][number];
type Words = AdministrationTexts["audit"];

/** `changed the account of`, or for events without words of their own `changed the cost price`. */
export function verbOf(event: AuditEvent, words: Words): string {
  const own = isAboutOneself(event) ? words.ownVerbs[event.name as keyof Words["ownVerbs"]] : undefined;
  const known = own ?? words.verbs[event.name as keyof Words["verbs"]];
  if (known !== undefined) return known;
  const verb = event.name.split(".").at(-1) ?? event.name;
  return `${spaced(verb)} the ${kindOf(event.subject.kind, words)}`;
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
