import { skeleton } from "../block/skeleton.ts";
import { family, given, type NameLevels } from "./names-of-people.ts";

/** Given and family name, plain. */
type PlainName = { readonly given: string; readonly family: string };

/**
 * Compares a name that was written in Arabic or Hebrew letters with one in Latin ones: the former has hardly any vowels, and each reader
 * puts in others. Their consonants are compared, as the names stand and swapped.
 */
export function compareWithoutVowels(one: PlainName, other: PlainName, out: NameLevels): void {
  const straight = levelsOf(one, other);
  const swapped = levelsOf(one, { given: other.family, family: other.given });
  const isSwapped =
    swapped.given === given.typo && swapped.family === family.typo && straight.given !== given.typo;
  Object.assign(out, isSwapped ? swapped : straight, { swapped: isSwapped, fromOther: false });
}

function levelsOf(one: PlainName, other: PlainName): Pick<NameLevels, "given" | "family"> {
  return {
    given: levelOf(one.given, other.given, given),
    family: levelOf(one.family, other.family, family),
  };
}

function levelOf(
  one: string,
  other: string,
  { missing, typo, different }: Readonly<Record<"missing" | "typo" | "different", number>>,
): number {
  if (one === "" || other === "") return missing;
  return areOne(one, other) ? typo : different;
}

const areOne = (x: string, y: string) => consonantsOf(x) === consonantsOf(y);

/** A vowel in front may be missing as well, and the article may be glued to the name. */
function consonantsOf(name: string): string {
  const joined = name.replaceAll(" ", "");
  return skeleton(`0${joined.length > 4 ? joined.replace(/^([ae]l|l(?=[^aeiou]))/, "") : joined}`);
}
