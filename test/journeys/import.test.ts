import { expect, test } from "vitest";
import { accessibilityProblems } from "../harness/browser.ts";
import { importJourney } from "./import-journey.ts";

const journey = importJourney();

const accounts = `ACCOUNTID,Account Name,Account Owner Id,Account Owner,Account Type,Industry,Website,Fax Machine
2,Laura Ashley,1011,Tina Thomas,Customer,Technology,BetaPages.com,old
3,Angel's,1009,Nobody,Prospect,Manufacturing,CompHotel.com,
3,Angel's again,1009,Nobody,Prospect,Manufacturing,CompHotel.com,
`;
const users = "USER_ID,First Name,Last Name,Email\n1011,Tina,Thomas,tina@finepick.example\n";

function someFiles(): string[] {
  const files = { "Accounts.csv": accounts, "Users.csv": users, "notes.txt": "Call them on Monday.\n" };
  return Object.entries(files).map(([name, text]) => journey.write(name, text));
}

test("files are dropped, rehearsed, loaded and taken back", async () => {
  const { page, troubles } = await journey.open("/imports");
  await page.getByRole("link", { name: "Bring in files" }).first().click();

  await page.locator("input[type=file]").first().setInputFiles(someFiles());
  await page.getByText("Zoho Accounts, about 3 rows, UTF-8").waitFor();
  await page.getByText("From no system that is known here").waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole("button", { name: "Look at these files" }).click();
  await page.getByText("Zoho Accounts, 3 rows, UTF-8").waitFor();
  await page.getByRole("button", { name: /^What Fax Machine is: Field of yours/ }).waitFor();
  await page.getByRole("button", { name: "More about Fax Machine" }).click();
  await page.getByRole("heading", { name: "What stands in it" }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByRole("checkbox", { name: "Load notes.txt" }).uncheck();
  await page.getByRole("button", { name: "Rehearse" }).click();
  await page.getByRole("button", { name: "Load these rows" }).waitFor();
  await page.getByRole("img", { name: "4 read = 3 created + 0 updated + 0 unchanged + 1 refused" }).waitFor();
  await page.getByText("Id stands twice").waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await organisations()).toEqual(["Our company"]);

  await page.getByRole("button", { name: "Load these rows" }).click();
  await page.getByRole("link", { name: "Open this run" }).click();
  await page.getByRole("heading", { name: "Import 3 files" }).waitFor();
  expect(await organisations()).toEqual(["Angel's", "Laura Ashley", "Our company"]);
  await page.getByRole("listitem").filter({ hasText: "Reference leads nowhere" }).getByRole("link").click();
  await page.getByText("1009").first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByRole("button", { name: "Take this load back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take this load back" }).click();
  await page.getByRole("heading", { name: /^Undo/ }).waitFor();
  await page.getByText("The counts balance.").waitFor();
  expect(await organisations()).toEqual(["Our company"]);
  expect(troubles).toEqual([]);
}, 120_000);

async function organisations(): Promise<string[]> {
  const rows = await journey.database.sql<{ name: string }>`
    select name from party where kind = 'organisation' order by name`;
  return rows.map((row) => row.name);
}
