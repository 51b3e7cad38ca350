import type { CustomType } from "../../../contract/custom-types.ts";
import type { Tx } from "../../plumbing/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { customFieldsOf } from "./list-custom-fields.ts";

/**
 * Refuses values that don't fit the fields they are given for, with the fields. What the workspace has no field for is
 * kept as it is; an empty value takes one away, unless its field is required.
 * @param values by key
 */
export async function requireCustomValues(
  tx: Tx,
  recordKind: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const problems = (await customFieldsOf(tx, recordKind)).flatMap(
    ({ key, title, type, choices, ...field }) => {
      const value = values[key];
      if (value === undefined) return [];
      if (value === null || value === "")
        return field.isRequired && !field.isRetired
          ? [{ path: `custom.${key}`, message: `${title} can't be empty.` }]
          : [];
      const isChosen = choices.length === 0 || choices.includes(String(value));
      return isChosen && fits(type, String(value))
        ? []
        : [
            {
              path: `custom.${key}`,
              message: isChosen ? `${title}: ${wanted[type]}` : `${title}: choose one of the list.`,
            },
          ];
    },
  );
  if (problems.length > 0) refuse("custom_value_unreadable", {}, problems);
}

/** The forms in which values are kept, whichever way they came in. */
const forms: Readonly<Record<CustomType, RegExp>> = {
  text: /^/,
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
  number: "write a number, with a point before the fraction.",
  amount: "write an amount, with a point before the cents.",
  day: "write a day as 2025-12-31.",
  instant: "write a day and time as 2025-12-31T14:30.",
  yes: "choose yes or no.",
  mail: "write a mail address.",
  phone: "write a phone number.",
  site: "write an address such as nordwind.example.",
};

function fits(type: CustomType, value: string): boolean {
  if (!forms[type].test(value)) return false;
  if (type !== "day" && type !== "instant") return true;
  // 2025-02-30 has the form of a day and is none.
  const day = value.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
