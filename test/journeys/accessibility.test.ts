import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { aCase, aContact, anInvoice, aParty, aProduct } from "../builders.ts";
import { accessibilityProblems, launchBrowser, openPage, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

/** Every page with an address to see it at; `$partyId` and the like are filled with records of the world. */
const pages: Readonly<Record<string, string>> = {
  "/": "/",
  "/account": "/account",
  "/administration": "/administration",
  "/administration/api-keys": "/administration/api-keys",
  "/administration/audit": "/administration/audit",
  "/administration/duplicates": "/administration/duplicates",
  "/administration/fields": "/administration/fields",
  "/administration/users": "/administration/users?user=$userId",
  "/administration/workspace": "/administration/workspace",
  "/api-reference": "/api-reference?op=readMe",
  "/customers": "/customers",
  "/demo": "/demo#token=none",
  "/documents": "/documents",
  "/duplicates": "/duplicates",
  "/exports": "/exports",
  "/imports": "/imports",
  "/imports/$runId": "/imports/$runId",
  "/imports/new": "/imports/new",
  "/insight/average-method": "/insight/average-method",
  "/insight/movement": "/insight/movement",
  "/insight/costs": "/insight/costs?tab=activities&activity=call",
  "/insight/coverage": "/insight/coverage",
  "/insight/profit-curve": "/insight/profit-curve",
  "/insight/value-matrix": "/insight/value-matrix?region=served_lightly",
  "/insight/rating": "/insight/rating",
  "/parties/$partyId": "/parties/$partyId",
  "/parties/$partyId/documents/$documentId": "/parties/$partyId/documents/$documentId",
  "/parties/new": "/parties/new",
  "/people": "/people",
  "/prospects": "/prospects",
  "/set-up": "/set-up#token=none",
  "/sign-in": "/sign-in",
  "/unattributed": "/unattributed",
  "/welcome": "/welcome#token=none",
  "/workplaces": "/workplaces",
};

// Doors for strangers; the other pages are seen by the owner.
const forStrangers: readonly string[] = ["/demo", "/set-up", "/sign-in", "/welcome"];
// The kit (in development only), and what leads nowhere.
const leadsOn: readonly string[] = ["/ui", "$"];

/** What a page may weigh that is opened first: scripts, sheets, font and answers, packed by gzip, with their headers. */
const budgetBytes = 250_000;

/**
 * Pages one comes to from another, when most of their parts are there: somebody opened at the side, a time equation beside
 * real events, a run with all it found. The reference of the API brings the whole of its description. They may become
 * lighter, not heavier; the reference grows with the API, by half a kilobyte for an endpoint.
 */
const heavier: Readonly<Record<string, number>> = {
  "/administration/users": 265_000,
  "/api-reference": 395_000,
  "/imports/$runId": 258_000,
  "/insight/costs": 265_000,
};

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
  const { runId } = await recomputeNow(server.database, systemActor("command"));
  Object.assign(ids, { partyId, documentId, runId, userId: people.seller.userId });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("every page of the router is among those looked at", async () => {
  const routes = await readFile(join(import.meta.dirname, "../../web/routes.tsx"), "utf8");
  const paths = [...routes.matchAll(/^ *path: "([^"]+)"/gm)].map((match) => match[1] ?? "");
  expect(paths.filter((path) => !(path in pages) && !leadsOn.includes(path))).toEqual([]);
});

// Every page once in each theme and at each width, in two passes instead of four: colours don't depend on the width.
describe.each([
  { screen: "desk", theme: "light" },
  { screen: "phone", theme: "dark" },
] as const)("at a $screen in the $theme theme", ({ screen, theme }) => {
  // One browser context for all pages of a pass, so that the scripts are read once.
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    ({ page, troubles } = await openPage(browser, server.url, { screen, theme }));
    await page.setExtraHTTPHeaders({ "accept-encoding": "gzip" });
  });
  afterAll(() => page.context().close());

  test.each(Object.entries(pages))("%s is accessible, fits, and is light", async (path, example) => {
    // The page before asks again and again for the runs at work: between two cookies it would be refused.
    await page.goto("about:blank");
    await page.context().clearCookies();
    if (!forStrangers.includes(path))
      await page.context().addCookies([{ name: "vitalfew", value: people.owner.token, url: server.url }]);
    troubles.length = 0;
    await page.goto(example.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? name));
    // A list in which nothing stands yet says so instead of showing its table.
    const told = page
      .locator("h1, main h2, main table, main [role=grid], main [role=table]")
      .filter({ visible: true })
      .first();
    await told.waitFor().catch(async (error: Error) => {
      throw new Error(`${error.message}\nThe page says: ${await page.locator("body").innerText()}`);
    });
    await waitUntilQuiet(page);

    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(await page.evaluate(weightInPage)).toBeLessThan(heavier[path] ?? budgetBytes);
    // A door that doesn't open is refused by the server, which the browser notes as a failed request.
    const isRefusal = (trouble: string) =>
      forStrangers.includes(path) && trouble.startsWith("Failed to load resource");
    expect(troubles.filter((trouble) => !isRefusal(trouble))).toEqual([]);
  });
});

/**
 * Runs in the page: bytes of all it was made of, whether they came over the wire now or lay in the cache. What is asked
 * for again later, as the runs at work are, counts once.
 */
function weightInPage(): number {
  const headers = 300;
  const parts = [
    ...performance.getEntriesByType("navigation"),
    ...performance.getEntriesByType("resource"),
  ] as PerformanceResourceTiming[];
  const weights = new Map<string, number>();
  for (const { name, encodedBodySize } of parts)
    weights.set(name, Math.max(weights.get(name) ?? 0, encodedBodySize + headers));
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}
