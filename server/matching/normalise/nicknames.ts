import { plainSpellings, readTable } from "../tables/read-table.ts";

const rootsOfShort = readRoots();
const fullNames: ReadonlySet<string> = new Set([...rootsOfShort.values()].flat());
const none: readonly string[] = [];

/**
 * The full names that a plain given name can stand for: `bill` for `william`; none for a name that is no short form. Several
 * languages at once: `lena` is Helena, Magdalena, Elena.
 */
export function nicknameRoots(given: string): readonly string[] {
  return rootsOfShort.get(given) ?? none;
}

/** Whether a plain word is a given name of the table, full or short. */
export function isKnownGivenName(word: string): boolean {
  return rootsOfShort.has(word) || fullNames.has(word);
}

/**
 * Whether two different plain given names may be one person's: one is a short form of the other (`bill`, `william`), or both
 * are of one full name (`bill`, `will`). Never by way of a third: Alexander and Alexandra are both Alex, and two people.
 */
export function isNicknameOf(a: string, b: string): boolean {
  if (a === b) return false;
  const rootsA = rootsOfShort.get(a) ?? none;
  const rootsB = rootsOfShort.get(b) ?? none;
  return rootsA.includes(b) || rootsB.includes(a) || rootsA.some((root) => rootsB.includes(root));
}

function readRoots(): Map<string, string[]> {
  const roots = new Map<string, string[]>();
  for (const [full = "", shortForms = ""] of readTable("nicknames"))
    for (const short of shortForms.split(" ").flatMap(plainSpellings))
      for (const root of plainSpellings(full)) {
        const others = roots.get(short) ?? [];
        if (short !== root && !others.includes(root)) roots.set(short, [...others, root]);
      }
  return roots;
}
