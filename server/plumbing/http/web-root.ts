import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../refuse.ts";
import { sendProblem } from "./problems.ts";

const partsOfAPage = /\.(js|css|woff2)(\.br|\.gz)?$/;

// A browser heeds these on what it opens as a page, or asks again by them for what may have changed; scripts, sheets and
// fonts of the build are neither. On thirty of them that would be 20 kB of the first load.
const notForParts = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "referrer-policy",
  "x-dns-prefetch-control",
  "x-download-options",
  "x-frame-options",
  "x-permitted-cross-domain-policies",
  "x-xss-protection",
  "accept-ranges",
  "etag",
  "last-modified",
];

/**
 * Serves the built web: files with a hash in their name for a year, index.html for every address that is a screen's.
 * @param webRoot folder with index.html and assets/; when it is missing only the API is served
 */
export async function serveWeb(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  if (webRoot === undefined || !existsSync(join(webRoot, "index.html"))) {
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Refusal("address_unknown")));
    return;
  }
  await app.register(fastifyStatic, {
    root: webRoot,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes("/assets/");
      void reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
      if (!isHashed || !partsOfAPage.test(path)) return;
      for (const name of notForParts) {
        reply.raw.removeHeader(name);
        void reply.removeHeader(name);
      }
    },
  });
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage =
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      /text\/html|\*\/\*/.test(request.headers.accept ?? "");
    if (!wantsPage || /\.\w+$/.test(request.url.split("?")[0] ?? ""))
      return sendProblem(request, reply, new Refusal("address_unknown"));
    return reply.sendFile("index.html");
  });
}
