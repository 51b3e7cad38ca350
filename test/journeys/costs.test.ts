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
let westwind: string;

beforeAll(async () => {
  server = await startTestServer();
  await world(server.database);
  const customers: [name: string, margin: number][] = [
    ["Nordwind", 900],
    ["Südwind", 500],
    ["Westwind", 20],
  ];
  for (const [name, margin] of customers) {
    const partyId = await aParty(server.database, { name });
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1100, discount: 100, cost: 1000 - margin }]);
    // Nobody measured this one: the equation says how long it took, and four screens were shared.
    await aContact(server.database, partyId, "2025-05-12", {
      minutes: null,
      minutes_basis: "unknown",
      subject: "Asked how to order",
      custom: JSON.stringify({ screens: 4 }),
    });
    westwind = partyId;
  }
  await aContact(server.database, westwind, "2025-06-06", { minutes: 90, subject: "Asked about delivery" });
  await recomputeNow(server.database, systemActor("command"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

// One journey in its order: each step goes on where the one before ended.
let draftAddress: string;

test("a controller enters a pool, which waits as a draft", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/");
  await page.getByRole("link", { name: "Costs" }).click();
  await page.getByRole("heading", { name: "Customer service and sales desk" }).waitFor();
  await page
    .getByRole("row", { name: /May 2025/ })
    .getByRole("img", { name: /of 233,333 minutes used/ })
    .waitFor();
  await page.getByRole("button", { name: "Add a pool" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Field sales");
  await form.getByLabel("Cost", { exact: true }).fill("12000");
  await form.getByLabel("Practical capacity, minutes").fill("6000");
  await form.getByText("That makes €2.0000 a minute.").waitFor();
  await form.getByRole("button", { name: "Save as a draft" }).click();
  await form.getByText("Fill this in.").waitFor();
  await form.getByLabel(/First day it holds/).fill("2025-01-01");
  await form.getByLabel("Why").fill("Budget of 2025");
  await form.getByRole("button", { name: "Save as a draft" }).click();
  await page.getByRole("heading", { name: "Field sales" }).waitFor();
  await page.getByText(/Field sales: €12,000 for 6,000 minutes in 1 month, €2.00 a minute/).waitFor();
  draftAddress = page.url();
  expect(troubles).toEqual([]);
});

test("writes a time equation that is tried on real events while it is typed", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/costs?tab=activities");
  await page.getByRole("link", { name: "Time equation of Calls" }).click();
  await page.getByText("None of these events would cost otherwise.").waitFor();
  for (const slip of ["-8", "eight"]) {
    await page.getByLabel("Minutes of the plain case").fill(slip);
    await page.getByText("Write a number, such as 7 or 2.5.").waitFor();
    expect(await page.getByText("would cost").count()).toBe(0);
  }
  await page.getByLabel("Minutes of the plain case").fill("8");
  await page
    .getByText("Phone: Asked how to order of May 12, 2025 would cost €6.40 instead of €4.80.")
    .waitFor();
  await page
    .getByRole("combobox", { name: /Add a field that occurs/ })
    .selectOption("screens, in 3 of the 4 newest");
  await page.getByLabel("Minutes for each screens").fill("2,5");
  await page.getByText("would cost €14.40 instead of €4.80").waitFor();
  await page.getByRole("combobox", { name: "Goes into" }).selectOption("Field sales");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.getByText("Calls: 8 min + 2.5 min for each screens from 2025-01-01 (was 6 min).").waitFor();
  await page.getByText(/Field sales: €12,000/).waitFor();
  expect(page.url()).toBe(draftAddress);
  expect(troubles).toEqual([]);
});

test("sees what it would do, and that somebody else has to approve it", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", draftAddress);
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.getByText(/3 customers move and \d ratings? changes?\./).waitFor();
  const sums = page.getByRole("table", { name: "What it would do" });
  // Three calls of 6 minutes and one of 90; then 8 and 4 × 2.5 minutes each, at 0.80.
  expect(await sums.getByRole("row", { name: /^Serving/ }).innerText()).toMatch(
    /86\.40\s+115\.20\s+\+28\.80/,
  );
  await page.getByText("You drafted it, so somebody else has to approve it.").waitFor();
  expect(await page.getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);
  expect(troubles).toEqual([]);
});

test("another approves it with a reason; it holds, and the figures are computed anew", async () => {
  const { page, troubles } = await openAs({ browser, server }, "owner", draftAddress);
  await page.getByRole("button", { name: "Approve" }).click();
  const question = page.getByRole("dialog", { name: "Put this change in force?" });
  await question.getByText(/3 customers move/).waitFor();
  await question.getByLabel("Why you approve it").fill("Agreed with the desk");
  await question.getByRole("button", { name: "Approve and compute" }).click();
  await page.getByText(/drafted by Bruno Hale, .* · approved by Ada Quill/).waitFor();
  await expect.poll(costToServe, { timeout: 30_000 }).toBe(86.4);
  await page.getByRole("link", { name: "Rates" }).click();
  await page.getByRole("button", { name: /^Calls: 8 min \+ 2\.5 min for each screens, since/ }).click();
  await page.getByText(/drafted by Bruno Hale, approved by Ada Quill/).waitFor();
  expect(troubles).toEqual([]);
});

test("opens the top loser down to one call, corrects its minutes, and sees the figure move", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/profit-curve");
  await page
    .getByRole("row", { name: /Westwind/ })
    .getByText("Westwind")
    .click();
  await page.getByRole("heading", { name: "Westwind" }).waitFor();
  const waterfall = page.getByRole("list", { name: "From list price to profit" });
  await waterfall.getByRole("listitem").filter({ hasText: "Serving" }).getByRole("button").click();
  const rows = page.getByRole("complementary", { name: /Serving: rows of the ledger/ });
  const call = rows.getByRole("listitem").filter({ hasText: "Asked about delivery" });
  await call.getByText(/90 min · measured/).waitFor();
  await call.getByRole("button", { name: "Correct the minutes" }).click();
  await call.getByLabel("Minutes it really took").fill("15");
  await call.getByLabel("Why").fill("The receiver lay beside the phone");
  await call.getByRole("button", { name: "Correct", exact: true }).click();
  await call.getByText(/15 min · measured/).waitFor();
  await call.getByText("−12.00").waitFor();
  await rows.getByText("−26.40").waitFor();
  await page.getByRole("button", { name: "Close" }).first().click();
  await page.goto(`/parties/${westwind}?tab=data`);
  await page.getByText(/minutes: 15 \(.*90/).waitFor();
  await page.getByText(/The receiver lay beside the phone/).waitFor();
  await page.goto("/insight/costs");
  await page.getByRole("button", { name: "Compute anew" }).click();
  await expect.poll(costToServe, { timeout: 30_000 }).toBe(26.4);
  expect(troubles).toEqual([]);
});

test("closes the month, and who may not see costs is told so", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/costs?tab=months");
  await page.getByRole("button", { name: "Close May 2025" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close May 2025" }).click();
  await page
    .getByRole("row", { name: /May 2025/ })
    .getByText("as closed")
    .waitFor();
  await page.getByRole("button", { name: /^May 2025, what moved/ }).click();
  await page
    .getByRole("complementary")
    .getByText(/closed by Bruno Hale/)
    .waitFor();
  expect(troubles).toEqual([]);
  const operator = await openAs({ browser, server }, "operator", "/insight/costs");
  await operator.page.getByText("Your role doesn't show the cost model.").waitFor();
});

test("coverage opens to its facts", async () => {
  const { page, troubles } = await openAs({ browser, server }, "auditor", "/insight/coverage");
  await page
    .getByRole("row", { name: /May 2025/ })
    .getByRole("button", { name: /54 by the equation/ })
    .click();
  const facts = page.getByRole("complementary", { name: /by the equation, May 2025/ });
  await facts.getByRole("listitem").filter({ hasText: "Westwind" }).waitFor();
  expect(await facts.getByRole("listitem").count()).toBe(3);
  expect(troubles).toEqual([]);
});

async function costToServe(): Promise<number | undefined> {
  const [row] = await server.database.sql<{ cost: number }>`
    select cost_to_serve::float8 as cost from party_value where golden_id = ${westwind}`;
  return row?.cost;
}
