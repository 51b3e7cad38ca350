import { expect, test } from "vitest";
import { subtotalTeller } from "./subtotals.ts";

const rowsOf = (lines: readonly string[]) =>
  lines.map((line, at) => ({ rowNo: at + 2, cells: line.split(";") }));

/** The rows of a table that are told to sum up others. */
async function told(...lines: string[]): Promise<number[]> {
  const rows = rowsOf(lines);
  const tell = subtotalTeller(4, async function* (row) {
    yield rows.filter(({ rowNo }) => rowNo < row.rowNo);
  });
  const found: number[] = [];
  for (const row of rows) if (await tell(row)) found.push(row.rowNo);
  return found;
}

test("sums by customer, and of all of them", async () => {
  expect(
    await told(
      "Alpha;R1;1.000,00;190,00",
      "Alpha;R2;500,00;95,00",
      ";Zwischensumme Alpha;1.500,00;285,00",
      "Beta;R3;250,50;47,60",
      "Sous-total Beta;;250,50;47,60",
      "Gamma;R4;10,00;1,90",
      "Gamma;R5;-4,00;-0,76",
      "Total Gamma;;6,00;1,14",
      "Grand total;;1.756,50;333,74",
    ),
  ).toEqual([4, 6, 9, 10]);
});

test("a customer who is called so is none, and what only says so isn't either", async () => {
  expect(await told("Alpha;R1;100.00;19.00", "Total Energies;;50.00;9.50", "Beta;R2;7.00;1.33")).toEqual([]);
  expect(await told("Alpha;R1;100.00;", "Summa Ltd;;100.00;", "Beta;R2;7.00;")).toEqual([]);
  expect(await told("Alpha;R1;1.00;1", "Alpha;R2;2.00;1", "Subtotal;;4.00;2")).toEqual([]);
});
