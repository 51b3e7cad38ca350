import { foldUmlauts } from "../normalise/plain-words.ts";

const dropped = new Set("aeiouyhw ");
const sounds: Record<string, string> = {
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

/**
 * What typing errors and spellings leave of a word: its first letter and the sounds of its consonants, without doubles
 * ("schmidt" and "schmitt", "philip" and "filip"). In the manner of Soundex, but not cut to four characters.
 */
export function skeleton(word: string): string {
  const text = foldUmlauts(word)
    .replaceAll("ph", "f")
    .replaceAll("ck", "k")
    .replaceAll("sch", "s")
    .replaceAll("dt", "t");
  let out = sounds[text[0] ?? ""] ?? text[0] ?? "";
  for (let i = 1; i < text.length; i++) {
    const letter = text[i] ?? "";
    if (dropped.has(letter)) continue;
    const sound = sounds[letter] ?? letter;
    if (sound !== out.at(-1)) out += sound;
  }
  return out;
}
