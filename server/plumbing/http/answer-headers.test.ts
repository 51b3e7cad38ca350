import helmet from "@fastify/helmet";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { headAnswers } from "./answer-headers.ts";

async function headersOf(url: string) {
  const app = Fastify();
  await app.register(helmet);
  headAnswers(app);
  app.get("/api/v1/me", async () => ({}));
  app.get("/", async () => "a page");
  return (await app.inject(url)).headers;
}

test("an answer of the API may load nothing and stand in no frame, and is read as what it says it is", async () => {
  const headers = await headersOf("/api/v1/me");
  expect(headers["content-security-policy"]).toContain("default-src 'none'; frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  // `frame-ancestors` says more, and every browser that runs the pages heeds it.
  expect(headers["x-frame-options"]).toBeUndefined();
  expect(headers["x-download-options"]).toBeUndefined();
});

test("a page keeps what guards pages", async () => {
  const headers = await headersOf("/");
  expect(headers["content-security-policy"]).toContain("default-src 'self'");
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
});
