import { type Form, formOf, isTypingError } from "./forms.ts";
import { family, familyAgrees, given, givenAgrees, type NameLevels } from "./names-of-people.ts";

/** Given and family name, as they were read. */
export interface NameForms {
  readonly given: Form;
  readonly family: Form;
}

/**
 * Compares two names, one of which stood in one text, word by word where they don't agree as they were taken apart: which word is the
 * family's was a guess. Either all words are the same in another order ("Vo Minh Huong" and "Huong Minh Vo"), or one name goes
 * on where the other ends, as with a grandfather's or a mother's name that is said at times ("Mulu Fikru" and "Mulu Fikru Welde").
 */
export function compareWordByWord(one: NameForms, other: NameForms, out: NameLevels): void {
  if (givenAgrees(out.given) && out.given !== given.part && familyAgrees(out.family)) return;
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((x, y) => x.length - y.length);
  if (few === undefined || many === undefined || few.length < 2 || many.length < 3) return;
  if (few.length === many.length) {
    if (few.toSorted().join(" ") !== many.toSorted().join(" ")) return;
    [out.given, out.family, out.swapped, out.fromOther] = [given.same, family.same, true, false];
  } else if (few.every((word, at) => areOneWord(word, many[at] as string))) {
    const isSame = few.slice(0, -1).every((word, at) => word === many[at]);
    [out.given, out.family, out.swapped, out.fromOther] = [
      isSame ? given.same : given.typo,
      family.part,
      false,
      false,
    ];
  }
}

const wordsOf = (name: NameForms) =>
  name.given.text === "" || name.family.text === "" ? [] : [...name.given.words, ...name.family.words];

const areOneWord = (x: string, y: string) =>
  x.length > 1 && (x === y || (Math.min(x.length, y.length) >= 4 && isTypingError(formOf(x), formOf(y))));
