/** A word that names are made of, and how much of it is like the word that was typed (0 to 1). */
export type Spelling = { word: string; spelling: string; alike: number };

// More would find names that have nothing in common with what was typed.
const meantMax = 4;

/**
 * What a mistyped word may have meant, the likeliest first: a slip in a short word, two in a longer one, three in a long.
 * @param isUnfinished the word may still be being typed, so that only the beginning of a longer one is held against it
 */
export function respell(typed: string, known: readonly Spelling[], isUnfinished: boolean): string[] {
  const slipsMax = typed.length <= 4 ? 1 : typed.length <= 8 ? 2 : 3;
  const meant = known
    .map((one) => ({ ...one, slips: slipsBetween(typed, one.spelling, isUnfinished) }))
    .filter(({ slips }) => slips <= slipsMax)
    .sort((a, b) => a.slips - b.slips || b.alike - a.alike || (a.word < b.word ? -1 : 1));
  return [...new Set(meant.map(({ word }) => word))].slice(0, meantMax);
}

/** Spellings one slip away that a look-up by trigrams misses in short words: two letters swapped, one too many. */
export function commonSlips(typed: string): string[] {
  const letters = [...typed];
  const found = new Set<string>();
  for (let at = 0; at < letters.length; at++) {
    found.add([...letters.slice(0, at), ...letters.slice(at + 1)].join(""));
    if (at > 0)
      found.add(
        [...letters.slice(0, at - 1), letters[at], letters[at - 1], ...letters.slice(at + 1)].join(""),
      );
  }
  found.delete(typed);
  return [...found];
}

function slipsBetween(typed: string, spelling: string, isUnfinished: boolean): number {
  const whole = slipsOf(typed, spelling);
  if (!isUnfinished || spelling.length <= typed.length) return whole;
  // A beginning that fits counts as a hair worse than a word that does.
  return Math.min(whole, slipsOf(typed, spelling.slice(0, typed.length)) + 0.5);
}

/** Letters to add, leave out, replace or swap with their neighbour until one word is the other (optimal string alignment). */
function slipsOf(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
