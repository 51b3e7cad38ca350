import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../server/plumbing/ids.ts";
import { aParty } from "../builders.ts";
import { accessibilityProblems, launchBrowser, openPage, waitUntilQuiet } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

let server: TestServer;
let browser: Browser;
let nordwind: string;
let kontor: string;
const ids = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer();
  await world(server.database);
  nordwind = await aParty(server.database, { name: "Nordwind", website: "www.nordwind.example" });
  kontor = await aParty(server.database, { name: "Kontor GmbH", website: "www.kontor.example" });
  for (const name of ["Anna", "Bert", "Carla"]) await person(name, nordwind, "kontor.example");
  await person("Dov", nordwind, "nordwind.example", "unreachable");
  await person("Edda", nordwind, "nordwind.example");
  await person("Fay", kontor, "kontor.example");
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function person(name: string, at: string, house: string, state = "valid") {
  const partyId = await aParty(server.database, { kind: "person", name, stage: "none" });
  ids.set(name, partyId);
  const work = { relationship_id: newId(), type: "works_for", title: "Purchasing" };
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { ...work, party_id: partyId, direction: "from", other_party_id: at },
      { ...work, party_id: at, direction: "to", other_party_id: partyId },
    ])
    .execute();
  const raw = `${name.toLowerCase()}@${house}`;
  await server.database.kysely
    .insertInto("contact_point")
    .values({ party_id: partyId, contact_point_id: newId(), kind: "mail", raw, normalised: raw, state })
    .execute();
}

async function asSteward(address: string): Promise<{ page: Page; troubles: string[] }> {
  const { page, troubles } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people.steward.token, url: server.url }]);
  await page.goto(address);
  return { page, troubles };
}

const placesOf = (name: string) =>
  server.database.sql`
    select o.name, r.until is null as "isOpen"
    from relationship r join party o on o.party_id = r.other_party_id
    where r.party_id = ${ids.get(name) ?? ""} and r.direction = 'from'
    order by o.name`;

test("a steward searches, reads why, moves several by keyboard alone, takes it back, and keeps one as it is", async () => {
  const { page, troubles } = await asSteward("/workplaces");
  await page.getByText("Nobody was searched for yet").waitFor();
  await page.getByRole("button", { name: "Search now" }).click();
  const list = page.getByRole("list", { name: "Where people work" });
  await list.getByText("Anna").waitFor();
  await page.getByText("4 to decide").waitFor();
  await list
    .getByText(
      "Their address is at kontor.example, the site of Kontor GmbH; 2 others at Nordwind do as well.",
    )
    .first()
    .waitFor();
  await list.getByText("Their address at nordwind.example can't be reached").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);

  for (const key of ["x", "j", "x", "j", "x", "m"]) await page.keyboard.press(key);
  await page.getByText("3 people moved.").waitFor();
  await page.getByText("1 to decide").waitFor();
  for (const name of ["Anna", "Bert", "Carla"])
    expect(await placesOf(name)).toEqual([
      { name: "Kontor GmbH", isOpen: true },
      { name: "Nordwind", isOpen: false },
    ]);
  await page.keyboard.press("u");
  await page.getByText("Taken back: all as before for 3 people.").waitFor();
  await page.getByText("4 to decide").waitFor();
  expect(await placesOf("Bert")).toEqual([{ name: "Nordwind", isOpen: true }]);

  await page.getByRole("button", { name: "Right as it is: Bert" }).click();
  await page.getByText("3 to decide").waitFor();
  await page.getByRole("button", { name: "End it today: Dov at Nordwind" }).click();
  await page.getByText("1 person no longer noted there.").waitFor();
  expect(await placesOf("Dov")).toEqual([{ name: "Nordwind", isOpen: false }]);

  await page
    .getByRole("link", { name: "Decided" })
    .or(page.getByRole("tab", { name: "Decided" }))
    .click();
  await page.getByText("1 ended: Dov").waitFor();
  await page.getByText("1 right as noted: Bert").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole("button", { name: "Take back: Dov" }).click();
  await page.getByText("Taken back: all as before for 1 person.").waitFor();
  expect(await placesOf("Dov")).toEqual([{ name: "Nordwind", isOpen: true }]);
  expect(troubles).toEqual([]);
});

test("a person's card asks whether they work there, and an organisation's says who is in doubt", async () => {
  const { page, troubles } = await asSteward(`/parties/${ids.get("Anna")}`);
  const note = page.getByRole("note").filter({ hasText: "Do they work there?" });
  await note.getByText("Anna seems to work at Kontor GmbH.").waitFor();
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.goto(`/parties/${nordwind}?tab=relations`);
  const doubt = page.getByRole("note").filter({ hasText: "Where 3 people work" });
  await doubt.getByText("Carla seems to work at Kontor GmbH.").waitFor();
  await doubt.getByRole("link", { name: "Look at them" }).click();
  await page.getByText("About Nordwind").waitFor();
  await page.getByText("3 to decide").waitFor();
  await page.goto(`/parties/${kontor}?tab=relations`);
  await page.getByText("Anna, noted at Nordwind, seems to work here.").waitFor();
  await page.goto(`/parties/${ids.get("Anna")}`);
  await note.getByRole("button", { name: "Move Anna to Kontor GmbH" }).click();
  await expect.poll(() => note.count()).toBe(0);
  expect(await placesOf("Anna")).toEqual([
    { name: "Kontor GmbH", isOpen: true },
    { name: "Nordwind", isOpen: false },
  ]);
  expect(troubles).toEqual([]);
});
