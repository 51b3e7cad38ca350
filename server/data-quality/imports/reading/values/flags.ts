/** The words that say yes, in small letters. */
export const yesWords: ReadonlySet<string> = new Set(
  "yes true 1 y on x t ja jah wahr j oui vrai si sí sì sim verdadero vero verdadeiro tak да kyllä ano igen evet taip jā 예 네 نعم כן ใช่ ya có はい 是 ✓ ✔ ☑ ✅".split(
    " ",
  ),
);
/** The words that say no, in small letters. */
export const noWords: ReadonlySet<string> = new Set(
  "no false 0 n off f nein falsch non faux não nao falso nee nej nei nie нет ei ne nem hayır nē 아니오 아니요 لا לא ไม่ tidak không いいえ 否 ✗ ✘ ☐ ❌".split(
    " ",
  ),
);

/** `true` or `false` from the words for it. */
export function readYes(words: string): string | null {
  const word = words.toLowerCase();
  return yesWords.has(word) ? "true" : noWords.has(word) ? "false" : null;
}
