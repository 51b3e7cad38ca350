/**
 * One of our words, however its letters and the signs between its parts are written: `Credit note` is `credit_note`.
 * @returns null for every other word; a mapping translates those
 */
export function readChoice(words: string, choices: readonly string[]): string | null {
  const word = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
  return choices.find((choice) => choice.toLowerCase() === word) ?? null;
}
