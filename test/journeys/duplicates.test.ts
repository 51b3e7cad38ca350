import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createParty } from "../../contract/customers.ts";
import { decideDuplicate, decideDuplicateGroup } from "../../contract/data-quality/duplicate-review.ts";
import { workOnSearch } from "../../server/data-quality/duplicates/search-run.ts";
import { workOnMergeSure } from "../../server/data-quality/review/automatic/merge-sure-run.ts";
import { aPair, aParty } from "../builders.ts";
import { accessibilityProblems, launchBrowser, openPage, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { lookalikes } from "../lookalikes.ts";
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

const decisions = async () =>
  server.database.sql<{ decision: string; count: number }>`
    select decision, count(*) as count from pair_decision where taken_back_at is null group by decision order by decision`;

async function reviewAs(who: keyof typeof people, options: Parameters<typeof openPage>[2] = {}) {
  const { page, troubles } = await openPage(browser, server.url, options);
  await page.context().addCookies([{ name: "vitalfew", value: people[who].token, url: server.url }]);
  await page.goto("/duplicates");
  return { page, troubles };
}

test("a steward decides a hundred pairs by keyboard alone", async () => {
  await server.database
    .sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  await lookalikes(server.database, 100);
  const { page, troubles } = await reviewAs("steward");
  await page.getByText("100 to decide").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);

  // What it looks like decides, as a person's eye would: the verdict in the heading.
  await page.evaluate(measureNext);
  for (let no = 0; no < 100; no++) {
    const verdict = await page.getByRole("heading", { level: 2 }).innerText();
    if (verdict.includes("household")) {
      await page.keyboard.press("r");
      await page.getByText("How do they stand to each other?").waitFor();
      await decideBy(page, "Enter");
    } else if (verdict.startsWith("The same")) {
      if (no % 2 === 0) await page.keyboard.press("ArrowRight");
      await decideBy(page, "s");
    } else await decideBy(page, no % 3 === 0 ? "d" : "s");
  }
  await page.getByText("0 to decide", { exact: true }).waitFor();
  await waitUntilQuiet(page);
  const decided = await decisions();
  expect(decided.map(({ decision }) => decision)).toEqual(["different", "related", "same"]);
  expect(decided.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  await page.getByText(/decided today/).waitFor();
  expect(troubles).toEqual([]);

  const times = await page.evaluate(() => globalThis.nextShown ?? []);
  const sorted = times.toSorted((x, y) => x - y);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.info(
    `Next pair shown after the key, of ${times.length}: ${at(0.5)} ms in the middle, ${at(0.95)} ms at the 95th of a hundred, ${at(1)} ms at most.`,
  );
});

/** Presses a key and waits until another pair, or none, stands there. */
async function decideBy(page: Page, key: string): Promise<void> {
  const before = await page.evaluate(() => globalThis.nextShown?.length ?? 0);
  await page.keyboard.press(key);
  await page.waitForFunction((count) => (globalThis.nextShown?.length ?? 0) > count, before, {
    polling: "raf",
  });
}

declare global {
  var nextShown: number[] | undefined;
}

/** By the page's own clock: from the key that decides to the frame in which another pair, or none, stands there. */
function measureNext(): void {
  const shown = () =>
    document.querySelector("[data-pair]")?.getAttribute("data-pair") ??
    (document.querySelector("main h2") === null ? undefined : "none");
  const times: number[] = [];
  globalThis.nextShown = times;
  let [before, pressed] = [shown(), 0];
  document.addEventListener(
    "keydown",
    (event) => {
      if (["s", "d", "Enter"].includes(event.key)) pressed = event.timeStamp;
    },
    true,
  );
  const look = () => {
    const now = shown();
    if (now !== undefined && now !== before && pressed > 0) {
      before = now;
      times.push(performance.now() - pressed);
      pressed = 0;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

test("the first search is asked for here, and what it finds stands there when it ends", async () => {
  await server.database
    .sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  const { page, troubles } = await reviewAs("owner");
  await page.getByRole("heading", { name: "Nobody has searched for duplicates yet" }).waitFor();
  await page.getByRole("main").getByRole("button", { name: "Search now" }).last().click();
  await page.getByText("The search begins in a moment").waitFor();
  const [run] = await server.database.sql<{ runId: string }>`
    select run_id as "runId" from run where kind = 'duplicates' and state = 'waiting'`;
  await workOnSearch(server.database, run?.runId ?? "");
  await page.getByText(/^Searched .* among all .* records/).waitFor();
  await page.locator("[data-pair]").waitFor();
  await page.getByRole("link", { name: "Groups" }).click();
  const groups = page.getByRole("region", { name: "Groups of records that look alike" });
  await groups.getByRole("listitem").first().waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press("o");
  await page.locator("[data-pair]").waitFor();
  expect(troubles).toEqual([]);
  await page.close();
});

test("sure ones are merged all at once, and a person looks at some of them", async () => {
  await server.database
    .sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  await lookalikes(server.database, 12);
  const { page, troubles } = await reviewAs("manager");
  await page.getByRole("link", { name: "Sure ones" }).click();
  const sure = page.getByRole("region", { name: "Pairs a search is sure of" });
  const merge = sure.getByRole("button", { name: /^Merge all \d+: Organisations/ });
  const count = Number((await merge.innerText()).replace(/\D/g, ""));
  await merge.click();
  await page.getByRole("dialog").getByRole("button", { name: "Merge them" }).click();
  await page.getByText("They are being merged").waitFor();
  const [run] = await server.database.sql<{ runId: string }>`
    select run_id as "runId" from run where kind = 'merge_sure' and state = 'waiting'`;
  await workOnMergeSure(server.database, run?.runId ?? "");
  await page.reload();
  await page.getByText(`${count} to look at`).waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press("y");
  await page.getByText(`${count - 1} to look at`).waitFor();
  // A key pressed before the next one may be answered says nothing.
  await expect.poll(() => page.getByRole("button", { name: /^Wrong/ }).isEnabled()).toBe(true);
  await page.keyboard.press("n");
  await page.getByText("They are two records again").waitFor();
  await sure.getByText("1 of 2 looked at were right").waitFor();
  expect(await decisions()).toEqual([{ decision: "different", count: 1 }]);
  expect(troubles).toEqual([]);
  await page.close();
});

test("one undoes, puts off, splits a group, and sees what others did; a thumb can do it too", async () => {
  await server.database
    .sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  await lookalikes(server.database, 12);
  const { page, troubles } = await reviewAs("manager");
  await page.getByText("12 to decide").waitFor();
  await page.getByText("counts if the two are kept as one. Every mail and phone counts.").waitFor();
  await page
    .getByText(/^Counts if the two are one: /)
    .first()
    .waitFor();
  const first = await page.locator("[data-pair]").getAttribute("data-pair");
  const shown = () => page.locator("[data-pair]").getAttribute("data-pair");

  await page.keyboard.press("s");
  await page.getByText("is kept as one customer with").waitFor();
  await page.getByText("11 to decide").waitFor();
  await page.keyboard.press("u");
  await page.getByText("Undone: it is as it was before.").waitFor();
  expect(await shown()).toBe(first);
  expect(await decisions()).toEqual([]);

  await page.keyboard.press("k");
  await page.getByText("come again at the end").waitFor();
  expect(await shown()).not.toBe(first);

  // Until the group of four is on the screen.
  while ((await page.getByText("4 records look alike").count()) === 0) {
    const before = await shown();
    await page.keyboard.press("d");
    await expect.poll(shown).not.toBe(before);
  }
  await page.keyboard.press("p");
  await page.keyboard.press("2");
  await page.getByText("another one").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByText("1 is kept apart from the other 3.").waitFor();
  await page.keyboard.press("u");
  await page.getByText("Undone: it is as it was before.").waitFor();

  // The whole of it with one key, and why.
  await page.getByText("4 records look alike").waitFor();
  await page.keyboard.press("w");
  await page.getByRole("textbox", { name: "Why" }).fill("One shipping company");
  await page.keyboard.press("Enter");
  await page.getByText("Why: One shipping company").waitFor();
  await page.keyboard.press("a");
  await page.getByText(/^All 4 are kept as one customer/).waitFor();
  await expect
    .poll(async () => (await decisions()).find(({ decision }) => decision === "same")?.count)
    .toBe(3);
  await page.keyboard.press("u");
  await page.getByText("Undone: it is as it was before.").waitFor();

  // The same in the list of groups.
  await page.getByRole("link", { name: "Groups" }).click();
  const groups = page.getByRole("region", { name: "Groups of records that look alike" });
  await groups.getByText("4 records").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  while ((await groups.locator("[aria-current]").getByText("4 records").count()) === 0)
    await page.keyboard.press("j");
  await page.keyboard.press("a");
  await groups
    .getByText(/^All 4 are kept as one customer/)
    .first()
    .waitFor();
  await expect
    .poll(async () => (await decisions()).find(({ decision }) => decision === "same")?.count)
    .toBe(3);
  await page.keyboard.press("u");
  await expect.poll(async () => (await decisions()).some(({ decision }) => decision === "same")).toBe(false);

  await page.getByRole("link", { name: "Decided" }).click();
  const list = page.getByRole("region", { name: "What was decided" });
  await list.getByText("undone by Bruno Hale").first().waitFor();
  await list
    .getByText(/One shipping company/)
    .first()
    .waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await list
    .getByRole("button", { name: /^Undo: / })
    .first()
    .click();
  await page.getByText("Undone: it is as it was before.").waitFor();
  await page.close();

  const phone = await reviewAs("steward", { screen: "phone" });
  await phone.page
    .getByText(/to decide/)
    .last()
    .waitFor();
  // Every tab stands whole beside the button that searches.
  const boxOf = async (role: "link" | "button", name: string) =>
    phone.page.getByRole(role, { name, exact: true }).boundingBox();
  const [tab, search] = [await boxOf("link", "Decided"), await boxOf("button", "Search now")];
  expect((tab?.x ?? 0) + (tab?.width ?? 0)).toBeLessThanOrEqual(search?.x ?? 0);
  const onPhone = await phone.page.locator("[data-pair]").getAttribute("data-pair");
  await phone.page.getByRole("button", { name: /^Different/ }).click();
  await phone.page.getByText("are two.").waitFor();
  expect(await phone.page.locator("[data-pair]").getAttribute("data-pair")).not.toBe(onPhone);
  await waitUntilQuiet(phone.page);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await accessibilityProblems(phone.page)).toEqual([]);
  expect([...troubles, ...phone.troubles]).toEqual([]);
});

test("what happens to who is here already is drafted on a page of its own, approved by somebody else, and held at the door", async () => {
  await server.database
    .sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  const at = async (who: keyof typeof people, options: Parameters<typeof openPage>[2] = {}) => {
    const opened = await openPage(browser, server.url, options);
    await opened.page.context().addCookies([{ name: "vitalfew", value: people[who].token, url: server.url }]);
    await opened.page.goto("/administration/workspace");
    await opened.page.getByRole("link", { name: "Duplicates" }).last().click();
    await opened.page.getByRole("table", { name: "When a record looks like one that is here" }).waitFor();
    return opened;
  };
  const { page, troubles } = await at("manager");
  await page.getByRole("button", { name: "Draft a new version" }).click();
  await page.getByLabel("Organisations: Probably the same").selectOption("Nobody enters a second one");
  await page.getByRole("button", { name: "Treat a role otherwise" }).click();
  await page.getByLabel("Role", { exact: true }).selectOption("Steward");
  await page.getByLabel("Steward, all kinds: Probably the same").selectOption("It is shown");
  await page.getByLabel("People: what happens to sure pairs").selectOption("Decided on one by one");
  await page.getByRole("button", { name: "Treat a role otherwise" }).click();
  await page.getByRole("button", { name: "Remove the row of Operator, all kinds" }).click();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel("Why it is changed").fill("Two branches entered everybody twice");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("For the role steward: if it is probably the same, what is here is shown.").waitFor();
  await page.getByText("You drafted it, so somebody else has to approve it.").waitFor();
  await page.close();

  const owner = await at("owner", { screen: "phone" });
  await owner.page.getByRole("button", { name: "Approve" }).click();
  await owner.page.getByRole("dialog").getByRole("button", { name: "Put it in force" }).click();
  await owner.page.getByText(/drafted by Bruno Hale, approved by Ada Quill/).waitFor();
  await owner.page
    .getByRole("row", { name: /^Steward, all kinds/ })
    .getByText("It is shown")
    .waitFor();
  await owner.page
    .getByRole("row", { name: /^People/ })
    .getByText("Decided on one by one")
    .waitFor();
  await waitUntilQuiet(owner.page);
  expect(await owner.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await accessibilityProblems(owner.page)).toEqual([]);

  // Who only reads it sees beside each kind what merging by itself has come to.
  const auditor = await at("auditor");
  const automatic = auditor.page.getByRole("table", { name: "Pairs that a search is sure of" });
  await automatic.getByRole("columnheader", { name: "How right that was" }).waitFor();
  await automatic.getByText("nobody has looked at any yet").first().waitFor();
  expect(await auditor.page.getByRole("button", { name: "Draft a new version" }).count()).toBe(0);

  const entered = (who: "operator" | "steward") =>
    asPerson(server, who).call(createParty, {
      kind: "organisation",
      name: "Kontor am Kai",
      contactPoints: [{ kind: "phone", raw: "+49 421 5550188" }],
    });
  expect((await entered("operator")).status).toBe(201);
  expect((await entered("operator")).problem?.code).toBe("party_duplicate_blocked");
  expect((await entered("steward")).status).toBe(201);
  expect([...troubles, ...owner.troubles, ...auditor.troubles]).toEqual([]);
  await server.database.sql`delete from policy where kind = 'duplicate' and version = 2`;
});

test("of two who decide on groups that overlap the second is told who was first, and goes on; what is left of one stays open", async () => {
  const { database } = server;
  await database.sql`truncate duplicate_pair, duplicate_member, duplicate_claim, duplicate_skip, pair_decision`;
  const ids: string[] = [];
  for (const name of ["Brake", "Lostein", "Marhof", "Duwil", "Garten", "Ostfri", "Zehnau"])
    ids.push(await aParty(database, { name: `${name} Werft` }));
  const [a = "", b = "", c = "", d = "", e = "", f = "", g = ""] = ids;
  // Two groups that share b and c, and one beside them; each pair stands for all that touch it.
  for (const [one, other, rank] of [
    [a, b, 9],
    [b, c, 5],
    [c, d, 8],
    [e, f, 4],
    [f, g, 3],
  ] as const)
    await aPair(database, one, other, { rank, band: "possible", outcome: "unsure" });
  const { page, troubles } = await reviewAs("steward");
  await page.goto("/duplicates?tab=clusters");
  const groups = page.getByRole("region", { name: "Groups of records that look alike" });
  const current = groups.locator("[aria-current]");
  await current.getByText("Brake Werft").waitFor();
  expect(await groups.getByRole("listitem").count()).toBe(3);
  // Whose name would count stands there before anybody merges them.
  expect(await current.getByText(/^Counts if all of them are one/).count()).toBe(1);

  const other = asPerson(server, "manager");
  expect(
    (await other.call(decideDuplicateGroup, { partyIds: [a, b, c], decision: "different" })).status,
  ).toBe(201);
  const told =
    /Bruno Hale has decided on .+ Werft and .+ Werft already \(different\)\. Go on with the next ones/;
  await page.keyboard.press("n");
  // The next one is at hand at once, and both the group and the bar below say who was first.
  await current.getByText("Duwil Werft").waitFor();
  await groups.getByRole("status").getByText(told).waitFor();
  const decided = groups.getByRole("listitem").filter({ hasText: told });
  await decided.waitFor();
  expect(await decided.getByRole("button").count()).toBe(0);
  expect(await groups.getByRole("button", { name: "Undo", exact: true }).isEnabled()).toBe(false);

  // Of this one two were kept apart by somebody, so not all of it is the same: it stays open, and what is left can be decided.
  await page.keyboard.press("a");
  await current.getByText("Garten Werft").waitFor();
  const left = groups.getByRole("listitem").filter({ hasText: "Duwil Werft" });
  await left.getByRole("alert").getByText("Bruno Hale decided that").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press("k");
  await current.getByText("Duwil Werft").waitFor();
  await page.keyboard.press("n");
  await current.getByText("Garten Werft").waitFor();
  const apart = groups.getByRole("listitem").filter({ hasText: "All 3 are different." });
  await apart.waitFor();
  await page.keyboard.press("u");
  await current.getByText("Duwil Werft").waitFor();
  await groups.getByRole("status").getByText("Undone: it is as it was before.").waitFor();
  await page.keyboard.press("n");
  await apart.waitFor();

  // The same pair by pair: what was decided on around it stands there, and the key decides on what is left.
  await page.goto("/duplicates");
  await page.getByText("3 records look alike").waitFor();
  await other.call(decideDuplicate, { partyId: e, otherPartyId: g, decision: "different" });
  await page.keyboard.press("a");
  await page.getByRole("alert").getByText("Bruno Hale decided that").waitFor();
  await page.getByText("another one").first().waitFor();
  expect(await decisions()).toEqual([{ decision: "different", count: 6 }]);
  expect(troubles.filter((said) => !said.includes("409"))).toEqual([]);
  await page.close();
});
