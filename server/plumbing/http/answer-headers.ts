import type { FastifyInstance } from "fastify";

/** An answer is data: opened as a page it may load nothing, run nothing and stand in no frame. */
const guard = "default-src 'none'; frame-ancestors 'none'";

// What a browser heeds on pages alone, or not at all any more, or what `guard` says as well. A card asks ten times: 5 kB of its
// first load.
const forPagesOnly = [
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "referrer-policy",
  "x-dns-prefetch-control",
  "x-download-options",
  "x-frame-options",
  "x-permitted-cross-domain-policies",
  "x-xss-protection",
];

/** Gives answers of the API the headers of data instead of those of a page. Call it after helmet, whose headers it changes. */
export function headAnswers(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!request.url.startsWith("/api/")) return;
    reply.header("content-security-policy", guard);
    for (const name of forPagesOnly) reply.removeHeader(name);
  });
}
