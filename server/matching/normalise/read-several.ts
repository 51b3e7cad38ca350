import { isTitle } from "./person-words.ts";

const householdWords = new Set(
  "family familie fam famille familia famiglia gezin familj familjen rodzina perhe eheleute ehepaar household haushalt".split(
    " ",
  ),
);
const connectors = new Set("und u and et en og och oraz ve".split(" "));
// As often somebody's initial: they connect where they were written small, between blanks.
const shortConnectors = new Set(["e", "y", "i"]);

/** Who is meant by a name that is several people's: their given names in one order, and family names that stood among them. */
export type SeveralNames = { given: string[]; family: string[] };

/**
 * Reads the given names of several people who share a record: "Hans und Inge", "Mr & Mrs John", "Eheleute Hans u. Inge"; null where
 * one person is meant. Whoever is named first says nothing: "Inge und Hans" are the same two.
 * @param words plain words without the titles in front
 * @param raw as it was written
 */
export function readSeveral(words: readonly string[], raw: string): SeveralNames | null {
  const [first = ""] = words;
  const isHousehold = householdWords.has(first);
  if (words.length < 3 && !isHousehold && !connectors.has(first)) return null;
  const people: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    if (at === 0 && isHousehold) continue;
    if (connects(word, raw) && (at === 0 || at < words.length - 1)) people.push([]);
    else if (!isTitle(word)) people.at(-1)?.push(word);
  }
  if (!isHousehold && people.length < 2) return null;
  const named = people.filter((one) => one.length > 0);
  return {
    given: named.map(([given = ""]) => given).toSorted((one, other) => (one < other ? -1 : 1)),
    family: named.slice(0, -1).flatMap(([, ...family]) => family),
  };
}

function connects(word: string, raw: string): boolean {
  return connectors.has(word) || (shortConnectors.has(word) && raw.includes(` ${word} `));
}
