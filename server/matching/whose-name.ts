import { splitEastAsian } from "./normalise/east-asian-name.ts";
import { nameAlone } from "./normalise/name-alone.ts";
import { isKnownGivenName } from "./normalise/nicknames.ts";
import { isTitle, isTitleBehind, nameSuffix } from "./normalise/person-words.ts";
import { plainWords } from "./normalise/plain-words.ts";
import { readOrganisationName } from "./normalise/read-organisation-name.ts";
import { readSeveral } from "./normalise/read-several.ts";
import type { Kind } from "./roles.ts";
import { isBranchWord, isBusinessWord, isGroupWord } from "./tables/company-words.ts";

/**
 * Whose a name looks like, where that can be told: a person's by a title, a given name that is known, or a script in which given names
 * stand behind; an organisation's by its legal form, its trade or a figure.
 */
export function whoseName(said: string): Kind | null {
  const name = nameAlone(said);
  const words = plainWords(name);
  const own = words.filter(
    (word) => word.length > 1 && !isTitle(word) && !isTitleBehind(word) && nameSuffix(word) === null,
  );
  if (own.length === 0) return null;
  if (/\d/.test(name) || readOrganisationName(name).form !== null) return "organisation";
  if (own.some((word) => isBusinessWord(word) || isGroupWord(word) || isBranchWord(word)))
    return "organisation";
  if (isTitle(words[0] ?? "") || (words.length > 1 && isTitleBehind(words.at(-1) ?? ""))) return "person";
  if (readSeveral(words, name) !== null) return own.some(isKnownGivenName) ? "person" : null;
  if (splitEastAsian(name) !== null) return [...name.replace(/\s/g, "")].length <= 4 ? "person" : null;
  if (own.length < 2 || own.length > 5) return null;
  return isKnownGivenName(own[0] ?? "") || (name.includes(",") && own.some(isKnownGivenName))
    ? "person"
    : null;
}

/** Whether the first word of a name is a given name that is known. */
export function beginsWithGivenName(name: string): boolean {
  const [first = ""] = plainWords(name);
  return isKnownGivenName(first);
}

/** Whether words stand behind a name as a part of it: a legal form alone, a degree, or what tells father from son. */
export function isEndOfName(words: string): boolean {
  const own = plainWords(words);
  if (own.length === 0 || own.length > 3) return false;
  const isOfPerson = own.every((word) => isTitleBehind(word) || nameSuffix(word) !== null);
  // A company that is called something has words before its form.
  return isOfPerson || readOrganisationName(`Mill ${words}`).core.join(" ") === "mill";
}

/** Whether a name has a legal form: it is a company's, and whole. */
export function hasLegalForm(name: string): boolean {
  return readOrganisationName(name).form !== null;
}
