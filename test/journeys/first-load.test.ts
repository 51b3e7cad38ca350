import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { aCase, aContact, anInvoice, aParty } from "../builders.ts";
import { launchBrowser, openPage } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

/** Everything a browser without a cache gets for a page: scripts, sheets, font and answers, with their headers. */
const budgetBytes = 250_000;

/** Where a day begins, and the two pages one is sent to by link. */
const pages = ["/sign-in", "/", "/customers", "/parties/$partyId", "/insight/profit-curve"];

let server: TestServer;
let browser: Browser;
let partyId: string;

beforeAll(async () => {
  server = await startTestServer();
  await world(server.database);
  partyId = await aParty(server.database, { name: "Nordwind", owner_id: people.seller.userId });
  await anInvoice(server.database, partyId, "2026-03-01", [{ list: 1200, discount: 60, cost: 700 }]);
  await aContact(server.database, partyId, "2026-03-02");
  await aCase(server.database, partyId, "2026-03-03");
  await recomputeNow(server.database, systemActor("command"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each(pages)("the first load of %s stays within 250 kB, packed by gzip", async (path) => {
  const { page, troubles } = await openPage(browser, server.url);
  if (path !== "/sign-in")
    await page.context().addCookies([{ name: "vitalfew", value: people.manager.token, url: server.url }]);
  const got = await bytesOf(page, async () => {
    await page.goto(path.replace("$partyId", partyId));
    await page.getByRole("heading", { level: 1 }).or(page.getByRole("grid")).first().waitFor();
    await page.waitForLoadState("networkidle");
  });
  const sum = [...got.values()].reduce((total, bytes) => total + bytes, 0);
  expect(sum, listOf(got)).toBeLessThan(budgetBytes);
  // The person is asked for before the app is there, and only once.
  expect([...got.keys()].filter((url) => url.endsWith("/api/v1/me"))).toHaveLength(
    path === "/sign-in" ? 0 : 1,
  );
  expect(troubles).toEqual([]);
});

test("a name written with other letters of Europe brings those, and not all that the font has", async () => {
  const named = await aParty(server.database, { name: "Kovačević & Łukasz, Târgu Mureș" });
  const { page } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people.manager.token, url: server.url }]);
  const got = await bytesOf(page, async () => {
    await page.goto(`/parties/${named}`);
    await page.getByRole("heading", { level: 1, name: "Kovačević" }).waitFor();
    await page.waitForLoadState("networkidle");
  });
  const fonts = [...got].filter(([url]) => url.endsWith(".woff2"));
  const names = fonts.map(([url]) => /source-sans-3-(european|latin-ext|latin)/.exec(url)?.[1]);
  expect(new Set(names)).toEqual(new Set(["european", "latin"]));
  expect(fonts.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(45_000);
});

/** Bytes over the wire by address, while something is done. Browsers behind a proxy may only have gzip, so it counts. */
async function bytesOf(page: Page, act: () => Promise<void>): Promise<Map<string, number>> {
  const wire = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId) ?? requestId;
    bytes.set(url, (bytes.get(url) ?? 0) + encodedDataLength);
  });
  await wire.send("Network.enable");
  await page.setExtraHTTPHeaders({ "accept-encoding": "gzip" });
  await act();
  return bytes;
}

function listOf(got: ReadonlyMap<string, number>): string {
  const largest = [...got].sort(([, a], [, b]) => b - a).slice(0, 12);
  return largest.map(([url, bytes]) => `${bytes} ${new URL(url).pathname}`).join("\n");
}
