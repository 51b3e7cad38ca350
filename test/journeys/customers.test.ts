import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createParty } from "../../contract/customers.ts";
import { fillMatchKeys, startFillingMatchKeys } from "../../server/customers/duplicates/keys/fill-keys.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { aContact, anInvoice, aParty } from "../builders.ts";
import { accessibilityProblems, launchBrowser, openPage, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { asPerson, people, type Who, world } from "../world.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  const place = server.database;
  await world(place);
  for (const [name, list] of [
    ["Nordwind Handels GmbH", 900],
    ["Nordstern Reederei", 700],
    ["Nordlicht Studio", 300],
    ["Ostwind Spedition", 800],
  ] as const) {
    const partyId = await aParty(place, { name });
    for (const month of ["2026-01", "2026-03", "2026-05"])
      await anInvoice(place, partyId, `${month}-10`, [{ list, discount: list / 10, cost: list / 2 }]);
    await aContact(place, partyId, "2026-05-11", { minutes: 30 });
  }
  await recomputeNow(place, systemActor("command"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function openAs(who: Who, options: Parameters<typeof openPage>[2] = {}) {
  const opened = await openPage(browser, server.url, options);
  const { token } = people[who];
  await opened.page.context().addCookies([{ name: "vitalfew", value: token, url: server.url }]);
  return opened;
}

const rowsOf = (page: Page) => page.getByRole("grid", { name: "Customers" }).getByRole("row");

test("by keyboard alone: narrow the list, open a card, open a figure to its rows, and be back at the same place", async () => {
  const { page, troubles } = await openAs("manager");
  await page.goto("/customers");
  await rowsOf(page).filter({ hasText: "Ostwind" }).waitFor();
  expect(await namesIn(page)).toEqual([
    "Nordwind Handels GmbH",
    "Ostwind Spedition",
    "Nordstern Reederei",
    "Nordlicht Studio",
  ]);

  // The sentence: "Customers whose name contains “nord”".
  await page.keyboard.press("/");
  await page.getByRole("combobox", { name: "Find a filter" }).waitFor();
  await page.keyboard.type("Name");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name" }).waitFor();
  await page.keyboard.type("nord");
  await page.keyboard.press("Enter");
  await page.getByText("3 customers").waitFor();
  await rowsOf(page).filter({ hasText: "Ostwind" }).waitFor({ state: "detached" });
  expect(new URL(page.url()).search).toBe("?text=nord");

  // Down to the second, a look beside the list, and into the card.
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.getByRole("complementary", { name: "Peek at Nordstern Reederei" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("complementary").waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Nordstern Reederei" }).waitFor();

  // 3 × (700 − 70 − 350) less 30 minutes at 0.80 is 816.00; its rows say the same.
  const profit = page
    .getByRole("list", { name: "From list price to profit" })
    .getByRole("listitem")
    .filter({ hasText: "Profit" })
    .getByRole("button");
  await tabTo(page, profit);
  await page.keyboard.press("Enter");
  const ledger = page.getByRole("complementary");
  await ledger.getByText("816.00").waitFor();
  await ledger.getByText("−24.00").waitFor();
  await page.keyboard.press("Escape");
  await ledger.waitFor({ state: "detached" });

  // Alt-Left is the browser's own key and does not reach a headless one.
  await page.goBack();
  await page.getByText("3 customers").waitFor();
  expect(new URL(page.url()).search).toBe("?text=nord");
  await page.keyboard.press("j");
  expect(await focusedRow(page)).toContain("Nordlicht Studio");
  expect(troubles).toEqual([]);
});

test("a long list fills its window as soon as its rows are there", async () => {
  for (let at = 0; at < 60; at++)
    await aParty(server.database, { kind: "person", stage: "prospect", name: `Long list ${at}` });
  const { page } = await openAs("manager");
  await page.goto("/people");
  const rows = page.getByRole("grid", { name: "People" }).locator("[data-row]");
  await rows.first().waitFor();
  const isFull = () => {
    const drawn = [...document.querySelectorAll("[data-row]")].map(
      (row) => row.getBoundingClientRect().bottom,
    );
    return Math.max(...drawn) >= innerHeight;
  };
  await page.waitForFunction(isFull, undefined, { timeout: 30_000 });
});

test("several are selected and given to a colleague", async () => {
  const { page } = await openAs("manager");
  await page.goto("/customers?text=nord");
  await rowsOf(page).filter({ hasText: "Nordwind" }).waitFor();
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
  await page.getByText("2 selected").waitFor();
  await tabTo(page, page.getByRole("button", { name: "Assign" }));
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Dov Marsh" }).press("Enter");
  await page.getByText("2 now with Dov Marsh.").waitFor();
  await rowsOf(page).filter({ hasText: "Nordwind" }).getByText("Dov Marsh").waitFor();
});

test("what stands on a card is asked for with the record, not after it, and no more than once", async () => {
  const { page, troubles } = await openAs("manager");
  const [{ party_id: partyId } = { party_id: "" }] = await server.database.sql<{ party_id: string }>`
    select party_id from party where name = 'Ostwind Spedition'`;
  const address = `/api/v1/parties/${partyId}`;
  const parts = [`${address}/value`, `${address}/open-matters`, `${address}/timeline`];
  const asked: string[] = [];
  const all = Promise.withResolvers<void>();
  page.on("request", (request) => {
    asked.push(new URL(request.url()).pathname);
    if (parts.every((part) => asked.includes(part))) all.resolve();
  });
  await page.route(`**${address}`, async (route) => {
    await all.promise;
    await route.continue();
  });
  await page.goto(`/parties/${partyId}`);
  await page.getByRole("heading", { name: "Ostwind Spedition" }).waitFor();
  await waitUntilQuiet(page);
  for (const part of [address, ...parts]) expect(asked.filter((path) => path === part)).toEqual([part]);
  expect(troubles).toEqual([]);
});

test("a contact is logged on the card and stands on the timeline", async () => {
  const { page, troubles } = await openAs("operator", { screen: "phone" });
  await page.goto("/customers");
  await page.getByText("Nordwind Handels GmbH").click();
  await page.getByRole("button", { name: "Log a contact" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Subject" }).fill("Asked for the price list");
  await dialog.getByRole("textbox", { name: "Minutes" }).fill("4,5");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Asked for the price list").waitFor();
  await page.getByText("4.5 min").waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/\d[.,]\d{2}\b|€\d/);
  expect(troubles).toEqual([]);
});

test("who is here already is shown while they are entered: use it, link it as related, or say why not", async () => {
  await server.database.write(startFillingMatchKeys);
  await fillMatchKeys(server.database);
  const { page, troubles } = await openAs("seller");
  await page.goto("/parties/new?kind=organisation");
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("Nordlicht Studio");
  const found = page.getByRole("region", { name: "Already here, and perhaps the same" });
  await found.getByText("same name").waitFor();
  const enter = page.getByRole("button", { name: "Enter the organisation" });
  expect(await enter.isDisabled()).toBe(true);
  await found.getByRole("link", { name: "Use this one: Nordlicht Studio" }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await found.getByRole("button", { name: "Link as related: Nordlicht Studio" }).click();
  await found.getByRole("combobox", { name: "How it stands to Nordlicht Studio" }).waitFor();
  await enter.click();
  await page.getByRole("heading", { level: 1, name: "Nordlicht Studio" }).waitFor();
  const [relation] = await server.database.sql`
    select type from relationship r join party p on p.party_id = r.party_id
    where r.direction = 'from' and p.name = 'Nordlicht Studio'`;
  expect(relation).toEqual({ type: "subsidiary_of" });

  await page.goto("/parties/new?kind=organisation");
  await name.fill("Nordstern Reederei");
  await found.getByRole("textbox", { name: "Why this is another one" }).fill("Their office in Gdynia");
  await enter.click();
  await page.getByRole("heading", { level: 1, name: "Nordstern Reederei" }).waitFor();
  expect(troubles).toEqual([]);
});

test("whom a person works for is found by typing on the field, by keyboard alone", async () => {
  const { page, troubles } = await openAs("seller");
  await page.goto("/parties/new?kind=person");
  await page.getByRole("textbox", { name: "Family name" }).fill("Quist");
  const field = page.getByRole("combobox", { name: /^Works for/ });
  await field.focus();
  await page.keyboard.type("nordwind");
  expect(await page.getByRole("combobox", { name: "Works for", exact: true }).inputValue()).toBe("nordwind");
  await page
    .getByRole("option", { name: /Nordwind/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  expect(await field.first().textContent()).toContain("Nordwind");
  // Taken back, and chosen again with the arrows.
  await field.press("ArrowDown");
  await page.getByRole("option", { name: "Leave open" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("option").first().waitFor({ state: "hidden" });
  expect(await field.evaluate((element) => document.activeElement === element)).toBe(true);
  expect(troubles).toEqual([]);
});

test("a change that makes a record look like another asks why", async () => {
  const { page } = await openAs("manager");
  const { body } = await asPerson(server, "manager").call(createParty, {
    kind: "organisation",
    name: "Elbkontor",
  });
  await asPerson(server, "manager").call(createParty, { kind: "organisation", name: "Weserkontor" });
  await page.goto(`/parties/${body.partyId}?tab=data&edit=true`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Weserkontor");
  const save = page.getByRole("main").getByRole("button", { name: "Save" });
  await save.click();
  const looksLike = page.getByRole("region", { name: "It would look like" });
  await looksLike.getByRole("link", { name: "Weserkontor" }).waitFor();
  await looksLike.getByRole("textbox", { name: "Why this is another one" }).fill("Renamed after the sale");
  await save.click();
  await page.getByRole("heading", { level: 1, name: "Weserkontor" }).waitFor();
  await looksLike.waitFor({ state: "detached" });
});

test("Ctrl-K finds a customer by a name typed wrong", async () => {
  const { page } = await openAs("operator");
  await page.goto("/customers");
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await palette.getByRole("textbox").waitFor();
  await page.keyboard.type("Ostwnid");
  await palette.getByText("Ostwind Spedition").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Ostwind Spedition" }).waitFor();
});

describe("the card's tabs have no serious accessibility problem, in either theme", () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openAs("owner"));
  });
  afterAll(() => page.context().close());

  test.each(["data", "relations", "documents", "cases", "timeline"])("%s", async (tab) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`/parties/${await idOf("Nordwind Handels GmbH")}?tab=${tab}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("list", { name: "From list price to profit" }).waitFor();
    await waitUntilQuiet(page);
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    }
  });
});

async function idOf(name: string): Promise<string> {
  const [row] = await server.database.sql<{
    id: string;
  }>`select party_id as id from party where name = ${name} limit 1`;
  return row?.id ?? "";
}

async function namesIn(page: Page): Promise<string[]> {
  const links = rowsOf(page).getByRole("link");
  return links.allInnerTexts();
}

/** Presses Tab until the control has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 100; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("A hundred times Tab did not reach it.");
}

function focusedRow(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}
