/**
 * A name as files refer to each other by it: composed letters, single spaces. Case counts: two campaigns of one export
 * differ in nothing else.
 */
export function nameKey(words: string): string {
  return words.normalize("NFC").replace(/\s+/g, " ").trim();
}
