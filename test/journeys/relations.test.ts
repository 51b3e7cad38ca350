import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../server/plumbing/ids.ts";
import { aPair, aParty, aValue } from "../builders.ts";
import { accessibilityProblems, launchBrowser, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { world } from "../world.ts";
import { openAs } from "./open-as.ts";

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

const party = (name: string, kind = "organisation") =>
  aParty(server.database, { name, kind, stage: kind === "person" ? "none" : "customer" });

async function relate(from: string, to: string, type: string) {
  const relationship_id = newId();
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { relationship_id, type, party_id: from, direction: "from", other_party_id: to },
      { relationship_id, type, party_id: to, direction: "to", other_party_id: from },
    ])
    .execute();
}

/** A company with its group, its people and those of its sister. */
async function aGroup() {
  const root = await party("Nordwind Handels GmbH");
  const head = await party("Nordwind Group SE");
  const sister = await party("Nordwind Logistik GmbH");
  await relate(root, head, "subsidiary_of");
  await relate(sister, head, "subsidiary_of");
  await relate(await party("Kontor & Söhne KG"), root, "supplies");
  await relate(root, await party("Hafenverband Nord e. V."), "member_of");
  for (let no = 1; no <= 24; no++)
    await relate(await party(`Person ${no} of Nordwind`, "person"), root, "works_for");
  for (let no = 1; no <= 12; no++) await relate(await party(`Driver ${no}`, "person"), sister, "works_for");
  await aValue(server.database, root, { profit: 45_088, revenue: 400_000, rating: "B" });
  await aValue(server.database, sister, { profit: -1200, revenue: 9000, rating: "C" });
  return { root, head, sister };
}

test("a card's relations stand as a list and as a picture: bundles open, and what one points at is marked in the other", async () => {
  const { root, head } = await aGroup();
  const { page, troubles } = await openAs({ browser, server }, "manager", `/parties/${root}?tab=relations`);
  const around = page.getByRole("region", { name: "Around it" });
  await around.getByText("Nordwind Logistik GmbH").first().waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);

  const picture = around.locator("[aria-hidden] >> a");
  expect(await picture.count()).toBe(5);
  await around.getByText("Open 24").click();
  await expect.poll(() => picture.count()).toBe(29);
  await around.getByRole("radio", { name: "Three" }).check();
  await around.getByText("Open 12").waitFor();
  await around.getByRole("button", { name: "Open all bundles" }).click();
  await expect.poll(() => picture.count()).toBe(41);
  const boxes = await picture.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  const overlaps = boxes.filter((a, at) =>
    boxes.some(
      (b, other) =>
        other > at && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    ),
  );
  expect(overlaps).toEqual([]);

  // The list is what the keyboard goes through; the picture shows where one is.
  const inList = page.getByRole("link", { name: "Kontor & Söhne KG", exact: true }).first();
  await inList.focus();
  await expect
    .poll(() => picture.filter({ hasText: "Kontor & Söhne KG" }).getAttribute("class"))
    .toMatch(/marked/);
  await picture.filter({ hasText: "Nordwind Group SE" }).hover();
  const line = page.getByRole("listitem").filter({ hasText: "Nordwind Group SE" }).first();
  await expect.poll(() => line.getAttribute("class")).toMatch(/marked/);
  await around
    .getByRole("list", { name: "Further away" })
    .getByText("is a subsidiary of Nordwind Group SE")
    .waitFor();

  await page.goto(`/parties/${head}?tab=relations`);
  await around
    .getByText("With 2 others that belong to it: 43,888 profit of 409,000 revenue in twelve months.")
    .waitFor();
  expect(troubles).toEqual([]);
});

test("who looks related to a household is noted as of it, or never proposed again", async () => {
  const home = await party("Familie Lund", "household");
  const ida = await party("Ida Lund", "person");
  const per = await party("Per Lund", "person");
  const other = await party("Lund household", "household");
  await relate(ida, home, "member_of_household");
  await aPair(server.database, ida, per, { kind: "person", outcome: "related", relation: "household" });
  await aPair(server.database, home, other, {
    kind: "household",
    outcome: "related",
    relation: "same place",
  });
  const { page, troubles } = await openAs({ browser, server }, "steward", `/parties/${home}?tab=relations`);
  const proposals = page.getByRole("list", { name: "Perhaps related" });
  await proposals.getByText("of one household").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  // In the picture they stand dashed beside whom they look related to.
  const proposed = page.locator("[aria-hidden] >> a[class*=proposed]");
  expect((await proposed.allTextContents()).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "Lund household",
    "Per Lund",
  ]);
  await page.getByRole("button", { name: "Note as household: Per Lund" }).click();
  await page.getByText("The relation is noted.").waitFor();
  await page.getByRole("link", { name: "Per Lund" }).first().waitFor();
  await proposals.getByRole("button", { name: /^Not related/ }).click();
  await expect.poll(() => proposals.count()).toBe(0);
  const decided = await server.database.sql`select decision from pair_decision order by decided_at`;
  expect(decided).toEqual([{ decision: "related" }, { decision: "different" }]);
  const members = await server.database.sql`
    select p.name from relationship r join party p on p.party_id = r.other_party_id
    where r.party_id = ${home} and r.type = 'member_of_household' order by p.name`;
  expect(members).toEqual([{ name: "Ida Lund" }, { name: "Per Lund" }]);
  expect(troubles).toEqual([]);
});
