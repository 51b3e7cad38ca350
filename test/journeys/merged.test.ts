import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeParties } from "../../contract/data-quality.ts";
import { fillMatchKeys, startFillingMatchKeys } from "../../server/customers/duplicates/keys/fill-keys.ts";
import { anInvoice, aParty } from "../builders.ts";
import { accessibilityProblems, launchBrowser, openPage, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { asPerson, people, world } from "../world.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("an old address leads to the record it is kept as and says so; the card lists what was merged and takes it apart", async () => {
  const golden = await aParty(server.database, { name: "Werft Nord" });
  const twin = await aParty(server.database, { name: "Werft Nord GmbH" });
  const third = await aParty(server.database, { name: "Werft-Nord" });
  const merge = (partyId: string, memberId: string) =>
    asPerson(server, "steward").call(mergeParties, { partyId, memberIds: [memberId], reason: "One yard" });
  await merge(twin, third);
  await merge(golden, twin);
  await anInvoice(server.database, golden, "2026-03-01", [{ list: 100 }]);
  await anInvoice(server.database, twin, "2026-03-02", [{ list: 50 }]);
  await anInvoice(server.database, third, "2026-03-03", [{ list: 20 }]);

  const { page, troubles } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people.steward.token, url: server.url }]);
  await page.goto(`/parties/${third}?tab=data`);
  await page.getByText("The record you followed was merged; it is kept as Werft Nord.").waitFor();
  const merged = page.getByRole("list", { name: "Records kept as this one" });
  await merged.getByText("into Werft Nord GmbH, by Hugo Tamm, One yard").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);

  await merged.getByRole("button", { name: "Take apart Werft Nord GmbH" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take apart" }).click();
  await page.getByText("Werft Nord GmbH is a record of its own again.").waitFor();
  const rows = await server.database.sql<{ id: string; goldenId: string }>`
    select party_id as id, golden_id as "goldenId" from party`;
  const goldenOf = new Map(rows.map((row) => [row.id, row.goldenId]));
  expect([golden, twin, third].map((id) => goldenOf.get(id))).toEqual([golden, twin, twin]);

  // The address followed belongs to the record that left.
  await page.getByText("The record you followed was merged; it is kept as Werft Nord GmbH.").waitFor();
  await page.goto(`/parties/${golden}?tab=data`);
  await page.getByRole("heading", { name: "Werft Nord", exact: true }).waitFor();
  await expect.poll(() => merged.count()).toBe(0);

  // Together again, from the card: what will stand under it is shown before.
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Merge with another record" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge into Werft Nord" });
  await dialog.getByRole("combobox", { name: "The other record" }).click();
  await page.keyboard.type("Werft Nord G");
  await page.getByRole("option", { name: "Werft Nord GmbH" }).click();
  await dialog.getByText("1 and 2, together 3").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByLabel(/^Why they are the same/).fill("The same yard after all");
  await dialog.getByRole("button", { name: "Merge the two" }).click();
  await page.getByText("Kept as Werft Nord.").waitFor();
  await merged.getByText("by Hugo Tamm, The same yard after all").waitFor();
  expect(troubles).toEqual([]);
});

test("the card shows what counts and where it comes from; what is typed is shown; look-alikes are merged where they are shown", async () => {
  const day = (month: number) => `2025-0${month}-01T08:00:00Z`;
  const golden = await aParty(server.database, {
    name: "Reederei Aal",
    updated_at: day(1),
    website: "aal.example",
  });
  const twin = await aParty(server.database, {
    name: "Reederei Aal GmbH",
    legal_name: "Reederei Aal Schifffahrt GmbH",
    tax_number: "DE811193231",
    updated_at: day(6),
  });
  const alike = await aParty(server.database, { name: "Reederei Aal G.m.b.H.", tax_number: "DE811193231" });
  const other = await aParty(server.database, { name: "Hafenbetrieb Hecht", website: "hecht-hafen.example" });
  await server.database.write(startFillingMatchKeys);
  await fillMatchKeys(server.database);
  await asPerson(server, "steward").call(mergeParties, { partyId: golden, memberIds: [twin] });

  const { page, troubles } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people.steward.token, url: server.url }]);
  await page.goto(`/parties/${golden}?tab=data`);
  await page.getByRole("heading", { name: "Reederei Aal GmbH", exact: true }).waitFor();
  await page.getByText("from Reederei Aal GmbH, changed last").waitFor();
  await page.getByText("from Reederei Aal alone").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);

  // Another one's name by keyboard, and the rules again by thumb.
  await page.getByRole("button", { name: "Choose whose counts: Name" }).focus();
  await page.keyboard.press("Enter");
  const choice = page.getByRole("dialog", { name: "Name: whose counts?" });
  await choice.getByRole("radio", { name: /^As the rules say/, checked: true }).waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Reederei Aal", exact: true }).waitFor();
  await page.getByText(/^from Reederei Aal, chosen by Hugo Tamm on /).waitFor();
  const phone = await openPage(browser, server.url, { screen: "phone" });
  await phone.page.context().addCookies([{ name: "vitalfew", value: people.steward.token, url: server.url }]);
  await phone.page.goto(`/parties/${golden}?tab=data`);
  await phone.page.getByRole("button", { name: "Choose whose counts: Name" }).tap();
  await phone.page.getByText("As the rules say").tap();
  await waitUntilQuiet(phone.page);
  expect(await accessibilityProblems(phone.page)).toEqual([]);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await phone.page.getByRole("button", { name: "Let it count" }).tap();
  await phone.page.getByText("from Reederei Aal GmbH, changed last").waitFor();
  expect(phone.troubles).toEqual([]);
  await page.reload();
  await page.getByRole("heading", { name: "Reederei Aal GmbH", exact: true }).waitFor();

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByText("Each field shows what counts of 2 records").waitFor();
  await page.getByLabel(/^Legal name/).fill("Reederei Aal & Sons");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await page.getByRole("definition").filter({ hasText: "Reederei Aal & Sons" }).waitFor();
  const [row] = await server.database.sql<{ name: string }>`
    select legal_name as name from party where party_id = ${twin}`;
  expect(row?.name).toBe("Reederei Aal & Sons");

  // A record that looks like it, on the card.
  const found = page.getByRole("list", { name: "May be the same" });
  await found.getByRole("button", { name: "Merge these two: Reederei Aal G.m.b.H." }).click();
  const dialog = page.getByRole("dialog", { name: "Merge into Reederei Aal GmbH" });
  const counts = dialog.getByRole("list", { name: "Whose values will count" });
  await counts
    .getByText("from Reederei Aal GmbH, changed last; not Reederei Aal; Reederei Aal G.m.b.H.")
    .waitFor();
  await counts.getByText("from this record alone").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge the two" }).click();
  await page.getByText("Kept as Reederei Aal GmbH.").waitFor();
  await expect.poll(() => found.count()).toBe(0);
  const keptAs = async (id: string) =>
    (await server.database.sql<{ id: string }>`select golden_id as id from party where party_id = ${id}`)[0]
      ?.id;
  expect(await keptAs(alike)).toBe(golden);

  // And at the edit door.
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByLabel(/^Name/).fill("Hafenbetrieb Hecht");
  await page.getByLabel(/^Site/).fill("hecht-hafen.example");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await page.getByText("It would look like").waitFor();
  await page.getByRole("button", { name: "Merge these two: Hafenbetrieb Hecht" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Merge the two" }).click();
  await expect.poll(() => keptAs(other)).toBe(golden);
  // The door's refusal is an answer that a browser notes.
  expect(troubles.filter((trouble) => !trouble.includes("409"))).toEqual([]);
});
