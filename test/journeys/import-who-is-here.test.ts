import { expect, test } from "vitest";
import { accessibilityProblems, waitUntilQuiet } from "../harness/browser.ts";
import { deliver } from "../reference/deliver.ts";
import { importJourney } from "./import-journey.ts";

const journey = importJourney();

const head = "ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website";
const names = ["Lindqvist Marine", "Granberg Tryckeri", "Ahlstrand Bygg"] as const;
const siteOf = (name: string) => `${name.toLowerCase().replace(" ", "-")}.example`;

test("rows that look like somebody here change that record, become their own, or wait, as it is said before the load", async () => {
  const { database } = journey;
  await deliver(database, {
    "Accounts.csv": [
      head,
      ...names.map((name, no) => `${no},${name} AB,,Customer,Ships,${siteOf(name)}`),
    ].join("\n"),
  });
  const here = await database.sql<{ id: string; name: string }>`
    select party_id as id, name from party where name like '% AB' order by name`;
  const rows = names.map((name, no) => `7${no},${name} Aktiebolag,,Customer,Yards,www.${siteOf(name)}`);
  const file = journey.write("Accounts.csv", [head, ...rows, "79,Kontor Nowy,,Customer,Trade,"].join("\n"));

  const { page, troubles } = await journey.open("/imports/new");
  await page.getByLabel("choose files").first().setInputFiles(file);
  await page.getByRole("button", { name: "Look at these files" }).click();
  await page.getByText("Zoho Accounts, 4 rows, UTF-8").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Rehearsed as it stands").waitFor();

  // Each beside the record that is here, with what speaks for it; nobody has said anything yet, so each would be created.
  const beside = page.getByRole("table", { name: "Rows beside the records that are here" });
  await expect.poll(() => beside.getByRole("row").count()).toBe(1 + names.length);
  for (const name of names) {
    const row = beside.getByRole("row").filter({ hasText: `${name} Aktiebolag` });
    await row.getByRole("link", { name: `${name} AB` }).waitFor();
    expect(await row.innerText()).toContain("same domain");
    expect(await row.getByRole("combobox").locator("option").first().innerText()).toBe(
      "As all: Create anyway",
    );
  }
  await equation("4 read = 4 created + 0 updated + 0 unchanged + 0 refused");
  await waitUntilQuiet(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  // However long the steps are, the window itself does not scroll.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  // One for all that are as sure, and two that are otherwise.
  await page
    .getByRole("radiogroup", { name: /^All that are/ })
    .getByRole("radio", { name: "Change that record" })
    .check();
  await page.getByText("As all: Change that record").first().waitFor({ state: "attached" });
  const choose = (name: string, answer: string) =>
    page
      .getByRole("combobox", { name: `What becomes of ${name} Aktiebolag` })
      .selectOption({ label: answer });
  await choose(names[1], "Create anyway");
  await choose(names[2], "Hold back");
  await page.getByText("2 chosen one by one").waitFor();
  await page.getByText("Rehearse again").first().waitFor();

  async function equation(words: string) {
    await page.getByRole("img", { name: words }).waitFor();
  }
  await page.keyboard.press("Control+Enter");
  await equation("4 read = 2 created + 1 updated + 0 unchanged + 1 refused");
  await page.getByText("Rehearsed as it stands").waitFor();
  // What was said stays said, to be thought better of.
  const said = () =>
    beside
      .getByRole("combobox")
      .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value).sort());
  await expect.poll(said).toEqual(["", "create", "wait"]);
  expect(await parties()).toEqual(here.map(({ name }) => [name, "Ships"]));
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: "See the customers" }).waitFor();

  expect(await parties()).toEqual([
    ["Ahlstrand Bygg AB", "Ships"],
    ["Granberg Tryckeri AB", "Ships"],
    ["Granberg Tryckeri Aktiebolag", "Yards"],
    ["Kontor Nowy", "Trade"],
    ["Lindqvist Marine Aktiebolag", "Yards"],
  ]);
  const [changed] =
    await database.sql`select name from party where party_id = ${here.find(({ name }) => name.startsWith("Lind"))?.id ?? ""}`;
  expect(changed).toEqual({ name: "Lindqvist Marine Aktiebolag" });
  expect(troubles).toEqual([]);
}, 240_000);

async function parties() {
  const rows = await journey.database.sql<{ name: string; industry: string }>`
    select name, industry from party where kind = 'organisation' and name <> 'Our company' order by name`;
  return rows.map(({ name, industry }) => [name, industry]);
}
