/** A piece of a text, and whether the other text has it in the same place. */
export type Piece = { text: string; isOwn: boolean };

const longestCompared = 120;
// Below this share of letters in common, marking the others would mark nearly all.
const leastShared = 0.65;

/**
 * Which letters of two texts differ, so that the eye need not look for them: whatever is not part of the longest row of
 * letters that both have in this order. Case counts for nothing.
 * @returns the pieces of both, or undefined when they have too little in common to be held letter by letter
 */
export function textDifference(one: string, other: string): [Piece[], Piece[]] | undefined {
  const [a, b] = [[...one], [...other]];
  if (a.length === 0 || b.length === 0 || a.length > longestCompared || b.length > longestCompared)
    return undefined;
  const lengths = commonLengths(a, b);
  const shared = lengths[0]?.[0] ?? 0;
  if (shared < Math.max(a.length, b.length) * leastShared) return undefined;
  const isMine = a.map(() => true);
  const isTheirs = b.map(() => true);
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (isSame(a[i], b[j])) {
      isMine[i++] = false;
      isTheirs[j++] = false;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  return [piecesOf(a, isMine), piecesOf(b, isTheirs)];
}

function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      const below = lengths[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] = isSame(a[i], b[j]) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}

const isSame = (x: string | undefined, y: string | undefined) => x?.toLowerCase() === y?.toLowerCase();

function piecesOf(letters: readonly string[], isOwn: readonly boolean[]): Piece[] {
  const pieces: Piece[] = [];
  letters.forEach((letter, at) => {
    const own = isOwn[at] ?? false;
    const last = pieces.at(-1);
    if (last?.isOwn === own) last.text += letter;
    else pieces.push({ text: letter, isOwn: own });
  });
  return pieces;
}
