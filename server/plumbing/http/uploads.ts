import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import type { ReceivedFile } from "../../../contract/endpoint.ts";
import { newId } from "../ids.ts";
import { Refusal, refuse } from "../refuse.ts";

/**
 * Writes an upload's bytes to the data folder while they arrive, never holding the file in memory, and counts and
 * hashes them on the way. A file that grows past the limit is refused and leaves nothing behind.
 * @param bytesMax as the endpoint declares it
 */
export async function receiveFile(
  request: FastifyRequest,
  dataDir: string,
  bytesMax: number,
): Promise<ReceivedFile> {
  if (!(request.body instanceof Readable))
    refuse("content_type_unsupported", { expected: "application/octet-stream" });
  const folder = join(dataDir, "uploads");
  await mkdir(folder, { recursive: true });
  const path = join(folder, newId());
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(
        bytes > bytesMax
          ? new Refusal("body_too_large", { limit: `${Math.floor(bytesMax / 1_048_576)} MB` })
          : null,
        chunk,
      );
    },
  });
  try {
    await pipeline(request.body, measure, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, bytes, sha256: hash.digest("hex") };
}
