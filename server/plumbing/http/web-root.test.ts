import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import helmet from "@fastify/helmet";
import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "./web-root.ts";

const root = mkdtempSync(join(tmpdir(), "vitalfew-web-"));
const app = Fastify();
beforeAll(async () => {
  await mkdir(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<title>Vitalfew</title>");
  writeFileSync(join(root, "assets/app-1.js"), "let plain;");
  writeFileSync(join(root, "assets/app-1.js.gz"), gzipSync("let plain;"));
  await app.register(helmet);
  await serveWeb(app, root);
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true });
});
const get = (url: string, headers: Record<string, string> = { accept: "text/html" }) =>
  app.inject({ url, headers });

test("a file with a hash in its name is sent packed and kept for a year", async () => {
  const reply = await get("/assets/app-1.js", { "accept-encoding": "gzip" });
  expect(reply.headers).toMatchObject({
    "content-encoding": "gzip",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect((await get("/assets/app-1.js", {})).body).toBe("let plain;");
});

test("a page says what a browser may do with it; its parts carry no more than they need", async () => {
  const guard = "content-security-policy";
  expect((await get("/")).headers).toHaveProperty(guard);
  const { headers } = await get("/assets/app-1.js", {});
  for (const name of [guard, "x-frame-options", "etag"]) expect(headers).not.toHaveProperty(name);
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff" });
});

test("every address of a screen gets the page, which is asked for anew each time", async () => {
  for (const url of ["/", "/parties/1?tab=cases"]) {
    const reply = await get(url);
    expect([reply.statusCode, reply.body]).toEqual([200, "<title>Vitalfew</title>"]);
    expect(reply.headers["cache-control"]).toBe("no-cache");
  }
});

test("a file that isn't there and an unknown API address are no page", async () => {
  for (const url of ["/assets/gone.js", "/api/v1/nothing"]) {
    expect((await get(url)).json()).toMatchObject({ status: 404, code: "address_unknown" });
  }
});

test("pages built anew are served without a restart", async () => {
  writeFileSync(join(root, "assets/app-2.js"), "let later;");
  expect((await get("/assets/app-2.js", {})).body).toBe("let later;");
});
