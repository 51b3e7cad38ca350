import { isTitleBehind, nameSuffix } from "./normalise/person-words.ts";
import { plainWords } from "./normalise/plain-words.ts";
import { readOrganisationName } from "./normalise/read-organisation-name.ts";

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
