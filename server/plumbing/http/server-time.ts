import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** When its head had been read, by the clock of `performance.now()`. */
    beganAt: number;
  }
}

/**
 * Says in each answer of the API how long the server took (`Server-Timing: app;dur=12.3`, milliseconds from the head of
 * the request to the finished answer): browsers show it, and `npm run bench` holds it against the way there and back.
 * A refusal doesn't say it: how long a guess took would tell about what was guessed.
 */
export function sayServerTime(app: FastifyInstance): void {
  app.decorateRequest("beganAt", 0);
  app.addHook("onRequest", (request, _reply, done) => {
    request.beganAt = performance.now();
    done();
  });
  app.addHook("onSend", (request, reply, payload, done) => {
    if (request.url.startsWith("/api/") && reply.statusCode < 400)
      void reply.header("server-timing", `app;dur=${(performance.now() - request.beganAt).toFixed(2)}`);
    done(null, payload);
  });
}
