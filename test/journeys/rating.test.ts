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
let suedwind: string;

/** Margin on goods of a year, and calls of 50 minutes at 0.80: serving takes 40 % of Südwind's margin. */
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
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1000, cost: 1000 - margin / 2 }]);
    for (let call = 0; call < calls; call++)
      await aContact(server.database, partyId, "2025-06-06", { minutes: 50, caused_by: "customer" });
    if (name === "Südwind") suedwind = partyId;
  }
  await recomputeNow(server.database, systemActor("command"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function letterOf(partyId: string): Promise<string | undefined> {
  const [row] = await server.database.sql<{ rating: string }>`
    select rating from party_value where golden_id = ${partyId}`;
  return row?.rating;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// One journey in its order: each step goes on where the one before ended.

test("a manager drafts the next version, and sees who would move and why before anything is in force", async () => {
  expect(await letterOf(suedwind)).toBe("B");
  const { page, troubles } = await openAs({ browser, server }, "manager", "/insight/rating");
  await page.getByText("This policy came with Vitalfew").waitFor();
  await page.getByRole("button", { name: "Draft a new version" }).click();
  await page.getByLabel("From, % of the margin").fill("50");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("1 of 3 customers would move.").waitFor();
  const mover = page.getByRole("listitem").filter({ hasText: "Südwind" });
  await mover.getByText(/^Now: B\. .*One step lower because serving this customer takes 40\.0 %/).waitFor();
  await mover.getByText(/^Then: A\. /).waitFor();
  await page.getByRole("button", { name: "1 customer from B to A" }).waitFor();

  await page.getByLabel("Why it is changed").fill("Delivery is paid for by price since March");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("The draft is saved; nothing is in force by that").waitFor();
  await page.getByRole("heading", { name: "Draft", exact: true }).waitFor();
  await page.getByText("Delivery is paid for by price since March").waitFor();
  await page.getByText("You drafted it, so somebody else has to approve it.").waitFor();
  expect(await page.getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);
  expect(await letterOf(suedwind)).toBe("B");
  expect(troubles).toEqual([]);
});

test("a second person looks at the same preview and approves it; the change becomes a proposal", async () => {
  const { page, troubles } = await openAs({ browser, server }, "owner", "/insight/rating");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("1 of 3 customers would move.").waitFor();
  await page.getByRole("button", { name: "Approve" }).click();
  const question = page.getByRole("dialog", { name: "Put the draft in force" });
  await question.getByLabel("Reason").fill("Agreed with sales");
  await question.getByRole("button", { name: "Put it in force" }).click();
  await page.getByText("The policy is approved").waitFor();
  await page.getByText(/drafted by Bruno Hale, approved by Ada Quill/).waitFor();
  await page.getByText("Agreed with sales").first().waitFor();
  await expect.poll(openProposals, { timeout: 30_000 }).toBe(1);
  expect(await letterOf(suedwind)).toBe("B");
  expect(troubles).toEqual([]);
});

test("the start page says that a change waits, and it is accepted with its reason beside it", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", "/");
  await page.getByText("1 changed rating waits for a decision.").waitFor();
  await page.getByRole("link", { name: "Decide" }).click();
  const proposal = page.getByRole("listitem").filter({ hasText: "Südwind" });
  await proposal.getByText(/^A\. By profit/).waitFor();
  await proposal.getByText(/Figures as before: profit .*The policy has changed\./).waitFor();
  await proposal.getByRole("button", { name: "Accept: Südwind" }).click();
  await page.getByText("No change waits for a decision").waitFor();
  expect(await letterOf(suedwind)).toBe("A");
  await page.getByRole("radio", { name: "Accepted" }).check();
  await page.getByText(/^Bruno Hale, /).waitFor();
  expect(troubles).toEqual([]);
});

test("a rating is set by hand with a reason and a last day, for twelve months at most", async () => {
  const { page, troubles } = await openAs({ browser, server }, "manager", `/parties/${suedwind}`);
  await page.getByRole("button", { name: "Set the rating by hand" }).click();
  const form = page.getByRole("dialog", { name: "Set the rating by hand" });
  await form.getByRole("radio", { name: "C" }).check();
  await form.getByLabel("Reason").fill("Their plant stands still until it is rebuilt");
  await form.getByLabel("Last day").fill(inDays(500));
  await form.getByRole("button", { name: "Set it" }).click();
  await form
    .getByText(/holds for twelve months at most/)
    .first()
    .waitFor();
  await form.getByLabel("Last day").fill(inDays(20));
  await form.getByRole("button", { name: "Set it" }).click();
  await page.getByText("The rating is set").waitFor();
  await page
    .getByText(
      /C\. Set by Bruno Hale until .*: Their plant stands still until it is rebuilt\. By the policy: A\./,
    )
    .first()
    .waitFor();
  await page.getByRole("button", { name: "How it moved" }).click();
  await page
    .getByText(/set by hand, .*Bruno Hale/)
    .first()
    .waitFor();

  await page.goto("/");
  await page.getByText("1 rating set by hand ends within 30 days.").waitFor();
  await page.getByRole("link", { name: "Look at it" }).click();
  const row = page.getByRole("row", { name: /Südwind/ });
  await row.getByText("ends soon").waitFor();
  await row.getByText("Their plant stands still until it is rebuilt").waitFor();
  // A refused try stands in the console of the browser as what it was.
  expect(troubles.filter((trouble) => !trouble.includes("422"))).toEqual([]);
});

test("when its last day has passed the computed rating holds again, and the list says how it ended", async () => {
  await server.database.sql`
    update rating_override
    set set_on = set_on - 40, set_at = set_at - interval '40 days', until_on = now()::date - 5`;
  await recomputeNow(server.database, systemActor("job"));
  expect(await letterOf(suedwind)).toBe("A");
  const { page, troubles } = await openAs({ browser, server }, "auditor", "/insight/rating?tab=set");
  await page.getByText("No rating is set by hand").waitFor();
  await page.getByRole("radio", { name: "Ended" }).check();
  await page
    .getByRole("row", { name: /Südwind/ })
    .getByText("its day passed")
    .waitFor();
  expect(troubles).toEqual([]);
});

async function openProposals(): Promise<number> {
  const [row] = await server.database.sql<{ count: number }>`
    select count(*)::int as count from rating_proposal where state = 'open'`;
  return row?.count ?? 0;
}
