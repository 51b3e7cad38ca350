import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, undo } from "../../../test/reference/bring-in.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { mergeParties } from "./merge-parties.ts";
import { unmergeParty } from "./unmerge-party.ts";

const actor = systemActor("command");
let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-merged-"));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

async function deliver(name: string, accounts: readonly string[]) {
  const header = "ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website";
  writeFileSync(join(folder, "Accounts.csv"), [header, ...accounts].join("\n"));
  const report = await bringIn(db, [folder]);
  expect(report.state).toBe("done");
  const [party] = await db.sql<{ id: string }>`select party_id as id from party where name = ${name}`;
  return { run: report.run, id: party?.id ?? "" };
}

test("a load whose records are merged with others is taken back once they are apart again", async () => {
  const north = await deliver("Northwind", ["4,Northwind,,Customer,Food,north.example"]);
  const twin = await deliver("Northwind Ltd", ["5,Northwind Ltd,,Customer,Food,north.example"]);
  const merge = (golden: string, member: string) =>
    db.write((tx) => mergeParties({ tx, actor, input: { partyId: golden, memberIds: [member] } }));
  const unmerge = (partyId: string) => db.write((tx) => unmergeParty({ tx, actor, input: { partyId } }));
  const names = async () =>
    (await db.sql<{ name: string }>`select name from party where name like 'Northwind%' order by name`).map(
      ({ name }) => name,
    );

  // Merged into the one that stays, and the one that stays merged into it.
  for (const [golden, member] of [
    [north.id, twin.id],
    [twin.id, north.id],
  ] as const) {
    await merge(golden, member);
    await expect(undo(db, twin.run)).rejects.toMatchObject({ code: "undo_conflicts" });
    expect(await names()).toEqual(["Northwind", "Northwind Ltd"]);
    await unmerge(member);
  }
  expect(await undo(db, twin.run)).toBe("done");
  expect(await names()).toEqual(["Northwind"]);
});
