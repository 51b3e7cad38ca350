import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, undo } from "../../../test/reference/bring-in.ts";
import { fillMatchKeys, startFillingMatchKeys } from "./keys/fill-keys.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-keys-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const put = (...rows: string[]) =>
  writeFileSync(
    join(folder, "Accounts.csv"),
    ["ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website,Notes", ...rows].join("\n"),
  );
const keys = () => db.sql`select key_hash, party_id from match_key order by key_hash, party_id`;
const noted = (runId: string) => db.sql`
  select severity, row_no, value from run_problem where run_id = ${runId} and code = 'looks_like_known'`;

test("a load leaves the keys that filling makes, its undo those from before", async () => {
  put("1,Lindqvist Marine AB,,Customer,,lindqvist-marine.example,");
  await db.write(startFillingMatchKeys);
  await fillMatchKeys(db);
  await bringIn(db, [folder]);
  const first = await keys();
  put(
    "1,Lindqvist Offshore AB,,Customer,,lindqvist-offshore.example,",
    "2,Ferrari Colori,,Customer,,colori.example,",
  );
  const { run } = await bringIn(db, [folder]);
  const second = await keys();
  expect(second.length).toBeGreaterThan(first.length);
  await db.write(startFillingMatchKeys);
  await fillMatchKeys(db);
  expect(await keys()).toEqual(second);
  await undo(db, run);
  expect(await keys()).toEqual(first);
});

test("a new row that looks like somebody who is here is noted with what they share; a first load looks for nobody", async () => {
  put("1,Lindqvist Marine AB,,Customer,,lindqvist-marine.example,", "2,Lindqvist Marine,,Customer,,,");
  const first = await bringIn(db, [folder]);
  expect(await noted(first.run)).toEqual([]);
  put(
    "7,Lindqvist Marine Aktiebolag,,Customer,,www.lindqvist-marine.example,",
    "8,Grabowski Tartak,,Customer,,,",
  );
  const rehearsal = await bringIn(db, [folder], { dryRun: true });
  const second = await bringIn(db, [folder]);
  const notes = await noted(second.run);
  expect(await noted(rehearsal.run)).toEqual(notes);
  expect(notes).toMatchObject([{ severity: "warning", row_no: 2 }]);
  expect(String(notes[0]?.value)).toMatch(
    /^Lindqvist Marine Aktiebolag = Lindqvist Marine AB \(.*domain same/,
  );
});
