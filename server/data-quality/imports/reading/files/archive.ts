import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { entriesMax, innerArchiveBytesMax, unpackedSizeAllowed } from "./limits.ts";
import { unreadable } from "./unreadable.ts";

/** The names of what an archive holds, folders and what operating systems leave behind not counted. */
export async function listEntries(storedAt: string, within: readonly string[] = []): Promise<string[]> {
  const { zip, entries } = await openArchive(storedAt, within);
  zip.close();
  return [...entries.keys()].filter((name) => !isNoise(name));
}

/** The bytes of one entry, unpacked and held against the checksum that the archive gives for it. */
export async function openEntry(storedAt: string, within: readonly string[]): Promise<Readable> {
  const { zip, entries } = await openArchive(storedAt, within.slice(0, -1));
  const entry = entries.get(within.at(-1) ?? "");
  if (entry === undefined) {
    zip.close();
    throw unreadable("CUT_OFF");
  }
  const packed = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    zip.close();
    throw archiveError(error);
  });
  const checked = checksummed(entry.crc32);
  packed.on("error", (error) => checked.destroy(archiveError(error)));
  checked.on("close", () => {
    packed.destroy();
    zip.close();
  });
  return packed.pipe(checked);
}

/**
 * Opens an archive and looks at all it says it holds, so that nothing of it is unpacked before all of it is known to be
 * harmless: no names that lead out of it, no links, no passwords, no bombs.
 */
async function openArchive(
  storedAt: string,
  within: readonly string[],
): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const options = { autoClose: false };
  const zip = await (within.length === 0
    ? openPromise(storedAt, options)
    : openEntry(storedAt, within)
        .then(wholeInMemory)
        .then((bytes) => fromBufferPromise(bytes, options))
  ).catch((error: unknown) => {
    throw archiveError(error);
  });
  try {
    return { zip, entries: await harmlessEntries(zip) };
  } catch (error) {
    zip.close();
    throw archiveError(error);
  }
}

async function harmlessEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > entriesMax) throw unreadable("ENTRIES_TOO_MANY", { limit: entriesMax });
  const entries = new Map<string, Entry>();
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > unpackedSizeAllowed(zip.fileSize)) throw unreadable("UNPACKS_TOO_LARGE");
    if (name.endsWith("/")) continue;
    if (entry.isEncrypted()) throw unreadable("ARCHIVE_LOCKED", { entry: name });
    if (isLink(entry) || entries.has(name)) throw unreadable("ARCHIVE_UNSAFE", { entry: name });
    if (!entry.canDecodeFileData()) throw unreadable("ARCHIVE_PACKING", { entry: name });
    entries.set(name, entry);
  }
  return entries;
}

/** A symbolic link, by the file mode that Unix archivers note. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function isNoise(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

async function wholeInMemory(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > innerArchiveBytesMax) throw unreadable("UNPACKS_TOO_LARGE");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function checksummed(expected: number): Transform {
  let sum = 0;
  return new Transform({
    transform(piece: Buffer, _, done) {
      sum = crc32(piece, sum);
      done(null, piece);
    },
    flush(done) {
      done(sum === expected ? null : unreadable("DAMAGED"));
    },
  });
}

/** What the library for archives says, in our words; errors of the file system stay as they are. */
function archiveError(error: unknown): Error {
  if (!(error instanceof Error)) return unreadable("DAMAGED");
  if ("code" in error) return error;
  const { message } = error;
  if (/relative path|absolute path|invalid characters in fileName/i.test(message))
    return unreadable("ARCHIVE_UNSAFE", { entry: message.replace(/^.*?: /, "") });
  if (/encrypt/i.test(message)) return unreadable("ARCHIVE_LOCKED", { entry: "" });
  if (/end of central directory|end of file|truncated|unexpected EOF/i.test(message))
    return unreadable("CUT_OFF");
  return unreadable("DAMAGED");
}
