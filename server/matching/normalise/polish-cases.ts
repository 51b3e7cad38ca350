/** Endings of a Polish family name in the genitive and dative, and what they are in the nominative; plain letters. */
const ofMen = /(sk|ck|dzk)(iego|iemu)$/;
const ofWomen = /(sk|ck|dzk)iej$/;

/**
 * The name of whom a Polish list speaks of in another case, "dla Jana Kowalskiego", as it is called: Jan Kowalski. Only a family
 * name tells the case for sure, by an ending that none has in the nominative; then the given name is in the same.
 */
export function inNominative(
  given: readonly string[],
  family: readonly string[],
): [given: readonly string[], family: readonly string[]] {
  const last = family.at(-1) ?? "";
  if (ofMen.test(last)) {
    const isDative = last.endsWith("emu");
    return [
      given.map((name) => withoutCaseOfMan(name, isDative)),
      [...family.slice(0, -1), last.replace(ofMen, "$1i")],
    ];
  }
  if (ofWomen.test(last))
    return [given.map(withoutCaseOfWoman), [...family.slice(0, -1), last.replace(ofWomen, "$1a")]];
  return [given, family];
}

/** Jana and Janowi are Jan; of Marek and Paweł a vowel is lost on the way, which counts as a slip. */
function withoutCaseOfMan(name: string, isDative: boolean): string {
  if (name.length < 4) return name;
  return name.replace(isDative ? /owi$/ : /a$/, "");
}

/** Anny and Zofii, Annie too: Anna, Zofia. */
function withoutCaseOfWoman(name: string): string {
  return name.length < 3 ? name : name.replace(/ii$/, "ia").replace(/(?<!i)[yi]$/, "a");
}
