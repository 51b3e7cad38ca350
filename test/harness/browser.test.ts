import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inflateSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityProblems, launchBrowser, openPage } from "./browser.ts";

const html = `<!doctype html><html lang="en"><title>Hello</title><link rel="icon" href="data:,">
<main><h1>Customers</h1><button>Save</button><input placeholder="no label" style="color:#bbb;background:#ccc"></main></html>`;

let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((_request, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test("the browser draws text in a real font", async () => {
  const { page, troubles } = await openPage(browser, url);
  await page.goto("/");
  const heading = page.getByRole("heading", { name: "Customers" });
  const picture = await heading.screenshot();
  expect(countOfColours(picture)).toBeGreaterThan(8);
  expect(troubles).toEqual([]);
});

test("axe names what is missing", async () => {
  const { page } = await openPage(browser, url, { screen: "phone", theme: "dark" });
  await page.goto("/");
  await page.getByPlaceholder("no label").evaluate((input) => input.removeAttribute("placeholder"));
  const problems = await accessibilityProblems(page);
  expect(problems.join("\n")).toContain("label:");
});

/** Smooth letters have many greys; without fonts there is only background. Reads the pixels of a PNG, filters left on. */
function countOfColours(png: Buffer): number {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return new Set(inflateSync(Buffer.concat(parts))).size;
}
