import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { aContact, anInvoice, aParty } from "../builders.ts";
import { launchBrowser } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { world } from "../world.ts";
import { openAs } from "./open-as.ts";

let server: TestServer;
let browser: Browser;
let partyId: string;

beforeAll(async () => {
  server = await startTestServer();
  await world(server.database);
  for (const [name, margin] of [
    ["Nordwind", 900],
    ["Südwind", 500],
    ["Westwind", 20],
  ] as const) {
    partyId = await aParty(server.database, { name });
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1100, discount: 100, cost: 1000 - margin }]);
  }
  for (const day of ["2025-03-03", "2025-06-06"])
    await aContact(server.database, partyId, day, { minutes: 50 });
  await recomputeNow(server.database, systemActor("command"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test("the curve says what it shows, lists its customers, and keeps its switches in the address", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/profit-curve");
  await page
    .getByText(/20 % of customers bring 65.% of the profit; 1 of 3 cost more than they bring, together €40\./)
    .waitFor();
  await page.getByRole("radio", { name: "Revenue" }).check();
  await page.getByText(/bring 33.% of the revenue\./).waitFor();
  await page.reload();
  await page.getByText(/bring 33.% of the revenue\./).waitFor();
  await page.getByRole("radio", { name: "Profit" }).check();
  await page.getByText(/65.% of the profit/).waitFor();

  const strip = page.getByRole("slider", { name: "Customers from the most profit to the least" });
  await strip.focus();
  await page.keyboard.press("End");
  await page.getByText("Westwind · −\u2060€40 · 3 of 3").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Westwind" }).waitFor();
  expect(troubles).toEqual([]);
});

test("a figure of the card opens to the rows that add up to it", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", `/parties/${partyId}`);
  const waterfall = page.getByRole("list", { name: "From list price to profit" });
  await waterfall.getByRole("listitem").filter({ hasText: "Serving" }).getByRole("button").click();
  const rows = page.getByRole("complementary", { name: /Serving: rows of the ledger/ });
  await rows.getByText("Sum, 2 rows").waitFor();
  await rows.getByRole("listitem").first().waitFor();
  expect(await rows.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringMatching(/Phone: Asked about delivery\s+−40\.00\s+.*Serving · Calls · 50 min · measured/),
    expect.stringMatching(/−40\.00/),
  ]);
  await page.keyboard.press("Escape");
  await rows.waitFor({ state: "detached" });
  expect(troubles).toEqual([]);
});

test("who may not see money is told so with respect, and sees the reason in words", async () => {
  const curve = await openAs({ browser, server }, "operator", "/insight/profit-curve");
  await curve.page.getByText("This page is about amounts").waitFor();
  const card = await openAs({ browser, server }, "operator", `/parties/${partyId}`);
  await card.page.getByText("Serving takes most of it or more.").waitFor();
  expect(await card.page.locator("main").innerText()).not.toMatch(/€\s?\d|2,200|−40/);
});

test("a role is told in words what it doesn't show, and promised nothing that will not come", async () => {
  const steward = await openAs({ browser, server }, "steward", `/parties/${partyId}`);
  await steward.page.getByRole("heading", { name: "Westwind" }).waitFor();
  await steward.page.getByText("2 contacts").or(steward.page.getByText("No contact")).first().waitFor();
  expect(await steward.page.getByText("Figures and a rating stand here").count()).toBe(0);
  const seller = await openAs({ browser, server }, "seller", "/insight/rating");
  await seller.page.getByText("These are the rules of the rating").waitFor();
  await seller.page.goto("/imports/new");
  await seller.page.getByText("Your role doesn't bring in files.").waitFor();
  expect(await seller.page.locator("input[type=file]").count()).toBe(0);
  // Scoped to a team, nobody sees what is nobody's: neither by the rail, nor by an address from a colleague.
  expect(await seller.page.getByRole("link", { name: "Without a customer" }).count()).toBe(0);
  const auditor = await openAs({ browser, server }, "auditor", "/duplicates");
  await auditor.page.getByRole("link", { name: "Look at what was decided" }).click();
  await auditor.page.waitForURL(/tab=decided/);
  for (const { page, troubles } of [steward, seller, auditor]) {
    expect(troubles).toEqual([]);
    await page.close();
  }
});
