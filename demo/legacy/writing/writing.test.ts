import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localTimeOf, startOfDay } from "./local-time.ts";
import { openTables } from "./open-tables.ts";
import { dayTurned, englishAmount, germanAmount, germanDay, tableFormats, usDay } from "./written-forms.ts";

test.each([
  ["0", "0,00", "0.00"],
  ["12.5", "12,50", "12.50"],
  ["1234.50", "1.234,50", "1,234.50"],
  ["-1234567.8", "1.234.567,80-", "-1,234,567.80"],
  // Three decimals would look like thousands.
  ["0.125", "0,1250", "0.1250"],
])("%s is written %s there and %s elsewhere", (amount, german, english) => {
  expect([germanAmount(amount), englishAmount(amount)]).toEqual([german, english]);
});

test("days are written in each country's order, and one in the wrong order may be none", () => {
  expect([germanDay("2026-07-03"), usDay("2026-07-03")]).toEqual(["03.07.2026", "7/3/2026"]);
  expect([dayTurned("2026-07-03"), dayTurned("2026-07-31")]).toEqual(["2026-03-07", "2026-31-07"]);
});

test("instants are written as the clock showed them, on both sides of its change", () => {
  const local = localTimeOf("Europe/Berlin", "2023-11-01", "2026-10-31");
  expect(local("2026-03-29T00:59:00Z")).toBe("2026-03-29T01:59:00+01:00");
  expect(local("2026-03-29T01:00:00Z")).toBe("2026-03-29T03:00:00+02:00");
  expect(local("2026-10-25T00:59:00Z")).toBe("2026-10-25T02:59:00+02:00");
  expect(local("2026-10-25T01:00:00Z")).toBe("2026-10-25T02:00:00+01:00");
  expect(startOfDay(local, "2026-07-01")).toBe("2026-06-30T22:00:00Z");
  expect(localTimeOf("UTC", "2026-01-01", "2026-02-01")("2026-01-05T08:00:00Z")).toBe(
    "2026-01-05T08:00:00+00:00",
  );
  expect(localTimeOf("America/New_York", "2026-01-01", "2026-08-01")("2026-07-05T08:00:00Z")).toBe(
    "2026-07-05T04:00:00-04:00",
  );
});

test("cells with delimiters, quotes and line ends are quoted, and the rest stands plain", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vitalfew-table-"));
  const open = await openTables(folder, tableFormats.erp, () => {});
  const table = await open("t.csv", ["A", "B"]);
  table.write({ A: 'six "feet"; under', B: "two\nlines" });
  table.write({ A: "1.234,50", B: "É" });
  table.writeLine(["TOTAL"]);
  await table.close();
  expect(readFileSync(join(folder, "t.csv"), "latin1")).toBe(
    'A;B\r\n"six ""feet""; under";"two\nlines"\r\n1.234,50;É\r\nTOTAL\r\n',
  );
  expect([table.rows, table.bytes]).toEqual([2, 59]);
  rmSync(folder, { recursive: true });
});
