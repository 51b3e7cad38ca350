import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { importJourney } from "./import-journey.ts";

const journey = importJourney();

const customers = 30;
const invoices = 40;
/** Invoices whose day nobody can read. */
const wrong = 12;

/** What an unknown system left: customers and their invoices, each with a day that can be read in two ways. */
function writeUnknownFolder(): void {
  const numbers = (count: number) => Array.from({ length: count }, (_, nth) => nth + 1);
  const kunden = numbers(customers).map((n) =>
    [
      `K${1000 + n}`,
      `Werk ${n} GmbH`,
      `030 12345${10 + n}`,
      `info@werk${n}.example`,
      ["Köln", "Bremen"][n % 2],
      day(n, 2021),
      ["blau", "rot"][n % 2],
    ].join(";"),
  );
  const rechnungen = numbers(invoices).map((n) =>
    [
      `R${5000 + n}`,
      `K${1001 + (n % customers)}`,
      n <= wrong ? `bald ${n}` : day(n, 2024),
      `${100 * n},50`,
    ].join(";"),
  );
  const write = (name: string, header: string, rows: string[]) =>
    journey.write(name, `${[header, ...rows].join("\r\n")}\r\n`);
  write("Kunden.csv", "Nr;Firma;Telefon;E-Mail;Ort;Kunde seit;Lieblingsfarbe", kunden);
  write("Rechnungen.csv", "Rechnungsnr;Kunde;Rechnungsdatum;Netto", rechnungen);
}

/** Never beyond the twelfth, so that nothing says which part is the month. */
function day(n: number, year: number): string {
  return `0${1 + (n % 9)}/0${1 + ((n * 5) % 9)}/${year}`;
}

test("a folder of unknown files is imported, mended and taken back by keyboard alone", async () => {
  writeUnknownFolder();
  const { page, troubles } = await journey.open("/imports");
  await pressOn(page, page.getByRole("link", { name: "Bring in files" }));

  const asked = page.waitForEvent("filechooser");
  await pressOn(page, page.getByRole("button", { name: "choose a folder" }));
  await (await asked).setFiles(journey.folder);
  await page.getByRole("button", { name: "Look at these files" }).waitFor();
  await pressOn(page, page.getByRole("button", { name: "Look at these files" }));

  await page.getByText("2 questions open").waitFor();
  await page.keyboard.press("n");
  await page.getByRole("group", { name: "Question about Kunde seit" }).waitFor();
  await expectFocus(page, "Day first");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("1 question open").waitFor();
  await page.keyboard.press("n");
  await page.getByRole("group", { name: "Question about Rechnungsdatum" }).waitFor();
  await expectFocus(page, "Day first");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Every column has a reading").waitFor();

  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Load these rows" }).waitFor();
  await pressOn(page, page.getByRole("button", { name: /^12 Value can't be read/ }));
  const grid = page.getByRole("grid", { name: "Rows to mend: Value can't be read" });
  await grid.waitFor();
  for (let n = 1; n <= wrong; n++) {
    await expectFocus(page, /^Rechnungsdatum, row/);
    await page.keyboard.type(`0${1 + (n % 9)}/15/2024`);
    await page.keyboard.press("Enter");
  }
  await expect.poll(() => grid.getByText("mended", { exact: true }).count()).toBe(wrong);

  await page.keyboard.press("Control+Enter");
  await page.getByRole("img", { name: /^70 read = 70 created/ }).waitFor();
  await page.getByText("Rehearsed as it stands").waitFor();
  await page.keyboard.press("Control+Enter");
  await pressOn(page, page.getByRole("link", { name: "See the customers" }));
  await page.getByRole("grid").getByText("Werk 7 GmbH").waitFor();
  expect(await loaded()).toEqual({ organisations: customers, documents: invoices, monthsOfFirst: [2] });

  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await pressOn(page, page.getByRole("link", { name: "Import 2 files" }));
  await pressOn(page, page.getByRole("button", { name: "Take this load back" }));
  await pressOn(page, page.getByRole("dialog").getByRole("button", { name: "Take this load back" }));
  await page.getByRole("heading", { name: /^Undo/ }).waitFor();
  await page.getByText("The counts balance.").waitFor();
  expect(await loaded()).toEqual({ organisations: 0, documents: 0, monthsOfFirst: [] });
  expect(troubles).toEqual([]);
}, 120_000);

/** Goes to a control with Tab, as somebody without a mouse does, and presses Enter. */
async function pressOn(page: Page, control: Locator): Promise<void> {
  await control.first().waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await control.first().evaluate((element) => element === element.ownerDocument.activeElement)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${control}.`);
}

async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  const focused = page.locator(":focus");
  await expect
    .poll(async () => ((await focused.getAttribute("aria-label")) ?? (await focused.innerText())).trim())
    .toMatch(name);
}

async function loaded() {
  const { sql } = journey.database;
  const [counted] = await sql<{ organisations: number; documents: number }>`
    select (select count(*) from party where kind = 'organisation' and name like 'Werk%') as organisations,
      (select count(*) from document) as documents`;
  const months = await sql<{ month: number }>`
    select extract(month from recognised_on)::int as month from document where number = 'R5001'`;
  return { ...counted, monthsOfFirst: months.map(({ month }) => month) };
}
