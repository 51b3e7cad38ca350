import { isUtf8 } from "node:buffer";

const starts: readonly { bytes: string; what: string }[] = [
  { bytes: "89504e47", what: "a PNG picture" },
  { bytes: "ffd8ff", what: "a JPEG picture" },
  { bytes: "47494638", what: "a GIF picture" },
  { bytes: "25504446", what: "a PDF document" },
  { bytes: "d0cf11e0a1b11ae1", what: "an old Excel file (.xls), or one that is protected by a password" },
  { bytes: "377abcaf271c", what: "a 7-Zip archive" },
  { bytes: "526172211a07", what: "a RAR archive" },
  { bytes: "fd377a585a00", what: "an xz archive" },
  { bytes: "28b52ffd", what: "a Zstandard archive" },
  { bytes: "425a68", what: "a bzip2 archive" },
  { bytes: "53514c69746520666f726d6174203300", what: "an SQLite database" },
  { bytes: "50415231", what: "a Parquet file" },
  { bytes: "4d5a90", what: "a program" },
  { bytes: "7f454c46", what: "a program" },
  { bytes: "1f8b", what: "a file that was packed twice" },
  { bytes: "7b5c727466", what: "a text document (RTF)" },
  { bytes: "504b0304", what: "a ZIP archive" },
  { bytes: "504b0506", what: "a ZIP archive" },
  { bytes: "504b0708", what: "a ZIP archive" },
];

/** What a file is by its first bytes, whatever its name says; null for what may be a text. */
export function knownStart(start: Buffer): string | null {
  const hex = start.subarray(0, 16).toString("hex");
  return starts.find(({ bytes }) => hex.startsWith(bytes))?.what ?? null;
}

export function isZip(start: Buffer): boolean {
  return knownStart(start) === "a ZIP archive";
}

/**
 * Whether these bytes are of no text: more than a tenth are control characters that no table holds, or they are as mixed as in no
 * writing. Text of two or four bytes a character is told apart before.
 */
export function looksBinary(sample: Buffer): boolean {
  return hasControls(sample) || isScrambled(sample);
}

function hasControls(sample: Buffer): boolean {
  let odd = 0;
  for (const byte of sample) if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 0x1b) odd += 1;
  return odd > sample.length / 10;
}

const beyondAsciiLeast = 0.25;
const seldomLeast = 6;
const seldomShare = 0.4;
const mixedLeast = 48;
const endlessLeast = 200;
// Signs that tables hold now and then. Below `@`, they are no second half of a Japanese or Chinese character either.
const seldom: ReadonlySet<number> = new Set(Buffer.from("!#$%&*<=>?"));
const ofTables: ReadonlySet<number> = new Set(Buffer.from("0123456789,;|\t\r\n"));

/**
 * Bytes of all values as chance deals them, none a control character: packed or encrypted data. Tables in any encoding have figures and the signs
 * between columns several times as often as signs like these; where much is beyond ASCII, chance has them nearly as often.
 */
function isScrambled(sample: Buffer): boolean {
  if (
    sample.length < mixedLeast ||
    [0, 1, 2, 3].some((cut) => isUtf8(sample.subarray(0, sample.length - cut)))
  )
    return false;
  let [plain, rare, told] = [0, 0, 0];
  for (const byte of sample) {
    if (byte < 128) plain += 1;
    if (seldom.has(byte)) rare += 1;
    if (ofTables.has(byte)) told += 1;
  }
  if (sample.length - plain < sample.length * beyondAsciiLeast) return false;
  const isMixed = rare >= seldomLeast && rare > told * seldomShare;
  return isMixed || (told === 0 && sample.length >= endlessLeast);
}
