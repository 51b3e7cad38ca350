import { isBranchWord, isPlaceWord, oneSpelling } from "../tables/company-words.ts";
import {
  beginningsOfForms,
  type FormSpelling,
  formWordsMax,
  type LegalForm,
  spellingsOfForms,
} from "../tables/legal-forms.ts";
import { type NameWords, nameWords } from "./name-words.ts";

/** A company's name in its parts. */
export type OrganisationName = {
  /** The words that name it, without its form, each in one spelling; empty where there is no letter. */
  core: string[];
  /** The legal form's code, if one is written. */
  form: string | null;
  /** The countries that have such a form. */
  formCountries: readonly string[];
};

// Fields of old systems hold 38 characters, some 35 or 36: what is that long may lack its end.
const cutFrom = 35;
const nowhere: readonly string[] = [];
// Forms that stand in front of a name which has another one behind: Oy Nokia Ab, S.C. Petrom S.A., PT Bank Tbk.
const besideAnother = new Set(["oy", "sc-ro", "pt", "phu", "firma"]);

/**
 * Reads a company's name: what names it, and its legal form wherever it stands: behind, in front where the market does so
 * (SIA, OOO, PT), or before a place ("Huber GmbH Wien"). Of longer names a form that the field was too short for is told by
 * its beginning. Nothing is taken away that would leave no name ("AG" is called AG).
 * @param country where the company is, as ISO 3166 has it (`DE`): some forms are words of a name elsewhere ("Spa")
 */
export function readOrganisationName(raw: string, country?: string): OrganisationName {
  const name = nameWords(raw);
  let { words } = name;
  const behind =
    formBehind(name, country) ?? formCutShort(raw, words, country) ?? formBeforePlace(name, country);
  if (behind !== undefined) words = [...words.slice(0, behind.at), ...words.slice(behind.at + behind.count)];
  let form = behind?.form;
  // "Smith & Co. Ltd." is Smith: company behind a name tells no more than its form.
  while (form !== undefined && isPlainlyCompany(words.at(-1)) && hasName(words, words.length - 1))
    words = words.slice(0, -1);
  const front = formInFront(words, name.isDotted, country);
  if (
    front !== undefined &&
    (form === undefined || form.code === "co" || besideAnother.has(front.form?.code ?? ""))
  ) {
    words = words.slice(front.count);
    if (form === undefined || form.code === "co") form = front.form;
  }
  return { core: coreOf(words), form: form?.code ?? null, formCountries: form?.countries ?? nowhere };
}

type Found = { at: number; count: number; form: LegalForm | undefined };

/** The longest form that the words up to `end` end with. */
function formBehind(
  name: NameWords,
  country: string | undefined,
  end = name.words.length,
): Found | undefined {
  const { words, isDotted } = name;
  let key = "";
  let isWithDots = false;
  let areInitials = true;
  let found: Found | undefined;
  for (let at = end - 1; at > 0 && end - at <= formWordsMax; at -= 1) {
    const word = words[at] ?? "";
    key = word + key;
    isWithDots ||= isDotted[at] === true;
    areInitials &&= word.length === 1;
    const ways = spellingsOfForms.get(key);
    // J A G is no AG; and "a" and "gm" are none either: two letters are a form as one word or as two initials.
    if (ways === undefined || (areInitials && words[at - 1]?.length === 1)) continue;
    if (key.length === 2 && at < end - 1 && !areInitials) continue;
    const way = fitting(ways, country, isWithDots, key);
    if (way !== undefined && hasName(words, at)) found = { at, count: end - at, form: way.form };
  }
  return found;
}

/** "Huber GmbH Wien", "Acme Ltd UK branch": a form that nothing but places and branches follow. */
function formBeforePlace(name: NameWords, country: string | undefined): Found | undefined {
  let end = name.words.length;
  for (let steps = 0; steps < 3; steps += 1) {
    const last = name.words[end - 1] ?? "";
    if (!isPlaceWord(last) && !isBranchWord(last)) return undefined;
    end -= 1;
    const found = formBehind(name, country, end);
    if (found !== undefined) return isUnmistakable(name.words, found) ? found : undefined;
  }
  return undefined;
}

function isUnmistakable(words: readonly string[], { at, count, form }: Found): boolean {
  return form?.code !== "co" && words.slice(at, at + count).join("").length > 2;
}

/** The beginning of a form at the end of a name as long as a field; a single letter there is of nothing. */
function formCutShort(raw: string, words: readonly string[], country: string | undefined): Found | undefined {
  if (raw.trimEnd().length < cutFrom) return undefined;
  let key = "";
  let found: Found | undefined;
  for (let at = words.length - 1; at > 0 && words.length - at <= formWordsMax; at -= 1) {
    key = (words[at] ?? "") + key;
    const ways = beginningsOfForms.get(key);
    const way =
      ways?.find(({ form }) => country !== undefined && form.countries.includes(country)) ?? ways?.[0];
    if (way === undefined || !hasName(words, at)) continue;
    if (country === undefined || way.form.countries.includes(country) || key.length > 3)
      found = { at, count: words.length - at, form: way.form };
  }
  const last = words.length - 1;
  return (
    found ?? (last > 0 && isLetter(words[last] ?? "") ? { at: last, count: 1, form: undefined } : undefined)
  );
}

/** A form in front, where the country has it so; the longest. */
function formInFront(
  words: readonly string[],
  isDotted: readonly boolean[],
  country: string | undefined,
): Found | undefined {
  let key = "";
  let found: Found | undefined;
  for (let count = 1; count < words.length && count <= formWordsMax; count += 1) {
    key += words[count - 1] ?? "";
    const ways = spellingsOfForms
      .get(key)
      ?.filter(({ front }) => standsInFront(front, country, key, isDotted[0] === true));
    const way = ways && fitting(ways, country, isDotted[0] === true, key);
    if (way !== undefined && words.slice(count).some((word) => word !== "the"))
      found = { at: 0, count, form: way.form };
  }
  return found;
}

/** In its countries, or anywhere; where the country is unknown also what is too long, or written too clearly, to be a name. */
function standsInFront(
  front: readonly string[],
  country: string | undefined,
  key: string,
  isWithDots: boolean,
): boolean {
  if (country !== undefined) return front.includes(country) || front.includes("*");
  return front.includes("*") || (front.length > 0 && (key.length > 7 || (isWithDots && key.length > 2)));
}

/** The form of this country before any other; a strict one elsewhere only if its dots leave no doubt. */
function fitting(
  ways: readonly FormSpelling[],
  country: string | undefined,
  isWithDots: boolean,
  key: string,
): FormSpelling | undefined {
  if (country !== undefined) for (const way of ways) if (way.form.countries.includes(country)) return way;
  const isBeyondDoubt = isWithDots && key.length > (country === undefined ? 1 : 2);
  return ways.find(({ isStrict }) => !isStrict || isBeyondDoubt);
}

/** Whether something remains before this word that can be a name. */
function hasName(words: readonly string[], end: number): boolean {
  return end > 1 || (end === 1 && words[0] !== "the");
}

function isLetter(word: string): boolean {
  return word.length === 1 && word > "9";
}

function isPlainlyCompany(word: string | undefined): boolean {
  return word !== undefined && oneSpelling(word) === "company";
}

/** The words in one spelling, without the article, and initials that stand apart as one word. */
function coreOf(words: readonly string[]): string[] {
  const core: string[] = [];
  let wasInitial = false;
  for (const [at, word] of words.entries()) {
    const isLast = at === words.length - 1;
    if (word === "the" && (isLast ? core.length > 0 : at === 0)) continue;
    const isInitial = isLetter(word);
    if (isInitial && wasInitial) core[core.length - 1] += word;
    else core.push(oneSpelling(word));
    wasInitial = isInitial;
  }
  return core;
}

/** "St Paul's Church, Malton" without the town it is in, which its address says; "Malton" alone, and "Malton Foods", stay. */
export function withoutOwnTown(name: string, town: string): string {
  const [text, last] = [name.trimEnd(), town.trim()];
  if (last.length < 3 || text.length < last.length + 3) return name;
  const end = text.endsWith(")") ? text.length - 1 : text.length;
  const start = end - last.length;
  if (text.slice(start, end).toLowerCase() !== last.toLowerCase()) return name;
  const isBehind = end < text.length ? text[start - 1] === "(" : /(,| [-–]) ?$/.test(text.slice(0, start));
  const rest = text.slice(0, start).replace(/[\s,(–-]+$/, "");
  return isBehind && rest !== "" ? rest : name;
}
