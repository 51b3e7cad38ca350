import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import chardet from "chardet";
import iconv from "iconv-lite";

/** What a file's bytes are, found by reading it once. */
export type Bytes = { bytes: number; sha256: string; linesCount: number; encoding: string; isText: boolean };

/**
 * Reads a file through and says how it is encoded: by its mark, as UTF-8 when every byte fits, else by what is likely.
 * Latin 1 is read as Windows-1252, of which it is a part.
 */
export async function inspectBytes(path: string): Promise<Bytes> {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* measured() {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let linesCount = 0;
  let sample = Buffer.alloc(0);
  let telling: Buffer | undefined;
  for await (const chunk of await unzipped(path, () => Readable.from(measured()))) {
    const part = chunk as Buffer;
    for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) linesCount += 1;
    if (sample.length < 65_536) sample = Buffer.concat([sample, part.subarray(0, 65_536)]);
    if (!isUtf8) continue;
    try {
      utf8.decode(part, { stream: true });
    } catch {
      isUtf8 = false;
      telling = part;
    }
  }
  const mark = markOf(sample);
  const encoding = mark ?? (isUtf8 ? "utf-8" : likely(telling ?? sample));
  const isText = mark?.startsWith("utf-16") || mark?.startsWith("utf-32") || !sample.includes(0);
  return { bytes, sha256: hash.digest("hex"), linesCount, encoding, isText: isText === true };
}

/** The file as text, piece by piece, without its mark. */
export async function openText(path: string, encoding: string): Promise<Readable> {
  const bytes = await unzipped(path, () => createReadStream(path));
  const decode = iconv.decodeStream(encoding) as unknown as NodeJS.ReadWriteStream;
  const text = new PassThrough({ encoding: "utf8" });
  bytes.on("error", (error) => text.destroy(error));
  bytes.pipe(decode).pipe(text);
  return text;
}

// The stream is opened only when somebody is there to take its first bytes.
async function unzipped(path: string, openRaw: () => Readable): Promise<Readable> {
  const file = await open(path);
  const start = Buffer.alloc(2);
  await file.read(start, 0, 2, 0);
  await file.close();
  const raw = openRaw();
  if (start[0] !== 0x1f || start[1] !== 0x8b) return raw;
  const gunzip = createGunzip();
  raw.on("error", (error) => gunzip.destroy(error));
  return raw.pipe(gunzip);
}

function markOf(start: Buffer): string | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe)
    return start[2] === 0 && start[3] === 0 ? "utf-32le" : "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  if (start[0] === 0 && start[1] === 0 && start[2] === 0xfe && start[3] === 0xff) return "utf-32be";
  return undefined;
}

function likely(sample: Buffer): string {
  const found = chardet.detect(sample)?.toLowerCase() ?? "windows-1252";
  if (found.startsWith("iso-8859-1") || found === "ascii" || !iconv.encodingExists(found))
    return "windows-1252";
  return found === "utf-8" ? "windows-1252" : found;
}
