import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aContact, anInvoice, aParty } from "../builders.ts";
import { launchBrowser, openPage } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

let full: TestServer;
let empty: TestServer;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  [full, empty] = [await startTestServer(), await startTestServer()];
  // The same people work in both, so that owners are known in the other one.
  for (const { database } of [full, empty]) await world(database);
  for (const name of ["Nordwind Handels GmbH", '=cmd|"x"!A1', "Bäcker & Söhne; Köln", " spaced "]) {
    const partyId = await aParty(full.database, { name, owner_id: people.seller.userId });
    await anInvoice(full.database, partyId, "2026-03-01", [{ list: 1200, discount: 60, cost: 700 }]);
    await aContact(full.database, partyId, "2026-03-02");
  }
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-export-"));
});
afterAll(async () => {
  await browser?.close();
  await full?.close();
  await empty?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const kinds = [
  "Organisations",
  "Quotes, orders and invoices",
  "Lines of documents",
  "Calls, visits, mails and tasks",
];

test.each(["CSV", "JSON lines"])(
  "some kinds are written out as %s, saved, brought into an empty workspace and written out again, equal",
  async (format) => {
    const here = await enter(full);
    const saved = await writeOut(here.page, format, "first");
    const there = await enter(empty);
    // The second format finds the records of the first, and nothing changes.
    await bringIn(there.page, saved);
    const again = await writeOut(there.page, format, "second");
    expect(readFileSync(again).equals(readFileSync(saved))).toBe(true);
    expect([...here.troubles, ...there.troubles]).toEqual([]);
  },
  300_000,
);

async function enter(server: TestServer) {
  const opened = await openPage(browser, server.url);
  await opened.page
    .context()
    .addCookies([{ name: "vitalfew", value: people.manager.token, url: server.url }]);
  return opened;
}

/** Chooses kinds and a format on the page of exports, waits for the file and saves it. */
async function writeOut(page: Page, format: string, name: string): Promise<string> {
  await page.goto("/exports");
  await page.getByRole("radio", { name: "Some kinds" }).check();
  const write = page.getByRole("button", { name: "Write the file" });
  expect(await write.isDisabled()).toBe(true);
  for (const kind of kinds) await page.getByRole("checkbox", { name: kind, exact: true }).check();
  await page.getByRole("radio", { name: format }).check();
  const before = await page.getByRole("link", { name: /^Download / }).count();
  await write.click();
  await expect
    .poll(() => page.getByRole("link", { name: /^Download / }).count(), { timeout: 60_000 })
    .toBe(before + 1);
  const asked = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /^Download / })
    .first()
    .click();
  const download = await asked;
  const path = join(folder, `${name}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

async function bringIn(page: Page, file: string): Promise<void> {
  await page.goto("/imports/new");
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page.getByRole("button", { name: "Look at these files" }).click();
  await page.getByRole("button", { name: "Rehearse" }).click();
  await page.getByText("Rehearsed as it stands").waitFor();
  await page.getByRole("button", { name: "Load these rows" }).click();
  // What was loaded, not what was rehearsed, which balances too.
  await page.getByRole("link", { name: "Open this run" }).click();
  await page.getByRole("heading", { name: /^Import / }).waitFor();
  await page.getByText("The counts balance.").waitFor();
}
