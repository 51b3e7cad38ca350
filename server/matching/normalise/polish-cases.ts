/** Endings of a Polish family name in the genitive and dative, and what they are in the nominative; plain letters. */
const ofMen = /(sk|ck|dzk)(iego|iemu)$/;
const ofWomen = /(sk|ck|dzk)iej$/;

/**
 * The name of whom a Polish list speaks of in another case, "dla Jana Kowalskiego", as it is called: Jan Kowalski. Only a family
 * name tells the case for sure, by an ending that none has in the nominative; then the given name is in the same. "Kowalskiego Jana" is
 * read like that where it stands: that the family name is in front is told when names are compared.
 */
export function inNominative(
  given: readonly string[],
  family: readonly string[],
): [given: readonly string[], family: readonly string[]] {
  const telling = [...given, ...family].findLast(isDeclined);
  if (telling === undefined) return [given, family];
  const withoutCase = ofWomen.test(telling)
    ? withoutCaseOfWoman
    : (name: string) => withoutCaseOfMan(name, telling.endsWith("emu"));
  const called = (name: string) => (isDeclined(name) ? familyNameOf(name) : withoutCase(name));
  const last = family.at(-1) ?? "";
  // A further family name in front of it is declined in ways that tell nothing.
  return isDeclined(last)
    ? [given.map(called), [...family.slice(0, -1), called(last)]]
    : [given.map(called), family.map(called)];
}

const isDeclined = (name: string) => ofMen.test(name) || ofWomen.test(name);

const familyNameOf = (name: string) => name.replace(ofMen, "$1i").replace(ofWomen, "$1a");

/** Jana and Janowi are Jan; of Marek and Paweł a vowel is lost on the way, which counts as a slip. */
function withoutCaseOfMan(name: string, isDative: boolean): string {
  if (name.length < 4) return name;
  return name.replace(isDative ? /owi$/ : /a$/, "");
}

/** Anny and Zofii, Annie too: Anna, Zofia. */
function withoutCaseOfWoman(name: string): string {
  return name.length < 3 ? name : name.replace(/ii$/, "ia").replace(/(?<!i)[yi]$/, "a");
}
