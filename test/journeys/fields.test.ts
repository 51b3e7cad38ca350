import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aParty } from "../builders.ts";
import { launchBrowser, openPage } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await aParty(server.database, { custom: JSON.stringify({ Fleet: "12" }) });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const fields = () => server.database.sql<{ key: string }>`
  select key, title, type, choices, place, is_required, is_hidden, is_retired
  from custom_field where record_kind = 'organisation' order by place`;
const keys = async () => (await fields()).map(({ key }) => key);

test("fields are added, ordered by key and by hand, renamed, required, hidden, given choices and retired", async () => {
  const { page, troubles } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people.owner.token, url: server.url }]);
  await page.goto("/administration/users");
  await page.getByRole("link", { name: "Fields", exact: true }).click();
  await page.getByText("No field of your own yet").waitFor();

  for (const [title, type] of [
    ["Fleet", "number"],
    ["Grade", "text"],
    ["Visited", "day"],
    ["Motto", "text"],
  ] as const) {
    await page.getByLabel("Called", { exact: true }).fill(title);
    await page.getByLabel("Holds", { exact: true }).selectOption(type);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Retire ${title}` }).waitFor();
  }
  expect(await keys()).toEqual(["Fleet", "Grade", "Visited", "Motto"]);

  await page.getByRole("button", { name: /^Move Motto/ }).press("ArrowUp");
  await page.getByText("Motto is number 3 of 4.").waitFor();
  await expect.poll(keys).toEqual(["Fleet", "Grade", "Motto", "Visited"]);
  // The key goes on with the row it was pressed on, up and down.
  await page.keyboard.press("ArrowDown");
  await page.getByText("Motto is number 4 of 4.").waitFor();
  await expect.poll(keys).toEqual(["Fleet", "Grade", "Visited", "Motto"]);
  await page.keyboard.press("ArrowUp");
  await page.getByText("Motto is number 3 of 4.").waitFor();
  await expect.poll(keys).toEqual(["Fleet", "Grade", "Motto", "Visited"]);
  const [grip, target] = [
    page.getByRole("button", { name: /^Move Fleet/ }),
    page.getByRole("button", { name: /^Move Motto/ }),
  ];
  const [from, to] = [await grip.boundingBox(), await target.boundingBox()];
  await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + (to?.height ?? 0), { steps: 6 });
  await page.mouse.up();
  await expect.poll(keys).toEqual(["Grade", "Motto", "Fleet", "Visited"]);

  const called = page.getByLabel("What Fleet is called");
  await called.fill("Vehicles");
  await called.press("Enter");
  await page.getByText("in files and in the API: Fleet").waitFor();
  await page.getByLabel("Vehicles is required").check();
  await page.getByLabel("Visited is shown").uncheck();
  await page.getByRole("button", { name: /^What Grade holds/ }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("gold\nsilver\n\ngold");
  await page.getByRole("button", { name: "Keep it so" }).click();
  await page.getByText("one of 2").waitFor();
  // Another type says first what of the values fits it, and changes none.
  await page.getByRole("button", { name: /^What Vehicles holds/ }).click();
  await page.getByRole("dialog").getByLabel("Holds").selectOption("link");
  await page.getByText("Not written as a link: 1 of 1.").waitFor();
  await page.getByRole("listitem").filter({ hasText: "12" }).getByText("in one record").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();

  // One organisation says something of its fleet, none anything of the others.
  await page.reload();
  await page.getByText("Nobody fills these 3: Grade, Motto, and Visited.").waitFor();
  await page.getByRole("button", { name: "Retire them" }).click();
  await page.getByRole("heading", { name: "Retired" }).waitFor();
  await page.getByRole("button", { name: "Take Grade back into use" }).click();
  await page.getByRole("button", { name: "Retire Grade" }).waitFor();
  await expect.poll(fields).toMatchObject([
    { key: "Grade", choices: ["gold", "silver"], is_retired: false },
    { key: "Motto", is_retired: true },
    { key: "Fleet", title: "Vehicles", type: "number", is_required: true },
    { key: "Visited", is_hidden: true, is_retired: true },
  ]);
  const [events] = await server.database.sql<{ changed: number; by: string[] }>`
    select count(*)::integer as changed, array_agg(distinct actor_name) as by
    from event where name = 'custom_field.changed'`;
  expect(events).toMatchObject({ changed: 8, by: [people.owner.name] });

  // Left first: what a page still asks for is not refused for want of its cookie.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "vitalfew", value: people.manager.token, url: server.url }]);
  await page.goto("/administration/fields?kind=organisation");
  await page.getByText("Only an owner can change fields.").waitFor();
  expect(await page.getByRole("button", { name: "Retire Grade" }).isDisabled()).toBe(true);
  expect(troubles).toEqual([]);
}, 240_000);

test("several choices, a link and a person are filled in with a customer, and shown as what they are", async () => {
  const { sql } = server.database;
  await sql`
    insert into custom_field (record_kind, key, title, type, choices, place, created_at)
    values ('household', 'Seals', 'Seals', 'several', '["gold", "silver", "bronze"]', 1, now()),
      ('household', 'Folder', 'Folder', 'link', '[]', 2, now()),
      ('household', 'Deputy', 'Deputy', 'person', '[]', 3, now())`;
  const partyId = await aParty(server.database, {
    kind: "household",
    name: "Lind",
    custom: JSON.stringify({ Seals: "silver | wood", Deputy: people.seller.name }),
  });
  const { page, troubles } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people.owner.token, url: server.url }]);
  await page.goto(`/parties/${partyId}?tab=data`);
  await page.getByText("silver, wood").waitFor();
  await page
    .getByRole("link", { name: "Edit", exact: true })
    .or(page.getByRole("button", { name: "Edit", exact: true }))
    .first()
    .click();
  const seals = page.getByRole("group", { name: /Seals/ });
  // What is no longer offered stays in sight until it is taken away.
  await seals.getByLabel("wood").uncheck();
  await seals.getByLabel("gold").check();
  await page.getByLabel(/^Folder/).fill("nowhere");
  await page.getByRole("combobox", { name: /^Deputy/ }).selectOption(people.manager.name);
  await page.getByRole("button", { name: "Save the changes" }).click();
  await page.getByText("Folder: write an address that begins with https://").first().waitFor();
  await page.getByLabel(/^Folder/).fill("Contract https://files.example/7");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await page.getByText("gold, silver").waitFor();
  expect(await page.getByRole("link", { name: "Contract" }).getAttribute("href")).toBe(
    "https://files.example/7",
  );
  await page.getByText(people.manager.name).first().waitFor();
  const [row] = await sql`select custom from party where party_id = ${partyId}`;
  expect(row).toEqual({
    custom: {
      Seals: "gold | silver",
      Folder: "Contract https://files.example/7",
      Deputy: people.manager.userId,
    },
  });
  expect(troubles.filter((one) => !one.includes("400"))).toEqual([]);
}, 120_000);
