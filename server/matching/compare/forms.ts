import { lengthOf, type TextColumn, textsOf } from "../encode/text-column.ts";
import { nicknameRoots } from "../normalise/nicknames.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { areBeyond, areFewInCommon, lettersOf } from "../strings/letters-of.ts";

/** What comparing asks of a text again and again, worked out once. */
export interface Form {
  readonly text: string;
  /** Its words; the first is never missing. */
  readonly words: readonly string[];
  readonly first: string;
  /** Without blanks. */
  readonly joined: string;
  /** Which letters and digits occur in it, a bit each. */
  readonly letters: number;
  /** `joined` with umlauts written without the e. */
  readonly folded: string;
  /** Full names that its first word can stand for. */
  readonly roots: readonly string[];
}

const formers = new WeakMap<TextColumn, (id: number) => Form>();

/** The forms of a column's texts, each made when first asked for, once for all who ask in this thread. */
export function formsOf(column: TextColumn): (id: number) => Form {
  let former = formers.get(column);
  if (former === undefined) {
    former = formerOf(column);
    formers.set(column, former);
  }
  return former;
}

function formerOf(column: TextColumn): (id: number) => Form {
  const text = textsOf(column);
  const known: (Form | undefined)[] = new Array(column.ends.length);
  return (id) => {
    let form = known[id];
    if (form === undefined) {
      form = formOf(text(id));
      known[id] = form;
    }
    return form;
  };
}

export function formOf(text: string): Form {
  const words = text.split(" ");
  const first = words[0] ?? "";
  const joined = words.length > 1 ? words.join("") : text;
  return {
    text,
    words,
    first,
    joined,
    letters: lettersOf(joined),
    folded: foldUmlauts(joined),
    roots: nicknameRoots(first),
  };
}

/** Whether two texts are no more than `most` edits apart; an edit changes two letters at most, which their bits tell at once. */
export function areWithin(a: Form, b: Form, most: number): boolean {
  if (Math.abs(a.joined.length - b.joined.length) > most || areBeyond(a.letters, b.letters, most))
    return false;
  return editsWithin(a.joined, b.joined, most) <= most;
}

/** One typing error, or two in seven letters and more. */
export function isTypingError(a: Form, b: Form): boolean {
  const shorter = Math.min(a.joined.length, b.joined.length);
  return shorter >= 3 && areWithin(a, b, shorter >= 7 ? 2 : 1);
}

/** A typing error, or the one cut short of the other. */
export function areAlike(a: Form, b: Form): boolean {
  const shorter = Math.min(a.joined.length, b.joined.length);
  if (shorter >= 4 && (a.joined.startsWith(b.joined) || b.joined.startsWith(a.joined))) return true;
  return isTypingError(a, b);
}

export const areFarApart = (a: Form, b: Form) => areFewInCommon(a.letters, b.letters);

/**
 * Whether two texts of a column can be no more than `most` edits apart, as their letters and lengths tell; `blanks` is how
 * many blanks one may have more. No text is read.
 */
export function mayBeWithin(column: TextColumn, x: number, y: number, most: number, blanks = 0): boolean {
  if (areBeyond(column.letters[x] as number, column.letters[y] as number, most)) return false;
  return Math.abs(lengthOf(column, x) - lengthOf(column, y)) <= most + blanks;
}

/** Whether of two texts with these letters one can be cut short of the other: all its letters occur there. */
export function mayBeStart(x: number, y: number): boolean {
  return (x & ~y) === 0 || (y & ~x) === 0;
}
