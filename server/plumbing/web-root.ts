import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "./problems.ts";
import { Refusal } from "./refuse.ts";

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
