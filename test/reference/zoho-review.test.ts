import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { searchNow } from "../../server/data-quality/duplicates/search-run.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { launchBrowser, openPage, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";
import { bringIn, realData } from "./bring-in.ts";
import { monthsByCustomer } from "./money-by-customer.ts";

// VITALFEW_LONG=1: some thousand keys are pressed, which takes minutes.
const folder = process.env.VITALFEW_LONG === "1" ? realData("legacy-exports/zoho-crm-demo") : null;
const actor = systemActor("command");

describe.skipIf(folder === null)(
  "the duplicates of the Zoho demo account, worked through by keyboard (needs ../shared/data)",
  () => {
    let server: TestServer;
    let browser: Awaited<ReturnType<typeof launchBrowser>>;
    beforeAll(async () => {
      server = await startTestServer({ worker: false });
      await world(server.database);
      await bringIn(server.database, [folder ?? ""]);
      await recomputeNow(server.database, actor);
      await searchNow(server.database, actor);
      browser = await launchBrowser();
    }, 300_000);
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    test("leave nothing open: groups first, then what is left pair by pair", async () => {
      const db = server.database;
      await db.sql`create table month_before as select * from party_month`;
      const [found] = await db.sql<{ pairs: number }>`
        select count(*) as pairs from duplicate_pair where is_open`;
      expect(found?.pairs).toBeGreaterThan(3000);

      const { page, troubles } = await openPage(browser, server.url);
      await page.context().addCookies([{ name: "vitalfew", value: people.steward.token, url: server.url }]);
      page.setDefaultTimeout(120_000);
      const refused: string[] = [];
      page.on("response", async (response) => {
        const isToldAlready =
          response.status() === 409 && (await response.text()).includes("duplicate_decided");
        // A group that was in the list before all of it was decided on with others says so.
        if (response.status() >= 400 && !isToldAlready)
          refused.push(`${response.url().slice(server.url.length)}: ${await response.text()}`);
      });
      const began = performance.now();
      const ofGroups = await decideGroups(page);
      const between = performance.now();
      const ofPairs = await decidePairs(page);
      const seconds = (from: number, to: number) => Math.round((to - from) / 1000);
      console.info(
        `${found?.pairs} pairs: ${ofGroups.same} groups the same and ${ofGroups.different} all different in ${seconds(began, between)} s, ` +
          `${ofGroups.left} left for later; then ${ofPairs.same} pairs the same and ${ofPairs.different} different in ` +
          `${seconds(between, performance.now())} s.`,
      );
      expect(refused).toEqual([]);
      expect(troubles.filter((said) => !said.includes("409"))).toEqual([]);

      const [state] = await db.sql<{ open: number; decided: number; merged: number; same: number }>`
        select
          (select count(*) from duplicate_pair where is_open) as open,
          (select count(*) from pair_decision where taken_back_at is null) as decided,
          (select count(*) from merge_event where undone_at is null) as merged,
          (select count(*) from pair_decision where taken_back_at is null and decision = 'same') as same`;
      expect(state).toMatchObject({ open: 0, merged: state?.same });
      await page.getByText(`${(state?.decided ?? 0).toLocaleString("en-GB")} decided today`).waitFor();

      // What is kept as one is what was decided to be the same, and nothing that was decided to be different.
      const [kept] = await db.sql<{ apart: number; notJoined: number; unsaid: number }>`
        select
          count(*) filter (where decision = 'different' and one.golden_id = other.golden_id) as apart,
          count(*) filter (where decision = 'same' and one.golden_id <> other.golden_id) as "notJoined",
          (
            select count(*) from party
            where golden_id <> party_id
              and not exists (
                select from pair_decision as made
                where made.merged_id = party.party_id and made.taken_back_at is null
              )
          ) as unsaid
        from pair_decision
        join party as one on one.party_id = pair_decision.party_id
        join party as other on other.party_id = pair_decision.other_party_id
        where taken_back_at is null`;
      expect(kept).toEqual({ apart: 0, notJoined: 0, unsaid: 0 });

      expect((await recomputeNow(db, actor)).state).toBe("done");
      expect(await monthsByCustomer(db, "party_month")).toEqual(await monthsByCustomer(db, "month_before"));

      // Some are taken back on the screen, the last ones first: they are two again, and asked about again.
      await page.getByRole("link", { name: "Decided" }).click();
      const undo = page
        .getByRole("region", { name: "What was decided" })
        .getByRole("button", { name: /are the same$/ });
      for (const more = page.getByRole("button", { name: "Show more" }); (await undo.count()) < 5; ) {
        await more.click();
        await waitUntilQuiet(page);
      }
      for (let no = 0; no < 5; no++) {
        const left = await undo.count();
        await undo.first().click();
        await expect.poll(() => undo.count()).toBeLessThan(left);
      }
      const [after] = await db.sql<{ open: number; merged: number }>`
        select (select count(*) from duplicate_pair where is_open) as open,
          (select count(*) from merge_event where undone_at is null) as merged`;
      expect(after?.open).toBeGreaterThanOrEqual(5);
      expect(after?.merged).toBeLessThanOrEqual((state?.merged ?? 0) - 5);

      expect((await recomputeNow(db, actor)).state).toBe("done");
      expect(await monthsByCustomer(db, "party_month")).toEqual(await monthsByCustomer(db, "month_before"));
    }, 3_600_000);
  },
);

type Tally = { same: number; different: number; left: number };

/** What is read off the screen of a group: whether all share a mail or a site, none does, or some do. */
async function decideGroups(page: Page): Promise<Tally> {
  const tally = { same: 0, different: 0, left: 0 };
  await page.goto("/duplicates?tab=clusters");
  await page.locator("[data-group][aria-current]").waitFor();
  await waitUntilQuiet(page);
  for (let before = ""; ; ) {
    const at = await page.evaluate(lookAtGroup);
    if (at === null || at.key === before) break;
    before = at.key;
    if (at.isDecided) break;
    const key = at.share === "all" ? "a" : at.share === "none" ? "n" : "j";
    tally[key === "a" ? "same" : key === "n" ? "different" : "left"] += 1;
    await page.keyboard.press(key);
    await page
      .waitForFunction(
        (was) => document.querySelector("[data-group][aria-current]")?.getAttribute("data-group") !== was,
        before,
        { polling: "raf", timeout: 20_000 },
      )
      .catch(() => undefined);
  }
  // All that is on its way has arrived.
  await page.waitForFunction(
    () => document.querySelector("[data-group][aria-busy=true]") === null,
    undefined,
    { timeout: 600_000 },
  );
  return tally;
}

function lookAtGroup(): { key: string; share: "all" | "none" | "some"; isDecided: boolean } | null {
  const row = document.querySelector("[data-group][aria-current]");
  if (row === null) return null;
  const records = [...row.querySelectorAll("tr")].map((record) =>
    [...record.querySelectorAll("td")]
      .map((cell) => cell.textContent.trim().toLowerCase())
      .filter((text) => /^\S+\.[a-z]{2,}\/?$/.test(text)),
  );
  const pairs = records.flatMap((one, no) =>
    records.slice(no + 1).map((other) => one.some((said) => other.includes(said))),
  );
  const share = pairs.every(Boolean) ? "all" : pairs.some(Boolean) ? "some" : "none";
  return { key: row.getAttribute("data-group") ?? "", share, isDecided: records.length === 0 };
}

/** Pair after pair: the same where they share a mail or a site. */
async function decidePairs(page: Page): Promise<Omit<Tally, "left">> {
  const tally = { same: 0, different: 0 };
  await page.goto("/duplicates");
  for (;;) {
    await page.waitForFunction(
      () =>
        document.querySelector("[data-pair]:not([aria-busy=true])") !== null ||
        document.querySelector("main h2")?.textContent === "Nothing to decide",
      undefined,
      { polling: "raf" },
    );
    const at = await page.evaluate(lookAtPair);
    if (at === null) break;
    tally[at.isShared ? "same" : "different"] += 1;
    await page.keyboard.press(at.isShared ? "s" : "d");
    await page.waitForFunction(
      (was) => document.querySelector("[data-pair]:not([aria-busy=true])")?.getAttribute("data-pair") !== was,
      at.key,
      { polling: "raf" },
    );
  }
  await waitUntilQuiet(page);
  return tally;
}

function lookAtPair(): { key: string; isShared: boolean } | null {
  const pair = document.querySelector("[data-pair]");
  if (pair === null) return null;
  const isShared = [...pair.querySelectorAll("tbody tr")].some((row) => {
    const field = row.querySelector("th")?.textContent;
    const [one = "", other] = [...row.querySelectorAll("td")].map((cell) =>
      cell.textContent.trim().toLowerCase(),
    );
    return (field === "Mail" || field === "Site") && one.includes(".") && one === other;
  });
  return { key: pair.getAttribute("data-pair") ?? "", isShared };
}
