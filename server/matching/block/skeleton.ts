import { foldUmlauts } from "../normalise/plain-words.ts";

/** Letters that make no sound of their own behind the first. */
export const dropped: ReadonlySet<string> = new Set("aeiouyhw ");
/** Letters that sound as another one does. */
export const sounds: Readonly<Record<string, string>> = {
  d: "t",
  z: "s",
  c: "k",
  q: "k",
  v: "f",
  g: "k",
  b: "p",
  j: "k",
  x: "s",
};
/** Several letters that sound as one, in the order in which they are replaced. */
export const spellings: readonly (readonly [string, string])[] = [
  ["ph", "f"],
  ["ck", "k"],
  ["sch", "s"],
  ["dt", "t"],
];

/**
 * What typing errors and spellings leave of a word: its first letter and the sounds of its consonants, without doubles
 * ("schmidt" and "schmitt", "philip" and "filip"). In the manner of Soundex, but not cut to four characters.
 */
export function skeleton(word: string): string {
  let text = foldUmlauts(word);
  for (const [spelling, sound] of spellings) text = text.replaceAll(spelling, sound);
  let out = sounds[text[0] ?? ""] ?? text[0] ?? "";
  for (let i = 1; i < text.length; i++) {
    const letter = text[i] ?? "";
    if (dropped.has(letter)) continue;
    const sound = sounds[letter] ?? letter;
    if (sound !== out.at(-1)) out += sound;
  }
  return out;
}
