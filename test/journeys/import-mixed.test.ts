import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { importJourney } from "./import-journey.ts";

const journey = importJourney();

test("a file whose rows are firms and people comes in as both, by a word in each row", async () => {
  const { page, troubles } = await look("Firmen", { person: ["P", "Anna Berg"], firm: ["F", "Werk"] });

  await page.getByRole("button", { name: "Some rows are something else" }).click();
  await page.getByRole("option", { name: "People", exact: true }).click();
  const kinds = page.getByRole("list", { name: "Kinds of rows" });
  await kinds.getByRole("button", { name: /People Art is/ }).waitFor();
  // The less frequent word was taken for them; another column would be chosen in the same line.
  await expect
    .poll(() => kinds.getByRole("button").allInnerTexts())
    .toEqual([
      expect.stringMatching(/all rows that are left$/),
      expect.stringMatching(/^People\s+Art is P$/),
    ]);
  await loadBoth(page, "Firmen", ["Anna Berg", "Werk"]);
  expect(troubles).toEqual([]);
}, 240_000);

test("where the words are known the page says by itself which rows are firms and which are people", async () => {
  const { page, troubles } = await look("Betriebe", {
    person: ["Privat", "Ida Kern"],
    firm: ["Firma", "Hof"],
  });
  const kinds = page.getByRole("list", { name: "Kinds of rows" });
  await expect
    .poll(() => kinds.getByRole("button").allInnerTexts())
    .toEqual([
      expect.stringMatching(/Art is Firma$/),
      expect.stringMatching(/^People\s+all rows that are left$/),
    ]);
  await loadBoth(page, "Betriebe", ["Ida Kern", "Hof"]);
  expect(troubles).toEqual([]);
}, 240_000);

type Said = readonly [string, string];

async function look(file: string, { person, firm }: { person: Said; firm: Said }) {
  const rows = Array.from({ length: 30 }, (_, n) =>
    n % 3 === 0
      ? `${n};${person[0]};${person[1]} ${n};p${n}@${file}.example;Bonn`
      : `${n};${firm[0]};${firm[1]} ${n} GmbH;;Ulm`,
  );
  const path = journey.write(`${file}.csv`, `${["Nr;Art;Name;E-Mail;Ort", ...rows].join("\n")}\n`);
  const opened = await journey.open("/imports/new");
  await opened.page.getByLabel("choose files").first().setInputFiles(path);
  await opened.page.getByRole("button", { name: "Look at these files" }).click();
  return opened;
}

async function loadBoth(page: Page, file: string, [person, firm]: Said) {
  await page.getByRole("table", { name: `Columns of ${file}.csv` }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Rehearsed as it stands").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: "See the customers" }).waitFor();
  const counts = await journey.database.sql`
    select kind, count(*)::integer as count from party
    where name like ${`${person} %`} or name like ${`${firm} %`} group by kind order by kind`;
  expect(counts).toEqual([
    { kind: "organisation", count: 20 },
    { kind: "person", count: 10 },
  ]);
}
