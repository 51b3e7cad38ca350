import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFormats } from "../../../contract/data-quality/exports.ts";
import { nastyCompany } from "../../../test/exports/nasty-company.ts";
import { writeOut } from "../../../test/exports/write-out.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn } from "../../../test/reference/bring-in.ts";

let company: TestDatabase;
let folder: string;
beforeAll(async () => {
  company = await testDatabase();
  await nastyCompany(company);
  folder = mkdtempSync(join(tmpdir(), "vitalfew-round-"));
});
afterAll(async () => {
  await company.drop();
  rmSync(folder, { recursive: true });
});

test.each(exportFormats)(
  "%s brought into an empty workspace and written out again is the same, byte for byte",
  async (format) => {
    const empty = await testDatabase();
    try {
      await empty.sql`update workspace set time_zone = 'Europe/Berlin', country = 'DE'`;
      const out = await writeOut(company, folder, { format });
      expect(out.state).toBe("done");
      const file = join(folder, out.name);
      copyFileSync(out.path, file);

      const report = await bringIn(empty, [file]);
      const problems = await empty.sql`
        select code, path, row_no, field, left(value, 60) as value, message
        from run_problem
        where code <> 'customer_unknown'
        limit 20`;
      expect(problems).toEqual([]);
      expect(report).toMatchObject({ state: "done", refused: 0 });

      const again = await writeOut(empty, folder, { format });
      expect(again.name).toBe(out.name);
      expect(readFileSync(again.path).equals(readFileSync(out.path))).toBe(true);
    } finally {
      await empty.drop();
    }
  },
  // Thirty kinds go in and out; beside others at work that takes its time.
  60_000,
);
