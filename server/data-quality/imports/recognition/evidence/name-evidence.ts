import type { NameWord, Notion } from "../header-words.ts";

/** One way a column may be called: these notions, and how telling that is (0 to 1). */
type Pattern = { notions: readonly string[]; telling: number };

const parsed = new Map<string, Pattern[]>();

/** The ways of `vocabulary/field-names.ts`: `due date | due~0.8`. */
function patternsOf(written: string): Pattern[] {
  const before = parsed.get(written);
  if (before !== undefined) return before;
  const made = written.split("|").map((way) => {
    const [words = "", telling = "1"] = way.trim().split("~");
    return { notions: words.split(" "), telling: Number(telling) };
  });
  parsed.set(written, made);
  return made;
}

// What a word weighs that the field's name doesn't explain. The one address of a customer is often called the billing one;
// a second number or the address goods are sent to is less likely the one we keep.
const slight = new Set<string>(["billing", "business", "postal", "full", "issued"]);
const heavy = new Set<string>(["owner", "modified", "parent", "seller"]);
const lesser = new Set<string>(["shipping", "other", "private", "middle"]);

/**
 * How well a name fits the ways a field is called, from 0 to 1: the share of its words that they explain.
 * @param silent notions that say nothing here: what the table itself is about
 */
export function nameFit(words: readonly NameWord[], written: string, silent: ReadonlySet<string>): number {
  let best = 0;
  for (const { notions, telling } of patternsOf(written)) {
    const taken = new Set<number>();
    const isThere = notions.every((notion) => {
      const at = words.findIndex(
        (word, index) =>
          !taken.has(index) && (word.word === notion || word.notions.includes(notion as Notion)),
      );
      if (at === -1) return false;
      taken.add(at);
      return true;
    });
    if (!isThere) continue;
    let unexplained = 0;
    for (const [index, word] of words.entries())
      if (!taken.has(index)) unexplained += weightOf(word, silent, notions);
    best = Math.max(best, (notions.length / (notions.length + unexplained)) * telling);
  }
  return best;
}

function weightOf({ word, notions }: NameWord, silent: ReadonlySet<string>, said: readonly string[]): number {
  if (/^\d+$/.test(word)) return Number(word) > 1 ? 0.5 : 0.1;
  if (notions.some((notion) => silent.has(notion) || said.includes(notion))) return 0.12;
  if (notions.some((notion) => slight.has(notion))) return 0.15;
  if (notions.some((notion) => lesser.has(notion))) return 0.6;
  return notions.some((notion) => heavy.has(notion)) ? 2.5 : notions.length === 0 ? 0.9 : 1;
}

/** Whether a name says anything at all in the words we know. */
export function isTelling(words: readonly NameWord[]): boolean {
  return words.some(({ notions }) => notions.length > 0);
}
