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
  const text = asciiText(raw.replace(unspaced, " $1 "))
    .replaceAll("'", "")
    .replaceAll("`", "")
    .replaceAll("co-op", "coop");
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
      isDotted.push((isInitial && text.charAt(at) === ".") || isMixedCase(raw, start, at));
    }
    wasInitial = isInitial;
    endBefore = at;
    start = -1;
  }
  return withoutConnectors(raw, words, isDotted);
}

/** Letters and digits; what lies beyond the end is none. */
function isOfWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}

/** "SpA" says as clearly as "S.p.A." that it is no word. Where the text is as it was written, to the character. */
function isMixedCase(raw: string, start: number, end: number): boolean {
  if (end - start !== 3) return false;
  const [first, second, third] = [
    raw.charCodeAt(start),
    raw.charCodeAt(start + 1),
    raw.charCodeAt(start + 2),
  ];
  return isCapital(first) && !isCapital(second) && isCapital(third);
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isBetweenInitials(separator: string): boolean {
  return separator === "." || separator === "/" || separator === "-";
}

function withoutConnectors(raw: string, words: string[], isDotted: boolean[]): NameWords {
  if (!words.some((word) => connectors.has(word) || shortConnectors.has(word))) return { words, isDotted };
  const isKept = words.map((_, at) => !onlyConnects(raw, words, at));
  return { words: words.filter((_, at) => isKept[at]), isDotted: isDotted.filter((_, at) => isKept[at]) };
}

function onlyConnects(raw: string, words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  const [before, behind] = [words[at - 1], words[at + 1]];
  if (before === undefined || behind === undefined) return false;
  if (connectors.has(word)) return true;
  if (!shortConnectors.has(word) || before.length === 1 || behind.length === 1) return false;
  // Fund I and Series E are numbered.
  return (word !== "i" && word !== "e") || raw.includes(` ${word} `);
}
