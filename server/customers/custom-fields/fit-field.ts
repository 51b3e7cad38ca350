import { type CustomType, hasChoices, linkOf, severalOf } from "../../../contract/customers/custom-types.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { CustomField } from "./list-custom-fields.ts";

/** By what somebody who works here is named in a field: id, mail address or name, in small letters. */
export type Colleagues = ReadonlySet<string>;

/** Why a value doesn't fit its field, in words; null where it does. Pure. */
export function unfit(
  { type, choices }: Pick<CustomField, "type" | "choices">,
  value: string,
  colleagues: Colleagues,
): string | null {
  if (hasChoices(type) && choices.length > 0) {
    const chosen = type === "several" ? severalOf(value) : [value];
    return chosen.every((one) => choices.includes(one)) ? null : "choose of the list.";
  }
  return fits(type, value, colleagues) ? null : wanted[type];
}

/** Who can stand in a field that holds a person. */
export async function colleaguesOf(tx: Tx): Promise<Colleagues> {
  const rows = await tx.sql<{ userId: string; name: string; mail: string | null }>`
    select user_id as "userId", name, mail from user_account order by user_id limit 100000`;
  return new Set(
    rows.flatMap(({ userId, name, mail }) => [userId, name.toLowerCase(), mail?.toLowerCase() ?? []].flat()),
  );
}

/** The forms in which values are kept, whichever way they came in. */
const forms: Readonly<Partial<Record<CustomType, RegExp>>> = {
  number: /^-?\d{1,14}(\.\d{1,12})?$/,
  amount: /^-?\d{1,14}(\.\d{1,12})?$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/,
  yes: /^(true|false)$/,
  mail: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /\d/,
  site: /^[^\s]+\.[^\s]+$/,
};

const wanted: Readonly<Record<CustomType, string>> = {
  text: "write some text.",
  several: "write one or several, with | between them.",
  number: "write a number, with a point before the fraction.",
  amount: "write an amount, with a point before the cents.",
  day: "write a day as 2025-12-31.",
  instant: "write a day and time as 2025-12-31T14:30.",
  yes: "choose yes or no.",
  mail: "write a mail address.",
  phone: "write a phone number.",
  site: "write an address such as nordwind.example.",
  link: "write an address that begins with https://, with words before it if you like.",
  person: "choose somebody who works here.",
};

function fits(type: CustomType, value: string, colleagues: Colleagues): boolean {
  if (type === "link") return linkOf(value) !== null;
  if (type === "person") return colleagues.has(value.trim().toLowerCase());
  if (forms[type]?.test(value) === false) return false;
  if (type !== "day" && type !== "instant") return true;
  // 2025-02-30 has the form of a day and is none.
  const day = value.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
