import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aParty } from "../test/builders.ts";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  await aParty(db, { name: "Nordwind" });
  folder = mkdtempSync(join(tmpdir(), "vitalfew-cli-export-"));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

function exportWith(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "vitalfew.ts"), "export", ...args],
    { env: { ...process.env, DATABASE_URL: db.url, VITALFEW_DATA: join(folder, "data") }, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

test("a kind is written to the file that was named, and never over one that is there", () => {
  const out = join(folder, "organisations.csv");
  const made = exportWith("--kind", "organisation", "--out", out, "--json");
  expect(made.status).toBe(0);
  const text = readFileSync(out, "utf8");
  expect(JSON.parse(made.stdout)).toMatchObject({
    state: "done",
    file: out,
    bytes: Buffer.byteLength(text),
    tables: [{ kind: "organisation", rows: 1 }],
  });
  expect(text).toContain(",Nordwind,");
  const again = exportWith("--kind", "organisation", "--out", out);
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining("was left alone") });
});

test("everything goes into a folder under a name of its own", () => {
  const into = mkdtempSync(join(folder, "into-"));
  expect(exportWith("--format", "xlsx", "--out", into).status).toBe(0);
  expect(readdirSync(into)).toEqual([expect.stringMatching(/^vitalfew-\d{4}-\d{2}-\d{2}\.xlsx$/)]);
});

test("what it can't make sense of is said, and nothing is written", () => {
  const out = join(folder, "none.csv");
  expect(exportWith("--out", out, "--kind", "customers")).toMatchObject({ status: 2 });
  expect(exportWith("--kind", "person")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("--out"),
  });
  expect(existsSync(out)).toBe(false);
});
