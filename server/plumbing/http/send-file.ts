import { open } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyReply } from "fastify";
import type { Download } from "../../../contract/endpoint.ts";

/** Sends a file to be saved, never to be shown: what stands in it came from outside. */
export async function sendFile(
  reply: FastifyReply,
  { name, type, content }: Download,
  dataDir: string,
): Promise<FastifyReply> {
  void reply
    .header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${plain(name)}"; filename*=UTF-8''${coded(name)}`)
    .type(type);
  if ("text" in content) return reply.send(content.text);
  const file = await open("kept" in content ? join(dataDir, content.kept) : content.path);
  const { size } = await file.stat();
  // The reader has the last byte before the stream here is closed. A server that stops in between would take the connection
  // for one at work, and wait for it to be idle for over a minute.
  return reply.header("connection", "close").header("content-length", size).send(file.createReadStream());
}

/** For readers that know no other letters. */
function plain(name: string): string {
  return name.replace(/[^\w.() -]/g, "_");
}

function coded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
