import { expect, test } from "vitest";
import { importJourney } from "./import-journey.ts";

const journey = importJourney();

test("whom a list says not to write to is proposed before the load, and not to be used behind it", async () => {
  const rows = ["Ada", "Ben", "Cora", "Dan", "Eva", "Finn"].map((name, n) =>
    [name, "Stone", `${name.toLowerCase()}@firm.example`, n < 2 ? "Yes" : "No"].join(","),
  );
  const file = journey.write(
    "people.csv",
    `${["First Name,Last Name,Email,Email Opt Out", ...rows].join("\n")}\n`,
  );
  const { page, troubles } = await journey.open("/imports/new");
  await page.getByLabel("choose files").first().setInputFiles(file);
  await page.getByRole("button", { name: "Look at these files" }).click();

  const columns = page.getByRole("table", { name: "Columns of people.csv" });
  await columns.getByText("Mail address not to be used").first().waitFor();

  await page.keyboard.press("Control+Enter");
  await page.getByText("Rehearsed as it stands").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: "See the customers" }).waitFor();
  const kept = await journey.database.sql`select address from suppression order by 1`;
  expect(kept).toEqual([{ address: "ada@firm.example" }, { address: "ben@firm.example" }]);
  expect(troubles).toEqual([]);
}, 240_000);
