import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { newId } from "../../server/plumbing/ids.ts";
import { aContact, anInvoice, aParty } from "../builders.ts";
import { launchBrowser } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { world } from "../world.ts";
import { openAs } from "./open-as.ts";

let server: TestServer;
let browser: Browser;
const ids: Record<string, string> = {};

/** Margin on goods of a year, and calls of 50 minutes at 0.80. */
const customers = {
  Nordwind: { margin: 1800, calls: 1 },
  Südwind: { margin: 1000, calls: 10 },
  Westwind: { margin: 40, calls: 2 },
};

beforeAll(async () => {
  server = await startTestServer();
  await world(server.database);
  for (const [name, { margin, calls }] of Object.entries(customers)) {
    const partyId = await aParty(server.database, { name });
    ids[name] = partyId;
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1000, cost: 1000 - margin / 2 }]);
    for (let call = 0; call < calls; call++)
      await aContact(server.database, partyId, "2025-06-06", { minutes: 50 });
  }
  const relationship_id = newId();
  const [part, whole] = [ids.Westwind ?? "", ids.Nordwind ?? ""];
  const type = "subsidiary_of";
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { party_id: part, relationship_id, type, direction: "from", other_party_id: whole },
      { party_id: whole, relationship_id, type, direction: "to", other_party_id: part },
    ])
    .execute();
  await recomputeNow(server.database, systemActor("command"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The rectangle on the screen about a part of the picture, drawn around with the mouse. */
async function drawAround(page: Page, left: number, top: number, right: number, bottom: number) {
  const box = await page.getByRole("application").boundingBox();
  if (box === null) throw new Error("The picture is not there.");
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(left, top));
  await page.mouse.down();
  for (const [x, y] of [
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
}

test("the matrix says how many earn, is read by keys, and lists what is drawn around", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/value-matrix");
  await page
    .getByText(
      "2 of 3 customers earn more than serving them takes; serving takes more than there is left of 1, together −\u2060€40.",
    )
    .waitFor();
  await page.locator("canvas[data-drawn='3']").waitFor();

  // The right part of the picture is where much is left: the two who earn.
  await drawAround(page, 0.75, 0.02, 0.99, 0.95);
  await page.getByRole("heading", { name: "What you drew around" }).waitFor();
  await page.getByText("2 customers, revenue €4,000, profit €2,360.").waitFor();
  await page.reload();
  await page.getByText("2 customers, revenue €4,000, profit €2,360.").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByText("3 customers, revenue €6,000, profit €2,320.").waitFor();

  await page.getByRole("button", { name: "Serving takes more than is left" }).click();
  await page.getByText("1 customer, revenue €2,000, profit −\u2060€40.").waitFor();
  await page.getByRole("row", { name: /Westwind/ }).waitFor();

  await page.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  const said = page.locator("output").filter({ hasText: "left before serving" });
  await said.getByRole("link").waitFor();
  const name = (await said.getByRole("link").innerText()) ?? "";
  expect(Object.keys(customers)).toContain(name);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name }).waitFor();
  expect(troubles).toEqual([]);
});

test("who is not shown amounts is told so on the matrix", async () => {
  const { page } = await openAs({ browser, server }, "operator", "/insight/value-matrix");
  await page.getByText("This page is about amounts").waitFor();
});

test("what the average hides is reached from the curve, with who it flatters", async () => {
  const { page, troubles } = await openAs(
    { browser, server },
    "manager",
    "/insight/profit-curve?average=true",
  );
  await page.getByRole("link", { name: "Which ones, and how much of the money" }).click();
  // 520 of serving: 40, 400 and 80 as measured, 173.33 each by revenue.
  await page
    .getByText(/Spread evenly, €227 of €520 cost to serve \(43\.6.%\) would stand with the wrong customers\./)
    .waitFor();
  await page.getByRole("heading", { name: "Whom the average flatters" }).waitFor();
  await page.getByRole("row", { name: /Südwind/ }).waitFor();
  expect(troubles).toEqual([]);
});

test("the curve reads as a Lorenz curve with Gini of those who are not below zero", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/profit-curve");
  await page.getByRole("radio", { name: "Lorenz" }).check();
  await page.getByText(/Gini 0\.25 over 2 customers/).waitFor();
  await page.getByText(/1 customer below zero is left out/).waitFor();
  expect(troubles).toEqual([]);
});

test("the movement leads from the profit before to the profit now, and each mover to its card", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/movement");
  await page
    .getByText("Profit went from €0 to €2,320, +€2,320. Most of it: new customers, +€2,320.")
    .waitFor();
  const bridge = page.getByRole("list", { name: "From the profit before to the profit now" });
  await bridge.getByRole("listitem").filter({ hasText: "New customers" }).waitFor();
  await page.getByRole("button", { name: "New customers" }).click();
  await page.waitForURL(/group=new/);
  await page.getByRole("row", { name: /Westwind/ }).waitFor();
  await page.getByRole("combobox", { name: "Period" }).selectOption("2025 Q1");
  await page.getByText(/Profit went from/).waitFor();
  await page.waitForURL(/now=2025-Q1/);
  expect(troubles).toEqual([]);
});

test("a card shows the customer with its group, and beside those like it", async () => {
  const { page, troubles } = await openAs(
    { browser, server },
    "manager",
    `/parties/${ids.Nordwind}?tab=value`,
  );
  await page.getByText("2 customers together bring €1,720 of €4,000 revenue, each counted once.").waitFor();
  await page.getByRole("row", { name: /Westwind.*subsidiary of Nordwind/ }).waitFor();
  const alike = page.getByRole("region", { name: "Customers like this one" });
  await alike.getByRole("row", { name: /Südwind.*size/ }).waitFor();
  expect(troubles).toEqual([]);
});

test("the curve and the customers stand by group, each group once, under the one at its head", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/profit-curve");
  await page.getByRole("row", { name: /Westwind/ }).waitFor();
  await page.getByRole("checkbox", { name: "By group" }).check();
  await page.waitForURL(/by=group/);
  await page.getByRole("heading", { name: "The groups, and customers who belong to none" }).waitFor();
  // Nordwind with its subsidiary Westwind: 1,760 and −40.
  await page.getByRole("row", { name: /Nordwind\s+1\s+2\s+4,000\s+1,720/ }).waitFor();
  expect(await page.getByRole("row", { name: /Westwind/ }).count()).toBe(0);

  await page.goto("/customers");
  await page.getByRole("link", { name: "By group" }).click();
  await page.getByRole("row", { name: /Nordwind\s+2\s+4,000\s+120\s+1,720/ }).waitFor();
  await page.getByRole("row", { name: /Südwind\s+1\s+2,000\s+400\s+600/ }).waitFor();
  expect(await page.getByRole("row", { name: /Westwind/ }).count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("a visit that two customers share is logged once, and stands with both", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", `/parties/${ids.Südwind}`);
  await page.getByRole("button", { name: "Log a contact" }).first().click();
  const form = page.getByRole("dialog", { name: "Log a contact with Südwind" });
  await form.getByLabel("Subject").fill("A morning at the fair");
  await form.getByLabel("Minutes").fill("90");
  await form.getByRole("combobox", { name: /Who else took part/ }).focus();
  await page.keyboard.type("Nordw");
  await page.getByRole("option", { name: /Nordwind/ }).click();
  await form.getByLabel("Weight of Nordwind").fill("2");
  await form.getByText("33.3 %").waitFor();
  await form.getByText("66.7 %").waitFor();
  await form.getByRole("button", { name: "Log it" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: "A morning at the fair" });
  await entry.getByText(/shared with Nordwind · 33\.3.% of it/).waitFor();
  await entry.getByText("−24.00").waitFor();
  await page.goto(`/parties/${ids.Nordwind}`);
  await entry.getByText(/shared with Südwind · 66\.7.% of it/).waitFor();
  await entry.getByText("−48.00").waitFor();
  expect(troubles).toEqual([]);
});

test("a document's columns add up, and beside them stands what the ledger says of it", async () => {
  const documentId = await anInvoice(
    server.database,
    ids.Südwind ?? "",
    "2025-12-01",
    [
      { list: 100, discount: 10, orderDiscount: 4.5, concession: 2.25, cost: 60 },
      { list: 50, orderDiscount: 2.5, cost: 20 },
    ],
    { number: "R-77" },
  );
  const { page, troubles } = await openAs(
    { browser, server },
    "manager",
    `/parties/${ids.Südwind}/documents/${documentId}`,
  );
  await page
    .getByRole("row", { name: /^Sum\s+150\.00\s+10\.00\s+7\.00\s+2\.25\s+130\.75\s+80\.00$/ })
    .waitFor();
  const ledger = page.getByRole("region", { name: "What it brought" });
  await ledger.getByText("Order discounts").waitFor();
  await ledger.getByText("−7.00").waitFor();
  await ledger.getByText("50.75").waitFor();
  expect(troubles).toEqual([]);
});

test("refunds count on the day of their sale where one asks for it", async () => {
  const sold = await anInvoice(server.database, ids.Westwind ?? "", "2025-11-20", [{ list: 300, cost: 100 }]);
  await anInvoice(server.database, ids.Westwind ?? "", "2026-01-05", [{ list: -300, cost: -100 }], {
    kind: "credit_note",
    derived_from_id: sold,
  });
  const place = { browser, server };
  const { page, troubles } = await openAs(place, "manager", `/parties/${ids.Westwind}`);
  const waterfall = page.getByRole("list", { name: "From list price to profit" });
  const returns = waterfall.getByRole("listitem").filter({ hasText: "Returns and credits" });
  await waterfall.getByRole("listitem").filter({ hasText: "2,300" }).first().waitFor();
  expect(await returns.filter({ hasText: "300" }).count()).toBe(0);
  await page.getByRole("button", { name: "Count refunds on the day of their sale" }).click();
  await page.waitForURL(/refunds=by_sale/);
  await returns.filter({ hasText: "300" }).waitFor();
  await page.getByText("Refunds count on the day of the sale they name.").waitFor();

  // Who never gave anything back has nothing to choose.
  const { page: other } = await openAs(place, "manager", `/parties/${ids.Nordwind}`);
  await other.getByRole("list", { name: "From list price to profit" }).waitFor();
  expect(await other.getByRole("button", { name: "Count refunds on the day of their sale" }).count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("who sees none that bought is told so, and not to bring in files", async () => {
  const { page, troubles } = await openAs({ browser, server }, "ownSeller", "/insight/profit-curve");
  await page.getByRole("heading", { name: "None of the customers you see has bought anything" }).waitFor();
  await page.getByText("You see the customers that are yours.").waitFor();
  expect(await page.getByRole("link", { name: "Import files" }).count()).toBe(0);
  expect(troubles).toEqual([]);
});
