import { expect, test } from "vitest";
import { importJourney } from "./import-journey.ts";

const journey = importJourney();

test("a file whose rows are firms and people comes in as both, by a word in each row", async () => {
  const rows = Array.from({ length: 30 }, (_, n) =>
    n % 3 === 0 ? `${n};Privat;Anna Berg ${n};anna${n}@post.example;Bonn` : `${n};Firma;Werk ${n} GmbH;;Ulm`,
  );
  const file = journey.write("Firmen.csv", `${["Nr;Art;Name;E-Mail;Ort", ...rows].join("\n")}\n`);
  const { page, troubles } = await journey.open("/imports/new");
  await page.getByLabel("choose files").first().setInputFiles(file);
  await page.getByRole("button", { name: "Look at these files" }).click();

  await page.getByRole("button", { name: "Some rows are something else" }).click();
  await page.getByRole("option", { name: "People", exact: true }).click();
  const kinds = page.getByRole("list", { name: "Kinds of rows" });
  await kinds.getByRole("button", { name: /People Art is/ }).waitFor();
  // The less frequent word was taken for them; another column would be chosen in the same line.
  await expect
    .poll(() => kinds.getByRole("button").allInnerTexts())
    .toEqual([
      expect.stringMatching(/all rows that are left$/),
      expect.stringMatching(/^People\s+Art is Privat$/),
    ]);
  await page.getByRole("table", { name: "Columns of Firmen.csv" }).waitFor();

  await page.keyboard.press("Control+Enter");
  await page.getByText("Rehearsed as it stands").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: "See the customers" }).waitFor();
  const counts = await journey.database.sql`
    select kind, count(*)::integer as count from party where name like 'Anna Berg%' or name like 'Werk %' group by kind order by kind`;
  expect(counts).toEqual([
    { kind: "organisation", count: 20 },
    { kind: "person", count: 10 },
  ]);
  expect(troubles).toEqual([]);
}, 240_000);
