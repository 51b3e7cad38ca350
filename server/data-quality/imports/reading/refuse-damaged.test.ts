import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import { bringIn, contentOf } from "../../../../test/reference/bring-in.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { askForImport, workOnImport } from "../run-import.ts";
import { stageFiles } from "../staging/stage-files.ts";
import { findFiles } from "./find-files.ts";
import { damageOf, refuseDamaged } from "./refuse-damaged.ts";
import { lookAtFile } from "./tables/look-at-files.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-damaged-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const accounts = (rows: number) =>
  [
    "ACCOUNTID,Account Name,Account Type",
    ...Array.from({ length: rows }, (_, nth) => `${nth},Company ${(nth * 7919) % 10_007},Customer`),
  ].join("\n");
const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

/** Brings the folder in, beside a file that is whole, and expects a failed run that left nothing behind. */
async function expectRefused(code: string, ...says: string[]): Promise<void> {
  put("Aaa_Accounts.csv", accounts(3));
  const before = await contentOf(db);
  const refusal = await bringIn(db, [folder]).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code });
  const [run] = await db.sql<{ state: string; failure: string }>`select state, failure from run`;
  expect(run?.state).toBe("failed");
  for (const words of says) expect(run?.failure).toContain(words);
  expect(await contentOf(db)).toEqual(before);
  const [staged] = await db.sql`select count(*) as count from staged_row`;
  expect(staged).toEqual({ count: 0 });
}

test("a packed file that ends in the middle is refused by name", async () => {
  put("Accounts.csv.gz", gzipSync(accounts(2000)).subarray(0, 3000));
  await expectRefused("import_file_cut_off", "Accounts.csv.gz ends in the middle");
});

test("a packed file whose bytes are damaged is refused by name", async () => {
  const packed = gzipSync(accounts(2000));
  packed.fill(255, 2000, 2400);
  put("Accounts.csv.gz", packed);
  await expectRefused("import_file_damaged", "Accounts.csv.gz is damaged");
});

test.each([1, 3000])("a cell in quotes that never ends is refused with its row (after %i)", async (rows) => {
  put("Accounts.csv", `${accounts(rows)}\n9999,"Open end,Customer\n10000,Behind,Customer\n`);
  await expectRefused("import_quote_open", "Accounts.csv a cell", `in row ${rows + 2} and never ends`);
});

test("an open quote in a file that is none of ours does not keep the others from coming in", async () => {
  put("README.md", '"Read me first\n');
  put("Accounts.csv", accounts(3));
  expect(await bringIn(db, [folder])).toMatchObject({ state: "done", created: 3 });
});

test("a file that goes before anybody looks is refused by name", async () => {
  put("Accounts.csv", accounts(3));
  const files = findFiles([folder]);
  rmSync(join(folder, "Accounts.csv"));
  const input = { files, dryRun: false };
  const runId = await db.write((tx) => askForImport(tx, systemActor("command"), input, false));
  await expect(workOnImport(db, runId)).rejects.toMatchObject({ code: "import_file_gone" });
  const [run] = await db.sql<{ state: string; failure: string }>`select state, failure from run`;
  expect(run).toMatchObject({ state: "failed", failure: expect.stringContaining("Accounts.csv") });
});

test("a file that goes between looking and reading is refused by name", async () => {
  put("Accounts.csv", accounts(3));
  const file = { path: "Accounts.csv", storedAt: join(folder, "Accounts.csv") };
  const planned = { share: null, fixes: [], isLeftOut: false, fileNo: 1 };
  const looks = (await lookAtFile(file)).map((look) => ({ ...look, ...planned }));
  rmSync(file.storedAt);
  const input = { files: [file], dryRun: false };
  const runId = await db.write((tx) => askForImport(tx, systemActor("command"), input, false));
  const run = {
    runId,
    kind: "import",
    input,
    cursor: {},
    db,
    progress: async () => undefined,
    stopIfCancelled: async () => undefined,
  };
  await expect(stageFiles(run, looks)).rejects.toMatchObject({
    code: "import_file_gone",
    details: { file: "Accounts.csv" },
  });
});

// Whoever runs the tests as the system's owner may read every file, so the system's own answer is given here.
test("a file that may not be read is refused by name, and what is no damage stays what it is", async () => {
  const closed = Object.assign(new Error("EACCES: permission denied, open"), { code: "EACCES" });
  await expect(refuseDamaged("Accounts.csv", () => Promise.reject(closed))).rejects.toMatchObject({
    code: "import_file_closed",
    message: expect.stringContaining("Accounts.csv may not be read"),
  });
  const other = new Error("something else");
  expect(damageOf("Accounts.csv", other)).toBe(other);
});
