import anyAscii from "any-ascii";

const lookedAtMax = 200;

// What becomes of each ASCII character of lower-case text: it stays, it is a gap between words, it goes without a gap, or
// it is the word "and".
const stays = 0;
const gap = 1;
const goes = 2;
const and = 3;
const kinds = new Uint8Array(128).map((_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[a-z0-9]/.test(character)) return stays;
  if (/['`]/.test(character)) return goes;
  return character === "&" ? and : gap;
});

// Said of a name rather than part of it; transliterated they would be letters of it.
const marks = /[™℠®©]/g;

/**
 * A text as words of a to z and 0 to 9 with single blanks: other alphabets transliterated, accents and case gone, `&` as the
 * word "and", apostrophes gone without a gap ("O'Neill" is `oneill`), anything else a gap. Only the first 200 characters are
 * looked at. Doing it again changes nothing.
 */
export function plainText(raw: string): string {
  return plainOfAscii(asciiText(raw));
}

/** The first 200 characters of a text, transliterated to lower-case ASCII, with its punctuation. */
export function asciiText(raw: string): string {
  const text = raw.length > lookedAtMax ? raw.slice(0, lookedAtMax) : raw;
  for (let at = 0; at < text.length; at += 1)
    if (text.charCodeAt(at) > 127) return anyAscii(text.replace(marks, " ")).toLowerCase();
  return text.toLowerCase();
}

/** The words of a text (`plainText`). */
export function plainWords(raw: string): string[] {
  const text = plainText(raw);
  return text === "" ? [] : text.split(" ");
}

/**
 * A plain word with its umlauts written without the e, so that Müller (transliterated: `muller`), Mueller and Muller are one.
 * A key to meet by, not to be shown: `bauer` is `baur`.
 */
export function foldUmlauts(word: string): string {
  let folded = "";
  let start = 0;
  for (let at = word.indexOf("e", 1); at > 0; at = word.indexOf("e", at + 1)) {
    // Right behind an e that went, another goes too.
    if (at !== start && !takesUmlaut(word.charCodeAt(at - 1))) continue;
    folded += word.slice(start, at);
    start = at + 1;
  }
  return start === 0 ? word : folded + word.slice(start);
}

function takesUmlaut(unit: number): boolean {
  return unit === 97 || unit === 111 || unit === 117;
}

function plainOfAscii(text: string): string {
  let plain = "";
  let start = 0;
  let isGap = false;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === stays) continue;
    if (at > start) {
      plain = joined(plain, text.slice(start, at), isGap);
      isGap = false;
    }
    start = at + 1;
    if (kind === gap) isGap = true;
    else if (kind === and) {
      plain = joined(plain, "and", true);
      isGap = true;
    }
  }
  if (start === 0) return cut(text);
  return cut(start < text.length ? joined(plain, text.slice(start), isGap) : plain);
}

function joined(plain: string, piece: string, isGap: boolean): string {
  return isGap && plain !== "" ? `${plain} ${piece}` : plain + piece;
}

/** Transliterated text is longer than it was: cut again, so that doing it twice changes nothing. */
function cut(plain: string): string {
  return plain.length > lookedAtMax ? plain.slice(0, lookedAtMax).trimEnd() : plain;
}
