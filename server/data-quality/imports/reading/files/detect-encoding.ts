import chardet from "chardet";
import iconv from "iconv-lite";
import { asLatin } from "./latin-letters.ts";

/** The encoding that a mark or the places of the zero bytes give away; undefined for text of one byte and more. */
export function wideEncoding(start: Buffer): string | undefined {
  const little = start[0] === 0xff && start[1] === 0xfe;
  const big = start[0] === 0xfe && start[1] === 0xff;
  if (startsWith(start, 0xff, 0xfe, 0, 0)) return "utf-32le";
  if (startsWith(start, 0, 0, 0xfe, 0xff)) return "utf-32be";
  // Some exporters put the mark of UTF-16, and not even the right one, before UTF-32: what follows knows better.
  const byMark = little ? "utf-16le" : big ? "utf-16be" : undefined;
  return zerosSay(byMark === undefined ? start : start.subarray(2)) ?? byMark;
}

/** How many bytes at the start are a mark and no text. */
export function markLength(start: Buffer, encoding: string): number {
  if (encoding === "utf-8" || encoding.startsWith("utf-8+"))
    return startsWith(start, 0xef, 0xbb, 0xbf) ? 3 : 0;
  if (encoding.startsWith("utf-32"))
    if (startsWith(start, 0xff, 0xfe, 0, 0) || startsWith(start, 0, 0, 0xfe, 0xff)) return 4;
  const isMarked = startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff);
  return /^utf-(16|32)/.test(encoding) && isMarked ? 2 : 0;
}

function startsWith(start: Buffer, ...bytes: number[]): boolean {
  return bytes.every((byte, at) => start[at] === byte);
}

/** Letters of Latin in two or four bytes leave zeros at the same places. */
function zerosSay(text: Buffer): string | undefined {
  const zeros: [number, number, number, number] = [0, 0, 0, 0];
  const length = text.length - (text.length % 4);
  if (length < 4) return undefined;
  for (let at = 0; at < length; at += 1) if (text[at] === 0) zeros[(at % 4) as 0 | 1 | 2 | 3] += 1;
  const [a, b, c, d] = zeros.map((count) => (count * 4) / length) as [number, number, number, number];
  if (a < 0.1 && Math.min(b, c, d) > 0.7) return "utf-32le";
  if (d < 0.1 && Math.min(a, b, c) > 0.7) return "utf-32be";
  if (Math.max(a, c) < 0.1 && Math.min(b, d) > 0.4) return "utf-16le";
  if (Math.max(b, d) < 0.1 && Math.min(a, c) > 0.4) return "utf-16be";
  return undefined;
}

/** Below it text is none in Latin letters. */
const fitsLeast = 0.97;

/**
 * The likeliest encoding of text that is no UTF-8.
 * @param telling lines that hold bytes beyond ASCII; the more, the surer
 */
export function likelyEncoding(telling: Buffer): string {
  const found = chardet.detect(telling)?.toLowerCase() ?? "windows-1252";
  const isWestern = /^(iso-8859-(1|15|2|9)|windows-125[0249]|ascii|utf-8)$/.test(found);
  const latin = asLatin(telling);
  // A few Polish words have been taken for Chinese: words of small letters in which each sign is one of one language are just that.
  const isLatin = latin.isAmongAscii && latin.fits >= fitsLeast;
  return isWestern || isLatin || !iconv.encodingExists(found) ? latin.encoding : found;
}
