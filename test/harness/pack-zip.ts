import { crc32, deflateRawSync } from "node:zlib";

export type Packed = {
  name: string;
  bytes: Buffer | string;
  /** What the archive claims instead of the truth. */
  says?: { size?: number; crc?: number; method?: number; flags?: number; unixMode?: number };
};

/** A ZIP archive of these entries, and of whatever lies they tell. */
export function packZip(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, says = {} } of entries) {
    const plain = Buffer.from(bytes);
    const packed = deflateRawSync(plain);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((says.flags ?? 0) | 0x800, 2);
    common.writeUInt16LE(says.method ?? 8, 4);
    common.writeUInt32LE(says.crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says.size ?? plain.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(((says.unixMode ?? 0) << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, nameBytes, packed]);
    // Made by Unix, so that file modes count.
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0003"), common, central.subarray(0, 14), nameBytes]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
