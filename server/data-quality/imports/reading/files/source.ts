import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { openEntry } from "./archive.ts";
import { unpackedSizeAllowed } from "./limits.ts";
import { unreadable } from "./unreadable.ts";

/**
 * Where the bytes of a delivered table lie: a file, or what stands in an archive that is one.
 * `path` is what the person calls it; `within` names the entries from the outermost archive inwards, `table` which one it is
 * of those that are written in one document of tags.
 */
export type Source = {
  path: string;
  storedAt: string;
  within?: readonly string[];
  table?: { no: number; tags: "html" | "spreadsheet"; encoding: string };
};

const pieceBytes = 262_144;

/**
 * The bytes of a source, unpacked, piece by piece. A file that packs too much into too little is refused on the way.
 * @param onStored sees the bytes as they are stored
 */
export async function openBytes(
  source: Source,
  onStored?: (piece: Buffer) => void,
): Promise<AsyncIterable<Buffer>> {
  const start = await startOf(source, 2);
  const raw = await openStored(source);
  const stored = onStored === undefined ? raw : Readable.from(seen(raw, onStored));
  return start[0] === 0x1f && start[1] === 0x8b ? gunzipped(stored) : stored;
}

async function* seen(raw: AsyncIterable<Buffer>, onStored: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of raw) {
    onStored(piece);
    yield piece;
  }
}

/** The first bytes of a source as they are stored. */
export async function startOf(source: Source, length: number): Promise<Buffer> {
  if (source.within === undefined) {
    const file = await open(source.storedAt);
    try {
      const start = Buffer.alloc(length);
      const { bytesRead } = await file.read(start, 0, length, 0);
      return start.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
  let start = Buffer.alloc(0);
  for await (const piece of await openStored(source)) {
    start = Buffer.concat([start, piece]);
    if (start.length >= length) break;
  }
  return start.subarray(0, length);
}

/** The bytes as they are stored, a packed file still packed. */
export async function openStored(source: Source): Promise<Readable & AsyncIterable<Buffer>> {
  return source.within === undefined
    ? createReadStream(source.storedAt, { highWaterMark: pieceBytes })
    : openEntry(source.storedAt, source.within);
}

async function* gunzipped(raw: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  pipeline(raw, gunzip, () => undefined);
  let bytes = 0;
  for await (const piece of gunzip as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > unpackedSizeAllowed(gunzip.bytesWritten)) throw unreadable("UNPACKS_TOO_LARGE");
    yield piece;
  }
}

/** What tells whether a stored file is still the one that was looked at. Throws when it is no file. */
export async function stampOf(source: Source): Promise<string> {
  const found = await stat(source.storedAt);
  // A pipe would be waited for, a device never ends.
  if (!found.isFile()) throw unreadable("NOT_A_TABLE", { what: "a folder, a pipe or a device" });
  const { size, mtimeMs, ino } = found;
  return `${size} ${mtimeMs} ${ino}`;
}
