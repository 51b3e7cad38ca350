import { fold } from "../header-words.ts";

const wordsMost = 3;
const pieceLeast = 4;

/**
 * The plain words of a name or a phrase, folded: `acceptsMarketing` is accepts and marketing. Several that are known as one (`opt in`,
 * `do not call`) stand together, and a compound of two that are known is taken apart (`Telefonwerbung`).
 */
export function wordsOfPhrase(name: string, known: ReadonlySet<string>): string[] {
  const written = name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/\be[-_ ]mail/gi, "email")
    .replace(/'/g, "");
  const parts = fold(written)
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  const joined: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const together = (many: number) => parts.slice(at, at + many).join("");
    const most = Math.min(wordsMost, parts.length - at);
    const taken = Array.from({ length: most - 1 }, (_, less) => most - less).find((many) =>
      known.has(together(many)),
    );
    joined.push(...(taken === undefined ? inPieces(parts[at] ?? "", known) : [together(taken)]));
    at += taken ?? 1;
  }
  return joined;
}

function inPieces(word: string, known: ReadonlySet<string>): string[] {
  if (known.has(word)) return [word];
  // A word of Chinese, Japanese or Korean is one or two signs long.
  const least = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word) ? 1 : pieceLeast;
  for (let end = word.length - least; end >= least; end -= 1)
    for (const glue of ["", "s", "e", "n"]) {
      const [first, second] = [word.slice(0, end), word.slice(end + glue.length)];
      if (word.startsWith(glue, end) && known.has(first) && known.has(second)) return [first, second];
    }
  return [word];
}
