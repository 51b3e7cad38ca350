import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { isJson } from "../rows/read-objects.ts";
import { likelyEncoding, markLength, wideEncoding } from "./detect-encoding.ts";
import { rowCharactersMax } from "./limits.ts";
import { openBytes, type Source } from "./source.ts";
import { unreadable } from "./unreadable.ts";
import { knownStart, looksBinary } from "./what-it-is.ts";

/** What a source's bytes are, found by reading it once. */
export type Bytes = {
  /** As they are stored. */
  bytes: number;
  sha256: string;
  linesCount: number;
  /** Null when it is no text. */
  encoding: string | null;
  /** What it is instead of a text, where its first bytes say so. */
  what: string | null;
  nulCount: number;
};

const sampleBytes = 65_536;
const lineBytesMax = 1_048_576;
// No encoding takes more than four bytes for a character.
const rowBytesMax = 4 * rowCharactersMax;

/**
 * Reads a source through and says how it is encoded: by its mark, as UTF-8 when every byte fits, else by what is likely. A
 * file in which some lines are UTF-8 and some are not has two encodings: `utf-8+windows-1252`.
 * Throws when a text ends within a character, or when it has lines (JSON and sheets may do without) and one has no end.
 */
export async function inspectBytes(source: Source, hasLines: boolean): Promise<Bytes> {
  const hash = createHash("sha256");
  let bytes = 0;
  const stored = await openBytes(source, (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  const lines = lineKinds();
  let sample = Buffer.alloc(0);
  let linesCount = 0;
  let nulCount = 0;
  let unpackedBytes = 0;
  let openBytesCount = 0;
  for await (const piece of stored) {
    if (sample.length < sampleBytes)
      sample = Buffer.concat([sample, piece.subarray(0, sampleBytes - sample.length)]);
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) linesCount += 1;
    for (let at = piece.indexOf(0); at !== -1 && nulCount < 1_000_000; at = piece.indexOf(0, at + 1))
      nulCount += 1;
    lines.take(piece);
    unpackedBytes += piece.length;
    const end = Math.max(piece.lastIndexOf(10), piece.lastIndexOf(13));
    openBytesCount = end === -1 ? openBytesCount + piece.length : piece.length - end - 1;
    if (openBytesCount > rowBytesMax && hasLines && isTextOfLines(sample))
      throw unreadable("ROW_TOO_LONG", { row: linesCount + 1 });
  }
  const found = { bytes, sha256: hash.digest("hex"), linesCount, what: knownStart(sample) };
  if (found.what !== null) return { ...found, encoding: null, nulCount };
  const wide = wideEncoding(sample);
  if (wide !== undefined && endsWithin(wide, unpackedBytes - markLength(sample, wide)))
    throw unreadable("CUT_OFF");
  if (wide !== undefined) return { ...found, encoding: wide, nulCount: 0 };
  if (looksBinary(sample)) return { ...found, encoding: null, nulCount };
  return { ...found, encoding: lines.encoding(), nulCount };
}

/** Whether so many bytes of an encoding of two or four bytes a character end within one. */
function endsWithin(wide: string, bytes: number): boolean {
  return bytes % (wide.startsWith("utf-32") ? 4 : 2) !== 0;
}

/** Whether what begins so is a text that must have lines: nothing binary, and no JSON. */
function isTextOfLines(sample: Buffer): boolean {
  const start = sample.toString("latin1").replaceAll("\0", "");
  return knownStart(sample) === null && !looksBinary(sample) && !isJson(start.replace(/^[ÿþï»¿]+/, ""));
}

/** Looks at lines as they come: those beyond ASCII are UTF-8, or tell what they are instead. */
function lineKinds() {
  let rest: Buffer = Buffer.alloc(0);
  let telling: Buffer = Buffer.alloc(0);
  let utf8Count = 0;
  let otherCount = 0;
  const look = (block: Buffer) => {
    if (isAscii(block)) return;
    if (isUtf8(block)) {
      utf8Count += 1;
      return;
    }
    for (let at = 0; at < block.length; ) {
      const next = block.indexOf(10, at) + 1 || block.length;
      const line = block.subarray(at, next);
      at = next;
      if (isAscii(line)) continue;
      if (isUtf8(line)) {
        utf8Count += 1;
        continue;
      }
      otherCount += 1;
      if (telling.length < sampleBytes)
        telling = Buffer.concat([telling, line.subarray(0, sampleBytes - telling.length)]);
    }
  };
  return {
    take(piece: Buffer) {
      const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const end = all.lastIndexOf(10) + 1;
      // A line without end is looked at in pieces.
      const cut = end === 0 && all.length > lineBytesMax ? all.length : end;
      look(all.subarray(0, cut));
      rest = all.subarray(cut);
    },
    encoding(): string {
      if (!endsInUtf8(rest, utf8Count > 0)) look(rest);
      if (otherCount === 0) return "utf-8";
      const likely = likelyEncoding(telling);
      const isMixed = utf8Count > otherCount / 20 && /^(windows|iso-8859)/.test(likely);
      return isMixed ? `utf-8+${likely}` : likely;
    },
  };
}

/** A file that was cut off may end in the middle of a character; more than that one must speak for UTF-8. */
function endsInUtf8(end: Buffer, isUtf8Before: boolean): boolean {
  if (isUtf8(end)) return true;
  for (let back = 1; back <= 3 && back <= end.length; back += 1) {
    const before = end.subarray(0, end.length - back);
    if ((end[end.length - back] ?? 0) >= 0xc0 && isUtf8(before)) return isUtf8Before || !isAscii(before);
  }
  return false;
}
