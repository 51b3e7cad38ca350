import type { Mail } from "../normalise/read-mail.ts";
import type { PersonName } from "../normalise/read-person-name.ts";
import { mark } from "./prepared.ts";

/** A name with what the mail address adds to it, and marks for what it added. */
export interface CompletedName {
  readonly given: string;
  readonly family: string;
  readonly marks: number;
}

/** "J. Hendriks" with joost.hendriks58@ is Joost; nobody's name with jane.doe@ is Jane Doe. */
export function completeFromMail({ given, family }: PersonName, mail: Mail): CompletedName {
  const asItIs = { given, family, marks: 0 };
  if (mail.local === "" || mail.isRole || (given.length > 1 && family.length > 1)) return asItIs;
  if (given === "" && family === "") {
    const parts = mail.local.split(/[^a-z]+/).filter((part) => part.length > 1);
    const [first = "", last = ""] = parts;
    return parts.length === 2 && first.length >= 3 && last.length >= 3
      ? { given: first, family: last, marks: mark.givenFromMail + mark.familyFromMail }
      : asItIs;
  }
  const letters = mail.local.replace(/[^a-z]/g, "");
  const joined = family.replaceAll(" ", "");
  if (given.length > 1 || joined.length < 3 || !letters.endsWith(joined)) return asItIs;
  const rest = letters.slice(0, letters.length - joined.length);
  return rest.length >= 3 && rest.startsWith(given)
    ? { given: rest, family, marks: mark.givenFromMail }
    : asItIs;
}
