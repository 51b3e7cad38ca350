import { asciiText } from "./plain-words.ts";

/** The words of a company's name, and which of them were written with dots or slashes ("S.A.", "P/L", "e. K."). */
export type NameWords = { words: string[]; isDotted: boolean[] };

// Written without gaps, a form of one of these would be part of the name before it.
const unspaced = /(株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사)/g;
const connectors = new Set(["and", "und", "et", "och", "og"]);
// As words they connect; as initials they don't.
const shortConnectors = new Set(["y", "e", "i", "u", "en"]);

/**
 * The words of a company's name as they are compared: what only connects ("&", "und", "y") left out, and initials that are
 * written as one joined: "G.m.b.H.", "P/L" and "A-B-C" are `gmbh`, `pl` and `abc`.
 */
export function nameWords(raw: string): NameWords {
  const text = asciiText(raw.replace(unspaced, " $1 ")).replaceAll("'", "").replaceAll("`", "");
  const words: string[] = [];
  const isDotted: boolean[] = [];
  let start = -1;
  let endBefore = -1;
  let wasInitial = false;
  for (let at = 0; at <= text.length; at += 1) {
    if (isOfWord(text.charCodeAt(at))) {
      if (start < 0) start = at;
      continue;
    }
    if (start < 0) continue;
    const isInitial = at === start + 1;
    const separator = text.charAt(endBefore);
    if (isInitial && wasInitial && start === endBefore + 1 && isBetweenInitials(separator)) {
      words[words.length - 1] += text.charAt(start);
      if (separator !== "-") isDotted[words.length - 1] = true;
    } else {
      words.push(text.slice(start, at));
      isDotted.push(isInitial && text.charAt(at) === ".");
    }
    wasInitial = isInitial;
    endBefore = at;
    start = -1;
  }
  return withoutConnectors(words, isDotted);
}

/** Letters and digits; what lies beyond the end is none. */
function isOfWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}

function isBetweenInitials(separator: string): boolean {
  return separator === "." || separator === "/" || separator === "-";
}

function withoutConnectors(words: string[], isDotted: boolean[]): NameWords {
  if (!words.some((word) => connectors.has(word) || shortConnectors.has(word))) return { words, isDotted };
  const isKept = words.map((_, at) => !onlyConnects(words, at));
  return { words: words.filter((_, at) => isKept[at]), isDotted: isDotted.filter((_, at) => isKept[at]) };
}

function onlyConnects(words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  const [before, behind] = [words[at - 1], words[at + 1]];
  if (before === undefined || behind === undefined) return false;
  return connectors.has(word) || (shortConnectors.has(word) && before.length > 1 && behind.length > 1);
}
