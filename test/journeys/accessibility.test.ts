import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCase, aContact, anInvoice, aParty, aProduct } from "../builders.ts";
import { accessibilityProblems, launchBrowser, openPage } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

/** Every page with an address to see it at; `$partyId` and the like are filled with records of the world. */
const pages: Readonly<Record<string, string>> = {
  "/api-reference": "/api-reference?op=readMe",
  "/sign-in": "/sign-in",
  "/set-up": "/set-up",
  "/welcome": "/welcome",
  "/account": "/account",
  "/administration/users": `/administration/users?user=${people.seller.userId}`,
  "/administration/api-keys": "/administration/api-keys",
  "/administration/workspace": "/administration/workspace",
  "/administration/audit": "/administration/audit",
};

// Doors for strangers and pages that only lead on; the others are seen signed in.
const forStrangers: readonly string[] = ["/sign-in", "/set-up", "/welcome"];
const leadsOn: readonly string[] = ["/ui", "$", "/administration"];

let server: TestServer;
let browser: Browser;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  await world(server.database);
  const partyId = await aParty(server.database, { owner_id: people.seller.userId });
  const productId = await aProduct(server.database);
  const documentId = await anInvoice(server.database, partyId, "2026-03-01", [
    { list: 1200, discount: 60, cost: 700, productId },
  ]);
  await aContact(server.database, partyId, "2026-03-02");
  await aCase(server.database, partyId, "2026-03-03");
  Object.assign(ids, { partyId, productId, documentId });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("every page of the router is among those looked at", async () => {
  const routes = await readFile(join(import.meta.dirname, "../../web/routes.tsx"), "utf8");
  const paths = [...routes.matchAll(/\bpath: "([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(paths.filter((path) => !(path in pages) && !leadsOn.includes(path))).toEqual([]);
});

// Every page once in each theme and at each width, in two passes instead of four: colours don't depend on the width.
describe.each([
  { screen: "desk", theme: "light" },
  { screen: "phone", theme: "dark" },
] as const)("at a $screen in the $theme theme", ({ screen, theme }) => {
  test.each(Object.entries(pages))("%s is accessible and fits", async (path, example) => {
    const { page, troubles } = await openPage(browser, server.url, { screen, theme });
    if (!forStrangers.includes(path))
      await page.context().addCookies([{ name: "vitalfew", value: people.owner.token, url: server.url }]);
    try {
      await page.goto(example.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? name));
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      expect(troubles).toEqual([]);
    } finally {
      await page.context().close();
    }
  });
});
