import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleCompany } from "../../cli/running/example-company.ts";
import { recomputeValue } from "../../contract/insight.ts";
import { openDemoDoors } from "../../server/administration/open-demo-doors.ts";
import { askForExample } from "../../server/data-quality/example/ask-for-example.ts";
import { workOnExample } from "../../server/data-quality/example/work-on-example.ts";
import { recomputeNow, workOnRecompute } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { ownCompanyId } from "../../server/plumbing/events.ts";
import { anInvoice, aParty } from "../builders.ts";
import { launchBrowser, openPage } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { asPerson, world } from "../world.ts";
import { openAs } from "./open-as.ts";

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  // Its load is the test's own, with fewer customers than the page asks for.
  server = await startTestServer({ worker: false });
  await world(server.database);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What the worker does for the button, with 200 customers instead of 2,000. */
async function workForTheButton(): Promise<void> {
  const { database } = server;
  const [run] = await database.sql<{ run_id: string }>`
    update run set input = input || '{"customers": 200}' where kind = 'example' returning run_id`;
  await database.sql`update example_company set customers_count = 200`;
  await workOnExample(database, run?.run_id ?? "", { databaseUrl: database.url, exampleCompany });
}

test("from the first page to an example, to the reason a big customer costs more than it brings, and back to nothing", async () => {
  const { page, troubles } = await openAs({ browser, server }, "owner", "/");
  await page.getByRole("heading", { name: "Welcome, Ada Quill. Nothing is here yet." }).waitFor();
  await page.getByRole("link", { name: "Choose files" }).waitFor();
  await page.getByRole("button", { name: "Bring in the example company" }).click();
  await page.getByRole("heading", { name: "The example company is on its way" }).waitFor();
  await workForTheButton();

  await page.getByText("This is the example company: nothing in it is real.").waitFor();
  await page.getByRole("heading", { name: /costs more than it brings$/ }).waitFor();
  await page.getByText("Serving took").waitFor();
  await page.getByRole("link", { name: "See why" }).click();
  await page.getByRole("list", { name: "From list price to profit" }).waitFor();
  await page
    .getByText(/cost|Serving|serving/)
    .first()
    .waitFor();

  // g h goes home; the figures open to their rows.
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.getByRole("heading", { name: "Moved most" }).waitFor();
  await page.getByRole("link", { name: /Cost more than they bring/ }).click();
  await page.waitForURL(/\/customers\?losing=true/);

  await page.goto("/administration/workspace");
  await page.getByRole("button", { name: "Remove the example company" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/Everything in it goes for good: 200 customers/).waitFor();
  await dialog.getByRole("button", { name: "Remove the example company" }).click();
  await page.getByRole("heading", { name: "Welcome, Ada Quill. Nothing is here yet." }).waitFor();
  expect(troubles).toEqual([]);
});

test("documents that name no customer are said on the first page, with what to do", async () => {
  const own = await startTestServer({ worker: false });
  await world(own.database);
  await anInvoice(own.database, ownCompanyId, "2025-05-05", [{ list: 120 }]);
  await anInvoice(own.database, ownCompanyId, "2025-05-06", [{ list: 80 }]);
  await recomputeNow(own.database, systemActor("command"));
  const { page, troubles } = await openAs({ browser, server: own }, "owner", "/");
  await page.getByRole("heading", { name: "2 documents are here, and none says whose it is" }).waitFor();
  await page.getByRole("link", { name: "See them" }).click();
  await page.waitForURL(/\/unattributed\?kind=document/);
  expect(troubles).toEqual([]);
  await page.context().close();
  await own.close();
});

test("figures come to the first page as soon as they are computed, which it says meanwhile", async () => {
  const own = await startTestServer({ worker: false });
  await world(own.database);
  const partyId = await aParty(own.database, { name: "Harrow Stationers" });
  await anInvoice(own.database, partyId, "2025-05-05", [{ list: 120 }]);
  const { body } = await asPerson(own, "owner").call(recomputeValue, {});
  const { page, troubles } = await openAs({ browser, server: own }, "owner", "/");
  await page
    .getByRole("heading", { name: "What each customer brings and costs is being computed" })
    .waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Profit curve" }).click();
  await page
    .getByRole("heading", { name: "What each customer brings and costs is being computed" })
    .waitFor();
  await page.goBack();
  await workOnRecompute(own.database, body.runId);
  await page.getByRole("heading", { name: "All customers" }).waitFor();
  expect(troubles).toEqual([]);
  await page.context().close();
  await own.close();
});

test("each role begins with what it is here for, through the door of a demo", async () => {
  const demo = await startTestServer({ worker: false });
  const { database } = demo;
  const choice = { customers: 200, years: 2, seed: 1 };
  const runId = await database.write((tx) =>
    askForExample(tx, systemActor("command"), { madeBy: "demo", choice }, { queue: false }),
  );
  await workOnExample(database, runId, { databaseUrl: database.url, exampleCompany });
  const { doors, close } = await openDemoDoors(database.url);
  const doorOf = (role: string) => doors.find((one) => one.role === role)?.path ?? "";
  const { page, troubles } = await openPage(browser, demo.url, { screen: "phone" });
  const begins = [
    ["marketer", "bring most of what comes in"],
    ["steward", "Records, and what is left to mend in them"],
    ["operator", "Who is it about?"],
  ] as const;
  for (const [role, words] of begins) {
    await page.goto(doorOf(role));
    await page.getByText(words).waitFor();
    await page.getByRole("heading", { name: "Your tasks" }).waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/€\s?\d/);
  }

  // The operator types what was said on the phone, and Enter opens the card.
  await page.getByLabel("Who is it about?").fill(await someName(demo));
  await page.getByRole("search").getByRole("listitem").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/parties\//);

  await close();
  await page.goto(doorOf("owner"));
  await page.getByText("This link belongs to a demo that no longer runs").waitFor();
  expect(troubles.filter((text) => !/status of 410/.test(text))).toEqual([]);
  await demo.close();
});

async function someName({ database }: TestServer): Promise<string> {
  const [party] = await database.sql<{ name: string }>`
    select party.name
    from party_value
    join party on party.party_id = party_value.golden_id
    where party.name ~ '^[A-Za-z ]+$' and is_customer
    order by profit desc
    limit 1`;
  return party?.name ?? "";
}
