import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportFormats } from "../../contract/data-quality/exports.ts";
import { loadDemoCompany } from "../../demo/load/load-demo-company.ts";
import { writeOut } from "../exports/write-out.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";
import { bringIn, realData } from "./bring-in.ts";

// The long form takes minutes, and hours at 100,000 customers: VITALFEW_LONG=1, and VITALFEW_LONG_CUSTOMERS for a size.
const isLong = process.env.VITALFEW_LONG === "1";
const customers = Number(process.env.VITALFEW_LONG_CUSTOMERS ?? 100_000);
const zoho = realData("legacy-exports/zoho-crm-demo");
const hoursMs = 6 * 3_600_000;

const companies: { name: string; fill: ((db: TestDatabase) => Promise<unknown>) | null }[] = [
  { name: "the Zoho company", fill: zoho === null ? null : (db) => bringIn(db, [zoho]) },
  {
    name: `${customers} customers made up`,
    fill: (db) =>
      loadDemoCompany(db.url, { customers, years: 1, seed: 1, until: "2026-10-31" }, () => undefined),
  },
];
const cases = companies.flatMap((company) => exportFormats.map((format) => ({ ...company, format })));

test.skipIf(!isLong).each(cases)(
  "$name: written out as $format, brought in, written out again, byte for byte",
  async ({ fill, format }) => {
    if (fill === null) return;
    const folder = mkdtempSync(join(tmpdir(), "vitalfew-long-"));
    const [company, empty] = [await testDatabase(), await testDatabase()];
    try {
      await fill(company);
      const out = await writeOut(company, folder, { format });
      const file = join(folder, out.name);
      copyFileSync(out.path, file);
      expect(await bringIn(empty, [file])).toMatchObject({ state: "done", refused: 0, updated: 0 });
      const again = await writeOut(empty, folder, { format });
      expect(readFileSync(again.path).equals(readFileSync(out.path))).toBe(true);
    } finally {
      await company.drop();
      await empty.drop();
      rmSync(folder, { recursive: true });
    }
  },
  hoursMs,
);
