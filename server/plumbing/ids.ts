import { randomBytes, randomFillSync } from "node:crypto";

let made = randomBytes(2).readUInt16BE();

// Random bytes are asked for by the thousand: one by one they were a fifth of the time of reading a delivery.
const pool = Buffer.alloc(8192);
let used = pool.length;

/**
 * A UUID of version 7 (RFC 9562, 5.7 and method 1 of 6.2): 48 bits of milliseconds, 12 bits that count, then random bits,
 * so that rows made together lie together, and those of one millisecond stand in the order they were made in.
 * Made by the application and not by the database, which a distributed engine asks for.
 */
export function newId(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + 16);
  used += 16;
  bytes.writeUIntBE(now, 0, 6);
  made = (made + 1) & 0x0fff;
  bytes.writeUInt16BE(0x7000 | made, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
