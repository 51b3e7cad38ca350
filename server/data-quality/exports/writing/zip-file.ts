import { once } from "node:events";
import type { FileHandle } from "node:fs/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import type { Sink } from "./sink.ts";

/** An archive that is written entry by entry, each streamed. */
export type ZipFile = {
  /**
   * Begins an entry; the one before must have ended.
   * @param isLarge it may grow beyond 4 GB. Others keep to the form of before 2001, which every reader knows.
   */
  entry(name: string, options?: { isLarge?: boolean }): Sink;
  /** Writes the directory. The handle stays the caller's. */
  close(): Promise<void>;
};

type Entry = { name: Buffer; at: number; crc: number; packed: number; raw: number; isLarge: boolean };

const fourBytesMax = 0xffff_ffff;
const twoBytesMax = 0xffff;
// 1 January 1980, the first day that the format knows: the same records give the same bytes on any day.
const dosDate = 0x0021;
const isUtf8 = 0x0800;
const deflated = 8;

/** Writes a ZIP into an empty file (APPNOTE.TXT 6.3.10; ZIP64 where sizes ask for it). */
export function zipFile(file: FileHandle): ZipFile {
  const entries: Entry[] = [];
  let at = 0;
  const append = async (bytes: Buffer) => {
    await writeAll(file, bytes, at);
    at += bytes.length;
  };
  return {
    entry(name, { isLarge = false } = {}) {
      const entry: Entry = { name: Buffer.from(name), at: -1, crc: 0, packed: 0, raw: 0, isLarge };
      const deflate = createDeflateRaw({ level: 6 });
      const packing = (async () => {
        entry.at = at;
        await append(localHeader(entry));
        for await (const piece of deflate as AsyncIterable<Buffer>) {
          entry.packed += piece.length;
          await append(piece);
        }
      })();
      // Whoever writes next hears of it.
      packing.catch(() => undefined);
      return {
        async write(piece) {
          const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
          entry.crc = crc32(bytes, entry.crc);
          entry.raw += bytes.length;
          if (!deflate.write(bytes)) await Promise.race([once(deflate, "drain"), packing]);
        },
        async end() {
          deflate.end();
          await packing;
          if (!isLarge && Math.max(entry.raw, entry.packed) > fourBytesMax)
            throw new Error(`${name} has grown beyond 4 GB and was not begun as large.`);
          // Only now its size is known.
          await writeAll(file, localHeader(entry), entry.at);
          entries.push(entry);
        },
      };
    },
    async close() {
      const start = at;
      for (const entry of entries) await append(directoryEntry(entry));
      await append(directoryEnd(entries.length, start, at - start));
    },
  };
}

async function writeAll(file: FileHandle, bytes: Buffer, place: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, place + done)).bytesWritten;
}

function localHeader(entry: Entry): Buffer {
  const { name, crc, packed, raw, isLarge } = entry;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(isLarge ? 45 : 20, 4);
  header.writeUInt16LE(isUtf8, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(isLarge ? fourBytesMax : packed, 18);
  header.writeUInt32LE(isLarge ? fourBytesMax : raw, 22);
  header.writeUInt16LE(name.length, 26);
  const extra = isLarge ? largeSizes([raw, packed]) : Buffer.alloc(0);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function directoryEntry({ name, at, crc, packed, raw, isLarge }: Entry): Buffer {
  const isFar = at > fourBytesMax;
  const sizes = isLarge ? [raw, packed] : [];
  const extra = isLarge || isFar ? largeSizes([...sizes, ...(isFar ? [at] : [])]) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(extra.length > 0 ? 45 : 20, 6);
  header.writeUInt16LE(isUtf8, 8);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt16LE(dosDate, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(isLarge ? fourBytesMax : packed, 20);
  header.writeUInt32LE(isLarge ? fourBytesMax : raw, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(isFar ? fourBytesMax : at, 42);
  return Buffer.concat([header, name, extra]);
}

/** The extra field of ZIP64: sizes and places in eight bytes each. */
function largeSizes(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  });
  return extra;
}

function directoryEnd(count: number, start: number, size: number): Buffer {
  const isLarge = start + size > fourBytesMax || count > twoBytesMax;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, twoBytesMax), 8);
  end.writeUInt16LE(Math.min(count, twoBytesMax), 10);
  end.writeUInt32LE(isLarge ? fourBytesMax : size, 12);
  end.writeUInt32LE(isLarge ? fourBytesMax : start, 16);
  return isLarge ? Buffer.concat([largeEnd(count, start, size), end]) : end;
}

function largeEnd(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(start + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
